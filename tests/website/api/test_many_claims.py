"""Is a list read a page at a time, and a file as it is sent, however many claims there are?"""

from __future__ import annotations

import csv
import io

import pytest

from knowledge.base import Entry
from knowledge.claim import Claim
from knowledge.formats.exports import Exported
from tests.website.knowledge_base.conftest import claim
from web.api.claim_exports import LINES_AT_ONCE, sent

MANY = 700


@pytest.fixture
def many(site, monkeypatch) -> list[str]:
    """What is read from the store, claim by claim; there are many of them."""
    site.knowledge.add(entries())
    read = list[str]()
    kept = Claim.model_validate_json
    monkeypatch.setattr(Claim, "model_validate_json", lambda text: read.append(text) or kept(text))
    return read


def entries():
    return [Entry(claim(f"Ferry {number} carried 300 people.")) for number in range(MANY)]


def test_a_page_of_the_endpoint_reads_one_claim_more_than_it_shows(site, many) -> None:
    assert len(site.client.get("/v1/claims?limit=20").json()["claims"]) == 20
    assert len(many) == 21


def test_the_pages_of_the_endpoint_are_all_claims_each_once(site, many) -> None:
    seen, address = [], "/v1/claims?limit=150"
    while address:
        answer = site.client.get(address)
        seen += [one["id"] for one in answer.json()["claims"]]
        address = answer.headers.get("link", "")[1:].partition(">")[0]
    assert len(seen) == len(set(seen)) == MANY


def test_the_second_page_in_the_browser_reads_what_it_shows(site, many) -> None:
    site.page("/claims")
    many.clear()
    assert "Ferry" in str(site.client.get("/claims?page=2").text)
    assert len(many) <= 51


def test_a_change_is_seen_by_the_next_page(site, many) -> None:
    assert f"{MANY}" in site.client.get("/claims").text
    site.add(claim("The quay was painted."))
    assert "The quay was painted." in site.client.get("/claims?text=quay").text
    assert f"{MANY + 1}" in site.client.get("/claims").text


def test_a_file_begins_before_all_claims_were_read(site, many) -> None:
    parts = sent(site.knowledge.claims(), Exported.JSONL)
    assert len(many) == LINES_AT_ONCE
    assert sum(part.count("\n") for part in parts) == MANY == len(many)
    assert site.client.get("/v1/claims/export").text.count("\n") == MANY


def test_a_table_is_whole(site, many) -> None:
    table = site.client.get("/v1/claims/export?format=csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table)))) == MANY + 1
