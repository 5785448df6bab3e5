"""How much? A figure is an interval with a unit and the thing that it counts.

The interval is what the written figure leaves possible: ``45`` is [45, 45], ``some 820`` is
[810, 830], ``more than 400,000`` is (400000, ∞). The table in the documentation of the verdicts
says which words make which interval.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


class Hedge(StrEnum):
    """How the writer bound the number: the word before or after it, by kind."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    UP_TO = "up to"
    BETWEEN = "between"
    VAGUE = "vague"
    """No number is written, only its order: dozens, hundreds, tens of thousands."""


class Trend(StrEnum):
    """Whether the figure is a level, or the amount by which something changed."""

    LEVEL = "level"
    UP = "up"
    DOWN = "down"


class Side(StrEnum):
    """Whether the figure is the level before a change, or the one that was reached."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a written figure leaves possible; infinite ends are open."""

    low: float
    high: float
    low_included: bool = True
    high_included: bool = True

    # JSON has no number for an open end; as a string it comes back as it went
    __pydantic_config__: ClassVar[dict[str, str]] = {"ser_json_inf_nan": "strings"}

    def __post_init__(self) -> None:
        if math.isnan(self.low) or math.isnan(self.high) or self.low > self.high:
            raise ValueError(f"An interval cannot run from {self.low} to {self.high}.")

    def contains(self, other: Interval) -> bool:
        """Whether every number of ``other`` lies in this interval."""
        low = self.low < other.low or (
            self.low == other.low and (self.low_included or not other.low_included)
        )
        high = self.high > other.high or (
            self.high == other.high and (self.high_included or not other.high_included)
        )
        return low and high

    def excludes(self, other: Interval) -> bool:
        """Whether no number lies in both intervals."""
        return _ends_before(self, other) or _ends_before(other, self)

    def scaled(self, factor: float, offset: float = 0.0) -> Interval:
        """The interval in another unit: ``factor`` must be positive."""
        return Interval(
            self.low * factor + offset,
            self.high * factor + offset,
            self.low_included,
            self.high_included,
        )


def _ends_before(a: Interval, b: Interval) -> bool:
    return a.high < b.low or (a.high == b.low and not (a.high_included and b.low_included))


@dataclass(frozen=True, slots=True)
class Counted:
    """The thing that a figure counts: ``some 820 civilian lives`` claimed -> killed civilians."""

    head: str = ""
    """Lemma of the noun that is counted, lower case ("civilian", "hospital"); "" when unsaid."""
    phrase: str = ""
    """The counted noun phrase as written, without the number ("civilian lives")."""
    modifiers: tuple[str, ...] = ()
    """Lemmas of the words that narrow the noun ("young", "female")."""
    state: str = ""
    """What is said of them, as a key of ``measures.toml`` ("killed", "displaced") or a lemma."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, the interval it leaves possible, its unit and what it counts."""

    start: int
    end: int
    """Offsets of the figure with its hedge and unit in the text it was read from."""
    written: str
    """``text[start:end]``: "some 820", "more than 400,000", "46 per cent"."""
    interval: Interval
    value: float | None
    """The number as written, in the unit's base scale; ``None`` for ranges and vague counts."""
    hedge: Hedge = Hedge.EXACT
    step: float = 1.0
    """The unit of the last written digit that is not a trailing zero (820 -> 10)."""
    unit: str = ""
    """Canonical: "", "per cent", "percentage point", "USD", "kilometre", "per cent / year"."""
    dimension: str = ""
    """"" for a bare count; "share", "currency:USD", "length", "duration", "temperature" ..."""
    counted: Counted = Counted()
    trend: Trend = Trend.LEVEL
    side: Side = Side.NONE
    """Of "rose from 5 to 8 per cent" 5 is the level before the change, 8 the one after it."""
    moved: Trend = Trend.LEVEL
    """Which way a change with two levels went; for a figure with a side only."""
    part_of_another: bool = False
    """True for a subset: "45 people, including 10 civilians"."""
    in_addition: bool = False
    """True for "another 20", "20 more"."""
    head_start: int = -1
    """Offset at which the number itself begins, without hedge or currency sign."""
    head_end: int = -1
    """Offset at which the number itself ends."""
