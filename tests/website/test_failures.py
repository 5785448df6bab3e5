"""What happens when something goes wrong on this side, or when too much is asked?"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from knowledge.claim import Claim
from knowledge.errors import DamagedKnowledgeBase
from web.settings import Limits

STATEMENT = "HTS has 30,000 fighters."


class Raising:
    """A verifier whose check fails."""

    def __init__(self, knowledge: object, error: Exception) -> None:
        self.knowledge = knowledge
        self._error = error

    def check(self, statement: str, **asked: object) -> None:
        raise self._error


def test_what_nobody_foresaw_is_a_500_without_its_traceback(serve, checker) -> None:
    broken = Raising(checker.knowledge, RuntimeError("secret detail"))
    with serve(broken) as client:
        answer = client.post("/v1/verify", json={"statement": STATEMENT})
        page = client.get("/check", params={"statement": STATEMENT})
    assert answer.status_code == page.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert page.headers["content-type"].startswith("text/html")
    for one in (answer, page):
        assert "secret detail" not in one.text and "Traceback" not in one.text
        assert one.headers["content-security-policy"].startswith("default-src 'none'")


def test_a_damaged_knowledge_base_is_told_in_its_own_sentence(serve, checker) -> None:
    broken = Raising(checker.knowledge, DamagedKnowledgeBase("The file is damaged; restore it."))
    with serve(broken) as client:
        answer = client.post("/v1/verify", json={"statement": STATEMENT})
    assert answer.status_code == 503
    assert answer.json()["detail"] == "The file is damaged; restore it."


def test_an_empty_knowledge_base_checks_nothing(serve) -> None:
    from knowledge.base import KnowledgeBase

    empty = Raising(KnowledgeBase.in_memory(clock=None), AssertionError("must not be asked"))
    with serve(empty) as client:
        answer = client.post("/v1/verify", json={"statement": STATEMENT})
        page = client.get("/check", params={"statement": STATEMENT})
        home = client.get("/")
    assert answer.status_code == page.status_code == 503
    assert "no citable claim" in answer.json()["detail"]
    assert "no citable claim" in page.text
    assert "verifier ingest" in home.text


def test_a_large_body_is_refused_before_it_is_read(serve) -> None:
    with serve(limits=Limits(body_bytes=1_000)) as client:
        answer = client.post(
            "/v1/verify", content=b"x" * 1_001, headers={"Content-Type": "application/json"}
        )
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("The request is larger than 1,000 bytes")


@pytest.mark.parametrize("path", ["/v1/verify", "/v1/verify/batch"])
def test_a_body_without_length_is_counted_while_it_comes_in(serve, path: str) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 100
            yield b"x" * 100

    with serve(limits=Limits(body_bytes=1_000)) as client:
        answer = client.post(path, content=pieces(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_crowd_is_told_to_come_again(serve, checker) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow:
        knowledge = checker.knowledge

        def check(self, statement: str, **asked: object) -> object:
            begun.set()
            go_on.wait(30)
            return checker.check(statement)

    with serve(Slow(), limits=Limits(waiting=1)) as client, ThreadPoolExecutor(3) as crowd:

        def ask() -> object:
            return client.post("/v1/verify", json={"statement": STATEMENT})

        first = crowd.submit(ask)
        assert begun.wait(30)
        others = [crowd.submit(ask), crowd.submit(ask)]
        refused = next(one for one in _as_they_end(others))
        go_on.set()
        answers = [first.result(), *(one.result() for one in others)]
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "5"
    assert sorted(answer.status_code for answer in answers) == [200, 200, 503]


def _as_they_end(futures: list) -> Iterator:
    from concurrent.futures import as_completed

    for future in as_completed(futures, timeout=30):
        yield future.result()


def test_a_claim_may_be_asked_for_while_a_check_runs(serve, checker) -> None:
    go_on = threading.Event()

    class Slow:
        knowledge = checker.knowledge

        def check(self, statement: str, **asked: object) -> object:
            go_on.wait(30)
            return checker.check(statement)

    with serve(Slow()) as client, ThreadPoolExecutor(1) as other:
        waiting = other.submit(lambda: client.post("/v1/verify", json={"statement": STATEMENT}))
        claim: Claim = client.get("/v1/claims/aaaa111122223333").json()
        assert claim["id"] == "aaaa111122223333"
        go_on.set()
        assert waiting.result().status_code == 200
