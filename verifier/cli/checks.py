"""``verifier checks``: which checks relied on which claims? Kept only where somebody wants it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verifier.cli.ending import emit
from verifier.cli.options import Format, Kb, OutputFormat, day
from verifier.showing import shown

if TYPE_CHECKING:
    from knowledge.checks import Check

app = typer.Typer()

WHAT = {
    "nothing": "nothing of a check is kept",
    "verdicts": "when it was made, its verdict and the claims it cited are kept, not its statement",
    "statements": "its statement, when it was made, its verdict and the claims it cited are kept",
}


class What(StrEnum):
    """What can be kept, as ``knowledge.checks.Keeping`` has it (a test compares)."""

    NOTHING = "nothing"
    VERDICTS = "verdicts"
    STATEMENTS = "statements"


@app.callback()
def checks() -> None:
    """The record of checks, by which a retracted claim tells what had relied on it."""


@app.command()
def keep(
    what: Annotated[
        What | None,
        typer.Argument(
            metavar="[WHAT]",
            help="nothing, verdicts (not what was asked) or statements; without it: tell.",
        ),
    ] = None,
    kb: Kb = None,
) -> None:
    """Set what a knowledge base keeps of the checks made against it; nothing, unless set.

    It holds for every program that uses the knowledge base, and each says so when it checks.
    """
    from knowledge.checks import Keeping
    from verifier.cli.opening import open_store, open_to_look

    with open_to_look(kb) if what is None else open_store(kb) as knowledge:
        if what is not None:
            knowledge.checks.keep(Keeping(what.value))
        keeping = knowledge.checks.keeping
        there = len(knowledge.checks.all())
    emit(f"{keeping}: {WHAT[keeping.value]}\n")
    if keeping is Keeping.NOTHING and there:
        emit(f"{there} kept before; `verifier checks forget` deletes them\n")


@app.command("list")
def list_checks(
    claim: Annotated[
        list[str] | None,
        typer.Option("--claim", metavar="ID", help="Only those that cited it; may be repeated."),
    ] = None,
    form: OutputFormat = Format.TEXT,
    kb: Kb = None,
) -> None:
    """List the checks that were kept, oldest first."""
    from verifier.cli.opening import open_to_look

    with open_to_look(kb) as knowledge:
        for claim_id in claim or ():
            knowledge.get(claim_id)
        found = knowledge.checks.relying_on(claim) if claim else knowledge.checks.all()
    if form is Format.JSON:
        emit(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=2) + "\n")
        return
    emit("".join(line_of_check(one) for one in found))


@app.command()
def forget(
    before: Annotated[
        date | None,
        typer.Option(
            "--before", metavar="DATE", parser=day, help="Only those made before this day."
        ),
    ] = None,
    kb: Kb = None,
) -> None:
    """Delete the checks that were kept, so that they cannot be read out of the file either."""
    from verifier.cli.opening import open_store

    with open_store(kb) as knowledge:
        gone = knowledge.checks.forget(
            datetime.combine(before, time(), tzinfo=UTC) if before else None
        )
    emit(f"{gone} check{'' if gone == 1 else 's'} forgotten\n")


def line_of_check(check: Check) -> str:
    """A check in one line: when, where, its verdict, what was asked, and the claims it cited."""
    asked = f" “{' '.join(check.statement.split())}”" if check.statement else ""
    cited = ", ".join(f"{one.claim_id} ({one.stance})" for one in check.reliances) or "no claim"
    line = f"{check.at:%Y-%m-%d %H:%M}  {check.door}  {check.verdict}{asked}  {cited}"
    return f"{shown(line)}\n"


def as_json(check: Check) -> dict[str, Any]:
    """A check for programs."""
    return {
        "number": check.number,
        "at": check.at.isoformat(),
        "door": check.door,
        "statement": check.statement,
        "as_of": check.as_of.isoformat() if check.as_of else None,
        "verdict": check.verdict,
        "revision": check.revision,
        "claims": [
            {"claim_id": one.claim_id, "revision": one.revision, "stance": one.stance}
            for one in check.reliances
        ],
    }
