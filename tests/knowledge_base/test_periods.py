"""Do periods say of each other what their days say? Against brute force over a fortnight."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.period import Granularity, Period

FIRST = date(2020, 2, 24)
DAYS = [FIRST + timedelta(days=n) for n in range(-1, 15)]
"""A leap day is among them; one day before and one after every end below."""

ENDS = st.integers(0, 12).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(ENDS), draw(ENDS)))
    return Period(
        None if draw(st.integers(0, 4)) == 0 else first,
        None if draw(st.integers(0, 4)) == 0 else last,
        draw(st.sampled_from(Granularity)),
    )


def days(period: Period) -> set[date]:
    """The days of the fortnight that lie in the period, by its definition."""
    return {
        day
        for day in DAYS
        if (period.first is None or period.first <= day)
        and (period.last is None or day <= period.last)
    }


@given(periods(), periods())
def test_one_contains_another_when_it_has_all_its_days(a: Period, b: Period) -> None:
    assert a.contains(b) == (days(b) <= days(a))


@given(periods(), periods())
def test_one_excludes_another_when_they_share_no_day(a: Period, b: Period) -> None:
    assert a.excludes(b) == (not days(a) & days(b)) == (not a.overlaps(b))
    assert a.excludes(b) == b.excludes(a)


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period(date(2019, 8, 15), date(2019, 8, 15)), "15 August 2019"),
        (Period(date(2019, 4, 21), date(2019, 4, 30)), "21 April 2019 to 30 April 2019"),
        (Period(date(2011, 1, 1), None), "since 1 January 2011"),
        (Period(None, date(2019, 5, 3)), "until 3 May 2019"),
        (Period(None, None), "any time"),
    ],
)
def test_a_period_reads_as_in_a_newspaper(period: Period, written: str) -> None:
    assert str(period) == written


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2020, 2, 2), date(2020, 2, 1))
