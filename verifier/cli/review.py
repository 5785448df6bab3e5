"""``verifier review``: what holds in these drafts, sentence by sentence?"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import ExitCode, NotDone, complain, emit
from verifier.cli.options import AsOf, FailOnOption, Format, Kb, Nearest, OutputFormat, Why
from verifier.drafts.levels import FailOn

if TYPE_CHECKING:
    from datetime import date

    from verifier.drafts.report import ReviewReport
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
    form: OutputFormat = Format.TEXT,
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
    from verifier.reports import format_named
    from verifier.settings import DEFAULTS

    files = find_files(drafts, DEFAULTS)
    with output_file(output) as file:
        judged: list[Report] = []
        with opened_to_check(kb) as opened, recorded(opened, judged, "review"):
            report = _reviewed(files, opened, as_of, nearest)
            judged += (one.report for draft in report.drafts for one in draft.checked)
        text = format_named(form).review(report, style(why=why, plain=file is not None))
        if file is None:
            emit(text)
        else:
            file.write(text)
    for unreadable in report.unreadable:
        complain(unreadable.reason)
    if not report.complete:
        raise typer.Exit(ExitCode.NOT_DONE)
    if any_fails(judged, fail_on):
        raise typer.Exit(ExitCode.FINDINGS)


def _reviewed(
    files: Sequence[str], opened: Opened, as_of: date | None, nearest: int
) -> ReviewReport:
    from verifier.cli.sources import read_source
    from verifier.cli.terminal import with_progress
    from verifier.drafts.report import Unreadable
    from verifier.drafts.review import review_draft, review_report
    from verifier.errors import UnusableInput

    began = time.perf_counter()
    done, unreadable = [], []
    for name in with_progress(files, "Checking drafts"):
        try:
            source = read_source(name, opened.verifier.settings)
            done.append(
                review_draft(
                    source.name, source.text, opened.verifier, as_of=as_of, nearest=nearest
                )
            )
        except (NotDone, UnusableInput) as error:
            unreadable.append(Unreadable(path=name, reason=str(error)))
    return review_report(done, unreadable, opened.verifier, began)
