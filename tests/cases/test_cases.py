"""Do our own articles give our own statements the verdicts that the rules give them?

``cases.jsonl`` has the statements, ``articles.jsonl`` the articles, all written for this project.
What is not reached yet is listed in ``not_yet.toml``; a case there that passes fails the run, so
that the list can only shrink: ``python scripts/list_not_yet.py`` writes it anew.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from scripts.predictions.cases import ingested
from verifier.pipeline import Verifier

FOLDER = Path(__file__).parent


def rows(name: str) -> list[dict[str, Any]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


CASES = rows("cases.jsonl")
ARTICLES = {row["article"]: row for row in rows("articles.jsonl")}
NOT_YET = tomllib.loads((FOLDER / "not_yet.toml").read_text(encoding="utf-8"))
KNOWN = {case: table["why"] for table in NOT_YET["not_yet"] for case in table["cases"]}


@pytest.fixture(scope="module")
def verifier_for() -> Callable[[str], Verifier]:
    return cache(lambda name: ingested(ARTICLES[name], FOLDER))


@pytest.mark.parametrize("case", [pytest.param(row, id=row["id"]) for row in CASES])
def test_case(
    case: dict[str, Any],
    verifier_for: Callable[[str], Verifier],
    request: pytest.FixtureRequest,
) -> None:
    if case["id"] in KNOWN:
        request.applymarker(pytest.mark.xfail(strict=True, reason=KNOWN[case["id"]]))
    report = verifier_for(case["article"]).check(
        case["statement"], as_of=date.fromisoformat(case["as_of"])
    )
    wanted = (case["label"], {case["finding"]} if case.get("finding") else set())
    found = {finding.value for finding in report.findings}
    assert (report.verdict.value, found & wanted[1]) == wanted, (
        f"{case['statement']} — {report.reason} {sorted(found)}"
    )


def test_the_list_of_known_failures_is_true() -> None:
    assert NOT_YET["count"] == len(KNOWN)
    assert set(KNOWN) <= {case["id"] for case in CASES}


def test_cases_are_well_formed() -> None:
    ids = [case["id"] for case in CASES]
    assert len(set(ids)) == len(ids)
    assert {case["label"] for case in CASES} == {"supported", "contradicted", "unverified"}
    assert {case["article"] for case in CASES} == set(ARTICLES)
    assert all((FOLDER / row["file"]).exists() for row in ARTICLES.values())
