"""What do texts assert, who does what in them, how firmly, and in which mood? By examples."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from verifier.reading.assertions import Assertion, split_assertions
from verifier.reading.mood import mood_of
from verifier.reading.reader import Reader
from verifier.reading.reading import Context, Reading

HERE = Path(__file__).parent
WRITTEN = Context(date=date(2024, 8, 20))


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.examples.toml").read_text(encoding="utf-8"))


def cases(name: str) -> list[Any]:
    given = table(name)
    late = [
        pytest.param(
            case, id=case["text"], marks=pytest.mark.xfail(strict=True, reason=case["why"])
        )
        for case in given.get("not_yet", [])
    ]
    return [pytest.param(case, id=case["text"]) for case in given["case"]] + late


def moods() -> list[Any]:
    given = table("mood")
    late = [
        pytest.param(mood, text, id=text, marks=pytest.mark.xfail(strict=True, reason=entry["why"]))
        for entry in given.pop("not_yet", [])
        for mood, texts in entry.items()
        if mood != "why"
        for text in texts
    ]
    return [pytest.param(m, text, id=text) for m, texts in given.items() for text in texts] + late


def words_of(assertion: Assertion) -> str:
    """The words that are compared, without the marks between them."""
    tokens = [assertion.reading.tokens[i] for i in assertion.tokens]
    return " ".join(t.text for t in tokens if t.pos not in ("PUNCT", "CCONJ", "SPACE"))


def words(reading: Reading, tokens: tuple[int, ...]) -> list[str]:
    return [reading.tokens[i].text for i in tokens]


@pytest.mark.parametrize("case", cases("assertions"))
def test_assertions(case: dict[str, Any], reader: Reader) -> None:
    found = split_assertions(reader.read(case["text"], WRITTEN))
    for one in found:
        assert case["text"][one.start : one.end] == one.text
    if "parts" in case:
        assert [one.text for one in found] == case["parts"]
    if "said" in case:
        assert [words_of(one) for one in found] == case["said"]
    if "dates" in case:
        assert [[dated.written for dated in one.dates] for one in found] == case["dates"]
    speakers = [
        one.attribution.speaker.canonical.removeprefix("the ")
        if one.attribution is not None and one.attribution.speaker is not None
        else ""
        for one in found
    ]
    assert speakers == case.get("speakers", [""] * len(found))


@pytest.mark.parametrize("case", cases("predicates"))
def test_who_did_what_to_whom(case: dict[str, Any], reader: Reader) -> None:
    reading = reader.read(case["text"])
    deeds = [
        [one.lemma, words(reading, one.agents), words(reading, one.patients)]
        for one in reading.predicates
    ]
    assert deeds == case["deeds"]


@pytest.mark.parametrize("case", cases("polarity"))
def test_polarity_and_standing(case: dict[str, Any], reader: Reader) -> None:
    reading = reader.read(case["text"])
    deed = next(p for p in reading.predicates if reading.tokens[p.token].text == case["at"])
    wanted = (case.get("polarity", "affirmed"), case.get("standing", "asserted"))
    assert (deed.polarity.value, deed.standing.value) == wanted


@pytest.mark.parametrize(("mood", "text"), moods())
def test_mood(mood: str, text: str, reader: Reader) -> None:
    assert mood_of(reader.read(text)).value == mood
