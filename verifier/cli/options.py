"""Which options do several commands share? Each is described once, here."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from verifier.drafts.levels import FailOn
from verifier.settings import DEFAULTS


class Format(StrEnum):
    """The forms of a report, as :data:`verifier.reports.FORMATS` lists them (a test compares)."""

    TEXT = "text"
    JSON = "json"


class IngestStatus(StrEnum):
    """How claims enter: to be reviewed, or cited at once."""

    DRAFT = "draft"
    CITABLE = "citable"


def day(written: str) -> date:
    """The day of an option, written year-month-day."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise typer.BadParameter(
            f"{written!r} is no day of the calendar; write it as 2019-08-16."
        ) from None


def _kb(context: typer.Context, value: str | None) -> str | None:
    """``--kb`` may stand before the command, too."""
    before = context.find_root().obj
    return value or (before if isinstance(before, str) else None)


Kb = Annotated[
    str | None,
    typer.Option(
        "--kb",
        metavar="URL",
        callback=_kb,
        help="The knowledge base: a path, or sqlite:///path (else VERIFIER_KB, else the one in "
        "your data folder, else the read-only sample).",
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=day,
        help="The day from which relative dates count, and by which the statement is judged.",
    ),
]
Nearest = Annotated[
    int,
    typer.Option(
        "--nearest",
        metavar="N",
        min=0,
        max=DEFAULTS.nearest_limit,
        help="How many claims that did not decide to show.",
    ),
]
OutputFormat = Annotated[Format, typer.Option("--format", help="For people or for programs.")]
Why = Annotated[bool, typer.Option("--why", metavar="", help="Tell every point that was compared.")]
FailOnOption = Annotated[
    FailOn,
    typer.Option(
        "--fail-on",
        help="Exit with 1 at this finding or a graver one; gravest first as listed.",
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who does it, for the history.")]
Reason = Annotated[str, typer.Option("--why", metavar="TEXT", help="Why, for the history.")]

Publisher = Annotated[str, typer.Option("--publisher", metavar="NAME", help="Who published it.")]
Published = Annotated[
    date | None,
    typer.Option("--published", metavar="DATE", parser=day, help="The day of publication."),
]
Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Its title.")]
Url = Annotated[str, typer.Option("--url", metavar="URL", help="Its address.")]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="Who wrote it.")]
