"""``verifier claims export|import``: how do claims move? As JSON Lines, one claim a line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from verifier.cli.ending import ExitCode, NotDone, complain, emit
from verifier.cli.options import By, Kb
from verifier.cli.sources import STANDARD_INPUT, standard_input
from verifier.cli.wording import counted

if TYPE_CHECKING:
    from knowledge.claim import Claim

LINES_AT_ONCE = 200
"""Claims written in one go: few enough that a reader who stops is noticed soon."""


def export(
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file."),
    ] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="Only claims of this status.")
    ] = None,
    kb: Kb = None,
) -> None:
    """Write claims as JSON Lines, to standard output or a file."""
    from knowledge.formats.jsonl import write_claims
    from verifier.cli.opening import open_to_look
    from verifier.cli.output import output_file
    from verifier.cli.selecting import status_named
    from verifier.upkeep import in_batches

    wanted = status_named(status) if status else None
    with open_to_look(kb) as knowledge, output_file(output) as file:
        if file is not None:
            write_claims(knowledge.claims(status=wanted), file)
            return
        for claims in in_batches(knowledge.claims(status=wanted), LINES_AT_ONCE):
            lines = StringIO()
            write_claims(claims, lines)
            emit(lines.getvalue())


def import_claims(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="JSON Lines as `claims export` writes them, or -."),
    ],
    by: By = "",
    kb: Kb = None,
) -> None:
    """Read claims from JSON Lines; each keeps its status, and none is added twice."""
    from verifier.cli.opening import now
    from verifier.setup import open_verifier
    from verifier.upkeep import READ_AT_ONCE, in_batches

    bad: list[str] = []
    added = duplicates = 0
    with open_verifier(kb, clock=now, environ=os.environ, create=True) as opened:
        for batch in in_batches(_claims_in(sources, bad), READ_AT_ONCE):
            done = opened.verifier.add(batch, by=by, why="imported")
            added += len(done.ids)
            duplicates += len(done.duplicates)
        if not added and not duplicates:
            raise NotDone("no claim was found to import; give JSON Lines with one claim a line.")
        emit(f"{counted(added)} added to {opened.place}, {duplicates} already there\n")
    if bad:
        raise typer.Exit(ExitCode.NOT_DONE)


def _claims_in(sources: Sequence[str], bad: list[str]) -> Iterator[Claim]:
    """The claims of the sources, read as they come; a line that is none is told and passed over."""
    from knowledge.claim import Claim
    from knowledge.formats.jsonl import read_claims

    for name in sources:
        with _lines(name) as stream:
            try:
                for read in read_claims(stream, name):
                    if isinstance(read, Claim):
                        yield read
                    else:
                        bad.append(name)
                        complain(read.why)
            except UnicodeDecodeError as error:
                raise NotDone(f"{name} is not a text in UTF-8; export the claims again.") from error


@contextmanager
def _lines(name: str) -> Iterator[TextIO]:
    if name == STANDARD_INPUT:
        yield standard_input()
        return
    try:
        file = open(name, encoding="utf-8-sig")  # noqa: SIM115
    except OSError as error:
        raise NotDone(f"{name} cannot be read: {error.strerror}; check the path.") from error
    with file:
        yield file


def add_to(app: typer.Typer) -> None:
    """The commands of this module, listed."""
    app.command("export")(export)
    app.command("import")(import_claims)
