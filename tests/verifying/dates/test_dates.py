"""Are dates read as the days that they mean, and nothing else as a date?"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from verifier.reading.dates import read_dates, read_expressions
from verifier.reading.reading import Context

HERE = Path(__file__).parent
PUBLISHED = date(2019, 8, 15)
STORY = date(2019, 5, 22)


def examples(name: str) -> list[dict[str, Any]]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))["example"]


def written(text: str, context: Context) -> list[list[str]]:
    found = []
    for one in read_dates(text, context):
        assert text[one.start : one.end] == one.written
        ends = [day.isoformat() if day else "" for day in (one.period.first, one.period.last)]
        found.append([one.written, *ends, *([one.duration] if one.duration else [])])
    return found


@pytest.mark.parametrize("example", examples("dates.examples.toml"), ids=lambda e: e["text"])
def test_date(example: dict[str, Any]) -> None:
    told = example["kind"] == "relative to the story"
    context = Context(date=PUBLISHED, story_date=STORY if told else None)
    assert written(example["text"], context) == example["reads"]


@pytest.mark.parametrize("example", examples("not_dates.examples.toml"), ids=lambda e: e["text"])
def test_no_date(example: dict[str, Any]) -> None:
    assert written(example["text"], Context(date=PUBLISHED)) == [], example["why"]


def test_a_year_that_was_worked_out_is_marked() -> None:
    context = Context(date=PUBLISHED)
    assert read_dates("It fell on 26 April.", context)[0].period.inferred
    assert not read_dates("It fell on 26 April 2019.", context)[0].period.inferred


def test_no_year_is_invented() -> None:
    assert read_dates("It fell on 26 April and again last week.", Context()) == ()


def test_the_text_gives_the_year_where_nobody_knows_when_it_was_published() -> None:
    text = "The mine opened in May 2018. On 3 June it flooded."
    assert [str(one.period) for one in read_dates(text, Context())][-1] == "3 June 2018"


def test_the_context_gives_the_year_where_the_text_has_none() -> None:
    assert str(read_dates("On 3 June it flooded.", Context(year=2018))[0].period) == "3 June 2018"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 26 April 2019", "2019-04-26"),
        ("in late April 2019", "2019-04"),
        ("in 2019", "2019"),
        ("in the 1990s", "199X"),
        ("for nearly four months", "P4M"),
        ("for two decades", "P20Y"),
        ("last year", "2018"),
        ("recently", "PAST_REF"),
        ("in the third quarter of 2018", "2018-Q3"),
        ("for 72 hours", "PT72H"),
    ],
)
def test_the_value_of_an_expression(text: str, value: str) -> None:
    assert [one.value for one in read_expressions(text, Context(date=PUBLISHED))] == [value]


HOSTILE = (
    *("1", "1-", "1,", "5, ", ". ", "\n\n", "99999999999 ", "2019 ", "2019-", "'98 "),
    *("May ", "May 5, ", "In 2011, in March ", "Q1 2019 ", "at 5 p.m. ", "new year's "),
    *("two weeks ago ", "twenty-", "two thousand and ", "half ", "since ", "next "),
    *("the end of ", "the last week of the "),
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_read_all_the_same(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    for one in read_dates(text, Context(date=PUBLISHED)):
        assert text[one.start : one.end] == one.written
