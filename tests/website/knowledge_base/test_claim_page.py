"""What may be done with a claim on its page, by whom, and what is said where it cannot be done?"""

from __future__ import annotations

import pytest

from knowledge.checks import Check, Keeping, Reliance
from knowledge.claim import Status
from tests.website.knowledge_base.conftest import GAZETTE, claim, nothing_written
from web.access.roles import Role

FERRY = claim("The ferry carried 1,200 passengers in May 2024.", speaker="Anna Berg")
SAME = claim(
    "The ferry carried 1,200 passengers in May 2024, it said.", GAZETTE, speaker="Anna Berg"
)
DRAFT = claim("Two piers were closed in 2023.", GAZETTE, status=Status.EXTRACTED)
LATER = claim("The ferry carried 1,300 passengers in May 2024.", speaker="Anna Berg")


def offered(page) -> set[str]:
    """The moves whose buttons the page shows."""
    return {a["value"] for _, a in page.all("button") if a.get("name") == "move"}


@pytest.mark.parametrize(
    ("status", "moves"),
    [
        (Status.EXTRACTED, {"submit", "approve", "reject", "retract", "merge"}),
        (Status.CITABLE, {"retract", "expire", "merge", "supersede", "correct"}),
    ],
)
def test_the_buttons_are_the_moves_of_its_state(site, status: Status, moves: set[str]) -> None:
    (claim_id,) = site.add(DRAFT.model_copy(update={"status": status}))
    assert offered(site.page(f"/claims/{claim_id}")) == moves


def test_each_figure_leads_to_what_was_said_on_its_measure(site) -> None:
    two = claim("The ferry carried 1,200 passengers and 300 cars in May 2024.")
    (claim_id,) = site.add(two)
    links = [
        a["href"]
        for _, a in site.page(f"/claims/{claim_id}").all("a")
        if a["href"].startswith("/figures")
    ]
    assert links == [f"/figures?measure={claim_id}.{number}" for number in (0, 1)]
    assert "passengers" in site.client.get(links[0]).text
    assert "cars" in site.client.get(links[1]).text


def test_a_reader_is_offered_nothing_and_may_do_nothing(visit) -> None:
    site = visit("rita", Role.READER)
    (claim_id,) = site.add(DRAFT)
    page = site.page(f"/claims/{claim_id}")
    assert not page.all("form")
    with nothing_written(site):
        for path in ("move", "edit", "correct"):
            site.refused(f"/claims/{claim_id}/{path}", 403, move="approve", revision=1)
        site.page(f"/claims/{claim_id}/edit", 403)


def test_the_text_around_a_quote_is_cut_between_words(site) -> None:
    around = {"start": 90, "end": 120, "before": "uld recover. ", "after": " The piers we"}
    (claim_id,) = site.add(DRAFT.model_copy(update={"quote": DRAFT.statement, **around}))
    ((text, _),) = site.page(f"/claims/{claim_id}").all("blockquote")
    assert "… recover." in text and "The piers …" in text
    assert "uld recover" not in text and "The piers we" not in text


def test_a_life_through_the_buttons(site) -> None:
    (claim_id,) = site.add(DRAFT)
    path = f"/claims/{claim_id}"
    for move, state in (
        ("submit", Status.IN_REVIEW),
        ("reject", Status.REJECTED),
        ("restore", Status.IN_REVIEW),
        ("approve", Status.CITABLE),
        ("retract", Status.RETRACTED),
        ("undo", Status.CITABLE),
    ):
        fields = {"move": move, "why": f"to {move}", "revision": site.revision(claim_id)}
        assert site.post(f"{path}/move", **fields) == path
        assert site.knowledge.get(claim_id).status is state
    history = site.page(path).texts("ol", class_="history")[0]
    assert "by editor: to retract" in history and "undone" in history


def test_what_cannot_be_done_says_why_and_keeps_the_reason(site) -> None:
    (claim_id,) = site.add(DRAFT)
    with nothing_written(site):
        page = site.refused(
            f"/claims/{claim_id}/move", 409, move="expire", why="too old", revision=1
        )
    assert "cannot be expired" in page.texts("p", class_="error")[0]
    assert page.all("input", id="why")[0][1]["value"] == "too old"


