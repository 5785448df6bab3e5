"""Which changes in the life of a claim does the door to this room offer?

A part of ``KnowledgeBase``, apart for its length: each change is one transaction and one step of
the history. The rules stand in ``life`` and ``undoing``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from knowledge import changes, life
from knowledge.claim import Claim, Status
from knowledge.entry import Entry
from knowledge.errors import ForbiddenMove
from knowledge.identity import content_id
from knowledge.moves import move_to, moves
from knowledge.selection import SourceNamed
from knowledge.store import Store, Transaction
from knowledge.undoing import step_before, undo


class Lives(ABC):
    """Moves, merges and what takes them back."""

    _store: Store

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Transaction]:
        """A transaction of the knowledge base; what is written in it stands or falls together."""

    @abstractmethod
    def _author(self, by: str, why: str) -> changes.Author:
        """Who changes something, why, and when."""

    @abstractmethod
    def entry(self, claim_id: str) -> Entry:
        """The claim with its reading and index fields."""

    def move(
        self,
        claim_ids: Iterable[str],
        name: str,
        *,
        by: str,
        why: str,
        successor: str = "",
        expected_revision: int | None = None,
    ) -> list[Claim]:
        """Moves claims on in their lives by a move of ``moves.toml``, all or none.

        ``successor`` is the claim that supersedes or corrects them. Returns those that changed.
        Raises ``ForbiddenMove``, ``UnknownClaim`` and ``StaleRevision``.
        """
        with self._writing() as transaction:
            return life.move(
                transaction,
                claim_ids,
                moves()[name],
                self._author(by, why),
                successor=successor,
                expected_revision=expected_revision,
            )

    def set_status(
        self,
        claim_id: str,
        status: Status,
        *,
        by: str,
        why: str,
        expected_revision: int | None = None,
    ) -> Claim:
        """Moves one claim to the status, if a move leads there; returns it as it now stands."""
        wanted = move_to(status)
        if wanted is None:
            raise ForbiddenMove(f"No claim can become {status} again.")
        self.move([claim_id], wanted.name, by=by, why=why, expected_revision=expected_revision)
        return self.entry(claim_id).claim

    def correct(
        self, claim_id: str, entry: Entry, *, by: str, why: str, expected_revision: int | None
    ) -> Claim:
        """Adds the claim as its source corrected it, and moves the former one out of its way.

        Returns the corrected claim, which must be citable. Both or neither is stored.
        """
        with self._writing() as transaction:
            author = self._author(by, why)
            wanted = [(entry, content_id(entry.claim))]
            added = changes.add(transaction, wanted, author)
            (successor,) = (*added.ids, *added.duplicates)
            life.move(
                transaction,
                [claim_id],
                moves()["correct"],
                author,
                successor=successor,
                expected_revision=expected_revision,
            )
        return self.entry(successor).claim

    def merge(
        self,
        keep: str,
        others: Sequence[str],
        *,
        by: str,
        why: str,
        expected_revision: int | None = None,
    ) -> Claim:
        """Lets one claim stand for others that say the same; it then has their sources too.

        The others keep their history and can be taken out again (``undo``, or the move "restore").
        """
        with self._writing() as transaction:
            author = self._author(by, why)
            return life.merge(
                transaction, keep, others, author, expected_revision=expected_revision
            )

    def retract_source(self, source: SourceNamed, *, by: str, why: str) -> life.Withdrawn:
        """Retracts every claim of a publication, as one step."""
        with self._writing() as transaction:
            # nobody else can write now, so what is read here is what is there
            claims = [claim for claim in self._store.claims(None) if source.is_of(claim.source)]
            inside = (one.claim_id for claim in claims for one in claim.appearances)
            before = {claim_id: self._before_merging(claim_id) for claim_id in inside}
            return life.withdraw(transaction, claims, before, self._author(by, why))

    def _before_merging(self, claim_id: str) -> Status:
        states = [revision.claim.status for revision in self._store.history(claim_id)]
        former = (state for state in reversed(states) if state is not Status.MERGED)
        # one that came in merged, from another knowledge base, has to be reviewed here
        return next(former, Status.IN_REVIEW)

    def undo(
        self,
        claim_id: str,
        *,
        by: str,
        why: str,
        read: Callable[[Sequence[Claim]], Sequence[Entry]],
    ) -> list[Claim]:
        """Takes back the last change of the claim, with all that was changed together with it.

        ``read`` reads former states again whose words differ from the present ones. Returns the
        claims as they now stand. Raises ``NothingToUndo`` where others have changed since.
        """
        formers = step_before(self._store, claim_id)
        other = [one.before for one in formers if not life.same_words(one.now, one.before)]
        fresh = {entry.claim.id: entry for entry in (read(other) if other else ())}
        entries = [
            (one, replace(fresh.get(one.now.id) or self.entry(one.now.id), claim=one.before))
            for one in formers
        ]
        with self._writing() as transaction:
            undo(transaction, entries, self._author(by, why))
        return [self.entry(one.now.id).claim for one in formers]
