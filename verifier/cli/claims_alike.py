"""``verifier claims duplicates|merge|conflicts``: which claims say the same, which exclude one?"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verifier.cli.ending import NotDone, emit
from verifier.cli.options import By, ExpectedRevision, Format, Kb, OutputFormat, Reason
from verifier.cli.wording import counted
from verifier.showing import shown

if TYPE_CHECKING:
    from knowledge.claim import Claim
    from verifier.curating.conflicts import Conflict
    from verifier.curating.duplicates import Alike
    from verifier.pipeline import Verifier


def duplicates(form: OutputFormat = Format.TEXT, kb: Kb = None) -> None:
    """Suggest claims that say the same, each group with the command that merges it.

    The same speaker, figures, period and place, in nearly the same words. Nothing is changed.
    """
    from verifier.cli.opening import open_to_look
    from verifier.cli.terminal import busy
    from verifier.curating.duplicates import duplicates as find

    with open_to_look(kb) as knowledge, busy(f"Comparing {counted(knowledge.count())}"):
        found = find(knowledge.claims())
    if form is Format.JSON:
        emit(json.dumps([_group_as_json(one) for one in found], ensure_ascii=False, indent=2))
        emit("\n")
        return
    emit("\n".join(_group_as_text(one) for one in found))
    if not found:
        emit("no two claims say the same\n")


def _group_as_text(group: Alike) -> str:
    from verifier.cli.claims import line_of

    others = "".join(f"  {round(score):>3} %  {line_of(claim)}" for claim, score in group.others)
    ids = " ".join(claim.id for claim, _ in group.others)
    return f"  keep   {line_of(group.keep)}{others}  verifier claims merge {group.keep.id} {ids}\n"


def _group_as_json(group: Alike) -> dict[str, Any]:
    return {
        "keep": group.keep.model_dump(mode="json"),
        "others": [
            {"alike": round(score, 1), "claim": claim.model_dump(mode="json")}
            for claim, score in group.others
        ],
    }


def merge(
    keep: Annotated[str, typer.Argument(metavar="KEEP", help="Id of the claim that stays.")],
    others: Annotated[
        list[str], typer.Argument(metavar="OTHER", help="Ids of claims that say the same.")
    ],
    revision: ExpectedRevision = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Let one claim stand for others that say the same; citations then name all their sources.

    `verifier claims undo KEEP` takes it back, `verifier claims restore OTHER` takes one out.
    """
    from verifier.cli.opening import open_store

    with open_store(kb) as knowledge:
        merged = knowledge.merge(keep, others, by=by, why=why, expected_revision=revision)
        for one in dict.fromkeys(others):
            emit(f"{one}  merged into {merged.id}\n")


def conflicts(
    claim: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="ID", help="Only those with it; may be repeated."),
    ] = None,
    one_sided: Annotated[
        bool,
        typer.Option(
            "--one-sided",
            metavar="",
            help="Also where only one contradicts the other, which says something more.",
        ),
    ] = False,
    form: OutputFormat = Format.TEXT,
    kb: Kb = None,
) -> None:
    """List citable claims on the same matter whose figures exclude each other, with the reason.

    Each is judged against the others as a statement would be.
    """
    from verifier.cli.opening import now
    from verifier.setup import open_verifier

    with open_verifier(kb, clock=now, environ=os.environ, read_only=True) as opened:
        every = list(_found(opened.verifier, claim))
    found = [one for one in every if one.mutual or one_sided]
    if form is Format.JSON:
        emit(json.dumps([_conflict_as_json(one) for one in found], ensure_ascii=False, indent=2))
        emit("\n")
    else:
        emit("\n".join(_conflict_as_text(one) for one in found))
        emit("" if found else "no citable claims exclude each other by a figure\n")
        left = len(every) - len(found)
        if left:
            emit(f"{left} more where only one contradicts the other: --one-sided\n")


def _found(verifier: Verifier, ids: list[str] | None) -> Iterator[Conflict]:
    """The conflicts, with a bar for the claims that have been looked at."""
    from knowledge.claim import Status
    from verifier.cli.opening import now
    from verifier.cli.terminal import progress
    from verifier.curating.conflicts import conflicts as find

    knowledge = verifier.knowledge
    claims: Iterable[Claim] | None = None
    if ids:
        claims = [knowledge.get(claim_id) for claim_id in ids]
        out = next((one for one in claims if one.status is not Status.CITABLE), None)
        if out is not None:
            raise NotDone(f"the claim {out.id} is {out.status}; only citable claims conflict.")
    total = len(ids) if ids else knowledge.count(Status.CITABLE)
    with progress(f"Comparing {counted(total)}", total) as advance:
        for one in find(verifier, now().date(), claims):
            if one is None:
                advance()
            else:
                yield one


def _conflict_as_text(conflict: Conflict) -> str:
    from verifier.cli.claims import line_of

    first, second = conflict.first, conflict.second
    later = (
        f"  the later one counts further: verifier claims supersede {first.id} {second.id}\n"
        if conflict.overtaken
        else ""
    )
    return f"{shown(conflict.reason)}\n  {line_of(first)}  {line_of(second)}{later}"


def _conflict_as_json(conflict: Conflict) -> dict[str, Any]:
    return {
        "reason": conflict.reason,
        "overtaken": conflict.overtaken,
        "mutual": conflict.mutual,
        "claims": [
            conflict.first.model_dump(mode="json"),
            conflict.second.model_dump(mode="json"),
        ],
    }


def add_to(app: typer.Typer) -> None:
    """The commands of this module, listed."""
    for command in (duplicates, merge, conflicts):
        app.command()(command)
