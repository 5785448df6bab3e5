"""What do the tests of who may do what share? An application with accounts in a real database."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from http.cookiejar import Cookie, DefaultCookiePolicy
from pathlib import Path
from urllib.request import Request

import pytest
from starlette.testclient import TestClient

from knowledge.base import Entry, KnowledgeBase
from knowledge.claim import Claim, Source, Status
from verifier.errors import UnusableInput
from verifier.report import Report
from web.access.callers import caller_by_account
from web.access.cookies import COOKIE
from web.access.entrance import Entrance, entrance_over
from web.access.roles import Role
from web.access.settings import AccessSettings
from web.app import create_app
from web.settings import LOOPBACK_NAMES, WebSettings

ADDRESS = "http://localhost:8000"
OWN = {"Origin": ADDRESS}
PASSWORD = "four quiet ferry bells"
SECRET = "a secret that is long enough for a test"


@dataclass
class Clock:
    """Stands still until somebody moves it."""

    at: datetime = datetime(2024, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def goes_on(self, by: timedelta) -> None:
        self.at += by


class NoCookies(DefaultCookiePolicy):
    """Keeps no cookie."""

    def set_ok(self, cookie: Cookie, request: Request) -> bool:
        return False


@dataclass
class Silent:
    """Has claims and judges nothing."""

    knowledge: KnowledgeBase

    def check(
        self, statement: str, *, as_of: date | None = None, speaker: str = "", nearest: int = 3
    ) -> Report:
        raise UnusableInput("Nothing is judged in this test.")


@dataclass
class House:
    """An application with its accounts, and ways to come in."""

    client: TestClient
    entrance: Entrance
    clock: Clock
    knowledge: KnowledgeBase
    claims: dict[Status, str]

    def add(self, name: str, role: Role = Role.READER) -> None:
        self.entrance.accounts.add(name, role, PASSWORD)

    def session(self, name: str) -> dict[str, str]:
        """The headers of a browser in which somebody has signed in."""
        token = self.entrance.sessions.begin(self.entrance.accounts.get(name))
        return {"Cookie": f"{COOKIE}={token}", **OWN}

    def key(self, name: str, role: Role, until: datetime | None = None) -> dict[str, str]:
        """The headers of a program with a key of somebody's."""
        owner = self.entrance.accounts.get(name)
        return {"Authorization": f"Bearer {self.entrance.keys.make(owner, 'cms', role, until)[1]}"}


@pytest.fixture(scope="module")
def open_house() -> Callable[..., contextmanager[House]]:
    """Opens an application over a new knowledge base in a folder."""

    @contextmanager
    def opened(
        folder: Path, *, hosts: tuple[str, ...] = LOOPBACK_NAMES, **settings: object
    ) -> Iterator[House]:
        clock = Clock()
        place = str(folder / "claims.sqlite")
        given = replace(AccessSettings(secret=SECRET, clock=clock), **settings)
        with KnowledgeBase.open(place, clock=clock, create=True) as knowledge:
            web_settings = WebSettings(
                open_checker=lambda: nullcontext(Silent(knowledge)),
                knowledge_base="our claims",
                hosts=hosts,
                caller_of=caller_by_account,
                access=given,
            )
            assert knowledge.database is not None
            with TestClient(
                create_app(web_settings),
                base_url=ADDRESS,
                raise_server_exceptions=False,
                follow_redirects=False,
            ) as client:
                # what a test sends is what it says, not what an earlier answer set
                client.cookies.jar.set_policy(NoCookies())
                yield House(
                    client,
                    entrance_over(knowledge.database, given),
                    clock,
                    knowledge,
                    claims_in_every_state(knowledge),
                )

    return opened


@pytest.fixture(scope="session")
def with_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with the accounts, made once: hashing passwords is slow on purpose."""
    place = tmp_path_factory.mktemp("people") / "claims.sqlite"
    clock = Clock()
    with KnowledgeBase.open(str(place), clock=clock, create=True) as knowledge:
        assert knowledge.database is not None
        entrance = entrance_over(knowledge.database, AccessSettings(secret=SECRET, clock=clock))
        for name, role in PEOPLE.items():
            entrance.accounts.add(name, role, PASSWORD)
    return place


@pytest.fixture
def house(
    open_house: Callable[..., contextmanager[House]], with_people: Path, tmp_path: Path
) -> Iterator[House]:
    """One with the accounts ann (admin), ron (reviewer), con (contributor) and rea (reader)."""
    shutil.copy(with_people, tmp_path)
    with open_house(tmp_path) as house:
        yield house


PEOPLE = {"ann": Role.ADMIN, "ron": Role.REVIEWER, "con": Role.CONTRIBUTOR, "rea": Role.READER}


def claims_in_every_state(knowledge: KnowledgeBase) -> dict[Status, str]:
    """The id of a claim in each state that a claim can be added in."""
    ids = {}
    for status in Status:
        claim = Claim(
            statement=f"The ferry was {status} in May.",
            source=Source(publisher="Coast Courier"),
            status=status,
        )
        (ids[status],) = knowledge.add([Entry(claim)], by="desk", why="for the tests").ids
    return ids
