"""What must a place be able to do in which claims are kept? The same for every engine.

The rules (what is a duplicate, how changes are numbered, what a revision holds) stand in ``base``
and are the same over every engine; an engine only keeps rows and gives them back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from knowledge.checks import CheckStore
from knowledge.claim import Claim, Revision, Status
from knowledge.entry import Change, Entry, Stored, VectorChange
from knowledge.newest import Place

if TYPE_CHECKING:
    from knowledge.database import Database


@dataclass(frozen=True, slots=True)
class Written:
    """A revision as an engine keeps it: the whole claim as it stood after the change."""

    number: int
    claim_id: str
    at: datetime
    by: str
    action: str
    why: str
    step: int
    claim: Claim
    json: str


class Transaction(Protocol):
    """One writer at a time; all of it comes to stand, or nothing."""

    def last_change(self) -> int: ...

    def known(self, ids: Collection[str], contents: Collection[str]) -> dict[str, str]:
        """Which of these ids and content hashes are there, each with the id of its claim."""
        ...

    def stored(self, claim_id: str) -> Stored | None: ...

    def insert(self, rows: Sequence[Stored]) -> None: ...

    def replace(self, rows: Sequence[Stored]) -> None: ...

    def record(self, revisions: Sequence[Written]) -> None:
        """Appends to the history, which nothing ever changes or deletes."""
        ...


class Store(Protocol):
    """Claims, their history, and what has changed since a given point of it."""

    @property
    def checks(self) -> CheckStore:
        """The record of checks, which is no part of the history."""
        ...

    @property
    def database(self) -> Database | None:
        """Where other rooms keep rows of their own; ``None`` where there is no database."""
        ...

    def writing(self) -> AbstractContextManager[Transaction]: ...

    def last_change(self) -> int: ...

    def known(self, ids: Collection[str], contents: Collection[str]) -> dict[str, str]:
        """As within a transaction, of what is there now."""
        ...

    def added_for(self) -> dict[str, int]:
        """The reasons for which claims were added, each with their number."""
        ...

    def stored(self, claim_id: str) -> Stored | None: ...

    def found(self, keys: Sequence[int]) -> dict[int, tuple[Claim, str]]:
        """Claim and reading for each of the keys that is there."""
        ...

    def claims(self, status: Status | None) -> Iterator[Claim]:
        """In the order in which they were added."""
        ...

    def newest(
        self, status: Status | None, words: Collection[str], after: Place | None
    ) -> Iterator[Claim]:
        """The newest first, those after a place of that order; read as far as they are asked for.

        Where ``words`` are given, claims may be left out that do not have all of them, whatever
        their case; none is left out that has them.
        """
        ...

    def outdated(self, version: str) -> Iterator[Entry]:
        """Entries whose reading is not of this version; their vectors may be left out."""
        ...

    def changes_after(self, change: int, limit: int | None = None) -> list[Change]:
        """What has changed since, in the order of the changes, the first ``limit`` of them."""
        ...

    def vectors_after(self, change: int) -> list[VectorChange]:
        """The vectors of the claims that have changed since, in the order of the changes."""
        ...

    def history(self, claim_id: str) -> list[Revision]:
        """Oldest first."""
        ...

    def step(self, number: int) -> list[Revision]:
        """The revisions that were made together in the step of that number."""
        ...

    def mark_of(self, change: int) -> str:
        """A text that names the last revision up to this change, different in every database."""
        ...

    def count(self, status: Status | None) -> int: ...

    def close(self) -> None: ...
