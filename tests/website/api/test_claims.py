"""What programs ask about claims, and how they change them: over a real knowledge base."""

from __future__ import annotations

import csv
import io
import json

import pytest

from knowledge.claim import Status
from tests.website.knowledge_base.conftest import GAZETTE, LAST_YEAR, claim
from web.access.roles import Role
from web.problems import PROBLEM_TYPE

PORT = {
    "statement": "The port of Tarn handled 40,000 containers in 2023.",
    "speaker": "Port Authority",
    "said_on": "2024-01-15",
    "source": {"publisher": "Coast Courier", "title": "A good year", "published": "2024-01-16"},
}


@pytest.fixture
def ids(site) -> list[str]:
    return site.add(
        claim("The ferry carried 300 people.", speaker="Harbour Office"),
        claim("The ferry carried 280 people.", LAST_YEAR),
        claim("The lighthouse was built in 1871.", GAZETTE, status=Status.IN_REVIEW),
    )


def problem(answer, status: int) -> str:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM_TYPE
    assert answer.json()["status"] == status
    return answer.json()["detail"]


def tag(site, claim_id: str) -> dict[str, str]:
    return {"If-Match": site.client.get(f"/v1/claims/{claim_id}").headers["etag"]}


@pytest.mark.parametrize(
    ("query", "statements"),
    [
        ("", ["lighthouse", "300", "280"]),
        ("q=ferry carried", ["300", "280"]),
        ("speaker=harbour", ["300"]),
        ("publisher=Gazette&status=citable", ["280"]),
        ("since=2024-05-21", ["lighthouse"]),
        ("measure=nothing of the kind", []),
    ],
)
def test_claims_are_listed_newest_first(site, ids, query, statements) -> None:
    found = site.client.get(f"/v1/claims?{query}").json()
    assert [
        next(word for word in ("lighthouse", "300", "280") if word in one["statement"])
        for one in found["claims"]
    ] == statements
    assert found["next"] == ""


def test_a_page_leads_to_the_next_though_claims_are_added_meanwhile(site, ids) -> None:
    first = site.client.get("/v1/claims?limit=2&q=e")
    site.add(claim("The ferry was painted.", GAZETTE))
    link = first.headers["link"]
    assert link.endswith('>; rel="next"')
    second = site.client.get(link[1:].partition(">")[0])
    seen = [one["id"] for one in (*first.json()["claims"], *second.json()["claims"])]
    assert seen == [ids[2], ids[0], ids[1]]
    assert "link" not in second.headers


@pytest.mark.parametrize("cursor", ["x", "AAAA", "WyJhIl0", "W10"])
def test_a_cursor_of_somebody_elses_making_is_told(site, ids, cursor) -> None:
    assert "cursor" in problem(site.client.get(f"/v1/claims?cursor={cursor}"), 422)


@pytest.mark.parametrize("day", ["", "0", "0.0", "20240301", "1709251200", "May"])
def test_a_day_is_written_as_a_day(site, day) -> None:
    assert "year-month-day" in problem(site.client.get(f"/v1/claims?since={day}"), 422)


def test_a_member_that_stands_in_the_query_twice_is_told(site) -> None:
    assert '"q" stands' in problem(site.client.get("/v1/claims?q=a&q=b"), 422)


def test_a_claim_is_not_sent_again_to_who_has_it(site, ids) -> None:
    first = site.client.get(f"/v1/claims/{ids[0]}")
    again = site.client.get(
        f"/v1/claims/{ids[0]}", headers={"If-None-Match": f"W/{first.headers['etag']}"}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


def test_a_claim_is_added_as_a_draft(site) -> None:
    answer = site.client.post("/v1/claims", json=PORT)
    assert answer.status_code == 201
    stored = answer.json()
    assert stored["status"] == "extracted"
    assert stored["figures"][0]["written"] == "40,000"
    assert answer.headers["location"] == f"/v1/claims/{stored['id']}"
    again = site.client.post("/v1/claims", json=PORT)
    assert (again.status_code, again.json()) == (200, stored)


def test_the_same_key_brings_the_same_answer(site) -> None:
    key = {"Idempotency-Key": "monday-1"}
    first = site.client.post("/v1/claims", json=PORT, headers=key)
    again = site.client.post("/v1/claims", json=PORT, headers=key)
    assert (again.status_code, again.content) == (201, first.content)
    other = site.client.post("/v1/claims", json={"statement": "It rained."}, headers=key)
    assert "another body" in problem(other, 422)
    assert site.knowledge.count() == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/statement"),
        ({"statement": ""}, "#/statement"),
        ({"statement": "It rained.", "said_on": "yesterday"}, "#/said_on"),
        ({"statement": "It rained.", "colour": "red"}, "#/colour"),
        ({"statement": "It rained.", "source": {"publisher": "x" * 201}}, "#/source/publisher"),
    ],
)
def test_what_does_not_fit_is_told_where_it_stands(site, body, pointer) -> None:
    answer = site.client.post("/v1/claims", json=body)
    problem(answer, 422)
    assert answer.json()["errors"][0]["pointer"] == pointer


