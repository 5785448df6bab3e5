"""Which options has ``verifier review`` alone? Each is described once, here."""

from __future__ import annotations

from typing import Annotated

import typer

from verifier.cli.options import ReviewFormat

Drafts = Annotated[
    list[str],
    typer.Argument(
        metavar="DRAFT",
        help="Files (.txt .md .html .docx .odt .pdf .csv .jsonl), folders of them, patterns, or - "
        "for standard input.",
    ),
]
Forms = Annotated[
    list[ReviewFormat],
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
BaselineFile = Annotated[
    str,
    typer.Option(
        "--baseline", metavar="FILE", help="Findings that are known already and fail nothing."
    ),
]
UpdateBaseline = Annotated[
    bool,
    typer.Option(
        "--update-baseline",
        metavar="",
        help="Write the file of --baseline anew: what is found now is known from now on.",
    ),
]
DiffBase = Annotated[
    str,
    typer.Option(
        "--diff-base",
        metavar="FILE|REVISION",
        help="Judge only sentences that an earlier version lacks: a file, or a revision of git.",
    ),
]
Watch = Annotated[
    bool,
    typer.Option(
        "--watch", metavar="", help="Go on and check files again that change, until Ctrl-C."
    ),
]
