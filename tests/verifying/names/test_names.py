"""Are names found, told apart and followed?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from verifier.language.parser import Parser
from verifier.reading.names import read_names
from verifier.reading.reading import Context

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("names.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example: dict[str, Any], parser: Parser) -> None:
    text = example["text"]
    context = Context(
        aliases=tuple((short, full) for short, full in example.get("aliases", ())),
        speaker_for_pronouns=example.get("speaker", ""),
    )
    names = read_names(text, parser.parse(text), context)
    assert [[name.written, name.canonical, name.kind.value] for name in names] == example["names"]
    assert all(text[name.start : name.end] == name.written for name in names)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from(list("aB .,'’-()&UN12of the")), max_size=120))
def test_names_never_overlap_and_are_in_order(text: str) -> None:
    names = read_names(text, ())
    position = 0
    for name in names:
        assert position <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.written
        position = name.end
