"""What does a reader of files hand on? Passages of prose that remember where each letter stood.

Markup is taken out before a sentence is judged, yet every offset that a report gives counts in the
text as it was written: ``manuscript.text[passage.origin(i)]`` is the letter ``passage.text[i]``,
unless the letter was written as an entity (``&amp;``). For a text file that text is the file's own;
a file of another kind (Word, OpenDocument, PDF) has none, and its reader writes one down.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PassageKind(StrEnum):
    """What a passage is in its file."""

    PROSE = "prose"
    HEADING = "heading"
    STATEMENT = "statement"
    """One statement of a list: a sentence however it ends, that takes nothing from those before."""


@dataclass(frozen=True, slots=True)
class Piece:
    """From ``at`` on in the passage, the letters stand side by side from ``origin`` in the file.

    ``origin_end`` is where they end in the file, so that an entity is covered whole.
    """

    at: int
    origin: int
    origin_end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of prose without markup, with the way back into the file."""

    text: str
    pieces: tuple[Piece, ...]
    kind: PassageKind = PassageKind.PROSE
    page: int | None = None
    """The page on which it begins, counted from 1, in files that have pages."""

    def origin(self, offset: int) -> int:
        """Where in the file the letter ``text[offset]`` begins."""
        piece = self._piece(offset)
        return min(piece.origin + offset - piece.at, max(piece.origin_end - 1, piece.origin))

    def origin_span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the file ``text[start:end]`` begins and ends, markup between them included."""
        if end <= start:
            return self.origin(start), self.origin(start)
        last = self._piece(end - 1)
        in_last = end - last.at
        width = self._width(last)
        stop = last.origin_end if in_last >= width else last.origin + in_last
        return self.origin(start), stop

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda p: p.at) - 1)]

    def _width(self, piece: Piece) -> int:
        index = bisect_right(self.pieces, piece.at, key=lambda p: p.at)
        following = self.pieces[index].at if index < len(self.pieces) else len(self.text)
        return following - piece.at


@dataclass(frozen=True, slots=True)
class NotRead:
    """Lines of a file, both included and counted from 1, that were left out, and what they are."""

    line: int
    end_line: int
    what: str
    lost: bool = False
    """Whether a limit or an error kept back what may have been checkable."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A stretch of the draft that a note in it lets pass ("verifier: ignore: REASON")."""

    start: int
    end: int
    """Offsets in ``Manuscript.text``; a sentence that they touch is meant."""
    reason: str
    """``""`` where the note gives none."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The prose of one file, in its order."""

    text: str
    """The letters in which all offsets count."""
    passages: tuple[Passage, ...]
    title: str = ""
    """The title that the file itself gives, in its front matter or its first heading."""
    written_on: date | None = None
    """The day that the file itself gives."""
    not_read: tuple[NotRead, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    """What notes beside the text let pass, in files that keep notes apart (Word, OpenDocument)."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings that the file marks as such."""
        return tuple(p.text for p in self.passages if p.kind is PassageKind.HEADING)


def unchanged(text: str, start: int = 0) -> tuple[Piece, ...]:
    """The pieces of a passage that stands in its file letter by letter, from ``start`` on."""
    return (Piece(0, start, start + len(text)),)
