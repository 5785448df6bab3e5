"""Which days are early, mid or late in a period, and which are its last week?

A month has three parts (the table of ``verdicts.md``): early is the 1st to the 10th, mid the 11th
to the 20th, late the 21st to its end; its start and end are as wide as early and late. Other
periods are divided in the same spirit: wide, because the writer was.
"""

from __future__ import annotations

from datetime import date

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.meanings import Piece

MONTHS_OF_PART = {
    # of a year; parts overlap, since "early 2019" and "mid-2019" have no common border
    "start": (1, 3),
    "early": (1, 4),
    "middle": (5, 8),
    "late": (9, 12),
    "end": (10, 12),
}
TO = " to "
"""Between two parts that are meant together: "mid-to-late May" is "middle to late"."""
YEARS_OF_PART = {"start": (0, 2), "early": (0, 3), "middle": (3, 6), "late": (6, 9), "end": (8, 9)}
"""Of a decade."""
DAYS_OF_WEEK_PART = {
    "start": (0, 2),
    "early": (0, 2),
    "middle": (1, 4),
    "late": (3, 6),
    "end": (3, 6),
}
PART_OF_OTHER = {
    "start": (0.0, 0.34),
    "early": (0.0, 0.4),
    "middle": (0.3, 0.7),
    "late": (0.6, 1.0),
    "end": (0.66, 1.0),
    "first half": (0.0, 0.5),
    "second half": (0.5, 1.0),
}
"""Of any other period, as shares of its length."""


def part_of(part: str, whole: Period, today: date | None) -> Period:
    """The part of a closed period; "so far" and "rest" end and begin with ``today``."""
    first, last = whole.first, whole.last
    if first is None or last is None or first == last:
        return whole
    if TO in part:
        opening, _, closing = part.partition(TO)
        begins, ends = (part_of(one, whole, today) for one in (opening, closing))
        return Period(begins.first, ends.last, begins.granularity, whole.inferred)
    if part in ("so far", "rest"):
        return _around_today(part, whole, first, last, today)
    grain = whole.granularity
    if grain is Granularity.MONTH:
        return _period(*_part_of_month(part, first, last), Granularity.PART_OF_MONTH, whole)
    if grain is Granularity.YEAR and part in MONTHS_OF_PART:
        a, b = MONTHS_OF_PART[part]
        end = cal.month_days(last.year, b)[1]
        begin = date(first.year if part in ("start", "early") else last.year, a, 1)
        return _period(begin, end, Granularity.SEASON, whole)
    if grain is Granularity.DECADE and part in YEARS_OF_PART and last.year - first.year == 9:
        a, b = YEARS_OF_PART[part]
        return _period(*cal.year_days(first.year + a, first.year + b), Granularity.DECADE, whole)
    if grain is Granularity.WEEK and part in DAYS_OF_WEEK_PART:
        a, b = DAYS_OF_WEEK_PART[part]
        return _period(cal.days_away(first, a), cal.days_away(first, b), Granularity.DAYS, whole)
    length = (last - first).days + 1
    low, high = PART_OF_OTHER[part]
    begin, end = (
        cal.days_away(first, int(low * length)),
        cal.days_away(first, int(high * length) - 1),
    )
    return _period(begin, max(begin, end), grain, whole)


def _part_of_month(part: str, first: date, last: date) -> tuple[date, date]:
    if part in ("start", "early"):
        return first, first.replace(day=10)
    if part == "middle":
        return first.replace(day=11), first.replace(day=20)
    if part in ("late", "end"):
        return first.replace(day=21), last
    half = 15 if last.day > 29 else 14
    if part == "first half":
        return first, first.replace(day=half)
    return first.replace(day=half + 1), last


def _around_today(part: str, whole: Period, first: date, last: date, today: date | None) -> Period:
    if today is None or not first <= today <= last:
        return whole
    if part == "so far":
        return _period(first, today, whole.granularity, whole)
    return _period(today, last, whole.granularity, whole)


def _period(first: date, last: date, grain: Granularity, whole: Period) -> Period:
    return Period(first, last, grain, whole.inferred)


def piece_of(piece: Piece, whole: Period) -> Period | None:
    """The first, second ... or last week, month, quarter of a closed period; seven days a week."""
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    unit, count = piece.unit, piece.count
    if piece.from_end:
        begin = cal.days_away(cal.away(cal.days_away(last, 1), -count, unit), 0)
        end = last
    else:
        begin = cal.away(first, piece.nth - 1, unit)
        end = cal.days_away(cal.away(first, piece.nth - 1 + count, unit), -1)
    if begin < first or end > last or begin > end:
        return None
    grain = _PIECES.get(unit, Granularity.DAYS)
    return _period(begin, end, grain if count == 1 else Granularity.DAYS, whole)


_PIECES = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}
