"""Which days does an expression mean, given when it was written and what the story is about?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.meanings import (
    Away,
    Beside,
    Clock,
    Day,
    Decade,
    Fixed,
    From,
    Holiday,
    InYear,
    Length,
    Meaning,
    Month,
    Near,
    Often,
    Part,
    Piece,
    Quarter,
    Season,
    Stretch,
    Vague,
    Weekday,
    WeekdayIn,
    WeekOf,
    Years,
)
from verifier.reading.dates.partition import part_of, piece_of
from verifier.reading.dates.values import (
    away_value,
    day_value,
    length_value,
    month_value,
    near_value,
    season_value,
    week_value,
    years_value,
)
from verifier.words.tables import load_table


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an expression counts from."""

    publication: date | None = None
    scene: Period | None = None
    """The day or period that the story last spoke of."""
    year: int | None = None
    """The year that the text gives where the expression has none; it goes before publication's."""
    ahead: bool | None = None
    """Whether the wording points past the publication (will, plans to), behind it (was, said)."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days, and the value after TIMEX3 (``2019-04-26``, ``2019-04``, ``P4M``, ``PAST_REF``)."""

    period: Period | None
    value: str
    relative: bool = False
    """Whether it was counted from the scene of the story."""


def resolve(meaning: Meaning, at: Anchors) -> Resolved | None:
    """The days that are meant; ``None`` where a part is missing that nothing here supplies."""
    try:
        return _RESOLVERS[type(meaning)](meaning, at)
    except (ValueError, OverflowError):
        return None  # no such day, or outside the calendar


def _period(days: cal.Days, grain: Granularity, inferred: bool = False) -> Period:
    return Period(days[0], days[1], grain, inferred)


def _one_day(day: date, inferred: bool) -> Resolved:
    return Resolved(_period((day, day), Granularity.DAY, inferred), day_value(day))


def year_for(at: Anchors, begins: Callable[[int], date | None]) -> int | None:
    """The year of something that is written without one; ``begins`` gives its first day in a year.

    The year of the text goes first. Otherwise it lies on or before the day of publication, or on or
    after it where the wording points ahead.
    """
    if at.year is not None:
        return at.year
    if at.publication is None:
        return at.scene.first.year if at.scene and at.scene.first else None
    today = at.publication
    behind = _nearest(begins, range(today.year, today.year - 9, -1), lambda day: day <= today)
    if at.ahead is False:
        return behind[1] if behind else None
    ahead = _nearest(begins, range(today.year, today.year + 9), lambda day: day >= today)
    farthest = FARTHEST_AHEAD if at.ahead else FARTHEST_UNSAID
    if behind and (not ahead or (ahead[0] - today).days > farthest):
        return behind[1]  # "will look into the 3 May attack" is about the one behind
    return ahead[1] if ahead else None


FARTHEST_AHEAD = 240
"""A date without a year that lies further ahead than these days has passed, whatever the verb."""

FARTHEST_UNSAID = 62
"""The same where no verb shows the time: "Parliament meets on 3 September" is not last year's."""


def _nearest(
    begins: Callable[[int], date | None], years: range, fits: Callable[[date], bool]
) -> tuple[date, int] | None:
    for year in years:
        day = begins(year)
        if day is not None and fits(day):
            return day, year
    return None


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(meaning: Day, at: Anchors) -> Resolved | None:
    if meaning.month is None:
        return _nth_of_month(meaning, at)
    if meaning.year is not None:
        return _one_day(date(meaning.year, meaning.month, meaning.day), False)
    month, day = meaning.month, meaning.day
    year = year_for(at, lambda y: _safe(y, month, day))
    if year is None:
        return None
    if meaning.weekday is not None and at.publication is not None:
        for near in sorted(range(year - 6, year + 7), key=lambda y: (abs(y - year), y > year)):
            found = _safe(near, month, day)
            if found is not None and found.weekday() == meaning.weekday:
                return (
                    _one_day(found, True)
                    if abs(near - year) <= 1
                    else _one_day(date(year, month, day), True)
                )
    return _one_day(date(year, month, day), True)


def _nth_of_month(meaning: Day, at: Anchors) -> Resolved | None:
    """ "on the 15th": of the month of the story, or the last such day."""
    if at.scene is not None and at.scene.first is not None and not at.ahead:
        found = _safe(at.scene.first.year, at.scene.first.month, meaning.day)
        if found is not None and (at.publication is None or found <= at.publication):
            return _one_day(found, True)
    if at.publication is None:
        return None
    for step in range(13):
        month = cal.months_away(at.publication.replace(day=1), step if at.ahead else -step)
        found = _safe(month.year, month.month, meaning.day)
        if found is None or (found < at.publication if at.ahead else found > at.publication):
            continue
        if meaning.weekday is None or found.weekday() == meaning.weekday:
            return _one_day(found, True)
    return None


