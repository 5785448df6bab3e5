"""``POST /v1/drafts``: a file in, its report out; what cannot be read is a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from verifier.drafts.report import DraftReport
from verifier.pipeline import Verifier
from verifier.report import Report, Verdict
from web.app import create_app
from web.settings import Limits, WebSettings

DRAFT = (Path(__file__).parents[1] / "drafts" / "texts" / "idlib.md").read_text(encoding="utf-8")
WRONG = "HTS took Idlib in January 2018."


@pytest.fixture(scope="module")
def heard() -> list[Report]:
    return []


@pytest.fixture(scope="module")
def desk(sample: Verifier, heard: list[Report]) -> Iterator[TestClient]:
    settings = WebSettings(
        lambda: nullcontext(sample), limits=Limits(draft_length=20_000), judged=heard.append
    )
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        yield client


def test_a_form_with_a_file_is_answered_with_its_report(
    desk: TestClient, heard: list[Report]
) -> None:
    heard.clear()
    reply = desk.post(
        "/v1/drafts", files={"file": ("desk/idlib.md", DRAFT)}, data={"as_of": "2019-08-16"}
    )
    assert reply.status_code == 200, reply.text
    report = DraftReport.model_validate(reply.json())
    assert (report.path, report.title) == ("idlib.md", "A summer of strikes on Idlib")
    assert report.checkable == len(report.checked) == 10
    for one in report.checked:
        assert DRAFT[one.start : one.end] == one.text
    assert heard == [one.report for one in report.checked]


def test_a_body_is_the_file_that_the_query_names(desk: TestClient) -> None:
    address = "/v1/drafts?name=note.md&as_of=2019-08-16&nearest=0"
    reply = desk.post(address, content=f"# Idlib\n\n{WRONG}\n".encode())
    assert reply.status_code == 200, reply.text
    report = DraftReport.model_validate(reply.json())
    assert report.counts[Verdict.CONTRADICTED] == 1
    assert report.checked[0].line == 3
    assert not report.checked[0].report.assertions[0].nearest


@pytest.mark.parametrize(
    ("query", "body", "status", "says", "pointer"),
    [
        ("name=a.md", b"", 422, "holds no sentence", "#/file"),
        ("name=a.md", b"\x00\x01" * 50, 422, "binary", "#/file"),
        ("name=a.md", "Les eaux ont tué des gens.".encode(), 422, "is in French", "#/file"),
        ("name=a.md", b"x. " * 9_000, 422, "20,000", "#/file"),
        ("", WRONG.encode(), 422, "Name the file", "#/name"),
        (f"name={'a' * 300}.md", WRONG.encode(), 422, "at most 200", "#/name"),
        ("name=a.md&as_of=soon", WRONG.encode(), 422, "year-month-day", "#/as_of"),
        ("name=a.md&nearest=99", WRONG.encode(), 422, "up to 10", "#/nearest"),
    ],
)
def test_what_cannot_be_checked_is_a_problem(
    desk: TestClient, query: str, body: bytes, status: int, says: str, pointer: str
) -> None:
    reply = desk.post(f"/v1/drafts?{query}", content=body, headers={"Accept": "text/html"})
    assert reply.status_code == status, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert says in reply.json()["detail"]
    assert reply.json()["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize(
    "form", [{"data": {"file": "words"}}, {"files": {"other": ("a.md", WRONG)}}]
)
def test_a_form_without_a_file_is_a_problem(desk: TestClient, form: dict[str, object]) -> None:
    kind = {"files": {"note": ("", "")}} if "data" in form else {}
    reply = desk.post("/v1/drafts", **{**kind, **form})  # type: ignore[arg-type]
    assert reply.status_code in (400, 422), reply.text
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_broken_form_is_a_problem(desk: TestClient) -> None:
    reply = desk.post(
        "/v1/drafts", content=b"--x\r\nrubbish", headers={"Content-Type": "multipart/form-data"}
    )
    assert reply.status_code == 400
    assert reply.json()["status"] == 400


def test_what_reads_no_drafts_says_so(serve: Callable[..., contextmanager[TestClient]]) -> None:
    with serve() as client:
        reply = client.post("/v1/drafts?name=a.md", content=WRONG.encode())
    assert (reply.status_code, reply.json()["status"]) == (501, 501)
