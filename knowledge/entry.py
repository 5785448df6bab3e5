"""What goes into the knowledge base and what comes out of a search?"""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.claim import Claim


@dataclass(frozen=True, slots=True)
class IndexFields:
    """The words under which a claim is found, as plain text; any of them may be empty."""

    words: str = ""
    """The quote and the statement."""
    names: str = ""
    context: str = ""
    """Title, subject, places and speaker."""
    figures: str = ""


@dataclass(frozen=True, slots=True)
class Vector:
    """What a text is about, as a direction. Only vectors of one model can be held beside others."""

    model: str
    """Name and version of what made it."""
    numbers: bytes
    """One signed byte for each dimension; the length of the whole says nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with what was read in it. The reading is opaque here: text in, the same text out."""

    claim: Claim
    reading: str = ""
    reading_version: str = ""
    fields: IndexFields = IndexFields()
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """Raw words with their weights, which are never read as a query language; and a vector, with
    which claims are found too that say the same in other words."""

    words: tuple[tuple[str, float], ...]
    limit: int = 30
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A citable claim that fits the query; one with a higher score fits better."""

    claim: Claim
    reading: str
    score: float


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding: ids of new claims, and of those that were there already."""

    ids: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """One claim as an engine keeps it: its present state, and where it stands in the history."""

    key: int
    """Number of the change that added the claim: its short name in the index, never reused."""
    change: int
    """Number of the last change to the claim, its reading or its index fields."""
    content: str
    """Hash of the present content, by which the same claim is recognised."""
    entry: Entry
    json: str
    """``entry.claim`` as JSON."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the index must know of a changed claim."""

    key: int
    change: int
    citable: bool
    fields: IndexFields


@dataclass(frozen=True, slots=True)
class VectorChange:
    """The vector of a claim after it changed; ``None`` where it has none."""

    key: int
    change: int
    citable: bool
    vector: Vector | None
