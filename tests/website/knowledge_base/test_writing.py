"""Can a claim be added, edited and corrected by form, without losing anything that was typed?"""

from __future__ import annotations

import pytest

from knowledge.claim import Status
from tests.website.knowledge_base.conftest import claim, nothing_written
from web.access.roles import Role

FORM = {
    "statement": "The ferry carried some 1,200 passengers in May.",
    "quote": "Some 1,200 passengers came aboard",
    "speaker": "Anna Berg",
    "said_on": "2024-05-19",
    "period_first": "2024-05-01",
    "period_last": "2024-05-31",
    "publisher": "Coast Courier",
    "url": "https://courier.example/ferries",
    "published": "2024-05-20",
    "why": "telephoned",
}


def test_a_claim_is_added_with_its_figures_read(site) -> None:
    path = site.post("/claims/new", **FORM)
    stored = site.knowledge.get(path.rpartition("/")[2])
    assert stored.status is Status.EXTRACTED
    assert (stored.quote, stored.speaker.name) == (FORM["quote"], "Anna Berg")
    assert str(stored.period) == "1 May 2024 to 31 May 2024"
    page = site.page(path)
    assert "1,100 to 1,300 passengers" in page.texts("table", class_="plain")[0]
    assert "by editor: telephoned" in page.texts("ol", class_="history")[0]


def test_one_that_is_there_already_leads_to_its_page(site) -> None:
    path = site.post("/claims/new", **FORM)
    with nothing_written(site):
        assert site.post("/claims/new", **FORM) == path


def test_a_quote_alone_is_a_claim(site) -> None:
    path = site.post("/claims/new", quote="Two piers were closed.", publisher="Coast Courier")
    assert site.knowledge.get(path.rpartition("/")[2]).statement == "Two piers were closed."


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("statement", "", "in a sentence"),
        ("statement", "x" * 5_001, "5,001 characters"),
        ("statement", "Two piers\x00 were closed.", "cannot be kept"),
        ("said_on", "yesterday", "2019-08-16"),
        ("period_last", "2024-04-30", "before the first"),
        ("speaker", "A" * 201, "200"),
        ("url", "javascript:alert(1)", "https://news.example/article"),
        ("publisher", "", "who published it"),
        ("why", "w" * 1_001, "1,000"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_all_stays(site, field, typed, says) -> None:
    form = FORM | {"quote": "", "url": ""} | {field: typed}
    with nothing_written(site):
        page = site.refused("/claims/new", 422, **form)
    assert says in page.texts("p", id=f"{field}-error")[0]
    areas = {a["name"]: "".join(text) for name, a, text in page.found if name == "textarea"}
    kept = {a["name"]: a["value"] for _, a in page.all("input") if a["type"] != "checkbox"}
    kept |= {name: text.removeprefix("\n") for name, text in areas.items()}
    assert {name: kept[name] for name in form} == form


def test_nearly_the_same_is_told_before_it_is_added(site) -> None:
    site.post("/claims/new", **FORM)
    form = FORM | {"quote": "Some 1,200 passengers came aboard again"}
    with nothing_written(site):
        page = site.refused("/claims/new", 409, **form)
    assert "Some 1,200 passengers came aboard" in page.texts("section", class_="notice")[0]
    [(_, button)] = page.all("button")
    assert site.post("/claims/new", **form, **{button["name"]: button["value"]})


def test_citable_at_once_only_where_it_may_be(visit) -> None:
    at_machine = visit().post("/claims/new", **FORM, citable="1")
    contributor = visit("carl", Role.CONTRIBUTOR)
    assert not contributor.page("/claims/new").all("input", type="checkbox")
    form = {"statement": "Two piers were closed in 2023.", "publisher": "Gazette", "citable": "1"}
    by_carl = contributor.post("/claims/new", **form)
    states = [visit().knowledge.get(path[8:]).status for path in (at_machine, by_carl)]
    assert states == [Status.CITABLE, Status.EXTRACTED]


def test_the_sample_is_not_changed(visit) -> None:
    site = visit(editable=False)
    site.page("/claims/new", 409)
    site.page("/claims/import", 409)
    site.refused("/claims/new", 409, **FORM)
    assert "Add a claim" not in site.page("/claims").texts("main")[0]


def test_an_edit_changes_what_was_edited(site) -> None:
    (claim_id,) = site.add(claim("The ferry carried 1,200 passengers.", speaker="Anna Berg"))
    page = site.page(f"/claims/{claim_id}/edit")
    form = {a["name"]: a["value"] for _, a in page.all("input")}
    form |= {a["name"]: t for t, a in page.all("textarea")}
    form |= {"statement": "The ferry carried 1,300 passengers.", "place": "Northport"}
    before = site.knowledge.get(claim_id)
    site.post(f"/claims/{claim_id}/edit", **form)
    after = site.knowledge.get(claim_id)
    assert (after.statement, after.place) == (form["statement"], "Northport")
    assert [figure.value for figure in after.figures] == [1300]
    assert (after.speaker, after.source, after.verb) == (before.speaker, before.source, "say")


def test_who_was_slower_sees_both_and_nothing_is_lost(site) -> None:
    (claim_id,) = site.add(claim("The ferry carried 1,200 passengers."))
    mine = FORM | {"revision": site.revision(claim_id), "place": "Northport"}
    site.post(f"/claims/{claim_id}/edit", **(mine | {"place": "Southport"}))
    with nothing_written(site):
        page = site.refused(f"/claims/{claim_id}/edit", 409, **mine)
    notice = page.texts("section", class_="notice")[0]
    assert "changed this claim since you opened it" in notice and "Southport" in notice
    assert page.all("input", id="place")[0][1]["value"] == "Northport"
    fresh = page.all("input", name="revision")[0][1]["value"]
    site.post(f"/claims/{claim_id}/edit", **(mine | {"revision": fresh}))
    assert site.knowledge.get(claim_id).place == "Northport"


def test_words_nobody_approved_do_not_become_citable_by_an_edit(visit) -> None:
    site = visit("bert")
    (claim_id,) = site.add(claim("The ferry carried 1,200 passengers."), by="ann")
    site.page(f"/claims/{claim_id}/edit", 403)
    with nothing_written(site):
        for path in ("edit", "correct"):
            form = FORM | {"revision": site.revision(claim_id)}
            site.refused(f"/claims/{claim_id}/{path}", 403, **form)


def test_a_correction_keeps_both(site) -> None:
    (old,) = site.add(claim("The ferry carried 1,200 passengers.", speaker="Anna Berg"))
    page = site.page(f"/claims/{old}/correct")
    form = {"statement": "The ferry carried 1,250 passengers.", "quote": "", "why": "corrected"}
    revision = page.all("input", name="revision")[0][1]["value"]
    new = site.post(f"/claims/{old}/correct", revision=revision, **form).rpartition("/")[2]
    former, present = site.knowledge.get(old), site.knowledge.get(new)
    assert (former.status, former.replaced_by) == (Status.CORRECTED, new)
    assert (present.status, present.speaker.name) == (Status.CITABLE, "Anna Berg")
    with nothing_written(site):
        site.refused(f"/claims/{old}/correct", 409, revision=revision, **form)
