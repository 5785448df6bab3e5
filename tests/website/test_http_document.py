"""Is docs/http.md true? Every example in it is asked of the real application."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from verifier.pipeline import Verifier
from web.app import create_app
from web.settings import Limits, WebSettings

BASE = "http://127.0.0.1:8000"
DOCUMENT = (Path(__file__).parent.parent.parent / "docs" / "http.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(command.replace("\\\n", " "))
    for command in re.findall(r"^    (curl (?:.*\\\n)*.*)$", DOCUMENT, re.M)
]


@pytest.fixture(scope="module")
def real_client(sample: Verifier) -> Iterator[TestClient]:
    with TestClient(create_app(WebSettings(lambda: nullcontext(sample))), base_url=BASE) as client:
        yield client


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_example_works(sample: Verifier, real_client: TestClient, command: list[str]) -> None:
    words = iter(command[1:])
    headers, body, url = {}, None, ""
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word == "-d":
            body = next(words)
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        elif not word.startswith("--"):
            url = word.replace("CLAIM_ID", next(sample.knowledge.claims()).id)
    answer = real_client.request("POST" if body else "GET", url, content=body, headers=headers)
    assert answer.status_code == 200, answer.text
    assert '"problem"' not in answer.text


def test_there_are_examples() -> None:
    assert len(COMMANDS) == 13


def test_the_limits_are_the_real_ones() -> None:
    limits = Limits()
    assert f"at most {limits.statement_length:,} characters" in DOCUMENT
    assert f"At most {limits.batch} statements" in DOCUMENT
    assert f"up to {limits.stream:,} in one request" in DOCUMENT
    assert f"more than {limits.body_bytes:,} bytes" in DOCUMENT
    assert f"0 to {limits.nearest};" in DOCUMENT
    assert DOCUMENT.count(f"at most {limits.draft_length:,} characters") == 2


def test_every_address_is_described(real_client: TestClient) -> None:
    for path in real_client.get("/v1/openapi.json").json()["paths"]:
        assert path.replace("{claim_id}", "CLAIM_ID") in DOCUMENT


def test_the_example_of_a_problem_is_what_is_answered(real_client: TestClient) -> None:
    [shown] = re.findall(r'^    (\{"type": .*?\}\]\})$', DOCUMENT, re.M | re.S)
    answer = real_client.post("/v1/verify", json={"statement": "x", "as_of": "soon"}).json()
    assert set(answer) == set(json.loads(shown))
    assert answer["detail"] == json.loads(shown)["detail"]
    assert answer["errors"] == json.loads(shown)["errors"]
