"""Over what do the browser tests look at every page? A newsroom's claims, in every state there is.

Our own words throughout: the sample, claims of a harbour in every status, two that exclude each
other, one that is out of date, checks that relied on them, people, and keys in every state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from fastapi import FastAPI

from knowledge.base import KnowledgeBase
from knowledge.checks import Check, Keeping, Reliance
from knowledge.claim import Claim, Source, Speaker, Stance, Status
from knowledge.sample import sample_claims
from tests.website.browser.serving import served
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.callers import caller_by_account
from web.access.cookies import COOKIE
from web.access.entrance import Entrance, entrance_over
from web.access.roles import Role
from web.access.settings import AccessSettings
from web.app import create_app
from web.settings import Limits, WebSettings

NOW = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
LONG_AGO = datetime(2024, 1, 3, 9, 30, tzinfo=UTC)
PASSWORD = "four quiet ferry bells"
ADMIN, REVIEWER = "ann", "ron"

COURIER = Source(
    publisher="Coast Courier",
    title="Ferries fill up again",
    url="https://courier.example/ferries",
    author="Bo Lind",
    published=date(2024, 5, 20),
)
GAZETTE = Source(publisher="Island Gazette", published=date(2024, 5, 25))
LONG = Source(
    publisher="The Weekly of the Northern Islands and the Sound between Them",
    title="Unabhängigkeitserklärungen" * 4,
    url=f"https://weekly.example/{'a-very-long-address/' * 8}",
    published=date(2023, 9, 2),
)


def claim(
    statement: str,
    source: Source = COURIER,
    *,
    speaker: str = "",
    status: Status = Status.CITABLE,
    valid_until: date | None = None,
) -> Claim:
    """A claim as somebody might have taken it down."""
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


CITED = "The ferry to Holm carried 1,200 passengers in May 2024."
LATER = "The ferry to Holm carried 1,900 passengers in May 2024."
IN_EVERY_STATUS = tuple(
    claim(f"The port of Holm counted {40 + number} boats in 2022.", LONG, status=status)
    for number, status in enumerate(Status)
)
CLAIMS = (
    claim(CITED, speaker="The Harbour Office of Holm"),
    claim(LATER, GAZETTE),
    claim("12 people have been killed by the storm in Holm since 1 May 2024.", COURIER),
    claim("17 people have been killed by the storm in Holm since 1 May 2024.", GAZETTE),
    claim("The ferry to Holm costs 40 crowns.", GAZETTE, valid_until=date(2024, 5, 31)),
    claim("Two piers were closed in 2023.", LONG, speaker="Ida Holm-Lindqvist"),
    *IN_EVERY_STATUS,
    claim("Three lighthouses were lit in 2021.", GAZETTE, status=Status.EXTRACTED),
    claim("Three lighthouses were lit in 2021, too.", GAZETTE, status=Status.EXTRACTED),
)


@dataclass(frozen=True)
class Newsroom:
    """The application with its knowledge base, while it is served."""

    address: str
    app: FastAPI
    knowledge: KnowledgeBase
    verifier: Verifier
    entrance: Entrance
    claims: dict[str, str]
    """The ids of its own claims by their statements."""
    asked: list[Mapping[str, object]]
    """The line of the log of every request that was answered."""

    def cookie(self, name: str = ADMIN) -> dict[str, object]:
        """What a browser keeps in which somebody has signed in."""
        token = self.entrance.sessions.begin(self.entrance.accounts.get(name))
        return {"name": COOKIE, "value": token, "url": self.address, "httpOnly": True}


@contextmanager
def newsroom(
    folder: Path,
    reader: Reader,
    lexicon: Lexicon,
    claims: tuple[Claim, ...] = CLAIMS,
    *,
    sample: bool = True,
    people: bool = True,
    name: str = "our claims",
    reading_open: bool = True,
) -> Iterator[Newsroom]:
    """Opens one in a folder; ``sample`` adds the sample's claims, ``people`` accounts and keys."""
    access = AccessSettings(reading_open=reading_open, clock=lambda: NOW, own_approval=True)
    place = str(folder / "claims.db")
    with KnowledgeBase.open(place, clock=lambda: NOW, create=True) as knowledge:
        verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
        ids = verifier.add(claims, by="desk", why="for the tests").ids if claims else ()
        if sample:
            verifier.add(sample_claims(), by="the sample")
        assert knowledge.database is not None
        entrance = entrance_over(knowledge.database, access)
        if people:
            let_people_in(
                entrance_over(knowledge.database, replace(access, clock=lambda: LONG_AGO))
            )
        if ids:
            knowledge.checks.keep(Keeping.STATEMENTS)
            relied = tuple(Reliance(one, "supports") for one in ids[:2])
            knowledge.checks.record([Check("web", "supported", 1, relied, CITED)])
        asked: list[Mapping[str, object]] = []
        app = create_app(
            WebSettings(
                lambda: nullcontext(verifier),
                knowledge_base=name,
                caller_of=caller_by_account,
                access=access,
                limits=Limits(rate="1000000/minute"),
                log=asked.append,
            )
        )
        with served(app) as address:
            known = {one.statement: id_ for one, id_ in zip(claims, ids, strict=True)}
            yield Newsroom(address, app, knowledge, verifier, entrance, known, asked)


def let_people_in(entrance: Entrance) -> None:
    """An admin with keys in every state, a reviewer, and somebody who may come in no more."""
    admin = entrance.accounts.add(ADMIN, Role.ADMIN, PASSWORD)
    entrance.accounts.add(REVIEWER, Role.REVIEWER, PASSWORD)
    entrance.accounts.add("rea", Role.READER, PASSWORD)
    entrance.accounts.disable("rea")
    entrance.keys.make(admin, "the CMS", Role.READER, NOW + timedelta(days=90))
    entrance.keys.make(admin, "last year's CMS", Role.REVIEWER, LONG_AGO + timedelta(days=30))
    revoked, _ = entrance.keys.make(admin, "lost", Role.READER, None)
    entrance.keys.revoke(revoked.prefix)
