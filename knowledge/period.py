"""When does a claim speak of? A period is an interval of days with the grain it was written in.

Both ends are included; an end that is ``None`` is open ("since 2011", "until May").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Granularity(StrEnum):
    """The grain in which a period was written, finest first."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    PART_OF_MONTH = "part of month"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of days, both ends included; ``None`` is an open end."""

    first: date | None
    last: date | None
    granularity: Granularity = Granularity.DAY
    inferred: bool = False
    """True when a part of the date (most often the year) was not written but worked out."""

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise ValueError(f"A period cannot end ({self.last}) before it begins ({self.first}).")

    def contains(self, other: Period) -> bool:
        """Whether every day of ``other`` lies in this period."""
        begins = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return begins and ends

    def excludes(self, other: Period) -> bool:
        """Whether no day lies in both periods."""
        apart_before = self.last is not None and other.first is not None and self.last < other.first
        apart_after = other.last is not None and self.first is not None and other.last < self.first
        return apart_before or apart_after

    def overlaps(self, other: Period) -> bool:
        """Whether at least one day lies in both periods."""
        return not self.excludes(other)

    def __str__(self) -> str:
        if self.first == self.last and self.first is not None:
            return say_day(self.first)
        if self.first is None and self.last is None:
            return "any time"
        if self.first is None:
            assert self.last is not None
            return f"until {say_day(self.last)}"
        if self.last is None:
            return f"since {say_day(self.first)}"
        return f"{say_day(self.first)} to {say_day(self.last)}"


def say_day(day: date) -> str:
    """The day as British newspapers write it: ``15 August 2019``."""
    return f"{day.day} {day:%B %Y}"
