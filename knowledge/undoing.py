"""How is a change taken back? By one more, which puts the claims as they were before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.changes import Author, unknown
from knowledge.claim import Claim, Revision
from knowledge.entry import Entry
from knowledge.errors import NothingToUndo
from knowledge.life import Step
from knowledge.store import Store, Transaction

UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Former:
    """One claim of a step: as it stands, and as it stood before the step."""

    now: Claim
    before: Claim


def step_before(store: Store, claim_id: str) -> list[Former]:
    """The claims that were changed together with the last change of this one.

    Raises :class:`~knowledge.errors.NothingToUndo` where one of them was added by it or has
    changed since.
    """
    history = store.history(claim_id)
    if not history:
        raise unknown(claim_id)
    step = history[-1].step
    return [_former(store.history(one.claim_id), step, claim_id) for one in store.step(step)]


def _former(history: list[Revision], step: int, asked: str) -> Former:
    last = history[-1]
    if last.step != step:
        raise NothingToUndo(
            f"The last change of {asked} cannot be undone, because {last.claim_id} was "
            f"{last.action} after it; undo that first."
        )
    if len(history) == 1:
        raise NothingToUndo(
            f"The claim {last.claim_id} was {last.action} by its last change, which cannot be "
            "undone; reject or retract it instead."
        )
    return Former(last.claim, history[-2].claim)


def undo(transaction: Transaction, entries: Iterable[tuple[Former, Entry]], author: Author) -> None:
    """Puts the former states in place, if none of the claims has changed in the meantime."""
    step = Step(transaction)
    for former, entry in entries:
        step.claim(former.now.id, former.now.revision)
        step.put(entry)
    step.write(author, UNDONE)
