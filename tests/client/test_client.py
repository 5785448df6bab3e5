"""Does the client get from a real server what the program itself would give?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase
from knowledge.claim import Source, Status
from verifier.client import Client, Refused
from verifier.report import Report, Verdict

TRUE = "The port of Tarn handled 40,000 containers in 2023."
FALSE = "The port of Tarn handled 90,000 containers in 2023."
NEW = "The lighthouse of Tarn has 212 steps."
GAZETTE = Source(publisher="Island Gazette", published=date(2024, 5, 25))


@pytest.fixture
def client(address: str):
    with Client(address) as opened:
        yield opened


@pytest.mark.parametrize(
    ("statement", "verdict"), [(TRUE, Verdict.SUPPORTED), (FALSE, Verdict.CONTRADICTED)]
)
def test_a_statement_gets_its_report(client: Client, statement: str, verdict: Verdict):
    report = client.check(statement, as_of=date(2024, 6, 1))
    assert (report.verdict, report.as_of) == (verdict, date(2024, 6, 1))
    assert report.assertions[0].citations[0].publisher == "Coast Courier"


def test_many_are_answered_by_position_and_what_cannot_be_checked_stands_there(client: Client):
    first, second, third = client.check_many([TRUE, "", FALSE])
    assert isinstance(first, Report) and first.verdict is Verdict.SUPPORTED
    assert isinstance(second, Refused) and second.status == 422 and second.sentence
    assert isinstance(third, Report) and third.verdict is Verdict.CONTRADICTED


def test_a_draft_is_reviewed_by_path_or_by_bytes(client: Client, tmp_path: Path):
    draft = tmp_path / "port.md"
    draft.write_text(f"# The port\n\n{FALSE}\n", encoding="utf-8")
    by_path = client.review(draft)
    by_bytes = client.review(draft.read_bytes(), "port.md")
    assert by_path.counts[Verdict.CONTRADICTED] == 1
    assert by_path.path == by_bytes.path == "port.md"
    assert by_path.checked[0].text == by_bytes.checked[0].text == FALSE


@pytest.mark.parametrize("page", [1, 2, 50])
def test_claims_come_page_by_page_each_once(client: Client, knowledge: KnowledgeBase, page: int):
    found = list(client.claims(page=page))
    assert {claim.id for claim in found} == {claim.id for claim in knowledge.claims()}
    assert len(found) == 3


def test_claims_are_narrowed(client: Client):
    assert [claim.statement for claim in client.claims(q="containers")] == [TRUE]
    assert not list(client.claims(status=Status.RETRACTED))


def test_a_claim_is_the_value_that_is_stored(client: Client, knowledge: KnowledgeBase):
    for stored in knowledge.claims():
        assert client.claim(stored.id) == stored


def test_a_claim_is_added_once_and_approved(client: Client, knowledge: KnowledgeBase):
    added = client.add(NEW, GAZETTE, why="from the paper", idempotency_key="k-1")
    assert client.add(NEW, GAZETTE, why="from the paper", idempotency_key="k-1") == added
    assert added.source.publisher == "Island Gazette"
    approved = client.move(added.id, "approve", "seen in print")
    assert approved.status is Status.CITABLE
    assert knowledge.get(added.id) == approved
    assert client.check(NEW).verdict is Verdict.SUPPORTED


def test_a_change_by_somebody_else_is_not_written_over(client: Client, address: str):
    claim = client.add(NEW, GAZETTE)
    with Client(address) as other:
        other.move(claim.id, "approve", "seen in print")
    with pytest.raises(Refused) as refused:
        client.move(claim.id, "reject", "not seen")
    assert refused.value.status == 412
    client.claim(claim.id)
    assert client.move(claim.id, "retract", "withdrawn").status is Status.RETRACTED


def test_an_export_is_the_file(client: Client):
    lines = client.export("jsonl", q="containers").splitlines()
    assert [json.loads(line)["statement"] for line in lines] == [TRUE]
    assert b"Coast Courier" in client.export("bibtex")


def test_a_refusal_points_at_the_field(client: Client):
    with pytest.raises(Refused) as refused:
        client.check("", as_of=date(2024, 6, 1))
    assert refused.value.status == 422
    assert [error.pointer for error in refused.value.errors] == ["#/statement"]
    assert str(refused.value) == refused.value.sentence


def test_an_unknown_claim_is_refused(client: Client):
    with pytest.raises(Refused) as refused:
        client.claim("no/such claim")
    assert refused.value.status == 404


def test_a_server_that_is_not_there_is_told_in_one_sentence():
    with Client("http://127.0.0.1:9") as client, pytest.raises(Refused) as refused:
        client.check(TRUE)
    assert refused.value.status == 0
    assert "http://127.0.0.1:9" in str(refused.value)
