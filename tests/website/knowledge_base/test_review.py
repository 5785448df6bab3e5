"""Can a queue of extracted claims be cleared with plain buttons, and does nobody pass their own?"""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Source, Status
from tests.website.knowledge_base.conftest import GAZETTE, claim, nothing_written
from verifier.pipeline import Article
from web.access.roles import Role

ARTICLE = Article(
    "The ferries are back. Anna Berg said on Monday that the ferry to Holm had carried some 1,200 "
    "passengers since early May. Two piers were closed in April.",
    Source(publisher="Coast Courier", title="Ferries", published=date(2024, 5, 20)),
)
WAITS = claim("Two piers were closed in 2023.", GAZETTE, status=Status.EXTRACTED)
NEXT = claim("The port counted 40 boats in 2022.", GAZETTE, status=Status.EXTRACTED)


def card(page) -> tuple[str, dict[str, str]]:
    """Where the claim's form goes, and its fields as a browser would send them."""
    [form] = [a for _, a in page.all("form", class_="deciding")]
    fields = {a["name"]: a["value"] for _, a in page.all("input") if a.get("type") != "radio"}
    fields = {name: value for name, value in fields.items() if name != "back"}
    for name, attributes, text in page.found:
        if name == "textarea":
            fields[attributes["name"]] = "".join(text).removeprefix("\n")
    # the form of the last claim has a revision of its own, which comes first in the page
    own = [a["value"] for _, a in page.all("input", name="revision")]
    return form["action"], fields | {"revision": own[-1]}


def pace(page) -> str:
    return page.texts("p", class_="pace")[0]


def test_a_sentence_shows_what_was_read_in_it(site) -> None:
    site.verifier.ingest(ARTICLE, status=Status.EXTRACTED)
    page = site.page("/review")
    marked = {a["class"].split()[1]: text for text, a in page.all("mark")}
    assert {"speaker", "verb", "figure"} <= set(marked)
    assert marked["speaker"].startswith("Anna Berg") and marked["figure"].startswith("some 1,200")
    _, fields = card(page)
    assert fields["speaker"] == "Anna Berg" and fields["publisher"] == "Coast Courier"


def test_the_queue_is_cleared_with_its_buttons(site) -> None:
    accepted, rejected = site.add(WAITS, NEXT)
    page = site.page("/review")
    assert pace(page).startswith("2 left")
    path, fields = card(page)
    assert path == f"/review/{accepted}"
    page = site.page(site.post(path, **(fields | {"why": "seen"}), do="accept"))
    assert pace(page).startswith("1 left, 1 done")
    path, fields = card(page)
    page = site.page(site.post(path, **fields, do="reject"))
    assert "Nothing waits for you" in page.texts("main")[0]
    states = [site.knowledge.get(one).status for one in (accepted, rejected)]
    assert states == [Status.CITABLE, Status.REJECTED]
    assert site.knowledge.history(accepted)[-1].why == "seen"


def test_a_minute_is_told_from_what_went(site) -> None:
    from tests.website.knowledge_base.conftest import NOW

    site.add(WAITS)
    began = int(NOW.timestamp()) - 120
    assert "3 done, 1.5 a minute" in pace(site.page("/review", done="3", began=str(began)))
    assert "done" not in pace(site.page("/review", done="3", began="17")), "of another day"


def test_a_correction_is_kept_with_the_acceptance(site) -> None:
    (claim_id,) = site.add(WAITS)
    path, fields = card(site.page("/review"))
    site.post(path, **(fields | {"statement": "Three piers were closed in 2023."}), do="accept")
    stored = site.knowledge.get(claim_id)
    assert (stored.statement, stored.status) == ("Three piers were closed in 2023.", Status.CITABLE)
    assert [figure.value for figure in stored.figures] == [3]


def test_fields_that_cannot_be_used_decide_nothing(site) -> None:
    site.add(WAITS)
    path, fields = card(site.page("/review"))
    with nothing_written(site):
        wrong = fields | {"said_on": "Monday", "speaker": "Anna"}
        page = site.refused(path, 422, **wrong, do="accept")
    assert page.texts("p", id="said_on-error")
    assert card(page)[1]["speaker"] == "Anna"


