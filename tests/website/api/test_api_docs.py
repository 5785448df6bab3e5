"""Can the endpoint be called from its documentation alone? Every line on the page is tried."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import threading
import time
from collections.abc import Iterator
from datetime import date

import httpx2
import pytest
import uvicorn
from starlette.testclient import TestClient

from knowledge.claim import Source
from scripts.api_examples.stages import BASE, Stages
from verifier.client import Client
from verifier.reading.reader import Reader
from verifier.words.lexicon import Lexicon
from web.api.example_files import examples_by_operation
from web.pages.api_calls import curl_of
from web.pages.api_docs import limits_told
from web.settings import Limits

OPERATIONS = sorted(examples_by_operation())
WITH_PYTHON = [one for one in OPERATIONS if examples_by_operation()[one].python]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory, reader: Reader, lexicon: Lexicon) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"), reader, lexicon)


@pytest.fixture(scope="module")
def page(stages: Stages) -> str:
    with stages.enter("") as (client, _):
        answer = client.get("/v1/docs")
    assert answer.headers["content-type"].startswith("text/html")
    return answer.text


def test_every_operation_stands_on_the_page(page: str) -> None:
    for operation in OPERATIONS:
        method, _, path = operation.partition(" ")
        assert f"<strong>{method}</strong> {path}</code>" in page
    assert page.count('class="operation"') == len(OPERATIONS)


def test_every_link_within_the_page_leads_somewhere(page: str) -> None:
    places = re.findall(r'\bid="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(places)


def test_the_page_has_one_heading_and_nothing_that_the_policy_forbids(page: str) -> None:
    assert page.count("<h1") == 1
    assert " style=" not in page and "<style" not in page
    assert not re.search(r"<script(?! src=)", page)
    assert not re.search(r'(?:src|href)="https?:', page)


def test_the_page_is_open_to_everybody_and_tells_nothing_of_the_claims(stages: Stages) -> None:
    with stages.enter("closed") as (client, _):
        answer = client.get("/v1/docs")
        assert client.head("/v1/docs").status_code == 200
    assert answer.status_code == 200
    assert "our claims" not in answer.text


def test_the_limits_are_those_in_force() -> None:
    told = {one.what: one.value for one in limits_told(Limits(batch=7, rate="9/minute;90/hour"))}
    assert told["A batch"] == "7 statements"
    assert told["Requests of one caller to one process"] == "9 a minute and 90 an hour"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_a_curl_line_does_what_its_example_does(stages: Stages, page: str, operation: str) -> None:
    given = examples_by_operation()[operation]
    example = next(one for one in given.examples if one.works)
    line = curl_of(operation, example, BASE)
    with stages.enter("") as (client, _):
        answer = run(line, client)
    assert answer.status_code == example.answer.status, answer.text
    assert escaped(line) in page


def escaped(text: str) -> str:
    for sign, entity in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("'", "&#39;"),
        ('"', "&#34;"),
    ):
        text = text.replace(sign, entity)
    return text


def run(line: str, client: TestClient) -> httpx2.Response:
    """Does what curl does with these options."""
    words = iter(shlex.split(line.replace("\\\n", " "))[1:])
    method, url, headers, sent = "", "", {}, {}
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d" | "--data-binary":
                sent["content"] = next(words).encode()
            case "--data-urlencode":
                name, _, value = next(words).partition("=")
                sent.setdefault("data", {})[name] = value
            case "-F":
                name, _, value = next(words).partition("=")
                if value.startswith("@"):
                    sent["files"] = {name: (value[1:], "Turnout was 76.6 per cent in 2021.")}
                else:
                    sent.setdefault("data", {})[name] = value
            case _:
                url = word
    if headers.get("If-Match") == '"ETAG"':
        claim = re.match(r".*/v1/claims/[0-9a-f]+", url)
        assert claim
        headers["If-Match"] = client.get(claim[0]).headers["etag"]
    return client.request(method or ("POST" if sent else "GET"), url, headers=headers, **sent)


@contextlib.contextmanager
def served(app: object) -> Iterator[str]:
    """Serves an application on a free port of this machine; gives its address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("operation", WITH_PYTHON)
def test_the_python_lines_run(stages: Stages, page: str, operation: str) -> None:
    lines = "\n".join(examples_by_operation()[operation].python)
    assert escaped(lines) in page
    out = io.StringIO()
    with (
        stages.enter("") as (inner, _),
        served(inner.app) as address,
        Client(address) as client,
        contextlib.redirect_stdout(out),
    ):
        exec(lines, {"client": client, "date": date, "Source": Source})
    assert out.getvalue().strip()
