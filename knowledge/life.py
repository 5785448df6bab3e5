"""How does a claim go through its life? Moves, merges and what takes them back.

Each function works within a transaction of the store, changes several claims as one step, and does
either all of it or raises. Which moves there are stands in ``moves.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.changes import Author, change_all, present
from knowledge.claim import Appearance, Claim, Status
from knowledge.entry import Entry, Stored
from knowledge.errors import ForbiddenMove
from knowledge.moves import Move, moves, must_be_allowed
from knowledge.store import Transaction

LIFE = ("status", "replaced_by", "appearances", "revision")
"""The fields of a claim that moves change; its reading does not depend on them."""


class Step:
    """The claims that are changed together, each as it will stand."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._before: dict[str, Stored] = {}
        self._after: dict[str, Entry] = {}

    def claim(self, claim_id: str, expected_revision: int | None = None) -> Claim:
        """The claim as the step leaves it so far; raises where it is unknown or has changed."""
        if claim_id not in self._after:
            stored = present(self._transaction, claim_id, expected_revision)
            self._before[claim_id], self._after[claim_id] = stored, stored.entry
        return self._after[claim_id].claim

    def has(self, claim_id: str) -> bool:
        """Whether there is such a claim."""
        return claim_id in self._after or self._transaction.stored(claim_id) is not None

    def change(self, claim_id: str, **fields: object) -> None:
        """Gives the fields of the claim other values."""
        claim = self.claim(claim_id).model_copy(update=fields)
        self._after[claim_id] = replace(self._after[claim_id], claim=claim)

    def put(self, entry: Entry) -> None:
        """Puts another state of the claim, with its reading, in the place of this one."""
        self.claim(entry.claim.id)
        self._after[entry.claim.id] = entry

    def write(self, author: Author, action: str) -> list[Claim]:
        """Stores what is different and returns the claims that are."""
        wanted = [
            (before, self._after[claim_id])
            for claim_id, before in self._before.items()
            if self._after[claim_id] != before.entry
        ]
        return change_all(self._transaction, wanted, author, action)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What came of retracting a source."""

    retracted: tuple[Claim, ...] = ()
    standing: tuple[Claim, ...] = ()
    """Claims that had been merged into a retracted one and stand by another source again."""


def move(
    transaction: Transaction,
    claim_ids: Iterable[str],
    wanted: Move,
    author: Author,
    *,
    successor: str = "",
    expected_revision: int | None = None,
) -> list[Claim]:
    """Moves the claims; those that are there already are passed over. Returns what changed."""
    step = Step(transaction)
    if wanted.successor:
        _must_stand(step, successor, wanted)
    for claim_id in claim_ids:
        claim = step.claim(claim_id, expected_revision)
        if claim.status is wanted.after and claim.replaced_by == successor:
            continue
        must_be_allowed(wanted, claim)
        if claim_id == successor:
            raise ForbiddenMove(f"The claim {claim_id} cannot be {wanted.done} by itself.")
        _leave(step, claim)
        step.change(claim_id, status=wanted.after, replaced_by=successor)
    return step.write(author, wanted.done)


def _must_stand(step: Step, successor: str, wanted: Move) -> None:
    if not successor:
        raise ForbiddenMove(f"Name the claim by which it is {wanted.done}.")
    status = step.claim(successor).status
    if status is not Status.CITABLE:
        raise ForbiddenMove(
            f"The claim {successor} is {status}, so nothing can be {wanted.done} by it; "
            "approve it first."
        )


def _leave(step: Step, claim: Claim) -> None:
    """Takes a merged claim out of the one that stands for it."""
    # a claim that was imported without the one that stood for it leaves nobody
    if claim.status is Status.MERGED and step.has(claim.replaced_by):
        keeper = step.claim(claim.replaced_by)
        left = tuple(one for one in keeper.appearances if one.claim_id != claim.id)
        step.change(keeper.id, appearances=left)


def merge(
    transaction: Transaction,
    keep: str,
    others: Sequence[str],
    author: Author,
    *,
    expected_revision: int | None = None,
) -> Claim:
    """Lets ``keep`` stand for the others too; each of them becomes an appearance of it."""
    step = Step(transaction)
    keeper = step.claim(keep, expected_revision)
    wanted = moves()["merge"]
    must_be_allowed(wanted, keeper)
    appearances = list(keeper.appearances)
    for claim_id in dict.fromkeys(others):
        if claim_id == keep:
            raise ForbiddenMove(f"The claim {keep} cannot be merged with itself.")
        other = step.claim(claim_id)
        must_be_allowed(wanted, other)
        if other.status is Status.CITABLE and keeper.status is not Status.CITABLE:
            raise ForbiddenMove(
                f"The claim {claim_id} is citable and {keep} is not; approve {keep} first, or "
                f"name {claim_id} as the one to keep."
            )
        if other.review != keeper.review:
            raise ForbiddenMove(
                f"The claims {keep} and {claim_id} are not rated alike by a fact-checker, so they "
                "cannot be merged."
            )
        appearances += [appearance_of(other), *other.appearances]
        for inner in other.appearances:
            if step.has(inner.claim_id):
                step.change(inner.claim_id, replaced_by=keep)
        step.change(claim_id, status=wanted.after, replaced_by=keep, appearances=())
    step.change(keep, appearances=tuple(appearances))
    step.write(author, wanted.done)
    # where nobody was named to be merged nothing was written
    return present(transaction, keep, None).entry.claim


def appearance_of(claim: Claim) -> Appearance:
    """Where and how the claim was published, as another claim names it."""
    return Appearance(
        claim_id=claim.id, words=claim.words, said_on=claim.said_on, source=claim.source
    )


def withdraw(
    transaction: Transaction,
    claims: Iterable[Claim],
    before_merging: dict[str, Status],
    author: Author,
) -> Withdrawn:
    """Retracts all claims of a source, as one step.

    What was merged into one of them and has another source stands by itself again, in the state
    that ``before_merging`` tells.
    """
    step, wanted = Step(transaction), moves()["retract"]
    # in the order in which they were added, which the numbers of the revisions keep
    going = dict.fromkeys(claim.id for claim in claims if claim.status in wanted.before)
    standing: list[str] = []
    for claim_id in going:
        claim = step.claim(claim_id)
        for one in claim.appearances:
            if one.claim_id not in going and step.has(one.claim_id):
                step.change(one.claim_id, status=before_merging[one.claim_id], replaced_by="")
                standing.append(one.claim_id)
        _leave(step, claim)
        step.change(claim_id, status=wanted.after, replaced_by="", appearances=())
    changed = {claim.id: claim for claim in step.write(author, wanted.done)}
    return Withdrawn(
        tuple(claim for claim in changed.values() if claim.id in going),
        tuple(changed[claim_id] for claim_id in standing),
    )


def same_words(a: Claim, b: Claim) -> bool:
    """Whether two states of a claim differ in nothing but its life, so that one reading fits."""
    kept = {name: getattr(a, name) for name in (*LIFE, "valid_until")}
    return a == b.model_copy(update=kept)
