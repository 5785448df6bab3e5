"""Do the intervals hold together? Their rules against brute force and against each other."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from knowledge.figure import Hedge, Interval
from verifier.reading.figures import read_figures
from verifier.reading.figures.hedging import Bound, hedge_table
from verifier.reading.figures.intervals import ABOUT_AT_MOST, ROUNDED_AT_MOST, interval

SAMPLES = [n / 4 for n in range(-8, 60)]
"""Points at which two intervals are compared by brute force; they hold every end of `ends`."""
ends = st.integers(min_value=0, max_value=12).map(float)
numbers = st.integers(min_value=1, max_value=10**9)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ends), draw(ends)))
    both = st.booleans() if low < high else st.just(True)
    return Interval(low, high, draw(both), draw(both))


def holds(one: Interval, point: float) -> bool:
    above = one.low < point or (one.low == point and one.low_included)
    below = point < one.high or (one.high == point and one.high_included)
    return above and below


@given(intervals(), intervals())
def test_containment_and_disjointness_against_brute_force(a: Interval, b: Interval) -> None:
    inside = [point for point in SAMPLES if holds(b, point)]
    assert a.contains(b) == all(holds(a, point) for point in inside)
    assert a.excludes(b) == (not any(holds(a, point) for point in inside))
    assert a.excludes(b) == b.excludes(a)


def step_of(number: int) -> float:
    digits = str(number).rstrip("0")
    return float(10 ** (len(str(number)) - len(digits)))


@given(numbers)
def test_a_hedge_only_widens_what_the_bare_number_leaves(number: int) -> None:
    bare = interval(number, step_of(number))
    about = interval(number, step_of(number), Bound.ABOUT)
    assert about.contains(bare)
    assert bare.contains(Interval(number, number))
    assert bare.high - number <= ROUNDED_AT_MOST * number + 1e-6
    assert about.high - number <= ABOUT_AT_MOST * number + 1e-6


@given(numbers)
def test_bounds_split_all_numbers_in_two(number: int) -> None:
    step = step_of(number)
    for above, below in (
        (Bound.MORE_THAN, Bound.AT_MOST),
        (Bound.AT_LEAST, Bound.LESS_THAN),
    ):
        upper, lower = interval(number, step, above), interval(number, step, below)
        assert upper.excludes(lower)
        assert upper.low == lower.high == number
        assert upper.low_included is not lower.high_included
        assert lower.low == 0
        assert upper.high == math.inf


@given(numbers)
def test_nearly_and_just_over_exclude_each_other_and_the_number(number: int) -> None:
    step = step_of(number)
    nearly, over = interval(number, step, Bound.NEARLY), interval(number, step, Bound.JUST_OVER)
    point = Interval(number, number)
    assert nearly.excludes(over)
    assert nearly.excludes(point)
    assert over.excludes(point)


@given(numbers, st.sampled_from([bound for bound in Bound if bound is not Bound.NONE]))
def test_a_hedge_that_is_written_is_read_back(number: int, bound: Bound) -> None:
    assume(not 1000 <= number < 2200)  # could be a year
    word = next(
        " ".join(words)
        for spellings in hedge_table().before.values()
        for words, kind in spellings
        if kind is bound and words[0].isalpha() and words[-1].isalpha() and len(words) > 1
    )
    (figure,) = read_figures(f"They counted {word} {number:,} people.")
    assert figure.value == number
    assert figure.hedge is bound.hedge
    assert figure.interval == interval(number, step_of(number), bound)
    assert figure.step == step_of(number)


@given(numbers, numbers)
@example(911, 2200)
@example(300, 911)
def test_a_range_has_both_its_ends(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assume(low < high and not (1000 <= low < 2200 or 1000 <= high < 2200))
    (figure,) = read_figures(f"They counted between {low:,} and {high:,} people.")
    assert (figure.interval.low, figure.interval.high) == (low, high)
    assert figure.hedge is Hedge.BETWEEN


@pytest.mark.parametrize("bound", list(Bound))
def test_zero_has_an_interval_under_every_hedge(bound: Bound) -> None:
    assert interval(0.0, 1.0, bound).low <= 0


@given(st.floats(-80, 60).map(lambda value: round(value, 1)))
def test_below_zero_only_where_a_scale_goes_there(value: float) -> None:
    step = 0.1
    assert interval(value, step, Bound.LESS_THAN, floor=-math.inf).low == -math.inf
    about = interval(value, step, Bound.ABOUT)
    assert about.low <= value <= about.high
