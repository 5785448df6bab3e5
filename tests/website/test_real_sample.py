"""Do pages and endpoint show real verdicts? The whole way over the sample knowledge base."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext

import pytest
from starlette.testclient import TestClient

from verifier.pipeline import Verifier
from verifier.setup import SAMPLE
from web.app import create_app
from web.examples import OVER_THE_SAMPLE, examples_for
from web.settings import WebSettings


@pytest.fixture(scope="module")
def sample_client(sample: Verifier) -> Iterator[TestClient]:
    settings = WebSettings(
        lambda: nullcontext(sample), knowledge_base=SAMPLE, examples=examples_for(SAMPLE)
    )
    with TestClient(create_app(settings), base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize(
    "number, verdict, finding",
    [(0, "✓ Supported", ""), (1, "✗ Contradicted", ""), (2, "? Unverified", "misattributed")],
)
def test_the_examples_show_one_verdict_each(
    sample_client: TestClient, page_of: Callable, number: int, verdict: str, finding: str
) -> None:
    links = page_of(sample_client.get("/")).all("a")
    [href] = [a["href"] for text, a in links if text == OVER_THE_SAMPLE[number].statement]
    page = page_of(sample_client.get(href))
    assert page.texts("h1") == [verdict]
    assert finding in " ".join(page.texts("ul", class_="findings"))
    assert page.texts("mark"), "figures, dates and names are marked on both sides"


def test_every_mark_of_a_real_report_stands_where_it_says(sample: Verifier) -> None:
    for example in OVER_THE_SAMPLE:
        report = sample.check(example.statement, as_of=example.as_of)
        for assertion in report.assertions:
            for citation in (*assertion.citations, *assertion.nearest):
                for point in citation.points:
                    for mark, text in (
                        (point.statement, report.statement),
                        (point.claim, citation.quote),
                    ):
                        if mark is not None and mark.end > 0:
                            assert text[mark.start : mark.end] == mark.text


def test_page_and_endpoint_give_the_same_report(sample_client: TestClient) -> None:
    asked = {"statement": OVER_THE_SAMPLE[1].statement, "as_of": "2022-08-01", "nearest": 3}
    reports = [
        sample_client.post("/v1/verify", json=asked).json(),
        sample_client.get("/check.json", params=asked).json(),
        sample_client.post("/v1/verify/batch", json={"statements": [asked]}).json()["reports"][0],
        json.loads(
            sample_client.post(
                "/v1/verify/batch",
                content=json.dumps(asked),
                headers={"Content-Type": "application/x-ndjson"},
            ).text
        ),
    ]
    for report in reports:
        assert report.pop("elapsed_ms") > 0
        assert report == reports[0]
    assert reports[0]["verdict"] == "contradicted"


def test_every_cited_claim_has_its_page(sample_client: TestClient, page_of: Callable) -> None:
    report = sample_client.get(
        "/check.json", params={"statement": OVER_THE_SAMPLE[0].statement}
    ).json()
    cited = report["assertions"][0]["citations"][0]
    page = page_of(sample_client.get(f"/claims/{cited['claim_id']}"))
    assert cited["quote"] in page.texts("blockquote")[0]
    claim = sample_client.get(f"/v1/claims/{cited['claim_id']}").json()
    assert claim["source"]["publisher"] == cited["publisher"]


@pytest.mark.parametrize(
    "statement, words",
    [("…?!", "empty"), ("820 \x00 civilians", "binary"), ("Des frappes ont tué 820 civils.", "")],
)
def test_what_cannot_be_checked_is_told_at_the_field(
    sample_client: TestClient, page_of: Callable, statement: str, words: str
) -> None:
    page = page_of(sample_client.get("/check", params={"statement": statement}), 422)
    assert words in page.texts("p", id="statement-error")[0]
    answer = sample_client.post("/v1/verify", json={"statement": statement})
    assert answer.json()["errors"][0]["pointer"] == "#/statement"


def test_a_question_is_answered_without_a_source(
    sample_client: TestClient, page_of: Callable
) -> None:
    page = page_of(sample_client.get("/check", params={"statement": "Who bombed Idlib?"}))
    assert page.texts("h1") == ["? Unverified"]
    assert "asserts nothing" in page.texts("p", class_="reason")[0]
