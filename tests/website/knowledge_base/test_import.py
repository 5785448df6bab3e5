"""Is a file looked at first, can its columns be told, and is what was refused told by its row?"""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import Workbook

from knowledge.claim import Status
from tests.website.knowledge_base.conftest import nothing_written
from web.access.roles import Role

TABLE = b"""Claim,Who,When,Outlet
"The ferry carried 1,200 passengers in May.",Anna Berg,2024-05-19,Coast Courier
"Two piers were closed in April.",The Port,2024-05-20,Coast Courier
"The port counted 40 boats.",The Port,one day,Coast Courier
,Nobody,2024-05-20,Coast Courier
"""
ARTICLE = b"""# Ferries fill up again

Anna Berg said on Monday that the ferry to Holm had carried some 1,200 passengers since early May.
"""
FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Courier</title>
<item><title>Ferries</title><link>https://courier.example/1</link>
<description>Anna Berg said the ferry had carried 1,200 passengers in May.</description></item>
</channel></rss>"""
REVIEW = b"""{"@context": "https://schema.org", "@type": "ClaimReview",
"claimReviewed": "The ferry carried 9,000 passengers in May.", "url": "https://check.example/1",
"author": {"@type": "Organization", "name": "Check Desk"},
"itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Anna Berg"}},
"reviewRating": {"@type": "Rating", "alternateName": "False"}}"""
LINES = b"""{"statement": "Two piers were closed in April.", "said_on": "2024-05-20"}
{"statement": 7}
"""


def upload(site, name: str, data: bytes, code: int = 200, **fields: str):
    """The preview of a file that somebody chose."""
    answer = site.client.post("/claims/import", data=fields, files={"file": (name, data)})
    return site.page_of(answer, code)


def sent(page, **changed: str) -> dict[str, str]:
    """The preview's form as a browser would send it, but for what was changed."""
    fields = {a["name"]: a["value"] for _, a in page.all("input") if a["type"] != "checkbox"}
    chosen, name = {}, ""
    for tag, attributes, _ in page.found:
        if tag == "select":
            name = attributes["name"]
            chosen[name] = ""
        elif tag == "option" and "selected" in attributes:
            chosen[name] = attributes["value"]
    return {**fields, **chosen, **changed}


def imported(site, page, code: int = 200, **changed: str):
    """What comes of the preview's form, which carries the file with it."""
    form = {name: (None, value) for name, value in sent(page, **changed).items()}
    return site.page_of(site.client.post("/claims/import", files=form), code)


def test_a_table_is_shown_first_and_stored_then(site) -> None:
    with nothing_written(site):
        page = upload(site, "claims.csv", TABLE)
    form = sent(page)
    columns = [form[f"column_{at}"] for at in range(4)]
    assert columns == ["claim", "speaker", "said_on", "publisher"]
    assert "The ferry carried 1,200 passengers in May." in page.texts("ul", class_="cells")[0]
    assert len(page.texts("ul", class_="failures")) == 1
    done = imported(site, page, do="import")
    assert done.texts("h1") == ["2 claims added"]
    failures = "".join(done.texts("ul", class_="failures"))
    assert "claims.csv, row 4" in failures and "claims.csv, row 5" in failures
    stored = list(site.knowledge.claims())
    assert {one.status for one in stored} == {Status.EXTRACTED}
    assert [one.speaker.name for one in stored] == ["Anna Berg", "The Port"]
    assert site.knowledge.history(stored[0].id)[0].by == "editor"
    again = imported(site, page, do="import")
    assert again.texts("h1") == ["0 claims added"]
    assert "2 were here already" in again.texts("main")[0]


