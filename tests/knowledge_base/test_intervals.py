"""Do intervals say of each other what their numbers say? Against brute force over a fine grid."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.figure import Interval

GRID = [n / 4 for n in range(-4, 45)]
"""Quarters from -1 to 11: finer than the ends below and wider, so it separates any two of them."""

ENDS = st.integers(0, 20).map(lambda n: n / 2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Ends at halves from 0 to 10 or infinite; never empty."""
    low, high = sorted((draw(ENDS), draw(ENDS)))
    included = (draw(st.booleans()), draw(st.booleans())) if low < high else (True, True)
    if draw(st.integers(0, 4)) == 0:
        low, included = -math.inf, (False, included[1])
    if draw(st.integers(0, 4)) == 0:
        high, included = math.inf, (included[0], False)
    return Interval(low, high, *included)


def numbers(interval: Interval) -> set[float]:
    """The numbers of the grid that lie in the interval, by its definition."""
    return {
        n
        for n in GRID
        if (interval.low < n or (interval.low == n and interval.low_included))
        and (n < interval.high or (n == interval.high and interval.high_included))
    }


@given(intervals(), intervals())
def test_one_contains_another_when_it_has_all_its_numbers(a: Interval, b: Interval) -> None:
    unbounded = (a.low == b.low or b.low != -math.inf) and (a.high == b.high or b.high != math.inf)
    assert a.contains(b) == (
        numbers(b) <= numbers(a) and (unbounded or (a.low <= b.low and b.high <= a.high))
    )


@given(intervals(), intervals())
def test_one_excludes_another_when_they_share_no_number(a: Interval, b: Interval) -> None:
    assert a.excludes(b) == (not numbers(a) & numbers(b))
    assert a.excludes(b) == b.excludes(a)


@given(intervals(), intervals())
def test_what_is_contained_is_not_excluded(a: Interval, b: Interval) -> None:
    assert not (a.contains(b) and a.excludes(b))
    assert a.contains(a) and not a.excludes(a)


@given(intervals(), intervals(), intervals())
def test_containing_goes_on(a: Interval, b: Interval, c: Interval) -> None:
    if a.contains(b) and b.contains(c):
        assert a.contains(c)
    if a.contains(b) and a.excludes(c):
        assert b.excludes(c)


@given(intervals(), intervals(), st.integers(1, 50), st.integers(-50, 50))
def test_another_unit_changes_no_answer(a: Interval, b: Interval, factor: int, offset: int) -> None:
    other_a, other_b = a.scaled(factor, offset), b.scaled(factor, offset)
    assert other_a.contains(other_b) == a.contains(b)
    assert other_a.excludes(other_b) == a.excludes(b)


@pytest.mark.parametrize(
    ("a", "b", "contains", "excludes"),
    [
        pytest.param(Interval(810, 830), Interval(820, 820), True, False, id="some 820 has 820"),
        pytest.param(
            Interval(400, math.inf, False, False),
            Interval(400, 400),
            False,
            True,
            id="more than 400 is not 400",
        ),
        pytest.param(
            Interval(400, math.inf, True, False),
            Interval(400, 400),
            True,
            False,
            id="at least 400 may be 400",
        ),
        pytest.param(
            Interval(0, 500, True, False),
            Interval(810, 830),
            False,
            True,
            id="fewer than 500 are not some 820",
        ),
    ],
)
def test_examples(a: Interval, b: Interval, contains: bool, excludes: bool) -> None:
    assert (a.contains(b), a.excludes(b)) == (contains, excludes)


@pytest.mark.parametrize("ends", [(2.0, 1.0), (math.nan, 1.0), (1.0, math.nan)])
def test_an_interval_that_cannot_be_is_refused(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="cannot run from"):
        Interval(*ends)
