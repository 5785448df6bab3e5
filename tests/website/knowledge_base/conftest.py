"""What do the tests of the pages of the knowledge base share? A real one in a file, and people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Stance, Status
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.roles import AT_THIS_MACHINE, Caller, Role
from web.access.settings import AccessSettings
from web.app import create_app
from web.settings import WebSettings

NOW = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)

HARBOUR = Source(
    publisher="Coast Courier",
    title="Ferries fill up again",
    url="https://courier.example/ferries",
    published=date(2024, 5, 20),
)
LAST_YEAR = Source(publisher="Island Gazette", published=date(2023, 9, 2))
GAZETTE = Source(publisher="Island Gazette", published=date(2024, 5, 25))


def claim(
    statement: str,
    source: Source = HARBOUR,
    *,
    speaker: str = "",
    status: Status = Status.CITABLE,
    valid_until: date | None = None,
) -> Claim:
    return Claim(
        statement=statement,
        speaker=Speaker(name=speaker) if speaker else None,
        verb="say" if speaker else "",
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=source.published,
        source=source,
        subject=source.title,
        status=status,
        valid_until=valid_until,
    )


@dataclass
class Site:
    """The application over a knowledge base, as one person meets it."""

    client: TestClient
    verifier: Verifier
    page_of: Callable

    @property
    def knowledge(self) -> KnowledgeBase:
        return self.verifier.knowledge

    def add(self, *claims: Claim, by: str = "desk") -> list[str]:
        added = self.verifier.add(claims, by=by, why="for the tests")
        return [*added.ids, *added.duplicates]

    def page(self, path: str, code: int = 200, /, **params: str):
        return self.page_of(self.client.get(path, params=params or None), code)

    def post(self, path: str, **fields: object) -> str:
        """Sends a form, which must be followed by a redirect; returns where to."""
        answer = self.client.post(path, data=fields)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    def refused(self, path: str, code: int, /, **fields: object):
        """Sends a form that cannot be done; returns the page that says why."""
        return self.page_of(self.client.post(path, data=fields), code)

    def revision(self, claim_id: str) -> int:
        return self.knowledge.get(claim_id).revision


@pytest.fixture
def visit(
    tmp_path: Path, reader: Reader, lexicon: Lexicon, page_of: Callable
) -> Iterator[Callable[..., Site]]:
    """Opens the site as somebody: by default whoever sits at the machine."""
    place = str(tmp_path / "claims.db")
    with KnowledgeBase.open(place, clock=lambda: NOW, create=True) as knowledge:
        verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
        opened = []

        def enter(
            name: str = "", role: Role = Role.REVIEWER, *, editable: bool = True, **access: object
        ) -> Site:
            caller = Caller(name, role) if name else AT_THIS_MACHINE

            def caller_of(request: Request) -> Caller:
                return caller

            settings = WebSettings(
                lambda: nullcontext(verifier),
                knowledge_base="our claims",
                editable=editable,
                caller_of=caller_of,
                access=replace(AccessSettings(clock=lambda: NOW), **access),
            )
            client = TestClient(
                create_app(settings),
                base_url="http://localhost:8000",
                headers={"Accept": "text/html", "Origin": "http://localhost:8000"},
                follow_redirects=False,
            )
            opened.append(client)
            client.__enter__()
            return Site(client, verifier, page_of)

        try:
            yield enter
        finally:
            for client in opened:
                client.__exit__(None, None, None)


@pytest.fixture
def site(visit: Callable[..., Site]) -> Site:
    """The site as whoever sits at the machine has it."""
    return visit()


@contextmanager
def nothing_written(site: Site) -> Iterator[None]:
    """Holds that no revision is made."""
    before = site.knowledge.revision
    yield
    assert site.knowledge.revision == before
