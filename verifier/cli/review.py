"""``verifier review``: what holds in these drafts, sentence by sentence?"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import ExitCode, NotDone, complain, emit
from verifier.cli.options import (
    AsOf,
    FailOnOption,
    Kb,
    Nearest,
    ReviewFormat,
    ReviewOutputFormat,
    Why,
)
from verifier.drafts.levels import FailOn
from verifier.drafts.report import DraftReport, Unreadable

if TYPE_CHECKING:
    from datetime import date

    from verifier.report import Report
    from verifier.setup import Opened


def review(
    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT",
            help="Text (.txt) or Markdown (.md) files, folders of them, or - for standard input.",
        ),
    ],
    as_of: AsOf = None,
    fail_on: FailOnOption = FailOn.CONTRADICTED,
    nearest: Nearest = 3,
    form: ReviewOutputFormat = ReviewFormat.TEXT,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report to this file."),
    ] = None,
    why: Why = False,
    kb: Kb = None,
) -> None:
    """Check every sentence of drafts that can be checked: its line, verdict and citation.

    Questions, opinions, predictions, instructions and greetings are left alone and counted. Exits
    with 1 for a finding at or above --fail-on, with 2 where something could not be read.
    """
    from verifier.cli.opening import opened_to_check
    from verifier.cli.output import output_file
    from verifier.cli.recording import recorded
    from verifier.cli.sources import find_files
    from verifier.cli.terminal import style
    from verifier.drafts.failing import any_fails
    from verifier.drafts.totals import Tally
    from verifier.reports import format_named
    from verifier.settings import DEFAULTS

    files = find_files(drafts, DEFAULTS)
    chosen = format_named(form)
    began = time.perf_counter()
    judged: list[Report] = []
    tally, lost = Tally(), False
    with output_file(output) as file:
        write = emit if file is None else file.write
        looks = style(why=why, plain=file is not None)
        with opened_to_check(kb) as opened, recorded(opened, judged, "review"):
            write(chosen.opening(looks))
            for done in _reviewed(files, opened, as_of, nearest):
                if isinstance(done, Unreadable):
                    tally = tally.with_unreadable(done)
                    continue
                write(chosen.draft(done, tally.drafts, looks))
                judged += (one.report for one in done.checked)
                lost = lost or any(lines.lost for lines in done.not_read)
                tally = tally.with_draft(done)
            elapsed = (time.perf_counter() - began) * 1000
            totals = tally.totals(opened.verifier.state, elapsed)
            write(chosen.closing(totals, tally.drafts, looks))
    for unreadable in tally.unreadable:
        complain(unreadable.reason)
    if tally.unreadable or lost:
        raise typer.Exit(ExitCode.NOT_DONE)
    if any_fails(judged, fail_on):
        raise typer.Exit(ExitCode.FINDINGS)


def _reviewed(
    files: Sequence[str], opened: Opened, as_of: date | None, nearest: int
) -> Iterator[DraftReport | Unreadable]:
    """The report of each draft, in order, or why it could not be checked."""
    from verifier.cli.sources import read_draft_file
    from verifier.cli.terminal import with_progress
    from verifier.drafts.review import review_draft
    from verifier.errors import UnusableInput

    for name in with_progress(files, "Checking drafts"):
        try:
            path, manuscript = read_draft_file(name, opened.verifier.settings)
            yield review_draft(path, manuscript, opened.verifier, as_of=as_of, nearest=nearest)
        except (NotDone, UnusableInput) as error:
            yield Unreadable(path=name, reason=str(error))
