"""Does every sentence of docs/verdicts.md, "When", hold in every year and month?"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knowledge.period import Granularity, Period
from verifier.reading.dates import read_dates
from verifier.reading.dates.calendar_days import month_days, months_away, quarter_days, year_days
from verifier.reading.dates.resolve_relative import moved
from verifier.reading.reading import Context

YEARS = st.integers(1910, 2050)
MONTHS = st.integers(1, 12)
DAYS = st.dates(date(1910, 1, 1), date(2050, 12, 31))
SEASONS = (("spring", 3), ("summer", 6), ("autumn", 9))


def only(text: str, context: Context) -> Period:
    found = read_dates(text, context)
    assert len(found) == 1, (text, found)
    return found[0].period


@given(YEARS, MONTHS)
def test_a_vague_part_of_a_month_is_ten_days_wide_and_the_late_one_takes_the_rest(
    year: int, month: int
) -> None:
    first, last = month_days(year, month)
    name = f"{calendar.month_name[month]} {year}"
    parts = [only(f"It fell in {part} {name}.", Context()) for part in ("early", "mid", "late")]
    covered = [(part.first, part.last) for part in parts]
    assert covered == [
        (first, first.replace(day=10)),
        (first.replace(day=11), first.replace(day=20)),
        (first.replace(day=21), last),
    ]
    whole = only(f"It fell in {name}.", Context())
    assert all(whole.contains(part) for part in parts)
    assert all(a.excludes(b) for a in parts for b in parts if a is not b)


@given(YEARS, st.sampled_from(SEASONS))
def test_a_season_is_three_months_of_the_north(year: int, season: tuple[str, int]) -> None:
    name, month = season
    first = date(year, month, 1)
    period = only(f"It fell in {name} {year}.", Context())
    assert (period.first, period.last) == (first, months_away(first, 3) - timedelta(days=1))


@given(YEARS)
def test_the_winter_of_a_year_may_be_either_and_that_of_two_years_is_one(year: int) -> None:
    last = date(year + 1, 3, 1) - timedelta(days=1)
    either = only(f"It fell in winter {year}.", Context())
    assert (either.first, either.last) == (date(year - 1, 12, 1), last)
    one = only(f"It fell in winter {year}-{(year + 1) % 100:02}.", Context())
    assert (one.first, one.last) == (date(year, 12, 1), last)


@given(YEARS, MONTHS, st.sampled_from(("early", "mid", "late")), st.integers(0, 700))
def test_since_a_vague_day_runs_to_the_claims_date(
    year: int, month: int, part: str, later: int
) -> None:
    begin = date(year, month, {"early": 1, "mid": 11, "late": 21}[part])
    said = months_away(date(year, month, 1), 1) + timedelta(days=later)
    text = f"Rain has fallen since {part} {calendar.month_name[month]} {year}."
    period = only(text, Context(date=said))
    assert (period.first, period.last) == (begin, said)


@given(DAYS, st.integers(2, 12), st.integers(20, 400))
def test_a_relative_date_counts_from_the_event_that_it_follows(
    event: date, count: int, apart: int
) -> None:
    context = Context(date=event + timedelta(days=apart), story_date=event)
    day = event + timedelta(days=count)
    later = only(f"It fell {count} days later.", context)
    assert (later.first, later.last) == (day, day)
    ago = only(f"It fell {count} days ago.", context)
    assert ago.first == event + timedelta(days=apart - count)


@given(DAYS)
def test_a_relative_date_counts_from_the_day_of_the_article(today: date) -> None:
    assert only("It fell yesterday.", Context(date=today)).last == today - timedelta(days=1)
    month = only("It fell last month.", Context(date=today))
    assert month.last == today.replace(day=1) - timedelta(days=1)
    year = only("It fell last year.", Context(date=today))
    assert (year.first, year.last) == year_days(today.year - 1)


@given(YEARS, st.integers(1, 4), st.sampled_from(("A year earlier", "In the year-ago quarter")))
def test_a_year_before_a_quarter_is_that_quarter(year: int, number: int, words: str) -> None:
    story = Period(*quarter_days(year, number), Granularity.QUARTER)
    context = Context(date=date(year + 1, 3, 1), story_period=story)
    period = only(f"{words} it fell.", context)
    assert (period.first, period.last) == quarter_days(year - 1, number)


@given(YEARS, MONTHS, st.sampled_from(("the same month last year", "a year earlier")))
def test_a_year_before_a_month_is_that_month(year: int, month: int, words: str) -> None:
    story = Period(*month_days(year, month), Granularity.MONTH)
    context = Context(date=date(year + 1, 3, 1), story_period=story)
    period = only(f"It had been higher {words}.", context)
    assert (period.first, period.last) == month_days(year - 1, month)


@given(YEARS, MONTHS, st.integers(1, 24), st.integers(-60, 60))
def test_whole_months_moved_there_and_back_are_the_same(
    year: int, month: int, length: int, away: int
) -> None:
    first = date(year, month, 1)
    last = months_away(first, length) - timedelta(days=1)
    there = moved(Period(first, last, Granularity.MONTH), away, "month")
    assert there.first is not None and there.first.day == 1
    assert there.last == months_away(there.first, length) - timedelta(days=1)
    back = moved(there, -away, "month")
    assert (back.first, back.last) == (first, last)
