"""Which days does a written date mean: a day, month, quarter, season, year or holiday?"""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.period import Granularity
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.anchors import Anchors, Resolved, closed, day_or_none, one_day, year_for
from verifier.reading.dates.meanings import (
    Day,
    Decade,
    Fixed,
    Holiday,
    Month,
    Quarter,
    Season,
    Years,
)
from verifier.reading.dates.values import month_value, season_value, week_value, years_value
from verifier.words.tables import load_table


def _day(meaning: Day, at: Anchors) -> Resolved | None:
    if meaning.month is None:
        return _nth_of_month(meaning, at)
    if meaning.year is not None:
        return one_day(date(meaning.year, meaning.month, meaning.day), False)
    month, day = meaning.month, meaning.day
    year = year_for(at, lambda y: day_or_none(y, month, day))
    if year is None:
        return None
    if meaning.weekday is not None and at.publication is not None:
        for near in sorted(range(year - 6, year + 7), key=lambda y: (abs(y - year), y > year)):
            found = day_or_none(near, month, day)
            if found is not None and found.weekday() == meaning.weekday:
                return (
                    one_day(found, True)
                    if abs(near - year) <= 1
                    else one_day(date(year, month, day), True)
                )
    return one_day(date(year, month, day), True)


def _nth_of_month(meaning: Day, at: Anchors) -> Resolved | None:
    """ "on the 15th": of the month of the story, or the last such day."""
    if at.scene is not None and at.scene.first is not None and not at.ahead:
        found = day_or_none(at.scene.first.year, at.scene.first.month, meaning.day)
        if found is not None and (at.publication is None or found <= at.publication):
            return one_day(found, True)
    if at.publication is None:
        return None
    for step in range(13):
        month = cal.months_away(at.publication.replace(day=1), step if at.ahead else -step)
        found = day_or_none(month.year, month.month, meaning.day)
        if found is None or (found < at.publication if at.ahead else found > at.publication):
            continue
        if meaning.weekday is None or found.weekday() == meaning.weekday:
            return one_day(found, True)
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
    return Resolved(closed(days, Granularity.MONTH, inferred), month_value(days[0]))


def _month_begins(year: int, month: int, at: Anchors) -> date:
    """The first day, or for what lies ahead the last: this month is not over yet."""
    return cal.month_days(year, month)[1 if at.ahead else 0]


def _season(meaning: Season, at: Anchors) -> Resolved | None:
    entry: Any = load_table("seasons.toml")["season"][meaning.name]
    first, last, code = entry["first"], entry["last"], entry["code"]
    year = meaning.year
    if year is None and at.publication is not None:
        year = at.publication.year if at.year is None else at.year
        shift = meaning.shift or 0
        if at.year is None and meaning.shift == 0:
            return _this_season(meaning, at, at.publication)
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
    return Resolved(closed(days, Granularity.SEASON, inferred), season_value(year, code))


def _this_season(meaning: Season, at: Anchors, today: date) -> Resolved:
    """ "This autumn" is the one of the year, begun or not; "this winter" the one that is near."""
    entry: Any = load_table("seasons.toml")["season"][meaning.name]
    first, last = entry["first"], entry["last"]
    year = today.year
    if last < first and (cal.season_days(year - 1, first, last)[1] >= today or at.ahead is False):
        year -= cal.season_days(year, first, last)[0] > today
    days = cal.season_days(year, first, last)
    return Resolved(closed(days, Granularity.SEASON, True), season_value(year, entry["code"]))


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
    return Resolved(closed(days, grain, inferred), f"{year:04d}-{letter}{number}")


def _years(meaning: Years, at: Anchors) -> Resolved:
    days = cal.year_days(meaning.first, meaning.last)
    one = meaning.first == meaning.last
    grain = Granularity.YEAR if meaning.last - meaning.first < 9 else Granularity.DECADE
    if one:
        grain = Granularity.YEAR
    return Resolved(closed(days, grain), years_value(meaning.first, meaning.last))


def _decade(meaning: Decade, at: Anchors) -> Resolved | None:
    """The latest such decade that has begun on the day of publication."""
    today = at.publication.year if at.publication else (at.year or 1999)
    century = today // 100 * 100
    first = (
        century + meaning.tens if century + meaning.tens <= today else century - 100 + meaning.tens
    )
    days = cal.year_days(first, first + 9)
    return Resolved(closed(days, Granularity.DECADE, True), years_value(first, first + 9))


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
        return one_day(found, True)
    if year is None:
        year = year_for(at, lambda y: holiday_in(entry, y))
    day = holiday_in(entry, year) if year is not None else None
    if day is None:
        return None
    if meaning.around == "weekend":
        return Resolved(closed(_weekend(day), Granularity.DAYS, inferred), week_value(day) + "-WE")
    if meaning.around == "week":
        return Resolved(closed(cal.week_of(day), Granularity.WEEK, inferred), week_value(day))
    return one_day(day, inferred)


def _weekend(day: date) -> cal.Days:
    """The weekend that a holiday makes long; a Monday ends it, a Thursday or Friday begins it."""
    monday, sunday = cal.week_of(day)
    if day == monday:
        return cal.days_away(day, -2), day
    saturday = cal.days_away(sunday, -1)
    return (day, sunday) if day.weekday() in (3, 4) else (saturday, sunday)


def holiday_in(entry: Any, year: int) -> date | None:
    """The day of a holiday of the table in that year."""
    if "easter" in entry:
        return cal.days_away(cal.easter(year), entry["easter"])
    if "day" in entry:
        return day_or_none(year, entry["day"][0], entry["day"][1])
    month, nth, weekday = entry["weekday"]
    return cal.nth_weekday(cal.month_days(year, month), weekday, nth)


def _fixed(meaning: Fixed, at: Anchors) -> Resolved:
    return one_day(meaning.day, False)


RESOLVERS = (
    (Day, _day),
    (Month, _month),
    (Season, _season),
    (Quarter, _quarter),
    (Years, _years),
    (Decade, _decade),
    (Holiday, _holiday),
    (Fixed, _fixed),
)