def _month(meaning: Month, at: Anchors) -> Resolved | None:
    year, month = meaning.year, meaning.month
    inferred = year is None
    if year is None and meaning.shift is not None:
        if at.publication is None:
            return None
        today = at.publication
        year = today.year
        if meaning.shift < 0 and month >= today.month:
            year -= 1
        elif meaning.shift > 0 and month <= today.month:
            year += 1
    elif year is None:
        year = year_for(at, lambda y: _month_begins(y, month, at))
    if year is None:
        return None
    days = cal.month_days(year, month)
    return Resolved(_period(days, Granularity.MONTH, inferred), month_value(days[0]))


def _month_begins(year: int, month: int, at: Anchors) -> date:
    """The first day, or for what lies ahead the last: this month is not over yet."""
    return cal.month_days(year, month)[1 if at.ahead else 0]


def _weekday(meaning: Weekday, at: Anchors) -> Resolved | None:
    base, told = _origin(meaning.origin, at)
    today = base.first if base is not None else None
    if today is None or (told and base is not None and base.granularity not in _FINE):
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
    return _one_day(day, True)


def _season(meaning: Season, at: Anchors) -> Resolved | None:
    entry: Any = load_table("seasons.toml")["season"][meaning.name]
    first, last, code = entry["first"], entry["last"], entry["code"]
    year = meaning.year
    if year is None and at.publication is not None:
        year = at.publication.year if at.year is None else at.year
        shift = meaning.shift or 0
        if at.year is None and not (meaning.shift is None and at.ahead):
            over = 1 if shift < 0 else 0
            while cal.season_days(year, first, last)[over] > at.publication:
                year -= 1
        if at.year is None and (shift > 0 or (meaning.shift is None and at.ahead)):
            while cal.season_days(year, first, last)[0] <= at.publication:
                year += 1
    elif year is None:
        year = at.year
    if year is None:
        return None
    inferred = meaning.year is None
    days = cal.season_days(year, first, last)
    if last < first and meaning.year is not None and meaning.last_year is None:
        # "winter 2019" may begin or end in 2019
        days = (cal.season_days(year - 1, first, last)[0], days[1])
    return Resolved(_period(days, Granularity.SEASON, inferred), season_value(year, code))


def _quarter(meaning: Quarter, at: Anchors) -> Resolved | None:
    number, of = meaning.number, meaning.of
    year = meaning.year
    inferred = year is None
    if year is None:
        year = year_for(at, lambda y: cal.quarter_days(y, number, of)[1 if at.ahead else 0])
    if year is None:
        return None
    letter = "Q" if of == 4 else "H"
    days = cal.quarter_days(year, number, of)
    grain = Granularity.QUARTER if of == 4 else Granularity.YEAR
    return Resolved(_period(days, grain, inferred), f"{year:04d}-{letter}{number}")


def _years(meaning: Years, at: Anchors) -> Resolved:
    days = cal.year_days(meaning.first, meaning.last)
    one = meaning.first == meaning.last
    grain = Granularity.YEAR if meaning.last - meaning.first < 9 else Granularity.DECADE
    if one:
        grain = Granularity.YEAR
    return Resolved(_period(days, grain), years_value(meaning.first, meaning.last))


def _decade(meaning: Decade, at: Anchors) -> Resolved | None:
    """The latest such decade that has begun on the day of publication."""
    today = at.publication.year if at.publication else (at.year or 1999)
    century = today // 100 * 100
    first = (
        century + meaning.tens if century + meaning.tens <= today else century - 100 + meaning.tens
    )
    days = cal.year_days(first, first + 9)
    return Resolved(_period(days, Granularity.DECADE, True), years_value(first, first + 9))


def _holiday(meaning: Holiday, at: Anchors) -> Resolved | None:
    entry: Any = load_table("holidays.toml")["holiday"][meaning.entry]
    year = meaning.year
    inferred = year is None
    if year is None and meaning.shift and at.publication is not None:
        today = at.publication
        years = range(today.year - 1, today.year + 2)
        days = [d for y in years if (d := holiday_in(entry, y)) is not None]
        if meaning.shift < 0:
            found = max(d for d in days if d < today)
        else:
            found = min(d for d in days if d > today)
        return _one_day(found, True)
    if year is None:
        year = year_for(at, lambda y: holiday_in(entry, y))
    day = holiday_in(entry, year) if year is not None else None
    if day is None:
        return None
    if meaning.week:
        return Resolved(_period(cal.week_of(day), Granularity.WEEK, inferred), week_value(day))
    return _one_day(day, inferred)


def holiday_in(entry: Any, year: int) -> date | None:
    """The day of a holiday of the table in that year."""
    if "easter" in entry:
        return cal.days_away(cal.easter(year), entry["easter"])
    if "day" in entry:
        return _safe(year, entry["day"][0], entry["day"][1])
    month, nth, weekday = entry["weekday"]
    return cal.nth_weekday(cal.month_days(year, month), weekday, nth)


def _origin(origin: From, at: Anchors) -> tuple[Period | None, bool]:
    """The days to count from, and whether they are the story's."""
    if origin is From.SCENE and at.scene is not None:
        return at.scene, True
    if at.publication is None:
        return None, False
    return Period(at.publication, at.publication), False


