"""A request has a name and leaves a line; the line never has the words that were asked."""

from __future__ import annotations

import json
import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.guards.request_ids import request_id
from web.logs import REQUESTS, JsonLines, Logging, configuration, write
from web.settings import Limits

STATEMENT = "HTS has 30,000 fighters."
SECRET = "quarrymen"


@pytest.fixture
def lines() -> list[dict]:
    return []


@pytest.mark.parametrize(
    ("method", "path", "route", "status"),
    [
        ("GET", "/", "/", 200),
        ("GET", f"/check?statement={SECRET}", "/check", 422),
        ("GET", f"/check.json?statement={SECRET}", "/check.json", 422),
        ("GET", "/v1/claims/aaaa111122223333", "/v1/claims/{claim_id}", 200),
        ("GET", f"/v1/claims/{SECRET}", "/v1/claims/{claim_id}", 404),
        ("GET", f"/claims/{SECRET}?x={SECRET}", "/claims/{claim_id}", 404),
        ("GET", f"/{SECRET}", "none", 404),
        ("DELETE", "/v1/verify", "/v1/verify", 405),
        ("GET", "/static/site.css", "/static", 200),
        ("POST", "/v1/verify", "/v1/verify", 415),
    ],
)
def test_a_request_leaves_one_line(client_of, lines, method, path, route, status) -> None:
    with client_of(log=lines.append) as client:
        answer = client.request(method, path)
    (line,) = lines
    assert (line["method"], line["route"], line["status"]) == (method, route, status)
    assert line["request_id"] == answer.headers["x-request-id"]
    assert line["ms"] >= 0
    assert SECRET not in json.dumps(line)


def test_the_line_has_the_verdict(client_of, lines) -> None:
    with client_of(log=lines.append) as client:
        client.post("/v1/verify", json={"statement": STATEMENT})
        client.post("/v1/verify/batch", json={"statements": [STATEMENT, STATEMENT, SECRET]})
        client.get("/check", params={"statement": STATEMENT})
        client.post(
            "/v1/verify/batch",
            content=f'"{STATEMENT}"\n"{STATEMENT}"\n',
            headers={"Content-Type": "application/x-ndjson"},
        )
    one, batch, page, streamed = lines
    assert one["verdict"] == page["verdict"] == "unverified"
    assert batch["verdicts"] == streamed["verdicts"] == {"unverified": 2}
    assert "fighters" not in json.dumps(lines)


def test_a_setting_lets_statements_in(client_of, lines) -> None:
    with client_of(log=lines.append, log_statements=True) as client:
        client.post("/v1/verify", json={"statement": STATEMENT}, headers={"X-Request-Id": "a-7"})
    judged, request = lines
    assert judged == {
        "event": "judged",
        "request_id": "a-7",
        "verdict": "unverified",
        "statement": STATEMENT,
    }
    assert request["request_id"] == "a-7"


def test_what_guards_refuse_leaves_a_line_too(client_of, lines) -> None:
    with client_of(log=lines.append, limits=Limits(rate="1/hour", body_bytes=10)) as client:
        client.get("/", headers={"Host": "elsewhere.example"})
        client.post("/v1/verify", content=b"x" * 11, headers={"Content-Type": "application/json"})
        client.get("/")
    assert [line["status"] for line in lines] == [421, 413, 429]


@pytest.mark.parametrize("name", ["a", "0f3c", "req-1.2_b", "A" * 64])
def test_a_name_that_is_given_is_kept(client_of, name: str) -> None:
    with client_of() as client:
        assert client.get("/livez", headers={"X-Request-Id": name}).headers["x-request-id"] == name


@pytest.mark.parametrize("name", ["", "a b", "-x", "A" * 65, 'x","level":"error', "<b>", "ü"])
def test_another_name_is_replaced(client_of, name: str) -> None:
    with client_of() as client:
        headers = {"X-Request-Id": name.encode("latin-1")}
        kept = client.get("/livez", headers=headers).headers["x-request-id"]
    assert kept != name and len(kept) == 16


@given(st.text())
def test_a_name_is_always_plain(given_name: str) -> None:
    kept = request_id(given_name)
    assert 0 < len(kept) <= 64
    assert all(c.isascii() and (c.isalnum() or c in "._-") for c in kept)


class Failing:
    def __init__(self, checker) -> None:
        self.knowledge = checker.knowledge

    def check(self, statement: str, **asked: object) -> object:
        raise RuntimeError(f"cannot stand {statement}")


def test_an_error_that_nobody_foresaw_keeps_the_name(client_of, checker, lines) -> None:
    with client_of(Failing(checker), log=lines.append) as client:
        answer = client.post(
            "/v1/verify", json={"statement": STATEMENT}, headers={"X-Request-Id": "a-8"}
        )
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, "a-8")
    assert (lines[0]["status"], lines[0]["request_id"]) == (500, "a-8")


def record_of(error: Exception) -> logging.LogRecord:
    return logging.LogRecord(
        "uvicorn.error", logging.ERROR, __file__, 1, "It failed.", (), (type(error), error, None)
    )


def failed() -> Exception:
    try:
        raise RuntimeError(f"cannot stand {SECRET}")
    except RuntimeError as error:
        return error


def test_an_error_is_told_by_kind_and_place_and_not_by_what_it_says() -> None:
    line = JsonLines().format(record_of(failed()))
    told = json.loads(line)
    assert told["error"] == "RuntimeError"
    assert told["where"][0].startswith("tests/website/service/test_observing.py:")
    assert told["where"][0].endswith(" failed")
    assert (told["level"], told["event"]) == ("error", "It failed.")
    assert SECRET not in line
    assert json.loads(JsonLines(texts=True).format(record_of(failed())))["says"].endswith(SECRET)


def test_a_line_is_one_line_of_json_on_the_logger_of_requests(caplog) -> None:
    with caplog.at_level(logging.INFO, REQUESTS):
        write({"event": "request", "route": "/x", "status": 200, "note": "two\nlines"})
    line = JsonLines().format(caplog.records[0])
    assert "\n" not in line
    assert json.loads(line)["note"] == "two\nlines"
    assert json.loads(line)["event"] == "request"


def test_without_requests_only_what_goes_wrong_is_written() -> None:
    quiet = configuration(Logging(requests=False))["loggers"]
    assert quiet[REQUESTS]["level"] == quiet["uvicorn"]["level"] == "WARNING"
    assert configuration(Logging())["loggers"][REQUESTS]["level"] == "INFO"
