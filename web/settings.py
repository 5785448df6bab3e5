"""What does the web application need to be told? Everything, here; it reads nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from starlette.requests import Request

from knowledge.checks import CheckLog
from knowledge.claim import Claim, Revision, Status
from knowledge.newest import Place
from knowledge.selection import Selection
from verifier.report import Report
from web.access.roles import Caller, at_this_machine
from web.access.settings import AccessSettings

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a browser reaches its own machine, as they stand in a ``Host`` header."""


class Knowledge(Protocol):
    """What the pages read of a knowledge base."""

    @property
    def revision(self) -> int:
        """Number of the last change."""

    @property
    def index_lag(self) -> int:
        """How many changes the index on the disk has not seen."""

    @property
    def checks(self) -> CheckLog:
        """The record of the checks that were made against it."""

    def count(self, status: Status | None = None) -> int:
        """How many claims there are, of one status or of all."""

    def get(self, claim_id: str) -> Claim:
        """The claim; raises a ``KnowledgeError`` when there is none of that id."""

    def history(self, claim_id: str) -> Sequence[Revision]:
        """Every state that the claim has had, oldest first."""

    def reading(self, claim_id: str) -> str:
        """What was read in the claim, as it is kept."""

    def claims(self, *, status: Status | None = None) -> Iterator[Claim]:
        """All claims, of one status or of all."""

    def meant(self, wanted: Selection, *, after: Place | None = None) -> Iterator[Claim]:
        """The claims that are meant, the newest first, after a place of that order."""


class Checker(Protocol):
    """What the application asks of the verifier."""

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base that statements are judged against."""

    def check(
        self,
        statement: str,
        *,
        as_of: date | None = None,
        speaker: str = "",
        nearest: int = 3,
    ) -> Report:
        """Judges one statement; raises ``UnusableInput`` with a sentence for a reader."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a request may ask for. Lengths are characters unless another unit is named."""

    statement_length: int = 5_000
    speaker_length: int = 200
    batch: int = 100
    """Statements in one JSON batch."""
    stream: int = 1_000
    """Lines in one batch of JSON lines, which is answered line by line."""
    draft_length: int = 200_000
    """Of a draft, or of the text that an editor's plug-in sends: some forty thousand words."""
    name_length: int = 200
    nearest: int = 10
    body_bytes: int = 2_000_000
    """Bytes of one request's body: a full batch of the longest statements fits."""
    waiting: int = 32
    """Checks that may wait for their turn in one process; one more is told to come again later."""
    check_seconds: float = 30.0
    """Seconds that one statement may take, waiting for its turn included."""
    request_seconds: float = 300.0
    """Seconds that one request may take to be answered: a draft, a batch, a slow upload."""
    rate: str = "1200/minute"
    """Requests of one caller to one process, as the library ``limits`` writes it: several with
    ";" between them all hold."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement that the first page offers to try."""

    statement: str
    as_of: date | None = None
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class WebSettings:
    """One run of the application."""

    open_checker: Callable[[], AbstractContextManager[Checker]]
    """Entered when the application starts and left when it stops."""
    knowledge_base: str = "knowledge base"
    """How the pages name the knowledge base: a path, an address, "sample knowledge base"."""
    examples: tuple[Example, ...] = ()
    """Offered on the first page; none: quotes of the knowledge base are."""
    hosts: tuple[str, ...] = LOOPBACK_NAMES
    """Accepted names in the ``Host`` header, without port: a foreign name that resolves to this
    machine must not reach it."""
    limits: Limits = Limits()
    editable: bool = True
    """Whether claims may be changed through the application; the sample may not."""
    caller_of: Callable[[Request], Caller] = at_this_machine
    """Who sent a request; raises a :class:`~web.problems.Problem` where nobody may be let in."""
    access: AccessSettings = field(default_factory=AccessSettings)
    """Who is let in, and for how long."""
    judged: Callable[[Report], None] = lambda report: None
    """Hears of every report before it is handed out; keeps it where that is wanted."""
    log: Callable[[Mapping[str, object]], None] = lambda line: None
    """Hears of every request that was answered (:mod:`web.guards.observing`)."""
    log_statements: bool = False
    """Whether it hears of the words of statements too: they may be unpublished."""
    watch: Callable[[Callable[[], float]], Coroutine[Any, Any, None]] | None = None
    """Runs beside the application, and can ask for how many seconds the present check has been
    going on."""
    metrics_folder: str = ""
    """Where several processes keep what they count; one process keeps it in memory."""
