"""What does a document with paragraphs hold? Its blocks, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a paragraph is in its document."""

    PROSE = "prose"
    LISTED = "listed"
    HEADING = "heading"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters of a Word file that stand side by side in its XML."""

    start: int
    """Where they begin in the text of their block."""
    text: str
    at: int
    """The byte where the first begins, or the element that stands for them."""
    run: int
    """Number of the run that holds them, in ``Blocks.runs``."""
    child: int
    """Number of the element of that run that holds them."""
    divisible: bool = True
    """Whether that element is a text that may be cut between two letters."""
    raw: bool = False
    """Whether they stand in CDATA."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a Word file, by the bytes where it begins and ends.

    An end is that of :meth:`~verifier.drafts.readers.xml_parts.Listener.end`.
    """

    start: int
    end: int
    properties: tuple[int, int] | None
    children: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """An element of a run that stands for something outside the text: a note, a text box."""

    run: int
    child: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """Where a comment begins, ends or is referred to, in the letters of its block."""

    key: str
    what: str
    """"start", "end" or "at"."""
    offset: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph."""

    text: str
    kind: BlockKind = BlockKind.PROSE
    region: int = 0
    """Blocks of one region are read on: the body, one cell, one text box, one note."""
    goes_on: bool = False
    """Whether the break at its end is deleted, so that the next block goes on in it."""
    left_out: tuple[tuple[str, bool], ...] = ()
    """What of it is not read, and whether that is a loss."""
    marks: tuple[NoteMark, ...] = ()
    letters: tuple[Letters, ...] = ()
    """Where its text stood, in Word files."""
    within: Spot | None = None
    """What holds it in the body, where it stands in a text box."""
    note: str = ""
    """The key of the note that it stands in."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """What one part of a document holds."""

    blocks: tuple[Block, ...]
    runs: tuple[Run, ...] = ()
    notes: tuple[tuple[str, Spot], ...] = ()
    """References to foot- and endnotes in their order: "footnote 2", and where that is."""
