"""``verifier review``: what holds in these drafts, sentence by sentence?"""

from __future__ import annotations

from typing import Annotated

import typer

from verifier.cli.options import AsOf, FailOnOption, Format, Kb, Nearest, Why
from verifier.drafts.levels import FailOn

Drafts = Annotated[
    list[str],
    typer.Argument(
        metavar="DRAFT", help="Files, folders of them, patterns, or - for standard input."
    ),
]
Forms = Annotated[
    list[Format],
    typer.Option("--format", help="For people or for programs; may be repeated with --output."),
]
OutputFiles = Annotated[
    list[str],
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the report to this file; the first --output is of the first --format.",
    ),
]
Jobs = Annotated[
    int, typer.Option("--jobs", metavar="N", min=1, max=64, help="How many processes check.")
]
StdinFilename = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="What standard input would be called: reports name it so, and its ending tells how "
        "it is read.",
    ),
]
Exclude = Annotated[
    list[str],
    typer.Option(
        "--exclude",
        metavar="PATTERN",
        help="Pass over such files of folders and patterns; may be repeated.",
    ),
]


def review(
    drafts: Drafts,
    as_of: AsOf = None,
    fail_on: FailOnOption = FailOn.CONTRADICTED,
    nearest: Nearest = 3,
    form: Forms = [Format.TEXT],  # noqa: B006 - typer copies it
    output: OutputFiles = [],  # noqa: B006
    why: Why = False,
    stdin_filename: StdinFilename = "",
    exclude: Exclude = [],  # noqa: B006
    jobs: Jobs = 1,
    kb: Kb = None,
) -> None:
    """Check every sentence of drafts that can be checked: its line, verdict and citation.

    Questions, opinions, predictions, instructions and greetings are left alone and counted. Exits
    with 1 for a finding at or above --fail-on, with 2 where something could not be read.
    """
    from verifier.cli.review_files import draft_files
    from verifier.cli.review_output import outputs
    from verifier.cli.review_run import review_files
    from verifier.cli.review_work import desk
    from verifier.drafts.checking import Asked
    from verifier.settings import DEFAULTS

    files = draft_files(drafts, DEFAULTS, stdin_filename, exclude)
    asked = Asked(as_of=as_of, nearest=nearest)
    with outputs([one.value for one in form], output, why=why) as written, desk(kb, jobs) as place:
        code = review_files(files, asked, place, written, fail_on)
    if code:
        raise typer.Exit(code)
