"""``verifier claims retract``: which claims hold no longer, and which checks had relied on them?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import NotDone, emit
from verifier.cli.options import (
    By,
    ExpectedRevision,
    Format,
    Kb,
    OutputFormat,
    Publisher,
    Reason,
    Title,
    Url,
)
from verifier.cli.selecting import named_ids

if TYPE_CHECKING:
    from knowledge.base import KnowledgeBase
    from knowledge.checks import Check
    from knowledge.claim import Claim


def retract(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]", help="Ids of claims.")] = None,
    publisher: Publisher = "",
    title: Title = "",
    url: Url = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", metavar="", help="Tell all of it and change nothing.")
    ] = False,
    form: OutputFormat = Format.TEXT,
    revision: ExpectedRevision = None,
    by: By = "",
    why: Reason = "",
    kb: Kb = None,
) -> None:
    """Withdraw claims, or all claims of a source: they decide nothing any more.

    They stay in the history. A source is named by --publisher, --title or --url, or several of
    them, each in full. Tells the checks that had relied on the claims, as far as checks are kept.
    """
    from knowledge.selection import SourceNamed
    from verifier.cli.opening import open_store, open_to_look
    from verifier.curating.withdrawing import going, going_with, left_standing, replaced_by

    ids = named_ids(ids or ())
    source = SourceNamed(publisher, title, url)
    if bool(ids) == bool(source):
        raise NotDone("name claims by their ids, or a source by --publisher, --title or --url.")
    if revision is not None and (not ids or len(ids) != 1):
        raise NotDone("--revision is that of one claim; name only that one.")
    with open_to_look(kb) if dry_run else open_store(kb) as knowledge:
        standing: Sequence[Claim] = ()
        if dry_run:
            gone = going(knowledge, ids) if ids else going_with(knowledge, source)
            standing = () if ids else left_standing(knowledge, gone)
        elif ids:
            gone = knowledge.move(ids, "retract", by=by, why=why, expected_revision=revision)
        else:
            withdrawn = knowledge.retract_source(source, by=by, why=why)
            gone, standing = list(withdrawn.retracted), withdrawn.standing
        if source and not gone:
            raise NotDone(f"no claim of {source} is there to retract; see `verifier claims list`.")
        # a check that cited a merged claim cited it by the one that stood for it, which changed too
        checks = knowledge.checks.relying_on([*(claim.id for claim in gone), *(ids or ())])
        gone = [claim for claim in gone if not ids or claim.id in ids]
        replaced = replaced_by(knowledge, gone)
        if form is Format.JSON:
            emit(_as_json(gone, standing, checks, replaced))
        else:
            emit("".join(_lines(ids or (), gone, standing, replaced, dry_run)))
            emit(_relied(checks, knowledge))


def _lines(
    ids: Sequence[str],
    gone: Sequence[Claim],
    standing: Sequence[Claim],
    replaced: Sequence[Claim],
    dry_run: bool,
) -> Iterable[str]:
    there = {claim.id for claim in gone}
    for claim_id in dict.fromkeys(ids or there):
        done = "would be retracted" if dry_run else "retracted"
        yield f"{claim_id}  {done if claim_id in there else 'retracted, was so already'}\n"
    for claim in standing:
        stands = "would stand" if dry_run else f"{claim.status}, stands"
        yield f"{claim.id}  {stands} by itself again: it has another source\n"
    for claim in replaced:
        yield (
            f"{claim.id}  is {claim.status} by {claim.replaced_by}; "
            f"`verifier claims restore {claim.id}` brings it back to review\n"
        )


def _relied(checks: Sequence[Check], knowledge: KnowledgeBase) -> str:
    from knowledge.checks import Keeping
    from verifier.cli.checks import line_of_check

    if not checks:
        if knowledge.checks.keeping is Keeping.NOTHING:
            return (
                "Which checks relied on this is not known, because none are kept; "
                "see `verifier checks keep`.\n"
            )
        return "No check that was kept relied on this.\n"
    count = f"{len(checks)} check{'' if len(checks) == 1 else 's'} relied on this:\n"
    return count + "".join(f"  {line_of_check(check)}" for check in checks)


def _as_json(
    gone: Sequence[Claim],
    standing: Sequence[Claim],
    checks: Sequence[Check],
    replaced: Sequence[Claim],
) -> str:
    from verifier.cli.checks import as_json

    told = {
        "retracted": [claim.id for claim in gone],
        "standing": [claim.id for claim in standing],
        "replaced": [claim.id for claim in replaced],
        "checks": [as_json(check) for check in checks],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
