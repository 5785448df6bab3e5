"""Which days does an expression mean, given when it was written and what the story is about?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from knowledge.period import Granularity
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates import resolve_relative, resolve_written
from verifier.reading.dates.anchors import Anchors, Resolved, closed, one_day
from verifier.reading.dates.meanings import (
    Beside,
    Clock,
    InYear,
    Length,
    Meaning,
    Often,
    Part,
    Piece,
    Vague,
    WeekdayIn,
    WeekOf,
)
from verifier.reading.dates.partition import part_of, piece_of
from verifier.reading.dates.resolve_relative import GRAINS
from verifier.reading.dates.values import length_value, near_value, week_value


def resolve(meaning: Meaning, at: Anchors) -> Resolved | None:
    """The days that are meant; ``None`` where a part is missing that nothing here supplies."""
    try:
        return _RESOLVERS[type(meaning)](meaning, at)
    except (ValueError, OverflowError):
        return None  # no such day, or outside the calendar


def _length(meaning: Length, at: Anchors) -> Resolved:
    return Resolved(None, length_value(meaning))


def _part(meaning: Part, at: Anchors) -> Resolved | None:
    whole = resolve(meaning.of, at)
    if whole is None or whole.period is None:
        return whole
    today = at.publication
    if whole.relative and at.scene is not None:  # "later that year" counts from the scene
        today = at.scene.last
    period = part_of(meaning.part, whole.period, today)
    return Resolved(period, whole.value, whole.relative)


def _piece(meaning: Piece, at: Anchors) -> Resolved | None:
    whole = resolve(meaning.of, at)
    if whole is None or whole.period is None:
        return whole
    period = piece_of(meaning, whole.period)
    if period is None or period.first is None:
        return None
    value = (
        near_value(period.first, meaning.unit, "")
        if meaning.count == 1
        else length_value(Length(meaning.count, meaning.count, meaning.unit))
    )
    return Resolved(period, value, whole.relative)


def _weekday_in(meaning: WeekdayIn, at: Anchors) -> Resolved | None:
    whole = resolve(meaning.of, at)
    if whole is None or whole.period is None:
        return None
    first, last = whole.period.first, whole.period.last
    if first is None or last is None:
        return None
    day = cal.nth_weekday((first, last), meaning.weekday, meaning.nth or 1)
    return None if day is None else one_day(day, whole.period.inferred)


def _beside(meaning: Beside, at: Anchors) -> Resolved | None:
    other = resolve(meaning.of, at)
    if other is None or other.period is None:
        return None
    first, last = other.period.first, other.period.last
    if first is None or last is None:
        return None
    if meaning.shift < 0:
        days = (cal.away(first, -1, meaning.unit), cal.days_away(first, -1))
    else:
        days = (cal.days_away(last, 1), cal.away(last, 1, meaning.unit))
    grain = GRAINS[meaning.unit]
    value = near_value(days[0], meaning.unit, "")
    return Resolved(closed(days, grain, other.period.inferred), value)


def _in_year(meaning: InYear, at: Anchors) -> Resolved | None:
    year = resolve(meaning.year, at)
    if year is None or year.period is None or year.period.first is None:
        return None
    return resolve(meaning.of, replace(at, year=year.period.first.year))


def _week_of(meaning: WeekOf, at: Anchors) -> Resolved | None:
    day = resolve(meaning.of, at)
    if day is None or day.period is None or day.period.first is None:
        return None
    first = day.period.first
    if meaning.how in ("beginning", "starting"):
        days = (first, cal.days_away(first, 6))
    elif meaning.how in ("ending", "ended"):
        days = (cal.days_away(first, -6), first)
    else:
        days = cal.week_of(first)
    period = closed(days, Granularity.WEEK, day.period.inferred)
    return Resolved(period, week_value(first), day.relative)


def _vague(meaning: Vague, at: Anchors) -> Resolved:
    return Resolved(None, f"{meaning.kind.upper()}_REF")


def _clock(meaning: Clock, at: Anchors) -> Resolved:
    return Resolved(None, f"T{meaning.written}")


def _often(meaning: Often, at: Anchors) -> Resolved:
    return Resolved(None, length_value(Length(meaning.count, meaning.count, meaning.unit)))


_RESOLVERS: dict[type, Callable[[Any, Anchors], Resolved | None]] = {
    **dict(resolve_written.RESOLVERS),
    **dict(resolve_relative.RESOLVERS),
    Length: _length,
    Part: _part,
    Piece: _piece,
    WeekdayIn: _weekday_in,
    Beside: _beside,
    InYear: _in_year,
    WeekOf: _week_of,
    Vague: _vague,
    Clock: _clock,
    Often: _often,
}
