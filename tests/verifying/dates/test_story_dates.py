"""Does every sentence of an article know on which day its story is?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from verifier.extraction.story_dates import article_year, story_contexts
from verifier.reading.dates import read_dates
from verifier.reading.reading import Context

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("story_dates.examples.toml").read_text(encoding="utf-8")
)["example"]


def place(context: Context) -> str:
    if context.story_date is not None:
        return context.story_date.isoformat()
    period = context.story_period
    return f"{period.first}/{period.last}" if period is not None else ""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_story(example: dict[str, Any]) -> None:
    sentences = example["sentences"]
    contexts = list(story_contexts(sentences, Context(date=example.get("published"))))
    assert [place(context) for context in contexts] == example["story"]
    if "reads" in example:
        found = read_dates(sentences[-1], contexts[-1])
        rows = [[one.written, str(one.period.first), str(one.period.last)] for one in found]
        assert rows == example["reads"]


def test_the_year_of_an_article_is_the_latest_that_it_dates_something_with() -> None:
    assert (
        article_year(["It began in 2011.", "In May 2018 it ended.", "In June 2017 it paused."])
        == 2018
    )
    assert article_year(["Nothing is dated here."]) is None


def test_other_parts_of_the_context_stay() -> None:
    context = Context(speaker="the mayor", subject="Dams")
    assert [c.speaker for c in story_contexts(["One.", "Two."], context)] == ["the mayor"] * 2
