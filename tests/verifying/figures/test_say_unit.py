"""Is a unit written for a reader as it would be in print?"""

from __future__ import annotations

import pytest

from verifier.reading.figures.unit_table import say_unit, unit_table


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        ("week", "week", "weeks"),
        ("century", "century", "centuries"),
        ("square foot", "square foot", "square feet"),
        ("degree Celsius", "degree Celsius", "degrees Celsius"),
        ("barrel of oil equivalent", "barrel of oil equivalent", "barrels of oil equivalent"),
        ("kilowatt", "kilowatt", "kilowatts"),
        ("per cent", "per cent", "per cent"),
        ("kilometre / hour", "kilometre per hour", "kilometres per hour"),
        ("barrel / day", "barrel per day", "barrels per day"),
        ("EUR / barrel", "EUR per barrel", "EUR per barrel"),
        ("USD", "USD", "USD"),
        ("smoot", "smoot", "smoot"),
    ],
)
def test_a_unit_once_and_several_times(unit: str, one: str, many: str) -> None:
    assert (say_unit(unit, 1), say_unit(unit, 2.5)) == (one, many)


def test_no_unit_loses_its_name() -> None:
    for name in unit_table().named:
        assert say_unit(name, 2)[:3] == name[:3].replace("foo", "fee"), name
