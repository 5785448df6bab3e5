"""How does a request reach the verifier? Through a desk: one check at a time, in order of arrival.

The parser is not made for several threads at once and keeps the interpreter busy anyway, so a
second check at the same time would only slow the first one down. A draft gives way between its
sentences. Who would have to wait too long is told so at once.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.requests import Request

from knowledge.claim import Status
from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.report import DraftReport
from verifier.drafts.review import review_draft
from verifier.pipeline import Verifier
from verifier.report import Report
from web.access.entrance import Entrance, database_of, entrance_to
from web.api.idempotency import Answers
from web.overviews import Overviews
from web.settings import Checker, Knowledge, WebSettings
from web.turns import Turn

T = TypeVar("T")

PASSWORDS_AT_ONCE = 2
"""Comparing a password takes 64 MB on purpose: a crowd must not take all the memory."""


class TooManyWaiting(Exception):
    """The line before the desk is full."""


class EmptyKnowledgeBase(Exception):
    """There is no citable claim to judge against; "not checked" must not look like a verdict."""


class NotEditable(Exception):
    """The claims cannot be changed here: it is the sample."""


class NoAccounts(Exception):
    """The knowledge base keeps no accounts: it is the sample."""


class NoDrafts(Exception):
    """What judges here reads no drafts."""


class Desk:
    """Answers requests out of one open verifier."""

    def __init__(self, checker: Checker, settings: WebSettings) -> None:
        self._checker = checker
        self._turn = Turn()
        self._present = 0
        self.settings = settings
        self.answers = Answers(database_of(checker.knowledge), settings.access.clock)
        self.overviews = Overviews()
        self.entrance = entrance_to(checker.knowledge, settings.access)
        self.at_the_door = anyio.CapacityLimiter(PASSWORDS_AT_ONCE)

    @property
    def waiting(self) -> int:
        """How many checks wait for their turn."""
        return self._turn.waiting

    @property
    def held_for(self) -> float:
        """Seconds for which the present check has been going on; 0 where there is none."""
        return self._turn.held_for

    def close(self) -> None:
        """Ends the thread in which checks are made."""
        self._turn.close()

    async def check(
        self, statement: str, *, as_of: date | None, speaker: str, nearest: int
    ) -> Report:
        """The report on one statement, when its turn has come."""

        def ask(checker: Checker) -> Report:
            report = checker.check(statement, as_of=as_of, speaker=speaker, nearest=nearest)
            self.settings.judged(report)
            return report

        return await self._in_turn(ask, self.settings.limits.check_seconds)

    async def review(
        self, name: str, manuscript: Manuscript, *, as_of: date | None, nearest: int
    ) -> DraftReport:
        """The report on a draft, when its turn has come; between its sentences it gives way to
        every check that waits.

        Raises :class:`NoDrafts` where the checker judges single statements only.
        """

        def ask(checker: Checker) -> DraftReport:
            if not isinstance(checker, Verifier):
                raise NoDrafts
            report = review_draft(
                name,
                manuscript,
                checker,
                as_of=as_of,
                nearest=nearest,
                between=self._turn.give_way,
            )
            for sentence in report.checked:
                self.settings.judged(sentence.report)
            return report

        return await self._in_turn(ask, long=True)

    async def _in_turn(
        self, ask: Callable[[Checker], T], seconds: float | None = None, *, long: bool = False
    ) -> T:
        """``seconds`` is the time that it may take, that of a whole request without it; ``long``
        as in :meth:`Turn.take`."""
        # one is served, the others wait
        if self._present > self.settings.limits.waiting:
            raise TooManyWaiting

        def served() -> T:
            if not self._checker.knowledge.count(Status.CITABLE):
                raise EmptyKnowledgeBase
            return ask(self._checker)

        self._present += 1
        try:
            limits = self.settings.limits
            return await self._turn.take(served, seconds or limits.request_seconds, long=long)
        finally:
            self._present -= 1

    async def look_up(self, question: Callable[[Knowledge], T]) -> T:
        """What the knowledge base answers; does not wait for checks."""
        return await anyio.to_thread.run_sync(lambda: question(self._checker.knowledge))

    async def ask(self, question: Callable[[Verifier], T]) -> T | None:
        """What the verifier answers, when its turn has come; ``None`` where the checker judges
        single statements only."""

        def put(checker: Checker) -> T | None:
            return question(checker) if isinstance(checker, Verifier) else None

        return await self._in_turn(put)

    async def let_in(self, question: Callable[[Entrance], T]) -> T:
        """What comes of asking about accounts; does not wait for checks.

        Raises :class:`NoAccounts` where the knowledge base keeps none.
        """
        entrance = self.entrance
        if entrance is None:
            raise NoAccounts
        return await anyio.to_thread.run_sync(lambda: question(entrance), limiter=self.at_the_door)

    async def edit(self, change: Callable[[Verifier], T]) -> T:
        """What comes of a change to the knowledge base, which waits for its turn: new claims are
        read by the parser.

        Raises :class:`NotEditable` where the claims cannot be changed.
        """
        checker = self._checker
        if not self.settings.editable or not isinstance(checker, Verifier):
            raise NotEditable
        # no time of its own: that of the request, whose sentence tells to look what became of it
        return await self._turn.take(lambda: change(checker), math.inf)


def desk_of(request: Request) -> Desk:
    """The desk that the application opened when it started."""
    desk = request.state.desk
    assert isinstance(desk, Desk)
    return desk
