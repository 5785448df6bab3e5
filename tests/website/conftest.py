"""What do the tests of the pages share? Reports written by hand, a verifier that answers with them.

The reports stand in ``reports/*.json``, so that a page can be judged by what it was given. The
tests that judge for real are in ``test_real_sample.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import httpx2 as httpx
import pytest
from starlette.testclient import TestClient

from knowledge.base import Entry, KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.figure import Counted, Figure, Interval
from knowledge.period import Period
from knowledge.sample import sample_claims
from verifier.errors import UnusableInput
from verifier.pipeline import Verifier
from verifier.report import Report
from verifier.setup import SAMPLE
from web.app import create_app
from web.settings import Example, Limits, WebSettings

STANDARD = Limits()
REPORTS = Path(__file__).with_name("reports")


@dataclass
class HandWritten:
    """Answers with the report that was written for a statement, and remembers what was asked."""

    knowledge: KnowledgeBase
    reports: dict[str, Report]
    asked: list[tuple[str, date | None, str, int]] = field(default_factory=list)

    def check(
        self, statement: str, *, as_of: date | None = None, speaker: str = "", nearest: int = 3
    ) -> Report:
        self.asked.append((statement, as_of, speaker, nearest))
        report = self.reports.get(statement.strip())
        if report is None:
            raise UnusableInput("The statement is in French; only English can be checked.")
        return report.model_copy(update={"as_of": as_of})


def load_report(name: str) -> Report:
    return Report.model_validate_json((REPORTS / f"{name}.json").read_text(encoding="utf-8"))


def cited_claims() -> Iterator[Claim]:
    """A claim for every citation of the reports, but for the hostile ones and one that is gone."""
    for name in ("supported", "two_assertions", "unverified"):
        for assertion in load_report(name).assertions:
            for cited in (*assertion.citations, *assertion.nearest):
                if cited.claim_id != "0000000000000000":
                    yield Claim(
                        id=cited.claim_id,
                        statement=cited.quote,
                        quote=cited.quote,
                        speaker=Speaker(name=cited.speaker) if cited.speaker else None,
                        verb="say",
                        stance=Stance.SAYS if cited.speaker else Stance.REPORTS,
                        said_on=cited.said_on,
                        period=Period(date(2019, 4, 21), date(2019, 8, 15)),
                        figures=(
                            Figure(
                                start=0,
                                end=8,
                                written="some 820",
                                interval=Interval(810, 830),
                                value=820,
                                counted=Counted("civilian", "civilian lives", (), "killed"),
                            ),
                        ),
                        source=Source(
                            publisher=cited.publisher,
                            title=cited.title,
                            url=cited.url,
                            published=cited.published,
                        ),
                        status=Status.CITABLE,
                    )


def in_memory(claims: Iterator[Claim]) -> KnowledgeBase:
    knowledge = KnowledgeBase.in_memory(clock=lambda: datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    knowledge.add([Entry(claim) for claim in claims], by="desk", why="for the tests")
    return knowledge


class Page(HTMLParser):
    """A page as a list of elements, with the text in each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict, list[str]]] = []
        self.open: list[tuple[str, dict, list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        element = (tag, dict(attrs), [])
        self.found.append(element)
        if tag not in ("meta", "link", "input", "img", "br"):
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, f"</{tag}> closes {self.open[-1][:2]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element[2].append(data)

    def all(self, tag: str, **wanted: str) -> list[tuple[str, dict]]:
        return [
            (" ".join("".join(text).split()), attributes)
            for name, attributes, text in self.found
            if name == tag
            and all(
                value in attributes.get(key.rstrip("_"), "").split()
                for key, value in wanted.items()
            )
        ]

    def texts(self, tag: str, **wanted: str) -> list[str]:
        return [text for text, _ in self.all(tag, **wanted)]


@pytest.fixture(scope="session")
def sample(make_verifier: Callable[[], Verifier]) -> Verifier:
    """A real verifier over the sample knowledge base."""
    verifier = make_verifier()
    verifier.add(sample_claims(), by=SAMPLE)
    return verifier


@pytest.fixture
def checker() -> HandWritten:
    reports = {
        report.statement: report
        for report in map(load_report, ("supported", "two_assertions", "unverified", "hostile"))
    }
    return HandWritten(in_memory(cited_claims()), reports)


@pytest.fixture
def serve(checker: HandWritten) -> Callable[..., contextmanager[TestClient]]:
    """A client of the application; its settings may be changed."""

    @contextmanager
    def client_of(
        checker: object = checker,
        *,
        examples: tuple[Example, ...] = (),
        limits: Limits = STANDARD,
        headers: dict[str, str] | None = None,
    ) -> Iterator[TestClient]:
        @contextmanager
        def opened() -> Iterator[object]:
            yield checker

        settings = WebSettings(
            open_checker=opened, knowledge_base="our claims", examples=examples, limits=limits
        )
        with TestClient(
            create_app(settings),
            base_url="http://localhost:8000",
            headers={"Accept": "text/html"} | (headers or {}),
            raise_server_exceptions=False,
            follow_redirects=False,
        ) as client:
            yield client

    return client_of


@pytest.fixture
def client(serve: Callable[..., contextmanager[TestClient]]) -> Iterator[TestClient]:
    with serve() as client:
        yield client


@pytest.fixture
def report() -> Callable[[str], Report]:
    return load_report


@pytest.fixture
def parse_page() -> Callable[[str], Page]:
    """Reads HTML as a list of elements, and holds that every one is closed where it should be."""
    return Page


@pytest.fixture
def page_of() -> Callable[..., Page]:
    """Reads an answer as a page that has a title and one heading of the first order."""

    def read(answer: httpx.Response, status: int = 200) -> Page:
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = Page(answer.text)
        assert not page.open, page.open
        assert len(page.texts("h1")) == 1
        assert page.texts("title")[0]
        return page

    return read


@pytest.fixture
def check(client: TestClient, page_of: Callable[..., Page]) -> Callable[..., Page]:
    """The result page of a statement."""
    return lambda statement, **also: page_of(
        client.get("/check", params={"statement": statement, **also})
    )
