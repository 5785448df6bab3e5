"""What is drawn and tabled of a figure over time? One value, made from what the claims say.

The table and the drawing are made from the same :class:`Series`, so that they cannot differ.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.claim import Claim
from knowledge.figure import Figure, Hedge, Interval
from knowledge.period import say_day
from verifier.curating.same_measure import Measure, Told, value_in
from verifier.matching.conversion import convert
from verifier.matching.marks import say_number
from web.pages.links import claim_href

OWN_VOICE = "The publisher itself"
CEILINGS = (Hedge.LESS_THAN, Hedge.AT_MOST, Hedge.UP_TO)


@dataclass(frozen=True, slots=True)
class Extent:
    """An interval on the measure; ``None`` is an open end."""

    low: float | None
    high: float | None
    value: float | None = None
    """The number as written; ``None`` for a range or a vague count."""
    hedged: bool = False

    @property
    def at(self) -> float:
        """Where its mark stands: the number as written, else the middle, else the end it has."""
        if self.value is not None:
            return self.value
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends) / len(ends) if ends else 0.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim on the measure."""

    speaker: str
    day: date | None
    """The day at which it is drawn: the last of which it speaks, else the one on which it was said.
    ``None``: it gives no date, and is in the table only."""
    period: str
    """Of which it speaks, for a reader; "" where it does not tell."""
    written: str
    extent: Extent
    means: str
    """What it leaves possible, for a reader: "810 to 830"."""
    quote: str
    source: str
    href: str
    """The page of the claim."""
    facing: bool = False
    """Whether it is the claim that the measure is taken from."""


@dataclass(frozen=True, slots=True)
class Line:
    """The statement's figure, which goes across all dates."""

    written: str
    extent: Extent
    means: str


@dataclass(frozen=True, slots=True)
class Series:
    """A figure over time."""

    name: str
    """What is measured: "civilians, killed"."""
    unit: str
    """"" for a bare count."""
    entries: tuple[Entry, ...]
    """In the order of their days; those without one last."""
    statement: Line | None = None
    all_compared: bool = True
    """Whether every claim that shares words with the measure's was compared with it."""


def series_of(measure: Measure, statement: Figure | None = None) -> Series:
    """The series of a measure, with the figure of a statement where it can be converted."""
    entries = (_entry(told, measure.claim) for told in measure.told)
    return Series(
        name=name_of(measure.figure),
        unit=measure.figure.unit,
        entries=tuple(sorted(entries, key=lambda one: (one.day is None, one.day or date.max))),
        statement=_line(statement, measure.figure) if statement is not None else None,
        all_compared=measure.all_compared,
    )


def name_of(figure: Figure) -> str:
    """What a figure measures, for a heading: "civilians, killed", "unemployment rate"."""
    counted = figure.counted
    parts = (counted.phrase or counted.head, counted.state)
    said = dict.fromkeys(part for part in parts if part)
    return ", ".join(said) or figure.unit or "a number"


def extent_of(interval: Interval, value: float | None, hedge: Hedge) -> Extent:
    """The interval with its open ends; a ceiling says nothing of how low it may be."""
    low = None if math.isinf(interval.low) else interval.low
    if hedge in CEILINGS and low == 0.0:
        low = None
    return Extent(
        low=low,
        high=None if math.isinf(interval.high) else interval.high,
        value=value,
        hedged=hedge is not Hedge.EXACT,
    )


def say_value(figure: Figure) -> str:
    """The number itself, without its hedge and unit; a range or a vague count as it is written."""
    return say_number(figure.value) if figure.value is not None else figure.written


def say_extent(interval: Interval, extent: Extent) -> str:
    """What the interval leaves possible, without its unit: "810 to 830", "more than 400,000"."""
    low, high = extent.low, extent.high
    if low is None and high is None:
        return "any number"
    if high is None and low is not None:
        return f"{'at least' if interval.low_included else 'more than'} {say_number(low)}"
    if low is None and high is not None:
        return f"{'at most' if interval.high_included else 'less than'} {say_number(high)}"
    assert low is not None and high is not None
    if low == high:
        return f"exactly {say_number(low)}"
    return f"{say_number(low)} to {say_number(high)}"


def speakers(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Who speaks, each once, in the order of their first figure."""
    return tuple(dict.fromkeys(entry.speaker for entry in entries))


def _entry(told: Told, facing: Claim) -> Entry:
    claim = told.claim
    extent = extent_of(told.interval, told.value, told.figure.hedge)
    source = claim.source
    return Entry(
        speaker=claim.speaker.name if claim.speaker else source.publisher or OWN_VOICE,
        day=_day(told),
        period=str(told.period) if told.period is not None else "",
        written=told.figure.written,
        extent=extent,
        means=say_extent(told.interval, extent),
        quote=claim.words,
        source=", ".join(
            part
            for part in (source.publisher, say_day(source.published) if source.published else "")
            if part
        ),
        href=claim_href(claim.id),
        facing=claim.id == facing.id,
    )


def _day(told: Told) -> date | None:
    if told.period is not None and told.period.last is not None:
        return told.period.last
    claim = told.claim
    said = claim.known_since
    return said or (told.period.first if told.period is not None else None)


def _line(figure: Figure, like: Figure) -> Line | None:
    interval = convert(figure, like)
    if interval is None:
        return None
    extent = extent_of(interval, value_in(figure, like), figure.hedge)
    return Line(figure.written, extent, say_extent(interval, extent))
