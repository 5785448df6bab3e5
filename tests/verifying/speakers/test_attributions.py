"""Is it read who said what, in every way in which news says so?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Stance
from verifier.language.parser import Parser
from verifier.reading.attribution import read_attributions
from verifier.reading.attribution.quotations import quotations
from verifier.reading.names import read_names
from verifier.reading.reading import Attribution, Context
from verifier.words.reporting import reporting_nouns, reporting_verbs

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("attributions.examples.toml").read_text(encoding="utf-8")
)["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_example(example: dict[str, Any], parser: Parser) -> None:
    text = example["text"]
    context = Context(speaker_for_pronouns=example.get("by", ""))
    tokens = parser.parse(text)
    found = read_attributions(text, tokens, read_names(text, tokens, context), context)
    assert [
        as_written(attribution, text, wanted)
        for attribution, wanted in zip(found, example["found"], strict=False)
    ] == example["found"]
    assert len(found) == len(example["found"])


def as_written(attribution: Attribution, text: str, wanted: dict[str, Any]) -> dict[str, Any]:
    """The attribution as a row of the table, with the columns that the table asks for."""
    row: dict[str, Any] = {
        "speaker": attribution.speaker.canonical if attribution.speaker else "",
        "verb": attribution.verb,
        "stance": attribution.stance.value,
        "content": [text[part.start : part.end] for part in attribution.content],
        "target": attribution.target,
        "negated": attribution.negated,
    }
    return {key: row[key] for key in wanted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said “a b” and "c".', ["“a b”", '"c"']),
        ("“It goes on", ["“It goes on"]),
        ("and ends” here", ["and ends”"]),
        ("It’s the workers’ rights.", []),
        ('Or Tarn," he said. "He did"', ['Or Tarn,"', '"He did"']),
        ("''Is it so?'' he asked.", ["''Is it so?''"]),
        ("It’s ‘fine’, I say.", ["‘fine’"]),
        ("Back in the '90s they won.", []),
    ],
)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert [text[span.start : span.end] for span in quotations(text)] == wanted


def test_every_reporting_word_has_a_frame() -> None:
    for word in (*reporting_verbs().values(), *reporting_nouns().values()):
        assert word.takes, word.lemma


WIDE: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("attitudes.examples.toml").read_text(encoding="utf-8")
)["example"]
ASSERTING = (Stance.SAYS, Stance.CONFIRMS, Stance.ADMITS, Stance.ESTIMATES)


@pytest.mark.parametrize("example", WIDE, ids=lambda example: example["name"])
def test_wide_example(example: dict[str, Any], parser: Parser) -> None:
    text = example["text"]
    tokens = parser.parse(text)
    names = read_names(text, tokens)
    found = read_attributions(text, tokens, names, attitudes=True)
    assert [
        as_written(attribution, text, wanted)
        for attribution, wanted in zip(found, example["found"], strict=False)
    ] == example["found"]
    assert len(found) == len(example["found"])
    narrow = read_attributions(text, tokens, names)
    assert not [attribution for attribution in narrow if attribution.stance in ASSERTING]
