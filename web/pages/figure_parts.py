"""What is the drawing of a figure over time made of? Numbers and words, ready to be written as SVG.

Positions are units of the drawing, x to the right and y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from web.pages.figure_marks import Label


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing and the room around its plot."""

    name: str
    width: float
    height: float
    left: float
    right: float
    top: float = 30.0
    bottom: float = 40.0
    name_length: int = 22
    """Characters in a line of a speaker's name."""
    ticks: int = 6


WIDE = Frame("wide", 720, 360, left=76, right=186)
NARROW = Frame("narrow", 320, 320, left=56, right=112, name_length=12, ticks=3)
"""For the widths of a phone, where the letters of the wide one would be too small."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or day at an axis."""

    at: float
    label: str
    year: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A claim: the bar over its interval, and its mark."""

    x: float
    top: float
    bottom: float
    width: float
    mark: str
    """The path of the speaker's shape."""
    hollow: bool
    says: str
    """Who said what, and when."""
    open_above: str = ""
    """The path of the open end; "" where it has none."""
    open_below: str = ""


@dataclass(frozen=True, slots=True)
class SpeakerLine:
    """The figures of one speaker, joined in their order, with the name at the end."""

    points: str
    """Of the line; "" for a single figure."""
    leader: str
    """The path from the last figure to the name."""
    label: Label
    mark: str
    """The speaker's shape beside the name."""
    hollow: bool


@dataclass(frozen=True, slots=True)
class StatementLine:
    """The dashed line of the statement with the band of what it leaves possible."""

    y: float
    top: float
    bottom: float
    label: str
    label_y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn."""

    name: str
    """Of the frame: makes the ids in the page unlike those of the other one."""
    width: float
    height: float
    left: float
    right: float
    """The edges of the plot."""
    top: float
    bottom: float
    title: str
    description: str
    heading: str
    """What goes upwards: "civilians, killed"."""
    measure_ticks: tuple[Tick, ...]
    time_ticks: tuple[Tick, ...]
    zero: float | None
    """Where zero lies, if it is not the foot of the plot."""
    broken: str
    """The path of the break in the axis; "" where it begins at zero."""
    bars: tuple[Bar, ...]
    lines: tuple[SpeakerLine, ...]
    statement: StatementLine | None