def _near(meaning: Near, at: Anchors) -> Resolved | None:
    # "over the weekend" is the last one, wherever the story is
    apart = meaning.unit == "weekend" and at.publication is not None
    base, told = _origin(From.PUBLICATION if apart else meaning.origin, at)
    if base is None:
        return None
    day = base.last if meaning.shift > 0 else base.first
    if day is None:
        day = base.first or base.last
    if day is None:
        return None
    unit, shift = meaning.unit, meaning.shift
    if told and unit == "day" and base.granularity not in (Granularity.DAY, Granularity.DAYS):
        return Resolved(None, "", True)  # "the next day" after "in May" is no day of the calendar
    if unit == "day":
        found = cal.days_away(day, shift)
        period = _period((found, found), Granularity.DAY, True)
        return Resolved(period, near_value(found, "day", meaning.named), told)
    if unit == "weekend":
        this = meaning.origin is From.PUBLICATION and at.ahead is not False
        days = _weekend(day, shift, bool(at.ahead) or this)
        return Resolved(_period(days, Granularity.DAYS, True), week_value(days[0]) + "-WE", told)
    target = cal.away(day, shift, unit)
    days, grain = unit_days(target, unit)
    return Resolved(_period(days, grain, True), near_value(target, unit, ""), told)


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


_GRAINS = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.DECADE,
}


def _away(meaning: Away, at: Anchors) -> Resolved | None:
    """So many units before or after: half a unit either way, but a number of days is exact."""
    base, told = _origin(meaning.origin, at)
    if meaning.origin is From.SCENE and meaning.forward and not told:
        return Resolved(None, length_value(Length(meaning.low, meaning.high, meaning.unit)))
    if base is None:
        return None
    day = base.last if meaning.forward else base.first
    if day is None or (told and base.granularity not in _FINE and meaning.unit in ("day", "week")):
        return Resolved(None, length_value(Length(meaning.low, meaning.high, meaning.unit)), told)
    sign = 1 if meaning.forward else -1
    slack = 0.0 if meaning.unit == "day" or meaning.vague else 0.5
    a = cal.away(day, sign * max(meaning.low - slack, 0), meaning.unit)
    b = cal.away(day, sign * (meaning.high + slack), meaning.unit)
    if meaning.low == meaning.high and meaning.unit == "week":
        middle = cal.away(day, sign * meaning.low, "week")
        a, b = cal.days_away(middle, -3), cal.days_away(middle, 3)
    grain = _GRAINS[meaning.unit]
    if grain is Granularity.DAY and a != b:
        grain = Granularity.DAYS
    period = _period((min(a, b), max(a, b)), grain, True)
    target = cal.away(day, sign * meaning.low, meaning.unit)
    return Resolved(period, away_value(target, meaning), told)


_FINE = (Granularity.DAY, Granularity.DAYS)


def _stretch(meaning: Stretch, at: Anchors) -> Resolved | None:
    value = length_value(Length(meaning.low, meaning.high, meaning.unit, meaning.vague))
    base, told = _origin(meaning.origin, at)
    if base is None or base.first is None or base.last is None or meaning.unit not in _GRAINS:
        return Resolved(None, value, told)
    if meaning.forward:
        days = (base.last, cal.away(base.last, meaning.high, meaning.unit))
    else:
        days = (cal.away(base.first, -meaning.high, meaning.unit), base.first)
    return Resolved(_period(days, Granularity.DAYS, True), value, told)


def _length(meaning: Length, at: Anchors) -> Resolved:
    return Resolved(None, length_value(meaning))


def _part(meaning: Part, at: Anchors) -> Resolved | None:
    whole = resolve(meaning.of, at)
    if whole is None or whole.period is None:
        return whole
    period = part_of(meaning.part, whole.period, at.publication)
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
    return None if day is None else _one_day(day, whole.period.inferred)


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
    grain = _GRAINS[meaning.unit]
    value = near_value(days[0], meaning.unit, "")
    return Resolved(_period(days, grain, other.period.inferred), value)


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
    period = _period(days, Granularity.WEEK, day.period.inferred)
    return Resolved(period, week_value(first), day.relative)


def _vague(meaning: Vague, at: Anchors) -> Resolved:
    return Resolved(None, f"{meaning.kind.upper()}_REF")


def _clock(meaning: Clock, at: Anchors) -> Resolved:
    return Resolved(None, f"T{meaning.written}")


def _often(meaning: Often, at: Anchors) -> Resolved:
    return Resolved(None, length_value(Length(meaning.count, meaning.count, meaning.unit)))


def _fixed(meaning: Fixed, at: Anchors) -> Resolved:
    return _one_day(meaning.day, False)


_RESOLVERS: dict[type, Callable[[Any, Anchors], Resolved | None]] = {
    Day: _day,
    Month: _month,
    Weekday: _weekday,
    Season: _season,
    Quarter: _quarter,
    Years: _years,
    Decade: _decade,
    Holiday: _holiday,
    Near: _near,
    Away: _away,
    Stretch: _stretch,
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
    Fixed: _fixed,
}
