"""Do offsets hold whatever is typed, and does a stored reading load back as it was?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.reading.reader import Reader
from verifier.reading.reading import Context
from verifier.reading.spelling import PLAIN, plain
from verifier.reading.stored import DamagedReading, dump_reading, load_reading

HERE = Path(__file__).parent


def sentences() -> list[str]:
    found: list[str] = []
    for name in ("assertions", "predicates", "polarity"):
        table: dict[str, Any] = tomllib.loads((HERE / f"{name}.examples.toml").read_text("utf-8"))
        found += [case["text"] for case in table["case"]]
    return sorted(set(found))


FIGURES = [
    "More than 90,000 people have fled since late April, the agency says.",
    "Prices rose by 3.2 per cent in May 2023, up from 2.9 per cent a month earlier.",
    "Up to 200 children, including 10 infants, caught the measles.",
    "Dozens of homes burned down near Évora, about 130 kilometres from Lisbon.",
]

typed = st.text(st.one_of(st.characters(), st.sampled_from([chr(code) for code in PLAIN])))


@given(typed)
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(typed)
def test_plain_text_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(typed)
def test_only_typing_is_changed(text: str) -> None:
    for before, after in zip(text, plain(text), strict=True):
        assert after in (before, before.upper(), before.lower(), PLAIN.get(ord(before)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“we won’t pay,” she said", '"We won\'t pay," she said'),
        ("the\u00a0mayor", "The mayor"),
        ("the mayor\nresigned", "The mayor resigned"),
        ("4 boats sank", "4 boats sank"),
        ("ﬁsh stocks fell", "ﬁsh stocks fell"),  # a capital of this letter is two letters
        ("ßen", "ßen"),
        ("covid‑19", "Covid-19"),
        ("Ana -LRB- a nurse -RRB- left", "Ana   (   a nurse   )   left"),
        ("", ""),
        # headlines, with the small letters of a sentence
        ("Storm Kills 12 In Denmark, Mayor Says", "Storm kills 12 in Denmark, mayor says"),
        ("STORM KILLS 12 IN DENMARK, MAYOR SAYS", "Storm kills 12 in Denmark, mayor says"),
        ("Apple Watch Sales Rose In October", "Apple watch sales rose in October"),
        ("Tim Cook Says Sales Have Fallen Again", "Tim Cook says sales have fallen again"),
        ("The World Bank Cuts Its Growth Forecast", "The World Bank cuts its growth forecast"),
        # names, not headlines
        ("Saudi Aramco, Rosneft, Gazprom, Total", "Saudi Aramco, Rosneft, Gazprom, Total"),
        ("President Bashar Assad visited Moscow.", "President Bashar Assad visited Moscow."),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_stored_reading_loads_back_as_it_was(reader: Reader, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sentences() + FIGURES))
    context = data.draw(
        st.builds(
            Context,
            date=st.none() | st.dates(date(1990, 1, 1), date(2035, 12, 31)),
            speaker=st.sampled_from(["", "Eurostat"]),
            subject=st.sampled_from(["", "Fires in Portugal"]),
            places=st.sampled_from([(), ("Lisbon",), ("Lisbon", "Évora")]),
            aliases=st.sampled_from([(), (("CRF", "Coastal Rescue Federation"),)]),
        )
    )
    reading = reader.read(text, context)
    stored = dump_reading(reading)
    assert load_reading(stored) == reading
    assert dump_reading(load_reading(stored)) == stored


@given(
    st.sampled_from(sentences() + FIGURES),
    st.sampled_from(["“{}”", "{}\u00a0", " {}", "{}\n", "«{}»"]),
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_offset_is_one_of_the_text_as_typed(reader: Reader, text: str, frame: str) -> None:
    typed_text = frame.format(text)
    reading = reader.read(typed_text)
    assert reading.text == typed_text
    for token in reading.tokens:
        assert plain(typed_text)[token.start : token.end] == token.text
    parts = [(one.start, one.end, one.written) for one in reading.figures]
    parts += [(one.start, one.end, one.written) for one in reading.dates]
    parts += [(one.start, one.end, one.written) for one in reading.names]
    for start, end, written in parts:
        assert plain(typed_text)[start:end] == written


@pytest.mark.parametrize("stored", ["", "{", "[]", "null", '{"text": 4}', '{"tokens": []}'])
def test_anything_else_is_a_damaged_reading(stored: str) -> None:
    with pytest.raises(DamagedReading, match="index rebuild"):
        load_reading(stored)
