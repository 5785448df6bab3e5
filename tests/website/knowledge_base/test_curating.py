"""What do conflicts, outdated claims, a withdrawn source and the first start show?"""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.checks import Check, Keeping, Reliance
from knowledge.claim import Source, Status
from tests.website.knowledge_base.conftest import GAZETTE, HARBOUR, claim, nothing_written
from web.access.roles import Role
from web.pages.knowledge_base import conflicts

EARLY = claim("The ferry carried 1,200 passengers in 2023.", HARBOUR)
LATE = claim("The ferry carried 1,900 passengers in 2023.", GAZETTE)
SOURCE = "/sources?publisher=Coast+Courier"


def test_claims_that_disagree_are_told_with_the_reason(site) -> None:
    early, late = site.add(EARLY, LATE)
    page = site.page("/conflicts")
    [reason] = page.texts("h2")
    assert "1,200" in reason and "1,900" in reason and "Both cannot be" in reason
    assert {f"/claims/{early}", f"/claims/{late}"} <= {a["href"] for _, a in page.all("a")}


def test_conflicts_are_told_once_though_looked_at_in_parts(site, monkeypatch) -> None:
    monkeypatch.setattr(conflicts, "AT_ONCE", 1)
    site.add(EARLY, LATE)
    first = site.page("/conflicts")
    [onward] = [a["href"] for text, a in first.all("a") if text.startswith("Look at the next")]
    told = first.texts("h2") + site.page(onward).texts("h2")
    assert len(told) == 1


def test_an_overtaken_count_can_be_superseded_there(site) -> None:
    day = date(2024, 5, 20)
    early = claim(
        "At least 40 people have been killed in the floods in Holm since 1 May 2024.",
        Source(publisher="Coast Courier", published=day),
    )
    late = claim(
        "At least 52 people have been killed in the floods in Holm since 1 May 2024.",
        Source(publisher="Coast Courier", published=date(2024, 5, 24)),
    )
    before, after = site.add(
        early.model_copy(update={"statement": early.statement.replace("At least ", "")}),
        late.model_copy(update={"statement": late.statement.replace("At least ", "")}),
    )
    page = site.page("/conflicts")
    [form] = [a for _, a in page.all("form")]
    fields = {a["name"]: a["value"] for _, a in page.all("input")}
    site.post(form["action"], **fields, move="supersede")
    assert site.knowledge.get(before).replaced_by == after
    assert not site.page("/conflicts").texts("h2")


def test_without_claims_there_is_no_conflict(site) -> None:
    assert "no citable claim yet" in site.page("/conflicts").texts("main")[0]


def test_outdated_claims_expire_as_one_step(site) -> None:
    over = [
        claim(f"Boat {n} sails daily.", valid_until=date(2024, 5, 31), status=Status.CITABLE)
        for n in range(2)
    ]
    ids = site.add(*over, claim("Boat 9 sails daily.", valid_until=date(2030, 1, 1)))
    assert len(site.page("/outdated").texts("p", class_="words")) == 2
    assert site.post("/outdated/expire") == "/outdated"
    assert [site.knowledge.get(one).status for one in ids] == [Status.EXPIRED] * 2 + [
        Status.CITABLE
    ]
    page = site.page("/outdated")
    assert not page.texts("p", class_="words") and "2 expired" in page.texts("main")[0]


def test_a_source_is_retracted_and_what_relied_is_told(site) -> None:
    mine, other = site.add(EARLY, LATE)
    site.knowledge.checks.keep(Keeping.STATEMENTS)
    asked = "The ferry carried 1,200 passengers."
    site.knowledge.checks.record(
        [Check("web", "supported", 2, (Reliance(mine, "supports"),), asked)]
    )
    page = site.page(SOURCE)
    assert asked in page.texts("section", class_="relied")[0]
    assert "Retract 1 claim" in page.texts("button")
    with nothing_written(site):
        refused = site.refused("/sources/retract", 422, publisher="Coast Courier", why=" ")
    assert "Say why" in refused.texts("p", id="why-error")[0]
    back = site.post("/sources/retract", publisher="Coast Courier", why="withdrawn by its editor")
    assert back == SOURCE
    states = [site.knowledge.get(one).status for one in (mine, other)]
    assert states == [Status.RETRACTED, Status.CITABLE]
    page = site.page(back)
    assert asked in page.texts("section", class_="relied")[0]
    assert not page.all("form")


@pytest.mark.parametrize("path", ["/sources", "/sources?publisher=Nobody"])
def test_a_source_that_is_none(site, path: str) -> None:
    site.page(path, 422 if path == "/sources" else 404)


def test_readers_look_and_change_nothing(visit) -> None:
    site = visit("rita", Role.READER)
    site.add(EARLY, LATE)
    for path in (SOURCE, "/outdated", "/conflicts", "/claims", "/speakers/Coast%20Courier"):
        page = site.page(path)
        assert not page.all("form", method="post"), path
    with nothing_written(site):
        site.refused("/sources/retract", 403, publisher="Coast Courier", why="x")
        site.refused("/outdated/expire", 403)
        site.refused("/claims/sample", 403)


def test_an_empty_knowledge_base_offers_a_beginning(visit) -> None:
    site = visit()
    page = site.page("/")
    assert {"/claims/import", "/claims/new"} <= {a["href"] for _, a in page.all("a")}
    assert site.post("/claims/sample") == "/"
    assert site.knowledge.count(Status.CITABLE) > 40
    page = site.page("/")
    assert not page.all("section", class_="beginning")
    with nothing_written(site):
        site.refused("/claims/sample", 409)


def test_the_first_page_offers_what_the_caller_may(visit) -> None:
    reader = visit("rita", Role.READER).page("/")
    assert "somebody who may add claims has to begin" in reader.texts("main")[0]
    contributor = visit("carl", Role.CONTRIBUTOR).page("/")
    assert not contributor.all("form", action="/claims/sample")
    fixed = visit(editable=False).page("/")
    assert "verifier serve --create" in fixed.texts("main")[0]
