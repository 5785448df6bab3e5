"""What was counted can be asked for, and has nothing in it that anybody wrote."""

from __future__ import annotations

import threading

from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from web.metrics import Metrics, forget_the_dead
from web.settings import Limits

STATEMENT = "HTS has 30,000 fighters."


def samples(text: str) -> dict[tuple[str, ...], float]:
    """Every number by name and labels, in the order of their names."""
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_times_and_verdicts_are_counted(client_of) -> None:
    with client_of(limits=Limits(rate="4/hour")) as client:
        for _ in range(2):
            client.post("/v1/verify", json={"statement": STATEMENT})
        client.get("/v1/claims/no-such-claim")
        client.get("/check", params={"statement": "Il y a 30 ans."})
        client.get("/")
        answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    told = samples(answer.text)
    assert told["verifier_http_requests_total", "/v1/verify", "200"] == 2
    assert told["verifier_http_requests_total", "/v1/claims/{claim_id}", "404"] == 1
    assert told["verifier_http_requests_total", "/check", "422"] == 1
    assert told["verifier_http_requests_total", "none", "429"] == 1
    assert told["verifier_rate_limited_total",] == 1
    assert told["verifier_verdicts_total", "unverified"] == 2
    assert told["verifier_http_request_seconds_count", "/v1/verify"] == 2
    assert told["verifier_http_request_seconds_bucket", "+Inf", "/v1/verify"] == 2
    assert told["verifier_http_request_seconds_sum", "/v1/verify"] > 0
    # the request for the counts itself
    assert told["verifier_requests_under_way",] == 1
    assert told["verifier_checks_waiting",] == 0


def test_the_state_of_the_knowledge_base_is_told(client_of, checker) -> None:
    with client_of() as client:
        told = samples(client.get("/metrics").text)
    assert told["verifier_store_revision",] == checker.knowledge.revision > 0
    assert told["verifier_index_lag",] == 0


def test_nothing_that_was_asked_is_in_it(client_of) -> None:
    with client_of() as client:
        client.post("/v1/verify", json={"statement": STATEMENT})
        client.get("/claims/quarrymen?x=quarrymen", headers={"X-Request-Id": "quarrymen"})
        client.get("/quarrymen")
        text = client.get("/metrics").text
    assert "fighters" not in text and "quarrymen" not in text


def test_two_applications_share_nothing(client_of) -> None:
    before = {metric.name for metric in REGISTRY.collect()}
    with client_of() as one, client_of() as other:
        one.get("/")
        assert ("verifier_http_requests_total", "/", "200") in samples(one.get("/metrics").text)
        told = samples(other.get("/metrics").text)
    assert ("verifier_http_requests_total", "/", "200") not in told
    assert {metric.name for metric in REGISTRY.collect()} == before


def test_what_waits_is_told_while_it_waits(client_of, checker) -> None:
    begun, let_go = threading.Event(), threading.Event()

    class Held:
        knowledge = checker.knowledge

        def check(self, statement: str, **asked: object) -> object:
            begun.set()
            let_go.wait(30)
            return checker.check(statement)

    def ask() -> None:
        client.post("/v1/verify", json={"statement": STATEMENT})

    with client_of(Held()) as client:
        crowd = [threading.Thread(target=ask) for _ in range(3)]
        for one in crowd:
            one.start()
        assert begun.wait(30)
        told = {}
        while told.get(("verifier_checks_waiting",)) != 2:
            told = samples(client.get("/metrics").text)
        assert told["verifier_requests_under_way",] == 4
        let_go.set()
        for one in crowd:
            one.join()
        assert samples(client.get("/metrics").text)["verifier_checks_waiting",] == 0


def test_what_the_dead_were_doing_is_forgotten_and_what_they_did_is_kept(tmp_path) -> None:
    for name in ("gauge_livesum_11.db", "gauge_livesum_22.db", "gauge_livemax_22.db"):
        (tmp_path / name).touch()
    (tmp_path / "counter_22.db").touch()
    forget_the_dead(str(tmp_path), alive=[11])
    assert {file.name for file in tmp_path.iterdir()} == {"gauge_livesum_11.db", "counter_22.db"}


def test_a_page_of_counts_can_be_made_before_anything_was_counted() -> None:
    told = samples(Metrics().page(revision=3, lag=2).decode())
    assert told["verifier_store_revision",] == 3
    assert told["verifier_index_lag",] == 2
