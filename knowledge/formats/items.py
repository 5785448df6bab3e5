"""What does a file of a newsroom hold? Articles to be read, claims to store, rows that fail.

Every format hands out these three, in the order of the file, so that one loop stores them all.
"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.claim import Claim, Source


@dataclass(frozen=True, slots=True)
class Skipped:
    """Text of a page that is not its article: how many pieces of which kind were left out."""

    kind: str
    """"navigation", "caption", "advertisement", "hidden" ..."""
    pieces: int


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """A text that claims can be read in; offsets of its claims count from its first character."""

    where: str
    """The file, with the entry or line where it holds several: "feed.xml, entry 3"."""
    text: str
    source: Source
    skipped: tuple[Skipped, ...] = ()


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
