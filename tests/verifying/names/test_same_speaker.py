"""Do two names mean one speaker, and who speaks for whom?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verifier.reading.names.aliases import canonical, same_speaker, speaks_for
from verifier.reading.names.places import contains, place_name, related
from verifier.words.bodies import bodies_by_name, speaks_for_table
from verifier.words.gazetteer import gazetteer

EXAMPLES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("same_speaker.examples.toml").read_text(encoding="utf-8")
)
CASES = [
    pytest.param(kind, example, id=f"{kind}: {example['why']}")
    for kind, examples in EXAMPLES.items()
    for example in examples
]


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_example(kind: str, example: dict[str, Any]) -> None:
    aliases = tuple((short, full) for short, full in example.get("aliases", ()))
    a, b = example["a"], example["b"]
    if kind in ("same", "other"):
        assert same_speaker(a, b, aliases) is (kind == "same")
        assert same_speaker(b, a, aliases) is (kind == "same")
    else:
        assert speaks_for(a, b, aliases) is (kind == "voice")


@pytest.mark.parametrize("name", sorted(bodies_by_name()))
def test_every_name_of_the_table_is_found_by_its_body(name: str) -> None:
    assert canonical(name) == bodies_by_name()[name].name
    assert same_speaker(name, bodies_by_name()[name].name)


def test_whoever_a_body_speaks_for_is_known() -> None:
    for body, whom in speaks_for_table().items():
        assert whom in bodies_by_name() or place_name(whom), f"{body} speaks for {whom}"


def test_places_lie_in_one_another() -> None:
    assert contains("Syria", "Khan Sheikhun")
    assert contains("Idlib province", "Maaret al-Numan")
    assert contains("the northwestern Idlib region", "Idlib")
    assert contains("Europe", "Lyon")
    assert contains("Britain", "Leeds")
    assert not contains("Turkey", "Idlib")
    assert not contains("Idlib", "Syria")
    assert related("Syria", "Idlib")
    assert contains("Atlantis", "Atlantis")
    assert not contains("Atlantis", "Lyon")


def test_every_place_lies_in_places_that_have_a_row() -> None:
    table = gazetteer().by_name
    for places in table.values():
        for place in places:
            assert all(container in table for container in place.within)
