"""An article of our own, taken into a knowledge base, and the statements it must judge."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Claim, Source, Status
from verifier.pipeline import Article, Verifier

ARTICLES = Path(__file__).parents[1] / "articles"
TEXT = (ARTICLES / "idlib.txt").read_text(encoding="utf-8")
STATEMENTS = tomllib.loads((ARTICLES / "idlib.statements.toml").read_text(encoding="utf-8"))
AS_OF = date(2019, 8, 16)


@pytest.fixture(scope="module")
def idlib(make_verifier: Callable[[], Verifier]) -> Verifier:
    verifier = make_verifier()
    source = Source(publisher="AFP", published=date(2019, 8, 15))
    verifier.ingest(Article(TEXT, source), status=Status.CITABLE)
    return verifier


@pytest.fixture(scope="module")
def claims(idlib: Verifier) -> tuple[Claim, ...]:
    return tuple(idlib.knowledge.claims())


@pytest.mark.parametrize("case", STATEMENTS["statement"], ids=lambda case: case["text"])
def test_statement_gets_its_verdict(idlib: Verifier, case: dict[str, Any]) -> None:
    report = idlib.check(case["text"], as_of=AS_OF)
    if "not" in case:
        assert report.verdict != case["not"], report.reason
    else:
        assert report.verdict == case["verdict"], report.reason
    if "finding" in case:
        assert case["finding"] in report.findings, report.reason


def test_every_quote_stands_in_the_article_at_its_offsets(claims: tuple[Claim, ...]) -> None:
    assert len(claims) >= 22
    for claim in claims:
        assert TEXT[claim.start : claim.end] == claim.quote


def test_every_mark_lies_in_its_text(idlib: Verifier) -> None:
    for case in STATEMENTS["statement"]:
        report = idlib.check(case["text"], as_of=AS_OF)
        for assertion in report.assertions:
            assert report.statement[assertion.start : assertion.end] == assertion.text
            for citation in (*assertion.citations, *assertion.nearest):
                for point in citation.points:
                    if point.statement is not None and point.statement.end:
                        mark = point.statement
                        assert report.statement[mark.start : mark.end] == mark.text
                    mark = point.claim
                    if mark is not None:
                        assert citation.quote[mark.start : mark.end] == mark.text


@pytest.mark.parametrize(
    ("part_of_quote", "period"),
    [
        ("20 more civilians", date(2019, 6, 20)),
        ("killed 50 people", date(2019, 7, 22)),
        ("killed 23 civilians", date(2019, 5, 22)),
        ("18 civilians died", date(2019, 7, 21)),
    ],
)
def test_dates_of_the_story_count_from_the_event_before(
    claims: tuple[Claim, ...], part_of_quote: str, period: date
) -> None:
    claim = next(claim for claim in claims if part_of_quote in claim.quote)
    assert claim.period is not None
    assert (claim.period.first, claim.period.last) == (period, period)


@pytest.mark.parametrize(
    ("speaker", "said_on"),
    [("Amnesty International", date(2019, 5, 17)), ("Human Rights Watch", date(2019, 6, 3))],
)
def test_accusations_are_dated_by_when_they_were_made(
    claims: tuple[Claim, ...], speaker: str, said_on: date
) -> None:
    claim = next(c for c in claims if c.speaker is not None and c.speaker.name == speaker)
    assert claim.said_on == said_on
    assert claim.stance == "accuses"
