"""Over which applications are the examples asked? Each stage is the real one, set up in one way.

Every stage opens a knowledge base of its own: the sample, and four claims that the examples need.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.testclient import TestClient

from knowledge.base import KnowledgeBase
from knowledge.checks import Keeping
from knowledge.claim import Claim, Source, Status
from knowledge.review import Review, ReviewVerdict
from knowledge.sample import sample_claims
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.recording import record
from verifier.report import Report
from verifier.settings import DEFAULTS
from verifier.words.lexicon import Lexicon
from web.access.callers import caller_by_account
from web.access.entrance import entrance_over
from web.access.roles import Role
from web.access.settings import AccessSettings
from web.app import create_app
from web.settings import Checker, Limits, WebSettings

BASE = "http://127.0.0.1:8000"
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
SECRET = "a secret that is long enough for an example"
FILE = "claims.sqlite"

COURIER = Source(
    publisher="Coast Courier", title="A good year for the port", published=date(2024, 1, 16)
)
OURS = (
    Claim(
        statement="The port of Tarn handled 40,000 containers in 2023.",
        source=COURIER,
        said_on=date(2024, 1, 15),
        status=Status.IN_REVIEW,
    ),
    Claim(
        statement="In 2023 the port of Tarn handled 40,000 containers.",
        source=Source(publisher="Island Gazette", published=date(2024, 1, 18)),
        status=Status.IN_REVIEW,
    ),
    Claim(
        statement="The harbour of Tarn has 12 berths.",
        source=COURIER,
        status=Status.EXTRACTED,
    ),
    Claim(
        statement="The ferries of Tarn carried two million passengers in 2023.",
        source=Source(
            publisher="Check the Coast",
            title="Two million passengers? No",
            url="https://check.example/ferries",
            published=date(2024, 2, 1),
        ),
        status=Status.CITABLE,
        review=Review(
            reviewer="Check the Coast",
            rating="False",
            verdict=ReviewVerdict.FALSE,
            reviewed_on=date(2024, 2, 1),
        ),
    ),
)


@dataclass(frozen=True)
class SinglesOnly:
    """Judges single statements, as a checker may that reads no drafts."""

    knowledge: KnowledgeBase
    verifier: Verifier

    def check(
        self, statement: str, *, as_of: date | None = None, speaker: str = "", nearest: int = 3
    ) -> Report:
        """As the verifier does."""
        return self.verifier.check(statement, as_of=as_of, speaker=speaker, nearest=nearest)


class Slow(SinglesOnly):
    """Takes its time over every statement."""

    def check(
        self, statement: str, *, as_of: date | None = None, speaker: str = "", nearest: int = 3
    ) -> Report:
        """As the verifier does, later."""
        time.sleep(1)
        return super().check(statement, as_of=as_of, speaker=speaker, nearest=nearest)


@dataclass
class Stages:
    """The applications, made when they are asked for the first time, each in its own folder."""

    folder: Path
    reader: Reader
    lexicon: Lexicon
    _opened: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        with self._knowledge(self.folder / "filled") as knowledge:
            verifier = self._verifier(knowledge)
            verifier.add(sample_claims(), by="sample", why="comes with the verifier")
            verifier.add(OURS, by="desk", why="for the examples")
            knowledge.checks.keep(Keeping.STATEMENTS)

    @property
    def stage(self) -> Path:
        """The folder of the stage that is set up."""
        return self.folder / "stage"

    @contextmanager
    def enter(self, name: str) -> Iterator[tuple[TestClient, dict[str, str]]]:
        """A client of a fresh stage, and the API keys by the role that they have."""
        with ExitStack() as opened:
            folder = self.stage
            opened.callback(shutil.rmtree, folder)
            if name == "empty":
                folder.mkdir()
            else:
                shutil.copytree(self.folder / "filled", folder)
            knowledge = opened.enter_context(self._knowledge(folder))
            verifier = self._verifier(knowledge)
            checker: Checker = verifier
            settings = WebSettings(
                lambda: nullcontext(checker),
                knowledge_base="our claims",
                access=AccessSettings(clock=lambda: NOW, secret=SECRET),
                judged=lambda report: record([report], "http", knowledge),
            )
            keys = {}
            match name:
                case "closed":
                    keys = self._keys(knowledge, settings.access)
                    settings = replace(settings, caller_of=caller_by_account)
                case "sample":
                    settings = replace(settings, editable=False)
                case "one a minute":
                    settings = replace(settings, limits=Limits(rate="1/minute"))
                case "single statements":
                    checker = SinglesOnly(knowledge, verifier)
                case "slow":
                    checker = Slow(knowledge, verifier)
                    settings = replace(settings, limits=Limits(request_seconds=0.5))
                case "being written":
                    writer = sqlite3.connect(folder / FILE, isolation_level=None)
                    writer.execute("BEGIN IMMEDIATE")
                    opened.callback(writer.close)
                case "damaged":
                    opened.callback(spoil(folder / FILE))
            client = opened.enter_context(TestClient(create_app(settings), base_url=BASE))
            yield client, keys

    @contextmanager
    def _knowledge(self, folder: Path) -> Iterator[KnowledgeBase]:
        folder.mkdir(exist_ok=True)
        place = str(folder / FILE)
        with KnowledgeBase.open(place, clock=lambda: NOW, create=True, wait=0.1) as knowledge:
            yield knowledge

    def _verifier(self, knowledge: KnowledgeBase) -> Verifier:
        return Verifier(knowledge, self.reader, self.lexicon, DEFAULTS)

    def _keys(self, knowledge: KnowledgeBase, access: AccessSettings) -> dict[str, str]:
        assert knowledge.database is not None
        entrance = entrance_over(knowledge.database, access)
        entrance.accounts.add("cms", Role.ADMIN, "four quiet ferry bells")
        account = entrance.accounts.get("cms")
        return {role.word: entrance.keys.make(account, "cms", role, None)[1] for role in Role}


def spoil(file: Path) -> Callable[[], None]:
    """Writes over the pages of a database; returns what puts them back, so that it can close."""
    kept = file.read_bytes()
    wal = file.with_name(file.name + "-wal")
    kept_wal = wal.read_bytes() if wal.exists() else b""
    file.write_bytes(b"\xff" * len(kept))
    if wal.exists():
        wal.write_bytes(b"")

    def mend() -> None:
        file.write_bytes(kept)
        if wal.exists():
            wal.write_bytes(kept_wal)

    return mend