def test_who_was_slower_is_told_so(site) -> None:
    (claim_id,) = site.add(DRAFT)
    seen = site.revision(claim_id)
    site.post(f"/claims/{claim_id}/move", move="submit", revision=seen)
    for move in ("reject", "undo", "merge"):
        with nothing_written(site):
            page = site.refused(
                f"/claims/{claim_id}/move", 409, move=move, revision=seen, successor=claim_id
            )
        assert "changed" in page.texts("p", class_="error")[0]


def test_nobody_accepts_their_own_words(visit) -> None:
    site = visit("ann")
    (claim_id,) = site.add(DRAFT, by="ann")
    page = site.page(f"/claims/{claim_id}")
    assert "approve" not in offered(page)
    assert "somebody else has to accept it" in page.texts("main")[0]
    with nothing_written(site):
        site.refused(f"/claims/{claim_id}/move", 409, move="approve", revision=1)
    other = visit("bert")
    assert "approve" in offered(other.page(f"/claims/{claim_id}"))
    other.post(f"/claims/{claim_id}/move", move="approve", revision=1)


def test_a_setting_lets_them(visit) -> None:
    site = visit("ann", own_approval=True)
    (claim_id,) = site.add(DRAFT, by="ann")
    site.post(f"/claims/{claim_id}/move", move="approve", revision=1)


def test_an_undo_is_no_way_round_an_approval(visit) -> None:
    site = visit("ann")
    (claim_id,) = site.add(FERRY, by="ann")
    site.post(f"/claims/{claim_id}/move", move="retract", revision=1)
    assert "undo" not in offered(site.page(f"/claims/{claim_id}"))
    with nothing_written(site):
        site.refused(f"/claims/{claim_id}/move", 409, move="undo", revision=2)


def test_two_that_say_the_same_are_merged_and_parted(site) -> None:
    keep, other = site.add(FERRY, SAME)
    page = site.page(f"/claims/{other}")
    [(_, choice)] = page.all("input", type="radio")
    assert choice["value"] == keep
    fields = {"move": "merge", "successor": keep, "revision": site.revision(other)}
    assert site.post(f"/claims/{other}/move", **fields) == f"/claims/{keep}"
    assert "Island Gazette" in site.page(f"/claims/{keep}").texts("dl", class_="source")[0]
    site.post(f"/claims/{other}/move", move="restore", revision=site.revision(other))
    assert site.knowledge.get(other).status is Status.IN_REVIEW


def test_a_later_claim_takes_the_place(site) -> None:
    old, later = site.add(FERRY, LATER)
    fields = {"move": "supersede", "successor": later, "revision": site.revision(old)}
    site.post(f"/claims/{old}/move", **fields)
    assert site.knowledge.get(old).replaced_by == later
    page = site.page(f"/claims/{old}")
    assert [a for _, a in page.all("a", href=f"/claims/{later}")]


@pytest.mark.parametrize("kept", [Keeping.NOTHING, Keeping.VERDICTS, Keeping.STATEMENTS])
def test_the_checks_that_relied_on_it(visit, kept: Keeping) -> None:
    site = visit()
    (claim_id,) = site.add(FERRY)
    site.knowledge.checks.keep(kept)
    asked = "The ferry carried 1,500 passengers."
    reliances = (Reliance(claim_id, "contradicts"),)
    site.knowledge.checks.record([Check("web", "contradicted", 1, reliances, asked)])
    told = site.page(f"/claims/{claim_id}").texts("section", class_="relied")[0]
    assert ("contradicted" in told) is (kept is not Keeping.NOTHING)
    assert (asked in told) is (kept is Keeping.STATEMENTS)
    # what was checked may be unpublished
    readers = visit("rita", Role.READER).page(f"/claims/{claim_id}")
    assert asked not in readers.texts("main")[0]
