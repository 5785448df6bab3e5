"""Does a claim that was merged name every publication on the pages? And is each check handed on?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from starlette.testclient import TestClient

from knowledge.base import KnowledgeBase
from knowledge.checks import Keeping
from knowledge.claim import Claim, Source, Speaker, Stance, Status
from verifier.pipeline import Verifier
from verifier.settings import DEFAULTS
from web.app import create_app
from web.server import _left_open
from web.settings import WebSettings

STATEMENT = "The bridge at Orsk is 240 metres long."


def said_in(publisher: str, words: str) -> Claim:
    return Claim(
        statement=words,
        speaker=Speaker(name="Ministry of Works"),
        stance=Stance.SAYS,
        source=Source(
            publisher=publisher,
            title="The <new> bridge",
            url=f"https://{publisher.lower()}.example/bridge",
            published=date(2021, 3, 4),
        ),
        valid_until=date(2090, 1, 1),
        status=Status.CITABLE,
    )


@pytest.fixture
def judged():
    return []


@pytest.fixture
def opened():
    """The knowledge base behind the pages, once they are open."""
    return {}


@pytest.fixture
def merged(reader, lexicon, judged, opened):
    """A client of the pages over a claim that two papers have, and the ids of both."""
    knowledge = KnowledgeBase.in_memory(clock=lambda: datetime(2022, 1, 1, tzinfo=UTC))
    verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
    opened["knowledge"] = knowledge
    ids = verifier.add(
        [said_in("Courier", STATEMENT), said_in("Gazette", "The Orsk bridge is 240 metres long.")]
    ).ids
    knowledge.merge(ids[0], [ids[1]], by="Ada", why="one release")
    settings = WebSettings(open_checker=lambda: _left_open(verifier), judged=judged.append)
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        yield client, ids


def test_the_result_names_every_publication(merged):
    client, ids = merged
    page = client.get("/check", params={"statement": STATEMENT}).text
    assert "<dt>Also in</dt>" in page
    assert 'href="https://gazette.example/bridge"' in page and "The <new> bridge" not in page
    assert "also in Gazette" in page
    report = client.get("/check.json", params={"statement": STATEMENT}).json()
    (citation,) = report["assertions"][0]["citations"]
    assert [one["claim_id"] for one in citation["appearances"]] == [ids[1]]
    table = client.get("/check.csv", params={"statement": STATEMENT}).text
    assert "Gazette, “The <new> bridge”, 4 March 2021" in table


def test_the_page_of_a_claim_tells_its_life(merged):
    client, ids = merged
    kept = client.get(f"/claims/{ids[0]}").text
    assert "<dt>Also in</dt>" in kept and "1 January 2090" in kept
    gone = client.get(f"/claims/{ids[1]}").text
    assert f'href="/claims/{ids[0]}"' in gone and "merged" in gone


def test_every_report_is_handed_to_whoever_keeps_them(merged, judged):
    client, _ = merged
    assert client.post("/v1/verify", json={"statement": STATEMENT}).status_code == 200
    client.get("/check", params={"statement": STATEMENT})
    assert [report.statement for report in judged] == [STATEMENT, STATEMENT]
    assert client.post("/v1/verify", json={"statement": " "}).status_code == 422
    assert len(judged) == 2


def test_every_page_says_when_checks_are_kept(merged, opened):
    client, _ = merged
    assert "is kept" not in client.get("/").text
    opened["knowledge"].checks.keep(Keeping.VERDICTS)
    for path in ("/", "/method", f"/check?statement={STATEMENT}"):
        page = client.get(path).text
        assert "What is checked here is kept" in page and "not the statement" in page
