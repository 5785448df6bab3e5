"""Does every unit lead to every other of its dimension and back, and to none besides?"""

from __future__ import annotations

import math
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.figure import Figure, Interval
from verifier.matching.conversion import PER, convert
from verifier.reading.figures.units import unit_table

UNITS = dict(sorted(unit_table().named.items()))
CONVERTED = {name: unit for name, unit in UNITS.items() if unit.pint}
DIMENSIONS = sorted({unit.dimension for unit in CONVERTED.values()})

PAIRS = [
    (a, b)
    for a, b in combinations(CONVERTED, 2)
    if CONVERTED[a].dimension == CONVERTED[b].dimension
]


def measured(value: float, unit: str, dimension: str) -> Figure:
    return Figure(0, 0, "", Interval(value, value + 1.0), value, unit=unit, dimension=dimension)


# the table of units is loaded with the first conversion, which takes its time
@settings(deadline=None)
@given(
    pair=st.sampled_from(PAIRS),
    value=st.floats(min_value=-1e6, max_value=1e6, allow_nan=False),
)
def test_there_and_back_is_the_same_interval(pair: tuple[str, str], value: float) -> None:
    first, second = pair
    dimension = UNITS[first].dimension
    figure = measured(value, first, dimension)
    there = convert(figure, measured(0.0, second, dimension))
    assert there is not None
    assert there.low <= there.high
    back = convert(
        Figure(0, 0, "", there, None, unit=second, dimension=dimension),
        measured(0.0, first, dimension),
    )
    assert back is not None
    # a small unit may be a millionth of a large one, and degrees are shifted besides
    assert math.isclose(back.low, value, rel_tol=1e-6, abs_tol=1e-4)
    assert math.isclose(back.high, value + 1.0, rel_tol=1e-6, abs_tol=1e-4)


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_pair_of_one_dimension_is_converted(dimension: str) -> None:
    names = [name for name, unit in CONVERTED.items() if unit.dimension == dimension]
    for first, second in product(names, repeat=2):
        there = convert(measured(1.0, first, dimension), measured(1.0, second, dimension))
        assert there is not None, f"{first} -> {second}"


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        (10.0, "kilometre", "mile", 6.21371),
        (100.0, "degree Celsius", "degree Fahrenheit", 212.0),
        (-40.0, "degree Fahrenheit", "degree Celsius", -40.0),
        (1.0, "ton", "kilogram", 907.18474),
        (1.0, "tonne", "kilogram", 1000.0),
        (3.0, "decade", "year", 30.0),
    ],
)
def test_known_conversions(value: float, unit: str, other: str, expected: float) -> None:
    dimension = UNITS[unit].dimension
    there = convert(measured(value, unit, dimension), measured(0.0, other, dimension))
    assert there is not None
    assert math.isclose(there.low, expected, rel_tol=1e-4)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("per cent", "percentage point"),
        ("EUR", "USD"),
        ("kilometre", "kilogram"),
        ("degree Celsius", "kilometre"),
        ("", "kilometre"),
        (f"per cent{PER}month", f"per cent{PER}year"),
    ],
)
def test_never_converted(unit: str, other: str) -> None:
    def dimension(name: str) -> str:
        bare = name.partition(PER)[0]
        return UNITS[bare].dimension if bare in UNITS else ""

    figures = (
        measured(4.0, unit, dimension(unit)),
        measured(4.0, other, dimension(other)),
    )
    assert convert(*figures) is None
    assert convert(*reversed(figures)) is None


def test_the_part_after_the_stroke_is_kept() -> None:
    figure = measured(36.0, f"kilometre{PER}hour", "length")
    there = convert(figure, measured(0.0, f"mile{PER}hour", "length"))
    assert there is not None
    assert math.isclose(there.low, 22.369, rel_tol=1e-3)
