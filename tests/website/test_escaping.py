"""Can what somebody wrote become part of a page? Hostile text in every field, on every page."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from knowledge.claim import Claim, Source, Speaker, Status
from verifier.report import Assertion, KnowledgeBaseState, Report, Verdict
from web.pages.table import as_csv

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"
LIVE_TAGS = ("img", "iframe", "object", "svg", "base", "meta[http-equiv]")


def harmless(page: object) -> None:
    """Only the page's own script, no element or address of the writer's."""
    for tag, attributes, text in page.found:
        if tag == "script":
            assert attributes.get("src", "").startswith("/static/") and not "".join(text)
        assert tag not in LIVE_TAGS
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("href", "src", "action", "cite"):
            address = attributes.get(name, "")
            assert address.startswith(("/", "#", "https://", "http://")) or not address
    assert "49" not in "".join("".join(text) for _, _, text in page.found)


def test_a_hostile_report(check, report) -> None:
    page = check(report("hostile").statement, speaker=HOSTILE, revision=HOSTILE)
    harmless(page)
    assert HOSTILE in "".join(page.found[0][2])
    assert page.texts("mark")[0].startswith("<script>")
    # nothing safe to link to: the title stands as plain text
    assert not [a for _, a in page.all("a") if "javascript" in a["href"]]


@pytest.mark.parametrize("field", ["statement", "as_of", "speaker"])
def test_a_hostile_field_that_cannot_be_used(client, page_of, field: str) -> None:
    typed = {"statement": "x", "as_of": "soon", field: f"</textarea>{HOSTILE}"}
    page = page_of(client.get("/check", params=typed), 422)
    harmless(page)


def test_a_hostile_claim(serve, checker, page_of) -> None:
    from knowledge.base import Entry, KnowledgeBase

    knowledge = KnowledgeBase.in_memory(clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    claim = Claim(
        statement=HOSTILE + ".",
        quote=HOSTILE,
        before=HOSTILE,
        after=HOSTILE,
        speaker=Speaker(name=HOSTILE),
        verb=HOSTILE,
        place=HOSTILE,
        subject=HOSTILE,
        source=Source(
            publisher=HOSTILE,
            title=HOSTILE,
            url="JavaScript:alert(3)",
            author=HOSTILE,
            licence=HOSTILE,
        ),
        status=Status.CITABLE,
    )
    [claim_id] = knowledge.add([Entry(claim)], by=HOSTILE, why=HOSTILE).ids
    checker.knowledge = knowledge
    with serve(checker) as client:
        harmless(page_of(client.get(f"/claims/{claim_id}")))
        harmless(page_of(client.get("/")))


@pytest.mark.parametrize("path", [f"/{HOSTILE}", f"/claims/{HOSTILE}", "/check%0d%0aX-Evil:1"])
def test_a_hostile_address(client, page_of, path: str) -> None:
    answer = client.get(path)
    harmless(page_of(answer, 404))
    assert "x-evil" not in answer.headers


def test_the_name_of_the_knowledge_base_is_text(checker, page_of) -> None:
    from contextlib import nullcontext

    from starlette.testclient import TestClient

    from web.app import create_app
    from web.settings import WebSettings

    settings = WebSettings(lambda: nullcontext(checker), knowledge_base=HOSTILE)
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        harmless(page_of(client.get("/")))


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t", "\r"])
def test_a_table_runs_no_formula(opening: str) -> None:
    statement = f'{opening}HYPERLINK("https://evil.example")'
    report = Report(
        statement=statement,
        verdict=Verdict.UNVERIFIED,
        reason="Nothing.",
        assertions=(
            Assertion(
                text=statement,
                start=0,
                end=len(statement),
                verdict=Verdict.UNVERIFIED,
                reason="Nothing.",
            ),
        ),
        knowledge_base=KnowledgeBaseState(revision=1, claims=1),
        elapsed_ms=1,
    )
    [row] = csv.DictReader(io.StringIO(as_csv(report).removeprefix("\ufeff"), newline=""))
    assert row["statement"] == row["assertion"] == f"'{statement}"
