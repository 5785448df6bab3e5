"""Which checks relied on a claim? A record that is kept only where somebody has switched it on.

A newsroom's statements are unpublished and may be secret. So by default nothing is kept; who
decides otherwise decides it for the knowledge base, with or without the wording of the statements,
and can have all of it forgotten. The record is no part of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Protocol

from knowledge.errors import UnwritableKnowledgeBase
from knowledge.storable import must_be_text

PREFERENCE = "checks"
NOT_YET = datetime.min.replace(tzinfo=UTC)
"""The moment of a check that has not been kept."""


class Keeping(StrEnum):
    """What is kept of a check."""

    NOTHING = "nothing"
    VERDICTS = "verdicts"
    """When, with which verdict, by which claims; not what was asked."""
    STATEMENTS = "statements"
    """The statement too."""


@dataclass(frozen=True, slots=True)
class Reliance:
    """A claim that a check cited."""

    claim_id: str
    stance: str
    """What it did to the statement: supports, contradicts, mentions."""
    revision: int = 0
    """Which state of the claim it was: the number of the last change before the check."""


@dataclass(frozen=True, slots=True)
class Check:
    """One statement that was judged."""

    door: str
    """Where it was asked: "check", "review", "web"."""
    verdict: str
    revision: int
    """Which state of the knowledge base it was judged against."""
    reliances: tuple[Reliance, ...] = ()
    statement: str = ""
    as_of: date | None = None
    number: int = 0
    """Empty until kept, as is ``at``."""
    at: datetime = NOT_YET


class CheckStore(Protocol):
    """Where an engine keeps preferences and checks."""

    def preference(self, name: str) -> str: ...

    def prefer(self, name: str, value: str) -> None: ...

    def record(self, checks: Sequence[Check]) -> None:
        """Numbers the checks, and tells for each claim which state of it they cited."""
        ...

    def checks(self, claim_ids: Collection[str] | None) -> list[Check]:
        """All of them, or those that cited one of the claims; the oldest first."""
        ...

    def forget(self, before: datetime | None) -> int:
        """Deletes the checks before that moment, or all of them; returns how many."""
        ...


class CheckLog:
    """The record of one knowledge base."""

    def __init__(
        self, store: CheckStore, clock: Callable[[], datetime], *, read_only: bool
    ) -> None:
        self._store = store
        self._clock = clock
        self._read_only = read_only

    @property
    def keeping(self) -> Keeping:
        """What is kept of the checks from now on."""
        return Keeping(self._store.preference(PREFERENCE) or Keeping.NOTHING)

    def keep(self, keeping: Keeping) -> None:
        """Sets what is kept from now on. What was kept before stays until it is forgotten."""
        self._must_be_writable()
        self._store.prefer(PREFERENCE, keeping.value)

    def record(self, checks: Iterable[Check]) -> int:
        """Keeps of the checks what may be kept; returns how many that were."""
        keeping = self.keeping
        if keeping is Keeping.NOTHING:
            return 0
        self._must_be_writable()
        at = self._clock()
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        kept = [
            replace(
                check,
                at=at,
                statement=check.statement if keeping is Keeping.STATEMENTS else "",
                as_of=check.as_of if keeping is Keeping.STATEMENTS else None,
            )
            for check in checks
        ]
        must_be_text(*(check.statement for check in kept))
        if kept:
            self._store.record(kept)
        return len(kept)

    def relying_on(self, claim_ids: Collection[str]) -> list[Check]:
        """The checks that cited one of the claims, oldest first."""
        return self._store.checks(claim_ids)

    def all(self) -> list[Check]:
        """Every check that was kept, oldest first."""
        return self._store.checks(None)

    def forget(self, before: datetime | None = None) -> int:
        """Deletes the checks before that moment, or all of them; returns how many."""
        self._must_be_writable()
        return self._store.forget(before)

    def _must_be_writable(self) -> None:
        if self._read_only:
            raise UnwritableKnowledgeBase(
                "This knowledge base is open for reading only, so no check can be kept in it."
            )
