"""What does the endpoint answer? Reports, and one problem document for every error."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

SUPPORTED = "The Observatory says 820 civilians have been killed since late April."
OPEN = "HTS has 30,000 fighters."


def problem(response: object) -> dict:
    assert response.headers["content-type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == response.status_code
    assert document["title"] and document["detail"].endswith((".", "review", "citable"))
    assert ".." not in document["detail"] and "Traceback" not in response.text
    return document


def test_a_statement_gets_the_report(client: TestClient, checker: object) -> None:
    asked = {"statement": SUPPORTED, "as_of": "2019-08-16", "speaker": " The  UN ", "nearest": 5}
    answer = client.post("/v1/verify", json=asked)
    assert answer.status_code == 200
    assert answer.json()["verdict"] == "supported"
    assert answer.json()["as_of"] == "2019-08-16"
    [(statement, as_of, speaker, nearest)] = checker.asked
    assert (statement, str(as_of), speaker, nearest) == (SUPPORTED, "2019-08-16", "The UN", 5)


def test_the_json_is_the_report_as_other_doors_write_it(client: TestClient, report: object) -> None:
    answer = client.post("/v1/verify", json={"statement": SUPPORTED})
    written = json.loads(report("supported").model_copy(update={"as_of": None}).model_dump_json())
    assert answer.json() == written


BAD_REQUESTS = {
    "no body": (b"", 422, "missing"),
    "not JSON": (b"{", 400, "JSON"),
    "a list": (b"[]", 422, "body"),
    "no statement": (b"{}", 422, '"statement" is missing.'),
    "an empty statement": (b'{"statement": "  "}', 422, "Write or paste"),
    "a number": (b'{"statement": 820}', 422, '"statement"'),
    "an unknown member": (b'{"statement": "x", "asof": ""}', 422, '"asof" is not known'),
    "a date that is none": (b'{"statement": "x", "as_of": "2019-02-30"}', 422, "2019-08-16"),
    "a date as a number": (b'{"statement": "x", "as_of": 5}', 422, "2019-08-16"),
    "too many nearest": (b'{"statement": "x", "nearest": 11}', 422, "at most 10"),
    "fewer than none nearest": (b'{"statement": "x", "nearest": -1}', 422, '"nearest"'),
    "half a character": (rb'{"statement": "\ud800 820"}', 422, "half a character"),
    "a long speaker": (b'{"statement": "x", "speaker": "%s"}' % (b"a" * 201), 422, "200"),
    "a long statement": (b'{"statement": "%s"}' % (b"a " * 2_501), 422, "5,002 characters"),
    "nested deep": (b"[" * 100_000, 400, "JSON"),
}


@pytest.mark.parametrize("body, status, words", BAD_REQUESTS.values(), ids=BAD_REQUESTS)
def test_a_bad_request_is_told_in_one_sentence(
    client: TestClient, body: bytes, status: int, words: str
) -> None:
    answer = client.post("/v1/verify", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status, answer.text
    assert words in problem(answer)["detail"]


def test_a_problem_points_at_the_member(client: TestClient) -> None:
    answer = client.post("/v1/verify", json={"statement": SUPPORTED, "as_of": "soon"})
    [error] = problem(answer)["errors"]
    assert error["pointer"] == "#/as_of"


def test_a_hostile_body_is_not_told_all_its_errors(client: TestClient) -> None:
    answer = client.post("/v1/verify", json={"a" * 1_000 + str(n): n for n in range(500)})
    document = problem(answer)
    assert len(document["errors"]) == 20
    assert len(document["detail"]) < 200


def test_what_the_verifier_refuses_is_a_problem_of_the_statement(client: TestClient) -> None:
    answer = client.post("/v1/verify", json={"statement": "Ils ont tué 820 civils."})
    assert answer.status_code == 422
    document = problem(answer)
    assert "only English" in document["detail"]
    assert document["errors"][0]["pointer"] == "#/statement"


def test_another_content_type_is_a_problem(client: TestClient) -> None:
    answer = client.post("/v1/verify", data={"statement": SUPPORTED})
    assert answer.status_code == 415
    assert "application/json" in problem(answer)["detail"]


@pytest.mark.parametrize(
    "method, path, status",
    [
        ("GET", "/v1/nothing", 404),
        ("GET", "/v1", 404),
        ("GET", "/v1/claims/unknown", 404),
        ("GET", "/v1/verify", 405),
        ("PUT", "/v1/verify/batch", 405),
        ("DELETE", "/v1/claims/unknown", 405),
    ],
)
def test_an_address_that_is_none_is_a_problem(
    client: TestClient, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    problem(answer)


def test_405_names_the_methods(client: TestClient) -> None:
    assert client.get("/v1/verify").headers["allow"] == "POST"


def test_a_batch_is_answered_by_position(client: TestClient, checker: object) -> None:
    asked = {
        "statements": [SUPPORTED, "Bonjour.", {"statement": OPEN, "as_of": "2020-01-01"}, ""],
        "as_of": "2019-08-16",
    }
    reports = client.post("/v1/verify/batch", json=asked).json()["reports"]
    assert [one.get("verdict") for one in reports] == ["supported", None, "unverified", None]
    assert "only English" in reports[1]["problem"]["detail"]
    assert reports[3]["problem"]["status"] == 422
    assert [str(as_of) for _, as_of, _, _ in checker.asked] == [
        "2019-08-16",
        "2019-08-16",
        "2020-01-01",
    ]


def test_a_batch_may_hold_a_hundred_statements(client: TestClient) -> None:
    full = client.post("/v1/verify/batch", json={"statements": [SUPPORTED] * 100})
    assert len(full.json()["reports"]) == 100
    over = client.post("/v1/verify/batch", json={"statements": [SUPPORTED] * 101})
    assert over.status_code == 413
    assert problem(over)["detail"] == "Send at most 100 statements at once; there are 101."


def test_lines_are_answered_line_by_line(client: TestClient) -> None:
    lines = [json.dumps(SUPPORTED), "", json.dumps({"statement": OPEN}), "{", '{"x": 1}', "5"]
    answer = client.post(
        "/v1/verify/batch",
        content="\n".join(lines),
        headers={"Content-Type": "application/x-ndjson; charset=utf-8"},
    )
    assert answer.headers["content-type"] == "application/x-ndjson"
    answers = [json.loads(line) for line in answer.text.splitlines()]
    assert [one.get("verdict") for one in answers] == ["supported", "unverified", None, None, None]
    assert [one["problem"]["status"] for one in answers[2:]] == [400, 422, 422]


def test_batches_refuse_other_types_and_shapes(client: TestClient) -> None:
    assert problem(client.post("/v1/verify/batch", content=b"x"))["status"] == 415
    answer = client.post("/v1/verify/batch", json={"statements": [{"statement": 5}]})
    assert problem(answer)["errors"][0]["pointer"] == "#/statements/0/statement"
    for body in (b"{", b"[" * 100_000):
        answer = client.post(
            "/v1/verify/batch", content=body, headers={"Content-Type": "application/json"}
        )
        assert problem(answer)["status"] == 400


def test_a_claim_is_shown(client: TestClient) -> None:
    claim = client.get("/v1/claims/aaaa111122223333").json()
    assert claim["speaker"]["name"] == "Syrian Observatory for Human Rights"
    assert claim["figures"][0]["interval"]["low"] == 810


def test_liveness_asks_nothing(client: TestClient) -> None:
    assert client.get("/livez").json() == {"status": "alive"}
    assert client.head("/livez").status_code == 200


def test_the_endpoint_describes_itself(client: TestClient) -> None:
    document = client.get("/v1/openapi.json").json()
    assert set(document["paths"]) == {
        "/v1/verify",
        "/v1/verify/batch",
        "/v1/claims",
        "/v1/claims/export",
        "/v1/claims/{claim_id}",
        "/v1/claims/{claim_id}/checks",
        "/v1/claims/{claim_id}/claimreview",
        "/v1/claims/{claim_id}/history",
        "/v1/claims/{claim_id}/merge",
        "/v1/claims/{claim_id}/moves",
        "/v1/drafts",
        "/v2/check",
        "/v2/languages",
        "/livez",
        "/readyz",
        "/metrics",
    }
    answers = document["paths"]["/v1/verify"]["post"]["responses"]
    assert set(answers["422"]["content"]) == {"application/problem+json"}
    assert client.get("/docs").status_code == client.get("/redoc").status_code == 404
