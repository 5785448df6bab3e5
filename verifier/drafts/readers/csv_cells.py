"""Where in its file does each cell of a table of comma-separated values stand, letter by letter?

Cells are parted as Python's ``csv`` and spreadsheet programs do: a quotation mark counts only at
the beginning of a cell, and two of them within it are one. Every letter is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from verifier.drafts.readers.manuscript import Piece


@dataclass(frozen=True, slots=True)
class WrittenCell:
    """A cell: its letters, and where they stand in the file."""

    text: str
    pieces: tuple[Piece, ...]
    start: int
    end: int
    closed: bool = True
    """False where a quotation mark opens it that nothing closes: it has swallowed the rest."""


def written_rows(text: str, delimiter: str) -> Iterator[tuple[WrittenCell, ...]]:
    """The rows of a text, those without any letter left out."""
    cell_at = _cells(delimiter)
    at = 0
    row: list[WrittenCell] = []
    while at < len(text):
        found = cell_at.match(text, at)
        assert found is not None  # it matches nothing, too
        row.append(_cell(text, found))
        at = found.end()
        if text.startswith(delimiter, at):
            at += 1
            if at < len(text):
                continue
            row.append(WrittenCell("", (), at, at))
        elif text.startswith("\r\n", at):
            at += 2
        else:
            at += 1
        if any(cell.text.strip() for cell in row):
            yield tuple(row)
        row = []


@cache
def _cells(delimiter: str) -> re.Pattern[str]:
    bare = rf"[^{re.escape(delimiter)}\r\n]*+"
    return re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*+)(?P<mark>"?+))?+(?P<bare>{bare})')


def _cell(text: str, found: re.Match[str]) -> WrittenCell:
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    if found["quoted"] is not None:
        start = found.start("quoted")
        for part in re.findall(r'[^"]+|""', found["quoted"]):
            letters = '"' if part == '""' else part
            pieces.append(Piece(at, start, start + len(part)))
            parts.append(letters)
            at += len(letters)
            start += len(part)
    if found["bare"]:
        start, end = found.span("bare")
        pieces.append(Piece(at, start, end))
        parts.append(found["bare"])
    closed = found["quoted"] is None or bool(found["mark"])
    return WrittenCell("".join(parts), tuple(pieces), found.start(), found.end(), closed)
