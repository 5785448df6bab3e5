"""Are texts split where a reader would split them?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.language.sentences import split_sentences

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sentences.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example: dict[str, Any]) -> None:
    text = example["text"]
    found = [[piece.kind.value, text[piece.start : piece.end]] for piece in split_sentences(text)]
    assert found == example["pieces"]


@given(st.text(alphabet=st.sampled_from(list('aB1 .!?\n"“”’()-–Mr,;:…U\u2029\x85')), max_size=200))
def test_nothing_but_white_space_and_bullets_is_lost(text: str) -> None:
    pieces = split_sentences(text)
    position = 0
    for piece in pieces:
        assert position <= piece.start < piece.end <= len(text)
        lost = text[position : piece.start]
        assert not any(c.isalpha() for c in lost)
        assert text[piece.start : piece.end].strip() == text[piece.start : piece.end]
        position = piece.end
    assert not text[position:].strip()


@pytest.mark.parametrize("hard", ["A. ", "a.\n", "(“", "U.S. ", '?" X ', "- ", "1.1."])
def test_a_hostile_text_is_split_all_the_same(hard: str) -> None:
    text = hard * 20_000
    assert split_sentences(text)


def test_an_empty_text_has_no_sentences() -> None:
    assert split_sentences("") == ()
    assert split_sentences(" \n\t\n ") == ()
