"""``verifier check``: are these statements so, by what the knowledge base holds?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import ExitCode, NotDone, complain, emit
from verifier.cli.options import AsOf, FailOnOption, Format, Kb, Nearest, OutputFormat, Why, day
from verifier.drafts.levels import FailOn

if TYPE_CHECKING:
    from verifier.report import Report
    from verifier.setup import Opened


def check(
    statements: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="STATEMENT",
            help="What is to be judged, each in quotation marks; without any, or with -, "
            "standard input is read, one statement a line.",
        ),
    ] = None,
    as_of: AsOf = None,
    speaker: Annotated[
        str,
        typer.Option("--speaker", metavar="NAME", help="Who says it, where the words do not."),
    ] = "",
    against: Annotated[
        list[str] | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="Judge against this text alone instead of the knowledge base (may be repeated).",
        ),
    ] = None,
    published: Annotated[
        date | None,
        typer.Option(
            "--published",
            metavar="DATE",
            parser=day,
            help="The day on which the texts of --against were published.",
        ),
    ] = None,
    nearest: Nearest = 3,
    form: OutputFormat = Format.TEXT,
    why: Why = False,
    fail_on: FailOnOption = FailOn.NEVER,
    kb: Kb = None,
) -> None:
    """Judge statements: supported, contradicted or unverified, each with its citation.

    Exits with 0 whatever the verdicts are, unless --fail-on names one; with 2 where something
    could not be judged.
    """
    asked = _statements(statements)
    if published and not against:
        raise NotDone("--published dates the texts of --against; name one with --against FILE.")
    from verifier.cli.recording import recorded
    from verifier.cli.terminal import style
    from verifier.drafts.failing import any_fails
    from verifier.reports import statements_in

    told: list[Report] = []
    with (
        _opened(kb, against or [], published) as opened,
        recorded(opened.verifier.knowledge, opened.place, "check") as keep,
    ):
        reports = _reports(opened, asked, as_of, speaker, nearest)
        for block in statements_in(form)(_kept(reports, keep, told), style(why=why)):
            emit(block)
    if len(told) < len(asked):
        raise typer.Exit(ExitCode.NOT_DONE)
    if any_fails(told, fail_on):
        raise typer.Exit(ExitCode.FINDINGS)


def _statements(arguments: Sequence[str] | None) -> Sequence[str]:
    if arguments and list(arguments) != ["-"]:
        return arguments
    if not arguments and (sys.stdin is None or sys.stdin.isatty()):
        raise NotDone('give a statement in quotation marks: verifier check "...".')
    from verifier.cli.sources import read_lines
    from verifier.settings import DEFAULTS

    lines = read_lines(DEFAULTS)
    if not lines:
        raise NotDone("standard input is empty; pipe statements in, one a line.")
    return lines


def _reports(
    opened: Opened,
    asked: Sequence[str],
    as_of: date | None,
    speaker: str,
    nearest: int,
) -> Iterator[Report]:
    """A report a statement, in order; a statement that cannot be judged is told and passed over."""
    from verifier.errors import UnusableInput

    for number, statement in enumerate(asked, start=1):
        try:
            report = opened.verifier.check(statement, as_of=as_of, speaker=speaker, nearest=nearest)
        except UnusableInput as error:
            complain(f"statement {number}: {error}" if len(asked) > 1 else str(error))
            continue
        yield report


def _kept(
    reports: Iterable[Report], keep: Callable[[Iterable[Report]], None], told: list[Report]
) -> Iterator[Report]:
    """The reports as they go by, each noted before it is told."""
    for report in reports:
        keep([report])
        told.append(report)
        yield report


def _opened(
    kb: str | None, against: Sequence[str], published: date | None
) -> AbstractContextManager[Opened]:
    from verifier.cli.opening import opened_over, opened_to_check

    if not against:
        return opened_to_check(kb)
    if kb:
        raise NotDone("--against judges against a text instead of --kb; give only one of them.")
    return opened_over(against, published)
