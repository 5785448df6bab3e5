"""Where do the axes of a figure begin, and which numbers and days stand at them?

The measure goes up from zero. Where all values lie far above it, close together, the axis begins
above zero and is marked as broken, for from zero nothing could be told apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

CLOSE_TOGETHER = 0.25
"""Of the highest value: values that differ by less leave three quarters of the height empty."""
NICE = (1.0, 2.0, 2.5, 5.0, 10.0)
"""Steps that a reader can count in, times a power of ten."""
TOO_MANY = 60
"""Ticks that no axis has room for, so that they need not be counted."""


@dataclass(frozen=True, slots=True)
class MeasureAxis:
    """From ``low`` to ``high``, with the numbers that stand at it."""

    low: float
    high: float
    ticks: tuple[float, ...]
    step: float
    broken: bool = False
    """Whether it begins above zero."""


@dataclass(frozen=True, slots=True)
class DayTick:
    """A day at the time axis and what stands there: "Aug" over "2019"."""

    day: date
    label: str
    year: str = ""
    """The year below it, at the first tick of each year where the label does not have it."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From day to day, both drawn."""

    first: date
    last: date
    ticks: tuple[DayTick, ...]


def measure_axis(values: Sequence[float], at_most: int = 5) -> MeasureAxis:
    """The axis over some values, with about ``at_most`` steps."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    broken = low > 0 and (high - low) < CLOSE_TOGETHER * high and high > low
    begin = low if broken else min(low, 0.0)
    end = max(high, 0.0)
    step = nice_step(end - begin, at_most) if end > begin else 1.0
    first = math.floor(begin / step)
    if broken and first * step == low:
        first -= 1  # nothing lies on the break itself
    last = math.ceil(end / step)
    last = last if last > first else first + 1
    ticks = tuple(_rounded(number * step, step) for number in range(first, last + 1))
    return MeasureAxis(ticks[0], ticks[-1], ticks, step, broken=broken and ticks[0] > 0)


def nice_step(span: float, at_most: int) -> float:
    """The smallest step of 1, 2, 2.5 or 5 times a power of ten that needs no more steps."""
    size = 10.0 ** math.floor(math.log10(span / at_most))
    return next((n * size for n in NICE if span / (n * size) <= at_most), 10.0 * size)


def _rounded(value: float, step: float) -> float:
    """Without the dust of multiplying by a tenth."""
    return round(value, max(0, 2 - math.floor(math.log10(step))))


def time_axis(days: Sequence[date], at_most: int = 6) -> TimeAxis:
    """The axis over some days, with ``at_most`` ticks; a single day has a little room around it."""
    first, last = min(days), max(days)
    span = (last - first).days
    if span == 0:
        return TimeAxis(_moved(first, -1), _moved(last, 1), (_day_tick(first, None),))
    for ticks in (_of_days(first, last), _of_months(first, last), _of_years(first, last)):
        for found in ticks:
            if 1 < len(found) <= at_most:
                return TimeAxis(first, last, found)
    return TimeAxis(first, last, (_day_tick(first, None), _day_tick(last, first)))


def _moved(day: date, days: int) -> date:
    """The day so much later; the ends of the calendar are its ends here too."""
    return date.fromordinal(
        min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    )


def _of_days(first: date, last: date) -> Iterator[tuple[DayTick, ...]]:
    for step in (1, 2, 5, 7, 14):
        if (last - first).days / step > TOO_MANY:
            continue
        ticks: list[DayTick] = []
        day = first
        while day <= last:
            ticks.append(_day_tick(day, ticks[-1].day if ticks else None))
            if day.toordinal() + step > date.max.toordinal():
                break
            day += timedelta(days=step)
        yield tuple(ticks)


def _of_months(first: date, last: date) -> Iterator[tuple[DayTick, ...]]:
    begins, ends = 12 * first.year + first.month - 1, 12 * last.year + last.month - 1
    for step in (1, 2, 3, 6):
        if (ends - begins) / step > TOO_MANY:
            continue
        months = [m for m in range(begins, ends + 1) if m % step == 0]
        days = [day for day in (date(m // 12, m % 12 + 1, 1) for m in months) if day >= first]
        yield tuple(
            DayTick(
                day, f"{day:%b}", str(day.year) if not n or days[n - 1].year != day.year else ""
            )
            for n, day in enumerate(days)
        )


def _of_years(first: date, last: date) -> Iterator[tuple[DayTick, ...]]:
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000):
        if (last.year - first.year) / step > TOO_MANY:
            continue
        years = [y for y in range(first.year, last.year + 1) if y % step == 0]
        days = [date(y, 1, 1) for y in years]
        yield tuple(DayTick(day, str(day.year)) for day in days if day >= first)


def _day_tick(day: date, before: date | None) -> DayTick:
    new = before is None or before.year != day.year
    return DayTick(day, f"{day.day} {day:%b}", str(day.year) if new else "")
