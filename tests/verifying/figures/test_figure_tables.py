"""Are the tables of words sound, and does a fault in one name its entry?"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pint
import pytest

from verifier.reading.figures import hedging, number_words, unit_table
from verifier.reading.measures import table as measures
from verifier.words.tables import BadTable


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads(files("verifier.words").joinpath(name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


CONVERTED = [unit for unit in unit_table.unit_table().named.values() if unit.pint]


@pytest.mark.parametrize("unit", CONVERTED, ids=lambda unit: unit.name)
def test_units_of_one_dimension_convert_into_each_other(
    unit: unit_table.Unit, registry: pint.UnitRegistry
) -> None:
    first = next(u for u in CONVERTED if u.dimension == unit.dimension)
    if unit.dimension == "temperature":
        ours, theirs = registry.Quantity(1, unit.pint), registry.Quantity(1, first.pint)
    else:
        ours, theirs = (1.0 * registry.parse_expression(u.pint) for u in (unit, first))
    assert registry.Quantity(ours).dimensionality == registry.Quantity(theirs).dimensionality


@pytest.mark.parametrize(
    ("name", "factor"),
    [("mile", 1609.344), ("foot", 0.3048), ("kilometre", 1000), ("nautical mile", 1852)],
)
def test_lengths_are_what_they_should_be(
    name: str, factor: float, registry: pint.UnitRegistry
) -> None:
    unit = unit_table.unit_table().named[name]
    assert registry.Quantity(1, unit.pint).to("meter").magnitude == pytest.approx(factor)


def test_the_pound_of_weight_is_no_currency() -> None:
    named = unit_table.unit_table().named
    assert named["pound"].dimension == "mass"
    assert named["GBP"].dimension == "currency:GBP"


FAULTS: list[tuple[str, Callable[[dict[str, Any]], None], Any, str]] = [
    ("number_words.toml", lambda t: t.pop("tens"), number_words, "[tens]"),
    ("number_words.toml", lambda t: t["tens"].update(Ninety=90), number_words, "'Ninety'"),
    ("number_words.toml", lambda t: t["vague"].update(loads=[9, 2]), number_words, "'loads'"),
    ("units.toml", lambda t: t["unit"][2].pop("dimension"), unit_table, "number 3"),
    ("units.toml", lambda t: t["unit"][3].update(words=["mile"]), unit_table, "'mile'"),
    ("units.toml", lambda t: t["unit"][3].update(words=["Rod"]), unit_table, "'Rod'"),
    ("hedges.toml", lambda t: t["hedge"][1].update(kind="perhaps"), hedging, "number 2"),
    ("measures.toml", lambda t: t["state"][0].pop("key"), measures, "number 1"),
    ("measures.toml", lambda t: t["state"][1].update(done=["kill"]), measures, "'kill'"),
    ("measures.toml", lambda t: t["class"][1].update(within="planets"), measures, "'planets'"),
    ("measures.toml", lambda t: t["class"][1]["words"].append("child"), measures, "'child'"),
]
LOADERS: dict[Any, Callable[[], object]] = {
    number_words: number_words.number_words,
    unit_table: unit_table.unit_table,
    hedging: hedging.hedge_table,
    measures: measures.measure_table,
}


@pytest.mark.parametrize(("name", "spoil", "module", "named"), FAULTS)
def test_a_fault_names_the_file_and_the_entry(
    name: str,
    spoil: Callable[[dict[str, Any]], None],
    module: Any,
    named: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoilt = raw(name)
    spoil(spoilt)
    monkeypatch.setattr(module, "load_table", lambda file: spoilt if file == name else raw(file))
    loader = LOADERS[module]
    with pytest.raises(BadTable) as error:
        loader.__wrapped__()  # type: ignore[attr-defined]
    assert name in str(error.value)
    assert named in str(error.value)