def test_a_change_needs_the_state_that_was_seen(site, ids) -> None:
    place = f"/v1/claims/{ids[0]}"
    change = {"place": "Tarn", "why": "the quay is there"}
    assert "If-Match" in problem(site.client.patch(place, json=change), 428)
    assert "ETag" in problem(site.client.patch(place, json=change, headers={"If-Match": "*"}), 412)
    seen = tag(site, ids[0])
    answer = site.client.patch(place, json=change, headers=seen)
    assert answer.json()["place"] == "Tarn"
    assert answer.json()["statement"] == "The ferry carried 300 people."
    assert "changed" in problem(site.client.patch(place, json=change, headers=seen), 412)
    assert site.knowledge.history(ids[0])[-1].why == "the quay is there"


def test_new_words_are_read_anew(site, ids) -> None:
    changes = {"statement": "The ferry carried 310 people.", "why": "a slip"}
    answer = site.client.patch(f"/v1/claims/{ids[0]}", json=changes, headers=tag(site, ids[0]))
    assert answer.json()["figures"][0]["written"] == "310"


def test_a_claim_is_led_through_its_life(site, ids) -> None:
    place = f"/v1/claims/{ids[2]}/moves"
    approve = {"move": "approve", "why": "checked"}
    answer = site.client.post(place, json=approve, headers=tag(site, ids[2]))
    assert answer.json()["status"] == "citable"
    reject = {"move": "reject", "why": "no"}
    refused = site.client.post(place, json=reject, headers=tag(site, ids[2]))
    assert "cannot be rejected; it can be changed by" in problem(refused, 409)
    undone = {"move": "undo", "why": "too early"}
    answer = site.client.post(place, json=undone, headers=tag(site, ids[2]))
    assert answer.json()["status"] == "in review"
    unknown = site.client.post(
        place, json={"move": "praise", "why": "x"}, headers=tag(site, ids[2])
    )
    assert "approve" in problem(unknown, 422)
    history = site.client.get(f"/v1/claims/{ids[2]}/history").json()["revisions"]
    assert [one["action"] for one in history] == ["added", "approved", "undone"]


def test_two_claims_are_merged_and_taken_apart(site, ids) -> None:
    (other,) = site.add(claim("The ferry carried 300 people on Monday.", GAZETTE))
    merged = site.client.post(
        f"/v1/claims/{ids[0]}/merge",
        json={"other": other, "why": "the same count"},
        headers=tag(site, ids[0]),
    ).json()
    assert len(merged["appearances"]) == 1
    gone = {ids[0], other} - {merged["id"]}
    assert site.client.get(f"/v1/claims/{gone.pop()}").json()["status"] == "merged"


def test_claims_go_out_in_every_form(site, ids) -> None:
    lines = site.client.get("/v1/claims/export?q=ferry").text.splitlines()
    assert len([json.loads(line) for line in lines]) == 2
    table = site.client.get("/v1/claims/export?format=csv&status=citable")
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == 2
    assert "attachment" in table.headers["content-disposition"]
    for form in ("claimreview", "bibtex", "csl-json"):
        assert site.client.get(f"/v1/claims/export?format={form}").status_code == 200
    assert "no review" in problem(site.client.get(f"/v1/claims/{ids[0]}/claimreview"), 404)
    problem(site.client.get("/v1/claims/export?format=pdf"), 422)


def test_checks_that_relied_on_a_claim_are_told_where_they_are_kept(site, ids) -> None:
    reply = site.client.get(f"/v1/claims/{ids[0]}/checks").json()
    assert reply == {"kept": "nothing", "checks": []}


@pytest.mark.parametrize(
    ("role", "added", "moved"),
    [(Role.READER, 403, 403), (Role.CONTRIBUTOR, 201, 403), (Role.REVIEWER, 201, 200)],
)
def test_each_role_may_do_its_part(visit, role, added, moved) -> None:
    here = visit("Ada", role)
    (claim_id,) = here.add(claim("The quay was mended.", status=Status.IN_REVIEW), by="Ben")
    assert here.client.post("/v1/claims", json=PORT).status_code == added
    move = {"move": "approve", "why": "checked"}
    answer = here.client.post(
        f"/v1/claims/{claim_id}/moves", json=move, headers=tag(here, claim_id)
    )
    assert answer.status_code == moved


def test_nobody_approves_a_claim_of_their_own(visit) -> None:
    here = visit("Ada", Role.REVIEWER)
    stored = here.client.post("/v1/claims", json=PORT).json()
    answer = here.client.post(
        f"/v1/claims/{stored['id']}/moves",
        json={"move": "approve", "why": "I know it"},
        headers=tag(here, stored["id"]),
    )
    assert "somebody else" in problem(answer, 403)


def test_the_sample_is_not_changed(visit) -> None:
    here = visit(editable=False)
    assert "sample" in problem(here.client.post("/v1/claims", json=PORT), 409)


@pytest.mark.parametrize("rest", ["", "/history", "/checks", "/claimreview"])
def test_an_unknown_claim_is_a_404(site, rest) -> None:
    problem(site.client.get(f"/v1/claims/0000000000000000{rest}"), 404)
