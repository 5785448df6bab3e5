"""Do a few claims and one statement give the verdict and the findings that verdicts.md demands?

Each ``*.examples.toml`` beside this file takes one part of docs/verdicts.md. What the code does not
reach yet stands there under ``[[not_yet]]`` with its reason; one that passes fails the run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.formats.ratings import verdict_of
from knowledge.review import Review
from verifier.pipeline import Article, Verifier

TABLES = sorted(Path(__file__).parent.glob("*.examples.toml"))
NO_DAY = date(2024, 6, 1)


def cases() -> list[Any]:
    found = []
    for path in TABLES:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("case", "not_yet"):
            for case in table.get(kind, []):
                marks = (
                    [pytest.mark.xfail(strict=True, reason=case["why"])]
                    if kind == "not_yet"
                    else []
                )
                name = f"{case['rule']}: {case['statement']}"
                found.append(pytest.param(case, id=name, marks=marks))
    return found


def review_of(given: dict[str, Any]) -> Review | None:
    """The rating of a fact-checker that a claim is given with."""
    rating = given.get("rating")
    if rating is None:
        return None
    return Review(reviewer="The Fact Desk", rating=rating, verdict=verdict_of(rating))


def add(verifier: Verifier, given: dict[str, Any]) -> None:
    """Stores a claim: one with a speaker as it stands, other words as an article that is read."""
    source = Source(
        publisher=given.get("publisher", "Reuters"),
        title=given.get("title", ""),
        published=given.get("published", NO_DAY),
    )
    if "speaker" not in given:
        verifier.ingest(Article(given["words"], source), status=Status.CITABLE)
        return
    claim = Claim(
        statement=given["words"],
        speaker=Speaker(name=given["speaker"]),
        stance=Stance(given.get("stance", "says")),
        said_on=given.get("said_on"),
        review=review_of(given),
        source=source,
        status=Status.CITABLE,
    )
    verifier.add([claim])


@pytest.mark.parametrize("case", cases())
def test_statement_gets_its_verdict(
    case: dict[str, Any], make_verifier: Callable[[], Verifier]
) -> None:
    verifier = make_verifier()
    for claim in case["claims"]:
        add(verifier, claim)
    report = verifier.check(case["statement"], as_of=case.get("as_of", NO_DAY))
    found = {finding.value for finding in report.findings}
    wanted = (case["verdict"], set(case.get("findings", [])))
    assert (report.verdict.value, found) == wanted, report.reason
    if report.verdict.value != "unverified":
        assert any(part.citations for part in report.assertions)
