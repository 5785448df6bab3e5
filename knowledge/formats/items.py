"""What does a file of a newsroom hold? Articles to be read, claims to store, rows that fail.

Every format hands out these three, in the order of the file, so that one loop stores them all.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from knowledge.claim import Claim, Source


@dataclass(frozen=True, slots=True)
class Skipped:
    """Text of a page that is not its article: how many pieces of which kind were left out."""

    kind: str
    """"navigation", "caption", "advertisement", "hidden" ..."""
    pieces: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """From ``at`` on, so many letters of an article stand side by side in its file, too."""

    at: int
    origin: int
    """Where in the file the first of them stands."""
    length: int

    @property
    def end(self) -> int:
        """Where in the file they end."""
        return self.origin + self.length


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A text that claims can be read in."""

    where: str
    """The file, with the entry or line where it holds several: "feed.xml, entry 3"."""
    text: str
    source: Source
    skipped: tuple[Skipped, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    """Where in the file the letters of the text stand, in their order."""

    def in_file(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``text[start:end]`` stands in the file letter by letter; ``None``: it does not.

        Markup may stand between the letters, or the file may write them in another way.
        """
        at = bisect_right(self.stretches, start, key=lambda stretch: stretch.at) - 1
        if at < 0 or start >= end:
            return None
        stretch = self.stretches[at]
        if end > stretch.at + stretch.length:
            return None
        return stretch.origin + start - stretch.at, stretch.origin + end - stretch.at


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim that the file states by itself: a row of a spreadsheet, a review, a line of JSON."""

    where: str
    """The file and the line or row: "claims.csv, row 17"."""
    claim: Claim


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part of the file that cannot be stored; the rest goes in."""

    where: str
    why: str
    """One sentence that begins with ``where`` and says what to do."""


Item = FoundArticle | FoundClaim | Unreadable
