"""Which days does a week, month, season or holiday of the calendar have? Plain arithmetic."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]
"""First and last day, both included."""


def month_days(year: int, month: int) -> Days:
    """The days of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_away(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    year = min(max(year, MINYEAR), MAXYEAR)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_away(day: date, days: float) -> date:
    """So many days later, held within the calendar."""
    number = min(max(day.toordinal() + round(days), 1), date.max.toordinal())
    return date.fromordinal(number)


def week_of(day: date) -> Days:
    """Monday to Sunday."""
    first = days_away(day, -day.weekday())
    return first, days_away(first, 6)


def quarter_days(year: int, number: int, of: int = 4) -> Days:
    """One of ``of`` equal parts of a year: quarters, or halves."""
    months = 12 // of
    first = date(year, months * (number - 1) + 1, 1)
    return first, month_days(year, months * number)[1]


def year_days(first: int, last: int | None = None) -> Days:
    """Whole years, both included."""
    return date(max(first, MINYEAR), 1, 1), date(min(last or first, MAXYEAR), 12, 31)


def season_days(year: int, first: int, last: int) -> Days:
    """From month ``first`` to month ``last``; a winter ends in the year after ``year``."""
    return date(year, first, 1), month_days(year + (last < first), last)[1]


def nth_weekday(days: Days, weekday: int, nth: int) -> date | None:
    """The nth such weekday within the days, from the end where negative; ``None``: not so many."""
    first, last = days
    if nth > 0:
        found = days_away(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        found = days_away(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    return found if first <= found <= last else None


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def away(day: date, amount: float, unit: str) -> date:
    """The day that lies ``amount`` units (a fraction counts) from another."""
    if unit in MONTHS_OF:
        months = amount * MONTHS_OF[unit]
        whole = int(months)
        return days_away(months_away(day, whole), (months - whole) * 30.44)
    return days_away(day, amount * DAYS_OF.get(unit, 0))


def stretch(day: date, days: int) -> Days:
    """The day and those up to ``days`` away, in their order."""
    other = day + timedelta(days=days)
    return (day, other) if days >= 0 else (other, day)


DAYS_OF = {"day": 1.0, "week": 7.0, "weekend": 7.0}
MONTHS_OF = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
SPANS = frozenset((*DAYS_OF, *MONTHS_OF))
"""Units that are no shorter than a day."""
