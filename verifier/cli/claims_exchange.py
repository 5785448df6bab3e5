"""``verifier claims export|import``: how do claims move? One claim a line, a row, or a review."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, TextIO

import typer

from knowledge.formats.exports import Exported, write_exported
from verifier.cli.ending import ExitCode, NotDone, complain, emit
from verifier.cli.options import (
    By,
    Kb,
    PublisherPart,
    Since,
    SpeakerPart,
    StatusName,
    SubjectPart,
    TextPart,
    Until,
)
from verifier.cli.selecting import selected, selection
from verifier.cli.sources import STANDARD_INPUT, standard_input
from verifier.cli.wording import counted

if TYPE_CHECKING:
    from knowledge.claim import Claim

LINES_AT_ONCE = 200
"""Claims written in one go: few enough that a reader who stops is noticed soon."""


class Imported(StrEnum):
    """The forms in which exported claims come back."""

    JSONL = "jsonl"
    CSV = "csv"
    CLAIMREVIEW = "claimreview"


ENDINGS = {
    ".csv": Imported.CSV,
    ".json": Imported.CLAIMREVIEW,
    ".jsonld": Imported.CLAIMREVIEW,
}
"""What a file holds, by the end of its name; any other is taken for JSON Lines."""


def export(
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file."),
    ] = None,
    form: Annotated[
        Exported,
        typer.Option(
            "--format",
            help="jsonl: all that is known; csv: for a spreadsheet; claimreview: those that were "
            "rated; bibtex, csl-json: their sources, to be cited.",
        ),
    ] = Exported.JSONL,
    status: StatusName = None,
    speaker: SpeakerPart = "",
    publisher: PublisherPart = "",
    subject: SubjectPart = "",
    since: Since = None,
    until: Until = None,
    text: TextPart = "",
    kb: Kb = None,
) -> None:
    """Write claims, or the sources they come from, to standard output or a file."""
    from verifier.cli.opening import open_to_look
    from verifier.cli.output import output_file

    wanted = selection(
        status=status,
        speaker=speaker,
        publisher=publisher,
        subject=subject,
        since=since,
        until=until,
        text=text,
    )
    with open_to_look(kb) as knowledge, output_file(output) as file:
        claims = selected(knowledge, wanted)
        if file is not None:
            _write(claims, file, form)
        elif form is Exported.JSONL:
            _emit_lines(claims)
        else:
            page = StringIO(newline="")
            _write(claims, page, form)
            emit(page.getvalue())


def _emit_lines(claims: Iterable[Claim]) -> None:
    """JSON Lines to standard output as they are read, so that any number of claims goes through."""
    from knowledge.formats.jsonl import write_claims
    from verifier.upkeep import in_batches

    for some in in_batches(claims, LINES_AT_ONCE):
        lines = StringIO()
        write_claims(some, lines)
        emit(lines.getvalue())


def _write(claims: Iterable[Claim], file: TextIO, form: Exported) -> None:
    left = write_exported(claims, form, file)
    if left:
        complain(f"{counted(left)} without a rating left out, for a review needs one.")


def import_claims(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files as `claims export` writes them, or -."),
    ],
    form: Annotated[
        Imported | None,
        typer.Option(
            "--format", help="What they hold; without it, told by .csv, .json or .jsonld."
        ),
    ] = None,
    by: By = "",
    kb: Kb = None,
) -> None:
    """Read exported claims; each keeps its id and status, and none is added twice."""
    from verifier.cli.opening import now
    from verifier.cli.terminal import busy
    from verifier.setup import open_verifier
    from verifier.upkeep import READ_AT_ONCE, in_batches

    bad: list[str] = []
    added = duplicates = 0
    with open_verifier(kb, clock=now, environ=os.environ, create=True) as opened:
        with busy("Reading claims"):
            for batch in in_batches(_claims_in(sources, form, bad), READ_AT_ONCE):
                done = opened.verifier.add(batch, by=by, why="imported")
                added += len(done.ids)
                duplicates += len(done.duplicates)
        if not added and not duplicates:
            raise NotDone("no claim was found to import; give a file that `claims export` wrote.")
        emit(f"{counted(added)} added to {opened.place}, {duplicates} already there\n")
    if bad:
        raise typer.Exit(ExitCode.NOT_DONE)


def _claims_in(sources: Sequence[str], form: Imported | None, bad: list[str]) -> Iterator[Claim]:
    """The claims of the sources; a line, row or review that is none is told and passed over."""
    from knowledge.claim import Claim

    for name in sources:
        wanted = form or ENDINGS.get(Path(name).suffix.lower(), Imported.JSONL)
        with _opened(name) as stream:
            for read in _read(stream, name, wanted):
                if isinstance(read, Claim):
                    yield read
                else:
                    bad.append(name)
                    complain(read)


def _read(stream: BinaryIO, name: str, form: Imported) -> Iterator[Claim | str]:
    """Claims, and for what is none a sentence."""
    from knowledge.formats.claimreview import read_claim_reviews
    from knowledge.formats.claims_csv import read_csv
    from knowledge.formats.items import FoundClaim, Unreadable
    from knowledge.formats.jsonl import BadLine, read_claims

    if form is Imported.CLAIMREVIEW:
        for item in read_claim_reviews(_whole(stream, name), name):
            if isinstance(item, FoundClaim):
                yield item.claim
            elif isinstance(item, Unreadable):
                yield item.why
        return
    lines = (
        read_csv(_whole(stream, name), name) if form is Imported.CSV else read_claims(stream, name)
    )
    for read in lines:
        yield read.why if isinstance(read, BadLine) else read


def _whole(stream: BinaryIO, name: str) -> bytes:
    from verifier.settings import DEFAULTS

    limit = DEFAULTS.source_size_limit
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise NotDone(f"{name} has more than {limit:,} bytes; export fewer claims at a time.")
    return data


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD_INPUT:
        yield standard_input().buffer
        return
    try:
        file = open(name, "rb")  # noqa: SIM115
    except OSError as error:
        raise NotDone(f"{name} cannot be read: {error.strerror}; check the path.") from error
    with file:
        yield file


def add_to(app: typer.Typer) -> None:
    """The commands of this module, listed."""
    app.command("export")(export)
    app.command("import")(import_claims)
