"""Which days are meant by what counts from publication, or from the scene of the story?"""

from __future__ import annotations

from datetime import date

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.anchors import FINE, Anchors, Resolved, closed, one_day, origin_of
from verifier.reading.dates.meanings import Again, Away, From, Length, Near, Stretch, Weekday
from verifier.reading.dates.values import away_value, length_value, near_value, week_value


def _weekday(meaning: Weekday, at: Anchors) -> Resolved | None:
    base, told = origin_of(meaning.origin, at)
    today = base.first if base is not None else None
    if today is None or (told and base is not None and base.granularity not in FINE):
        return None
    behind = (today.weekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - today.weekday()) % 7
    if meaning.shift == -1:
        day = cal.days_away(today, -(behind or 7))
    elif meaning.shift == 1:
        day = cal.days_away(today, ahead or 7)
    elif meaning.shift == 0:
        day = cal.days_away(cal.week_of(today)[0], meaning.weekday)
    else:
        day = cal.days_away(today, ahead if at.ahead else -behind)
    return one_day(day, True)


def _near(meaning: Near, at: Anchors) -> Resolved | None:
    # "over the weekend" is the last one, wherever the story is
    apart = meaning.unit == "weekend" and at.publication is not None
    base, told = origin_of(From.PUBLICATION if apart else meaning.origin, at)
    if base is None:
        return None
    day = base.last if meaning.shift > 0 else base.first
    if told and base.first and base.last and base.granularity is GRAINS.get(meaning.unit):
        day = cal.days_away(base.first, (base.last - base.first).days // 2)
    if day is None:
        day = base.first or base.last
    if day is None:
        return None
    unit, shift = meaning.unit, meaning.shift
    if told and shift == 0 and at.ahead and unit != "day" and at.publication is not None:
        day = at.publication  # "will end later in the year"
    if told and unit == "day" and base.granularity not in (Granularity.DAY, Granularity.DAYS):
        return Resolved(None, "", True)  # "the next day" after "in May" is no day of the calendar
    if unit == "day":
        found = cal.days_away(day, shift)
        period = closed((found, found), Granularity.DAY, True)
        return Resolved(period, near_value(found, "day", meaning.named), told)
    if unit == "weekend":
        this = meaning.origin is From.PUBLICATION and at.ahead is not False
        days = _weekend(day, shift, bool(at.ahead) or this)
        return Resolved(closed(days, Granularity.DAYS, True), week_value(days[0]) + "-WE", told)
    target = cal.away(day, shift, unit)
    days, grain = unit_days(target, unit)
    return Resolved(closed(days, grain, True), near_value(target, unit, ""), told)


def _weekend(day: date, shift: int, ahead: bool) -> cal.Days:
    saturday = cal.days_away(cal.week_of(day)[0], 5)
    if (shift == 0 and not ahead and day.weekday() < 5) or shift < 0:
        saturday = cal.days_away(saturday, -7)
    elif shift > 0:
        saturday = cal.days_away(saturday, 0 if day.weekday() < 5 and shift == 1 else 7)
    return saturday, cal.days_away(saturday, 1)


def unit_days(day: date, unit: str) -> tuple[cal.Days, Granularity]:
    """The week, month, quarter, year ... of the calendar in which a day lies."""
    if unit == "week":
        return cal.week_of(day), Granularity.WEEK
    if unit == "month":
        return cal.month_days(day.year, day.month), Granularity.MONTH
    if unit == "quarter":
        return cal.quarter_days(day.year, (day.month + 2) // 3), Granularity.QUARTER
    if unit == "year":
        return cal.year_days(day.year), Granularity.YEAR
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = day.year // size * size
        return cal.year_days(max(first, 1), first + size - 1), Granularity.DECADE
    return (day, day), Granularity.DAY


GRAINS = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.DECADE,
}


SLACK = {
    "day": 0.0,
    "week": 3 / 7,
    "month": 0.5,
    "quarter": 0.5,
    "year": 0.5,
    "decade": 0.25,
    "century": 0.1,
    "weekend": 0.0,
}
"""Units either way: "two years ago" is half a year wide to both sides, "two days ago" is exact."""


def _away(meaning: Away, at: Anchors) -> Resolved | None:
    """So many units before or after: half a unit either way, but a number of days is exact."""
    base, told = origin_of(meaning.origin, at)
    if meaning.origin is From.SCENE and meaning.forward and not told:
        return Resolved(None, length_value(Length(meaning.low, meaning.high, meaning.unit)))
    if base is None:
        return None
    day = base.last if meaning.forward else base.first
    if day is None or (told and base.granularity not in FINE and meaning.unit in ("day", "week")):
        return Resolved(None, length_value(Length(meaning.low, meaning.high, meaning.unit)), told)
    sign = 1 if meaning.forward else -1
    if told and _keeps_its_grain(meaning, base):
        period = moved(base, sign * meaning.low, meaning.unit)
        target = cal.away(day, sign * meaning.low, meaning.unit)
        # TIMEX3 gives the value in the unit that is written, whatever grain is meant
        return Resolved(period, away_value(target, meaning), told)
    hedged = meaning.vague or meaning.low != meaning.high
    slack = 0.0 if hedged else SLACK[meaning.unit]
    a = cal.away(day, sign * max(meaning.low - slack, 0), meaning.unit)
    b = cal.away(day, sign * (meaning.high + slack), meaning.unit)
    grain = GRAINS[meaning.unit]
    if grain is Granularity.DAY and a != b:
        grain = Granularity.DAYS
    period = closed((min(a, b), max(a, b)), grain, True)
    target = cal.away(day, sign * (meaning.count or meaning.low), meaning.unit)
    return Resolved(period, away_value(target, meaning), told)


def _keeps_its_grain(meaning: Away, base: Period) -> bool:
    """Whether the same part of another year is meant: a year before a quarter is a quarter."""
    exact = meaning.low == meaning.high and not meaning.vague and meaning.low == int(meaning.low)
    return exact and (
        (base.granularity in _PARTS_OF_A_YEAR and meaning.unit in ("month", "quarter", "year"))
        or (base.granularity is Granularity.YEAR and meaning.unit == "year")
    )


_PARTS_OF_A_YEAR = (
    Granularity.PART_OF_MONTH,
    Granularity.MONTH,
    Granularity.QUARTER,
    Granularity.SEASON,
)


def moved(base: Period, count: float, unit: str) -> Period:
    """The period so many months, quarters or years away; the end of a month stays one."""
    if base.first is None or base.last is None:
        return base
    first = cal.away(base.first, count, unit)
    after = cal.away(cal.days_away(base.last, 1), count, unit)
    return Period(first, cal.days_away(after, -1), base.granularity, True)


def _again(meaning: Again, at: Anchors) -> Resolved | None:
    base, told = origin_of(From.SCENE, at)
    if base is None or base.first is None:
        return None
    if meaning.unit and GRAINS[meaning.unit] is not base.granularity:
        days, grain = unit_days(base.first, meaning.unit)
        base = closed(days, grain)
    elif not told:
        return None  # "the same period last year" of nothing
    if base.first is None:
        return None
    period = moved(base, -1, "year")
    unit = meaning.unit or NAMES.get(base.granularity, "year")
    return Resolved(period, near_value(cal.away(base.first, -1, "year"), unit, ""), told)


NAMES = {
    Granularity.DAY: "day",
    Granularity.WEEK: "week",
    Granularity.MONTH: "month",
    Granularity.QUARTER: "quarter",
}


def _stretch(meaning: Stretch, at: Anchors) -> Resolved | None:
    value = length_value(Length(meaning.low, meaning.high, meaning.unit, meaning.vague))
    base, told = origin_of(meaning.origin, at)
    if base is None or base.first is None or base.last is None or meaning.unit not in GRAINS:
        return Resolved(None, value, told)
    if meaning.forward:
        days = (base.last, cal.away(base.last, meaning.high, meaning.unit))
    else:
        days = (cal.away(base.first, -meaning.high, meaning.unit), base.first)
    if meaning.low == meaning.high == 1 and meaning.unit in ("week", "month", "year"):
        other = days[1] if meaning.forward else days[0]  # "the past year" is the last one
        value = near_value(other, meaning.unit, "")
    return Resolved(closed(days, Granularity.DAYS, True), value, told)


RESOLVERS = (
    (Weekday, _weekday),
    (Near, _near),
    (Away, _away),
    (Again, _again),
    (Stretch, _stretch),
)
