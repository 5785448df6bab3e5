"""Where do the axes begin, and what stands at them? Tables of values and days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.pages.figure_axes import measure_axis, nice_step, time_axis

MEASURES = [
    # values, numbers at the axis, broken
    ([820, 1_200], (0, 250, 500, 750, 1_000, 1_250), False),
    ([15], (0, 5, 10, 15), False),
    ([0], (0, 1), False),
    ([9.1, 8.1], (8, 8.2, 8.4, 8.6, 8.8, 9, 9.2), True),
    ([400_000, 145_000, 155_000], (0, 100_000, 200_000, 300_000, 400_000), False),
    ([-3, 5], (-4, -2, 0, 2, 4, 6), False),
    ([-8], (-8, -6, -4, -2, 0), False),
    ([0.02, 0.05], (0, 0.01, 0.02, 0.03, 0.04, 0.05), False),
    # nothing lies on the break itself
    ([100, 110], (98, 100, 102, 104, 106, 108, 110), True),
]


@pytest.mark.parametrize("values, ticks, broken", MEASURES, ids=lambda one: str(one)[:30])
def test_the_measure_goes_up_from_zero_or_is_marked_as_broken(values, ticks, broken) -> None:
    axis = measure_axis(values)
    assert axis.ticks == pytest.approx(ticks)
    assert axis.broken is broken
    assert (axis.low, axis.high) == (axis.ticks[0], axis.ticks[-1])


@settings(deadline=None)
@given(st.lists(st.floats(-1e12, 1e12).filter(lambda x: x == 0 or abs(x) > 1e-6), min_size=1))
def test_every_value_lies_on_the_axis(values) -> None:
    axis = measure_axis(values)
    room = axis.step * 1e-6
    assert axis.low - room <= min(values) and max(values) <= axis.high + room
    assert axis.low < axis.high
    assert axis.broken or axis.low <= 0 <= axis.high
    assert len(axis.ticks) <= 9


def test_steps_are_ones_that_a_reader_can_count_in() -> None:
    assert [nice_step(span, 5) for span in (1, 7, 60, 1_250, 23_000)] == [0.2, 2, 20, 250, 5_000]


DAYS = [
    (("2019-04-27", "2019-08-15"), ["May 2019", "Jun", "Jul", "Aug"]),
    (("2019-07-21", "2019-07-23"), ["21 Jul 2019", "22 Jul", "23 Jul"]),
    (("2018-11-03", "2019-03-04"), ["Dec", "Jan 2019", "Feb", "Mar"]),
    (("2001-01-01", "2021-06-30"), ["2005", "2010", "2015", "2020"]),
    (("1066-10-14", "2019-01-01"), ["1200", "1400", "1600", "1800", "2000"]),
    (("2019-08-15", "2019-08-15"), ["15 Aug 2019"]),
]


@pytest.mark.parametrize("days, labels", DAYS, ids=lambda one: " ".join(one)[:30])
def test_days_stand_below_in_months_years_or_days(days, labels) -> None:
    axis = time_axis([date.fromisoformat(day) for day in days])
    found = [f"{tick.label} {tick.year}".strip() for tick in axis.ticks]
    assert [label.replace("Dec", "Dec 2018") for label in labels] == found


@settings(deadline=None)
@given(st.lists(st.dates(), min_size=1), st.integers(2, 8))
def test_every_day_lies_on_the_axis(days, at_most) -> None:
    axis = time_axis(days, at_most)
    assert axis.first <= min(days) and max(days) <= axis.last and axis.first < axis.last
    assert 1 <= len(axis.ticks) <= max(at_most, 2)
    assert all(axis.first <= tick.day <= axis.last for tick in axis.ticks)
