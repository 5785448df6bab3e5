"""On which line of a file does an offset stand? Lines and columns count from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """Where each line of a text begins."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of ``text``, however they end (LF, CRLF or CR)."""
        return cls((0, *(match.end() for match in _LINE_END.finditer(text))))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of the letter at ``offset``."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def written(self, number: int, text: str) -> str:
        """Line ``number`` of the text, counted from 0, without its line end."""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(text)
        return text[self.starts[number] : end].rstrip("\r\n")
