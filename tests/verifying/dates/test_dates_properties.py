"""Is every date read back from the ways in which newsrooms write it?"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knowledge.period import Period
from verifier.reading.dates import read_dates
from verifier.reading.dates.calendar_days import easter, months_away, nth_weekday, week_of
from verifier.reading.reading import Context

DAYS = st.dates(date(1901, 1, 1), date(2058, 12, 31))
MONTHS = st.dates(date(1901, 1, 1), date(2058, 12, 31)).map(lambda day: day.replace(day=1))
FULL_STYLES = (
    "{d} {B} {Y}",
    "{B} {d}, {Y}",
    "{d}{th} {B} {Y}",
    "{B} {d}{th}, {Y}",
    "the {d}{th} of {B}, {Y}",
    "{A}, {d} {B} {Y}",
    "{A}, {B} {d}, {Y}",
    "{d} {b} {Y}",
    "{b} {d}, {Y}",
    "{Y}-{m:02}-{d:02}",
    "{d}.{m}.{Y}",
    "{d:02}/{m:02}/{Y}",
)
SHORT_STYLES = ("{d} {B}", "{B} {d}", "{d}{th} {B}", "{B} {d}{th}", "{b} {d}")
MONTH_STYLES = ("{B} {Y}", "{B}, {Y}", "{B} of {Y}", "{b} {Y}")
FRAMES = (
    "The bridge fell on {}.",
    "On {}, the bridge fell.",
    "It fell ({}) and was rebuilt.",
    "{}",
)


def ending(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def in_style(style: str, day: date) -> str:
    return style.format(
        d=day.day,
        m=day.month,
        Y=day.year,
        B=calendar.month_name[day.month],
        b=short if (short := calendar.month_abbr[day.month]) == "May" else f"{short}.",
        A=calendar.day_name[day.weekday()],
        th=ending(day.day),
    )


def only(text: str, context: Context) -> Period:
    found = read_dates(text, context)
    assert len(found) == 1, (text, found)
    return found[0].period


@given(DAYS, st.sampled_from(FULL_STYLES), st.sampled_from(FRAMES), st.none() | DAYS)
def test_a_full_date_is_read_back(day: date, style: str, frame: str, today: date | None) -> None:
    period = only(frame.format(in_style(style, day)), Context(date=today))
    assert (period.first, period.last, period.inferred) == (day, day, False)


@given(DAYS, st.sampled_from(SHORT_STYLES), st.integers(0, 300))
def test_a_date_without_a_year_lies_behind_the_publication(day: date, style: str, ago: int) -> None:
    text = f"The bridge fell on {in_style(style, day)}."
    period = only(text, Context(date=day + timedelta(days=ago)))
    assert (period.first, period.last, period.inferred) == (day, day, True)


@given(DAYS, st.sampled_from(SHORT_STYLES), st.integers(1, 200))
def test_what_will_be_lies_ahead(day: date, style: str, ahead: int) -> None:
    text = f"The bridge will be opened on {in_style(style, day)}."
    assert only(text, Context(date=day - timedelta(days=ahead))).first == day


@given(MONTHS, st.sampled_from(MONTH_STYLES))
def test_a_month_has_all_its_days(first: date, style: str) -> None:
    period = only(f"It fell in {in_style(style, first)}.", Context())
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    assert (period.first, period.last) == (first, last)


@given(MONTHS, st.sampled_from(("early", "mid-", "late", "the end of", "the start of")))
def test_the_parts_of_a_month_are_those_of_the_verdicts(first: date, part: str) -> None:
    space = "" if part.endswith("-") else " "
    period = only(f"It fell in {part}{space}{in_style('{B} {Y}', first)}.", Context())
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    days = {"mid-": (11, 20), "late": (21, last.day), "the end of": (21, last.day)}
    begin, end = days.get(part, (1, 10))
    assert (period.first, period.last) == (first.replace(day=begin), first.replace(day=end))


@given(MONTHS, st.integers(0, 900))
def test_since_runs_to_the_day_of_reading(first: date, later: int) -> None:
    today = first + timedelta(days=40 + later)
    period = only(f"Since late {in_style('{B} {Y}', first)} it has rained.", Context(date=today))
    assert (period.first, period.last) == (first.replace(day=21), today)


@given(DAYS, st.integers(1, 3000))
def test_between_has_both_ends(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    a, b = in_style("{d} {B} {Y}", first), in_style("{d} {B} {Y}", last)
    for frame in ("between {} and {}", "from {} to {}", "{} – {}", "from {} until {}"):
        period = only(f"It was shut {frame.format(a, b)}.", Context())
        assert (period.first, period.last) == (first, last)


@given(DAYS, DAYS)
def test_by_until_and_before_are_open_at_the_beginning(day: date, today: date) -> None:
    written = in_style("{d} {B} {Y}", day)
    for word, last in (("by", day), ("until", day), ("before", day - timedelta(days=1))):
        period = only(f"It was shut {word} {written}.", Context(date=today))
        assert (period.first, period.last) == (None, last)


@given(DAYS, st.sampled_from(list(calendar.day_name)))
def test_a_weekday_is_the_last_one(today: date, name: str) -> None:
    day = only(f"He resigned on {name}.", Context(date=today)).first
    assert day is not None and 0 <= (today - day).days < 7
    assert calendar.day_name[day.weekday()] == name


@given(DAYS, st.integers(1, 60))
def test_days_ago_and_days_later_are_exact(day: date, count: int) -> None:
    one = "day" if count == 1 else "days"
    assert only(f"It fell {count} {one} ago.", Context(date=day)).first == day - timedelta(count)
    later = only(f"{count} {one} later it fell.", Context(date=day, story_date=day))
    assert (later.first, later.last) == (day + timedelta(count), day + timedelta(count))


@given(DAYS, st.integers(1, 40), st.sampled_from(("weeks", "months", "years")))
def test_what_lies_weeks_months_or_years_ago_is_within_its_period(
    today: date, count: int, unit: str
) -> None:
    exact = (
        today - timedelta(weeks=count)
        if unit == "weeks"
        else months_away(today, -count * (12 if unit == "years" else 1))
    )
    period = only(f"It fell {count} {unit if count > 1 else unit[:-1]} ago.", Context(date=today))
    assert period.contains(Period(exact, exact))


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@given(DAYS, st.integers(0, 6))
def test_a_week_has_every_weekday_once(day: date, weekday: int) -> None:
    days = week_of(day)
    found = nth_weekday(days, weekday, 1)
    assert found is not None and days[0] <= found <= days[1] and found.weekday() == weekday
    assert nth_weekday(days, weekday, 2) is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for one in read_dates(text, Context(date=date(2019, 8, 15))):
        assert text[one.start : one.end] == one.written


DATE_WORDS = (
    "May 5 2019 , - and to the of last week two days later since in on Monday early late end first "
    "quarter Q1 ago before after by until 1990s '98 Christmas summer year month 's . for nearly "
    "half a an next following that will between from 10:30 p.m. 2019-04-26 26/04/2019"
)
WORDS = st.sampled_from(DATE_WORDS.split())


@given(st.lists(WORDS, max_size=25), DAYS)
def test_any_row_of_date_words_is_read_without_an_error(words: list[str], today: date) -> None:
    text = " ".join(words)
    place = 0
    for one in read_dates(text, Context(date=today, story_date=today)):
        assert one.start >= place and text[one.start : one.end] == one.written
        place = one.end
