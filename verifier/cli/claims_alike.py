"""``verifier claims merge``: which claims say the same?"""

from __future__ import annotations

from typing import Annotated

import typer

from verifier.cli.ending import emit
from verifier.cli.options import By, ExpectedRevision, Kb, Reason


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


def add_to(app: typer.Typer) -> None:
    """The commands of this module, listed."""
    app.command()(merge)
