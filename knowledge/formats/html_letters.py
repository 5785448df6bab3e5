"""Which letters does a block of a page show, and where in the file does each stand?

White space is evened, references turn into letters, and signs that nobody sees go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from knowledge.formats.html_tokens import Letters
from knowledge.formats.items import Stretch

_PIECES = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});?|\s{2,}|[^\S ]"
)
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Respelt:
    """Letters of a block that the file writes in another way: ``&amp;``, a row of spaces."""

    at: int
    length: int
    origin: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Text on lines of its own; ``stretches`` say where in the file its letters stand."""

    text: str
    stretches: tuple[Stretch, ...]
    element: str
    """The innermost element that makes the block: "p", "h2", "li", "td"."""
    linked: int
    """Letters that are part of a link."""
    respelt: tuple[Respelt, ...] = ()


class Making:
    """The block that is being read: white space evened, references turned into letters."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._stretches: list[Stretch] = []
        self._respelt: list[Respelt] = []
        self._length = self._linked = 0
        self._space = True

    def add(self, token: Letters, linked: bool) -> None:
        for start, written, read in _pieces(token):
            if read.isspace() and read != "\u00a0":
                if not self._space:
                    self._append(start, written, written if len(written) == 1 else " ", linked)
                self._space = True
                continue
            if self._space and read.startswith(" "):
                start, written, read = start + 1, written[1:], read[1:]
            if read:
                self._append(start, written, read, linked)
                self._space = read.endswith(" ")

    def add_break(self) -> None:
        if not self._space:
            self._append(-1, "", "\n", False)
            self._space = True

    def _append(self, start: int, written: str, read: str, linked: bool) -> None:
        if written == read:
            last = self._stretches[-1] if self._stretches else None
            if last and last.at + last.length == self._length and last.end == start:
                self._stretches[-1] = Stretch(last.at, last.origin, last.length + len(read))
            else:
                self._stretches.append(Stretch(self._length, start, len(read)))
        elif written and read:
            end = start + len(written)
            self._respelt.append(Respelt(self._length, len(read), start, end))
        self._parts.append(read)
        self._length += len(read)
        self._linked += len(read) if linked else 0

    def made(self, element: str) -> Block | None:
        text = "".join(self._parts).rstrip()
        if not text:
            return None
        stretches = (
            Stretch(s.at, s.origin, min(s.length, len(text) - s.at)) for s in self._stretches
        )
        respelt = tuple(one for one in self._respelt if one.at + one.length <= len(text))
        kept = tuple(s for s in stretches if s.length > 0)
        return Block(text, kept, element, self._linked, respelt)


def _pieces(token: Letters) -> Iterator[tuple[int, str, str]]:
    """Where each piece stands, how it is written, and what it reads."""
    at, written = 0, token.written
    for found in _PIECES.finditer(written):
        if found.start() > at:
            yield from _visible(token.start + at, written[at : found.start()])
        raw = found.group()
        if raw[0] == "&":
            yield token.start + found.start(), raw, unescape(raw).translate(_INVISIBLE)
        else:
            yield token.start + found.start(), raw, raw
        at = found.end()
    if at < len(written):
        yield from _visible(token.start + at, written[at:])


def _visible(start: int, written: str) -> Iterator[tuple[int, str, str]]:
    """The letters without those that nobody sees, which would part a word in two."""
    at = 0
    for part in re.split("([\u00ad\u200b\u200c\u200d\u2060\ufeff]+)", written):
        if part and part.translate(_INVISIBLE):
            yield start + at, part, part
        at += len(part)
