"""``verifier claims submit|approve|reject|supersede|correct|expire|restore|undo``: a claim's life.

Which moves there are is a table, ``knowledge/moves.toml``; one that is not there is refused with a
sentence that says what can be done instead.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.claims_change import Quote
from verifier.cli.claims_retract import retract
from verifier.cli.ending import NotDone, emit
from verifier.cli.options import By, ExpectedRevision, Id, Ids, Kb, Reason, day
from verifier.cli.selecting import named_ids

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.claim import Claim
    from knowledge.entry import Entry


def submit(
    ids: Ids, revision: ExpectedRevision = None, by: By = "", why: Reason = "", kb: Kb = None
) -> None:
    """Put drafts into review: somebody has to approve or reject them."""
    _move(ids, "submit", revision, by, why, kb)


def approve(
    ids: Ids, revision: ExpectedRevision = None, by: By = "", why: Reason = "", kb: Kb = None
) -> None:
    """Make drafts citable: from now on they decide verdicts."""
    _move(ids, "approve", revision, by, why, kb)


def reject(
    ids: Ids, revision: ExpectedRevision = None, by: By = "", why: Reason = "", kb: Kb = None
) -> None:
    """Turn drafts down: they never decided and never will."""
    _move(ids, "reject", revision, by, why, kb)


def restore(
    ids: Ids, revision: ExpectedRevision = None, by: By = "", why: Reason = "", kb: Kb = None
) -> None:
    """Bring claims back that were taken out, to be reviewed again; take one out of a merge."""
    _move(ids, "restore", revision, by, why, kb)


def supersede(
    claim_id: Id,
    later: Annotated[
        str, typer.Argument(metavar="LATER", help="Id of the later claim that takes its place.")
    ],
    revision: ExpectedRevision = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Let a later claim take the place of one that was right in its time."""
    _move([claim_id], "supersede", revision, by, why, kb, later)


def correct(
    claim_id: Id,
    corrected: Annotated[
        str | None,
        typer.Argument(metavar="[CORRECTED]", help="Id of the corrected claim, if it is there."),
    ] = None,
    statement: Annotated[
        str, typer.Option("--statement", metavar="TEXT", help="The statement as corrected.")
    ] = "",
    quote: Quote = "",
    revision: ExpectedRevision = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Take out a claim that its source corrected, and name or add the corrected one.

    With --statement the corrected claim is made from this one, with its speaker and source.
    """
    if bool(corrected) == bool(statement):
        raise NotDone("name the corrected claim by its id, or give it with --statement.")
    if corrected:
        _move([claim_id], "correct", revision, by, why, kb, corrected)
        return
    from verifier.cli.opening import open_to_change, usable_claim
    from verifier.curating.taken_down import corrected as corrected_claim
    from verifier.storing import entries_of

    with open_to_change(kb) as opened:
        knowledge = opened.verifier.knowledge
        old = knowledge.get(claim_id)
        new = usable_claim(lambda: corrected_claim(old, statement, quote))
        (entry,) = entries_of([new], opened.verifier.reader)
        added = knowledge.correct(
            claim_id,
            entry,
            by=by,
            why=why,
            expected_revision=old.revision if revision is None else revision,
        )
        emit(f"{claim_id}  corrected by {added.id}\n")


def expire(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID]", help="Ids of claims; without any, all that have lapsed."),
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option(
            "--as-of", metavar="DATE", parser=day, help="Lapsed by this day; without it, today."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", metavar="", help="List them and leave them as they are.")
    ] = False,
    revision: ExpectedRevision = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Move claims whose valid-until is over to expired. Nothing moves by itself."""
    from knowledge.claim import Status
    from verifier.cli.claims import line_of
    from verifier.cli.opening import now, open_store, open_to_look
    from verifier.cli.selecting import selected, selection

    if ids and as_of:
        raise NotDone("--as-of finds claims that have lapsed; leave it out, or the ids.")
    wanted = selection(status=Status.CITABLE.value, lapsed_on=as_of or now().date())
    with open_to_look(kb) if dry_run else open_store(kb) as knowledge:
        if dry_run:
            named = named_ids(ids or ())
            found = (knowledge.get(one) for one in named) if ids else selected(knowledge, wanted)
            emit("".join(line_of(claim) for claim in found))
            return
        lapsed = ids or [claim.id for claim in selected(knowledge, wanted)]
        if not lapsed:
            emit("no citable claim has lapsed\n")
            return
        reason = why or ("" if ids else f"valid until before {wanted.lapsed_on}")
        _moved(knowledge, lapsed, "expire", revision, by, reason)


def undo(claim_id: Id, by: By = "", why: Reason = "", kb: Kb = None) -> None:
    """Take back the last change of a claim, with all that the same command changed.

    An undo is a change too: undone once more, it is as it was.
    """
    from knowledge.claim import Status
    from verifier.cli.opening import open_store
    from verifier.setup import open_reader
    from verifier.storing import entries_of

    def read(claims: Sequence[Claim]) -> Sequence[Entry]:
        return entries_of(claims, open_reader("", os.environ))

    with open_store(kb) as knowledge:
        for claim in knowledge.undo(claim_id, by=by, why=why, read=read):
            emit(f"{claim.id}  undone, {claim.status} again\n")
            former = knowledge.history(claim.id)[-2].claim
            if former.replaced_by and former.status is not Status.MERGED:
                emit(f"{former.replaced_by}  stays; it had taken the place of {claim.id}\n")


def _move(
    ids: Sequence[str],
    name: str,
    revision: int | None,
    by: str,
    why: str,
    kb: str | None,
    successor: str = "",
) -> None:
    from verifier.cli.opening import open_store

    with open_store(kb) as knowledge:
        _moved(knowledge, ids, name, revision, by, why, successor)


def _moved(
    knowledge: KnowledgeBase,
    ids: Sequence[str],
    name: str,
    revision: int | None,
    by: str,
    why: str,
    successor: str = "",
) -> None:
    """Moves the claims, all or none, and tells what became of each."""
    from knowledge.moves import moves

    ids = named_ids(ids)
    if revision is not None and len(ids) != 1:
        raise NotDone("--revision is that of one claim; name only that one.")
    changed = {
        claim.id
        for claim in knowledge.move(
            ids, name, by=by, why=why, successor=successor, expected_revision=revision
        )
    }
    done = moves()[name].done
    by_claim = f" by {successor}" if successor else ""
    for claim_id in dict.fromkeys(ids):
        state = "" if claim_id in changed else f", was {moves()[name].after} already"
        emit(f"{claim_id}  {done}{by_claim}{state}\n")


def add_to(app: typer.Typer) -> None:
    """The commands of this module, in the order of a claim's life."""
    for command in (submit, approve, reject, supersede, correct, expire, retract, restore, undo):
        app.command()(command)
