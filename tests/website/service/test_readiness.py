"""Is a process ready? Only with a store that can be read, and an index that is not far behind."""

from __future__ import annotations

import platform
import threading
from types import SimpleNamespace

import pytest

from knowledge.errors import BusyKnowledgeBase, DamagedKnowledgeBase
from knowledge.schema import HEAD
from verifier.pipeline import Verifier
from web.access.roles import Caller
from web.api.readiness import LONGEST_LAG
from web.app import version
from web.problems import Problem
from web.settings import Limits


def test_what_works_is_told_with_its_versions(client_of, sample: Verifier) -> None:
    with client_of(sample) as client:
        told = client.get("/readyz").json()
        assert client.head("/readyz").status_code == 200
    rules, _, model = sample.reader.version.partition("; ")
    assert told == {
        "status": "ready",
        "store": {
            "revision": sample.knowledge.revision,
            "citable": 46,
            "schema_version": HEAD,
            "index_lag": 0,
        },
        "model": model,
        "rules": rules,
        "version": version(),
        "python": platform.python_version(),
    }
    assert model.startswith("en_core_web")


def nobody(request) -> Caller:
    raise Problem(401, "Nobody has signed in.")


def test_who_may_not_read_is_told_the_state_and_nothing_else(client_of, sample: Verifier) -> None:
    with client_of(sample, caller_of=nobody) as client:
        assert client.get("/readyz").json() == {"status": "ready"}


def test_who_may_not_read_is_not_told_what_is_wrong(client_of) -> None:
    broken = SimpleNamespace(knowledge=behind(LONGEST_LAG + 1))
    with client_of(broken, caller_of=nobody) as client:
        answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "5,001" not in answer.text


@pytest.mark.parametrize("path", ["/readyz", "/metrics"])
def test_what_watches_over_the_service_is_told_in_no_page(client_of, path: str) -> None:
    broken = SimpleNamespace(knowledge=behind(LONGEST_LAG + 1))
    with client_of(broken, caller_of=nobody) as client:
        answer = client.get(path, headers={"Accept": "*/*"})
    assert answer.status_code in (401, 503)
    assert answer.headers["content-type"] == "application/problem+json"


class Damaged:
    @property
    def revision(self) -> int:
        raise DamagedKnowledgeBase("The file is damaged; restore a backup of it.")


def behind(lag: int) -> SimpleNamespace:
    return SimpleNamespace(revision=9_000, count=lambda status: 7, index_lag=lag)


@pytest.mark.parametrize(
    ("knowledge", "says"),
    [
        (Damaged(), "cannot be read: The file is damaged"),
        (behind(LONGEST_LAG + 1), "5,001 changes behind the knowledge base; run: verifier index"),
    ],
)
def test_what_does_not_work_is_a_problem(client_of, knowledge, says: str) -> None:
    with client_of(SimpleNamespace(knowledge=knowledge)) as client:
        answer = client.get("/readyz")
        assert client.get("/livez").status_code == 200
    assert answer.status_code == 503
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert answer.headers["retry-after"] == "5"


def test_a_lag_that_the_next_change_takes_up_is_no_hindrance(client_of) -> None:
    with client_of(SimpleNamespace(knowledge=behind(LONGEST_LAG))) as client:
        assert client.get("/readyz").status_code == 200


def test_a_writer_in_the_way_is_told_with_a_time_to_come_again(client_of, checker) -> None:
    class Busy:
        knowledge = checker.knowledge

        def check(self, statement: str, **asked: object) -> object:
            raise BusyKnowledgeBase("Another program is writing; try again.")

    with client_of(Busy()) as client:
        answer = client.post("/v1/verify", json={"statement": "HTS has 30,000 fighters."})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["detail"] == "Another program is writing; try again."


def test_a_check_that_does_not_end_is_told(client_of, checker) -> None:
    let_go = threading.Event()

    class Held:
        knowledge = checker.knowledge

        def check(self, statement: str, **asked: object) -> object:
            let_go.wait(30)
            return checker.check(statement)

    with client_of(Held(), limits=Limits(request_seconds=0.05)) as client:
        client.post("/v1/verify", json={"statement": "HTS has 30,000 fighters."})
        answers = (client.get("/readyz") for _ in range(1_000))
        told = (answer.json()["detail"] for answer in answers if answer.status_code == 503)
        assert any("others wait behind it" in sentence for sentence in told)
        let_go.set()
