"""Which claims does ``/claims`` show, and how are they narrowed?"""

from __future__ import annotations

import csv
import io

import pytest

from knowledge.claim import Status
from tests.website.knowledge_base.conftest import GAZETTE, LAST_YEAR, claim

CLAIMS = (
    claim("The ferry carried 1,200 passengers in May 2024.", speaker="Anna Berg"),
    claim("The ferry carried 900 passengers in April 2024.", speaker="Anna Berg"),
    claim("Two piers were closed.", LAST_YEAR, status=Status.EXTRACTED),
    claim("The port said 40 per cent of the crews were on strike.", GAZETTE, speaker="The Port"),
)


@pytest.fixture(autouse=True)
def stocked(site) -> None:
    site.add(*CLAIMS)


def words(page) -> list[str]:
    return page.texts("p", class_="words")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 4),
        ({"text": "ferry"}, 2),
        ({"speaker": "berg"}, 2),
        ({"speaker": '"Berg"'}, 0),
        ({"speaker": '"anna berg"'}, 2),
        ({"publisher": "gazette"}, 2),
        ({"measure": "passenger"}, 2),
        ({"status": "extracted"}, 1),
        ({"since": "2024-05-01", "until": "2024-05-24"}, 2),
        ({"text": "zeppelin"}, 0),
    ],
)
def test_a_search_finds_what_it_asks_for(site, asked: dict[str, str], found: int) -> None:
    page = site.page("/claims", **asked)
    assert len(words(page)) == found
    heading = page.texts("h2", id="found")[0]
    assert heading.startswith(f"{found} claim" if found else "No claim")


def test_a_facet_finds_as_many_as_it_says(site) -> None:
    page = site.page("/claims")
    names = {text: a["href"] for text, a in page.all("a") if a["href"].startswith("/claims?")}
    told = {text.rpartition(" ")[0]: text.rpartition(" ")[2] for text in page.texts("li")}
    assert {"Anna Berg", "Island Gazette", "passenger, carry", "2024", "citable"} <= set(names)
    for name, href in names.items():
        assert len(words(site.page(href))) == int(told[name]), name


def test_what_is_asked_for_can_be_removed(site) -> None:
    page = site.page("/claims", speaker='"Anna Berg"', text="May")
    removes = [a["href"] for text, a in page.all("a") if text.startswith("remove")]
    assert sorted(removes) == ["/claims?speaker=%22Anna+Berg%22", "/claims?text=May"]


def test_mistakes_are_told_at_their_field(site) -> None:
    page = site.page("/claims", 422, since="last year", status="lost")
    assert "2019-08-16" in page.texts("p", id="since-error")[0]
    assert "citable" in page.texts("p", id="status-error")[0]
    assert [a["value"] for _, a in page.all("input", id="since")] == ["last year"]


def test_the_view_comes_as_json_and_csv(site) -> None:
    answer = site.client.get("/claims.json", params={"speaker": "berg"})
    assert [one["speaker"]["name"] for one in answer.json()] == ["Anna Berg"] * 2
    table = site.client.get("/claims.csv", params={"speaker": "berg"})
    assert "claims.csv" in table.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(table.text.lstrip("\ufeff"))))
    assert {row["claim"] for row in rows} == {one.statement for one in CLAIMS[:2]}
    refused = site.client.get("/claims.json", params={"until": "then"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "#/until"


def test_a_long_list_has_pages(site) -> None:
    site.add(*(claim(f"Boat number {n} left at dawn.") for n in range(60)))
    first = site.page("/claims", text="boat number")
    [older] = [a["href"] for text, a in first.all("a") if text == "Older"]
    second = site.page(older)
    assert len(words(first)) == 50 and len(words(second)) == 10
    assert not set(words(first)) & set(words(second))
    assert site.page("/claims", text="boat number", page="999999"), "the last one there is"


def test_a_speaker_has_a_page(site) -> None:
    page = site.page("/speakers/Anna%20Berg")
    assert page.texts("h1") == ["Anna Berg"]
    assert page.texts("h2") == ["2024"]
    assert len(words(page)) == 2
    assert site.page("/speakers/Nobody%20Here", 404)


def test_every_claim_leads_to_its_speaker_and_its_page(site) -> None:
    page = site.page("/claims", speaker="berg")
    hrefs = {a["href"] for _, a in page.all("a")}
    assert "/speakers/Anna%20Berg" in hrefs
    for href in hrefs:
        if href.startswith(("/claims/", "/speakers/")):
            assert site.page(href)