def test_another_mapping_is_taken(site) -> None:
    page = upload(site, "claims.csv", TABLE)
    looked = imported(site, page, do="look", column_1="publisher", column_3="")
    assert sent(looked)["column_1"] == "publisher"
    imported(site, looked, do="import")
    stored = next(iter(site.knowledge.claims()))
    assert (stored.speaker, stored.source.publisher) == (None, "Anna Berg")


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"column_1": "claim"}, "one column only"),
        ({"column_0": ""}, "Choose the column that holds the claims"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(site, changed: dict[str, str], says: str) -> None:
    page = upload(site, "claims.csv", TABLE)
    with nothing_written(site):
        refused = imported(site, page, 422, do="import", **changed)
    assert says in refused.texts("p", class_="error")[0]
    assert sent(refused)["held"] == sent(page)["held"], "the file is still there"


def test_columns_that_nobody_can_guess_are_asked_for(site) -> None:
    page = upload(site, "x.csv", b"alpha,beta\nHolm,Two boats left\nNorth,Nine came\n", 422)
    assert "choose the one that holds them" in page.texts("p", class_="error")[0]
    imported(site, page, do="import", column_1="claim", column_0="place")
    assert [one.place for one in site.knowledge.claims()] == ["Holm", "North"]


def workbook() -> bytes:
    book = Workbook()
    for row in (("Statement", "Speaker"), ("Two piers were closed in April.", "The Port")):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind", "added"),
    [
        ("ferries.md", ARTICLE, "a text", 1),
        (
            "ferries.html",
            b"<html><body><article><p>" + ARTICLE[25:] + b"</p></article>",
            "a web",
            1,
        ),
        ("feed.xml", FEED, "a feed", 1),
        ("review.json", REVIEW, "a list of fact-checks", 1),
        ("claims.xlsx", workbook(), "a table", 1),
        ("claims.jsonl", LINES, "JSON Lines", 1),
    ],
)
def test_every_kind_of_file_comes_in(site, name: str, data: bytes, kind: str, added: int) -> None:
    page = upload(site, name, data, publisher="Coast Courier")
    assert f"It is {kind}" in page.texts("main")[0]
    done = imported(site, page, do="import")
    assert done.texts("h1")[0].startswith(f"{added} claim")
    assert site.knowledge.count() == added


def test_columns_that_hold_nothing_are_not_asked_for(site) -> None:
    assert len(upload(site, "claims.xlsx", workbook()).all("select")) == 3, "and the order of days"


def test_what_the_form_says_of_the_source_holds(site) -> None:
    page = upload(site, "a.md", ARTICLE, publisher="Coast Courier", published="2024-05-20")
    imported(site, page, do="import", author="Bo Lind")
    source = next(iter(site.knowledge.claims())).source
    assert (source.publisher, source.author) == ("Coast Courier", "Bo Lind")
    assert source.title == "Ferries fill up again"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"", "holds something"),
        ("a.png", b"\x89PNG\r\n", "an image"),
        ("a.txt", b"x" * 1_500_000, "verifier ingest FILE"),
        ("a.jsonl", b"[1]\n", "JSON"),
        ("a.csv", b"Claim" + b",note" * 400 + b"\nTwo piers were closed\n", "401 columns"),
    ],
)
def test_what_cannot_be_read_is_told(site, name: str, data: bytes, says: str) -> None:
    with nothing_written(site):
        page = upload(site, name, data, 422, publisher="Coast Courier")
    assert says in page.texts("p", class_="error")[0]
    assert page.all("input", id="publisher")[0][1]["value"] == "Coast Courier"


def test_a_file_that_does_not_come_back_whole_is_refused(site) -> None:
    page = upload(site, "claims.csv", TABLE)
    refused = imported(site, page, 422, do="import", held="abc")
    assert "did not come back whole" in refused.texts("p", class_="error")[0]


def test_the_largest_file_that_is_taken_comes_back(site) -> None:
    from web.pages.knowledge_base.held import file_limit
    from web.settings import Limits

    row = b"The ferry carried many passengers.\n"
    data = b"Claim\n" + row * (file_limit(Limits()) // len(row))
    page = upload(site, "claims.csv", data)
    assert imported(site, page, do="look")


def test_who_may_import(visit) -> None:
    site = visit("carl", Role.CONTRIBUTOR)
    page = upload(site, "claims.csv", TABLE)
    assert not page.all("input", type="checkbox"), "only reviewers cite, and none their own"
    imported(site, page, do="import", citable="1")
    assert site.knowledge.count(Status.CITABLE) == 0
    visit("rita", Role.READER).page("/claims/import", 403)


@pytest.mark.parametrize("status", ["citable", "in review", "merged", "rejected"])
def test_no_file_makes_a_claim_citable_that_nobody_accepted(visit, status: str) -> None:
    line = json.dumps({"statement": "Two piers were closed.", "id": "a" * 16, "status": status})
    for name, role in (("carl", Role.CONTRIBUTOR), ("ann", Role.REVIEWER)):
        site = visit(name, role)
        imported(site, upload(site, "claims.jsonl", line.encode()), do="import", citable="1")
        assert [one.status for one in site.knowledge.claims()] == [Status.EXTRACTED]


def test_whoever_may_cite_keeps_the_states_of_an_export(site) -> None:
    line = (
        b'{"statement": "Two piers were closed.", "id": "aaaaaaaaaaaaaaaa", "status": "rejected"}'
    )
    imported(site, upload(site, "claims.jsonl", line), do="import", citable="1")
    assert [one.status for one in site.knowledge.claims()] == [Status.REJECTED]


def test_whoever_works_alone_may_cite_at_once(site) -> None:
    imported(site, upload(site, "claims.csv", TABLE), do="import", citable="1")
    assert site.knowledge.count(Status.CITABLE) == 2
