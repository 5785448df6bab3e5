"""Who says no more than an accusation, pledge, forecast or warning does not overclaim it."""

from __future__ import annotations

import pytest

ACCUSED = "Prosecutors accused the minister of taking bribes."
PLEDGED = "The company pledged to raise wages."
FORECAST = "The bank forecast that prices would rise."
WARNED = "The UN warned that two million people could starve."


@pytest.mark.parametrize(
    ("statement", "sentence", "level"),
    [
        ("The minister took bribes.", ACCUSED, "asserts less"),
        ("Prosecutors accused the minister of taking bribes.", ACCUSED, "otherwise"),
        ("The company raised wages.", PLEDGED, "asserts less"),
        ("The company will raise wages.", PLEDGED, "otherwise"),
        ("Prices rose.", FORECAST, "asserts less"),
        ("Prices will rise.", FORECAST, "otherwise"),
        ("Prices may rise.", FORECAST, "otherwise"),
        ("Two million people starved.", WARNED, "asserts less"),
        ("Two million people could starve.", WARNED, "otherwise"),
    ],
)
def test_how_firmly_it_is_put(compared_from, statement, sentence, level) -> None:
    found = compared_from(statement, sentence).outcome_of("standing")
    assert found is not None
    assert found.level == level
