"""Which figures of one draft exclude each other, by ``inconsistencies.examples.toml``."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft

EXAMPLES = tomllib.loads(
    Path(__file__).with_name("inconsistencies.examples.toml").read_text(encoding="utf-8")
)
DAY = date(2020, 6, 30)


def told(text, verifier, **options):
    report = review_draft("draft.txt", read_manuscript(text, "draft.txt"), verifier, **options)
    return [(one.text, other.says) for one in report.checked for other in one.inconsistent_with]


@pytest.mark.parametrize("example", EXAMPLES["excluded"], ids=lambda one: one["text"][:50])
def test_the_later_sentence_is_told(make_verifier, example):
    ((text, says),) = told(example["text"], make_verifier(), as_of=DAY)
    assert example["text"].endswith(text)
    assert says == example["says"]


@pytest.mark.parametrize("example", EXAMPLES["possible"], ids=lambda one: one["why"])
def test_nothing_is_told_where_both_may_be_so(make_verifier, example):
    assert told(example["text"], make_verifier(), as_of=DAY) == []


def test_a_new_sentence_is_held_against_the_unchanged_ones(make_verifier):
    old = "The blast in Tarn killed 45 people. Nobody was injured in the blast in Tarn."
    new = f"The blast in Tarn left 54 people dead. {old}"
    ((text, says),) = told(new, make_verifier(), as_of=DAY, base=read_manuscript(old, "draft.txt"))
    assert text == "The blast in Tarn left 54 people dead."
    assert says == "Line 1 gives 45 people, this line 54 people."