def test_undo_brings_the_last_one_back(site) -> None:
    first, _ = site.add(WAITS, NEXT)
    path, fields = card(site.page("/review"))
    page = site.page(site.post(path, **fields, do="reject"))
    [form] = [a for _, a in page.all("form", class_="last")]
    assert form["action"] == f"/review/{first}"
    hidden = {"revision": site.revision(first), "last": first, "done": "1"}
    hidden["began"] = page.all("input", name="began")[0][1]["value"]
    page = site.page(site.post(form["action"], **hidden, do="undo"))
    assert site.knowledge.get(first).status is Status.EXTRACTED
    assert card(page)[0] == f"/review/{first}" and "done" not in pace(page)


def test_a_near_duplicate_is_merged(site) -> None:
    keep, draft = site.add(
        claim("Two piers were closed in the harbour in 2023.", GAZETTE),
        claim(
            "Two piers were closed in the harbour in 2023, too.", GAZETTE, status=Status.EXTRACTED
        ),
    )
    page = site.page("/review")
    [(_, other)] = page.all("input", type="radio")
    path, fields = card(page)
    site.post(path, **fields, do="merge", other=other["value"])
    assert site.knowledge.get(draft).replaced_by == keep


def test_one_that_is_left_for_later_comes_last(site) -> None:
    first, second = site.add(WAITS, NEXT)
    page = site.page("/review")
    [later] = [a["href"] for text, a in page.all("a") if text == "Later"]
    page = site.page(later)
    assert card(page)[0] == f"/review/{second}"
    path, fields = card(page)
    assert card(site.page(site.post(path, **fields, do="accept")))[0] == f"/review/{first}"


def test_a_form_without_a_button_decides_nothing(site) -> None:
    (claim_id,) = site.add(WAITS)
    path, fields = card(site.page("/review"))
    site.post(path, **fields)
    assert site.knowledge.get(claim_id).status is Status.EXTRACTED


def test_who_was_slower_is_told_and_sees_the_new_state(site) -> None:
    (claim_id,) = site.add(WAITS)
    path, fields = card(site.page("/review"))
    site.post(f"/claims/{claim_id}/move", move="submit", revision=fields["revision"])
    for what in ("accept", "reject", "save", "merge"):
        with nothing_written(site):
            page = site.refused(path, 409, **fields, do=what, other=claim_id)
        assert "changed" in page.texts("p", class_="error")[0]


def test_nobody_reviews_their_own(visit) -> None:
    site = visit("ann")
    mine, theirs = site.add(WAITS, by="ann")[0], site.add(NEXT, by="bert")[0]
    page = site.page("/review")
    assert card(page)[0] == f"/review/{theirs}"
    assert "1 with words of yours waits for somebody else" in pace(page)
    with nothing_written(site):
        site.refused(f"/review/{mine}", 403, do="accept", revision=1, **form_of_nothing())


def form_of_nothing() -> dict[str, str]:
    return {"statement": WAITS.statement, "publisher": GAZETTE.publisher}


def test_a_reviewer_who_words_it_anew_leaves_it_to_another(visit) -> None:
    site = visit("ann")
    (claim_id,) = site.add(WAITS, by="bert")
    path, fields = card(site.page("/review"))
    site.post(path, **(fields | {"statement": "Three piers were closed in 2023."}), do="accept")
    assert site.knowledge.get(claim_id).status is Status.IN_REVIEW
    assert "Nothing waits for you" in site.page("/review").texts("main")[0]
    other = visit("carla")
    path, fields = card(other.page("/review"))
    other.post(path, **fields, do="accept")
    assert other.knowledge.get(claim_id).status is Status.CITABLE


def test_the_queue_is_for_reviewers(visit) -> None:
    site = visit("carl", Role.CONTRIBUTOR)
    (claim_id,) = site.add(WAITS)
    site.page("/review", 403)
    site.refused(f"/review/{claim_id}", 403, do="accept", revision=1)


@pytest.mark.parametrize("on", [True, False])
def test_single_keys_are_switched_off_and_on(site, on: bool) -> None:
    site.add(WAITS)
    path = site.post("/shortcuts", back="/review?done=2", **({"on": "1"} if on else {}))
    assert path == "/review?done=2"
    page = site.page("/review")
    keys = {a["data-key"] for _, a, _ in page.found if "data-key" in a}
    assert keys == ({"a", "r", "e"} if on else set())


@pytest.mark.parametrize("back", ["//elsewhere.example/", "https://elsewhere.example/", "/\\e", ""])
def test_the_way_back_stays_here(site, back: str) -> None:
    assert site.post("/shortcuts", back=back) == "/"
