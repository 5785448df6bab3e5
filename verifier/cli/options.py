"""Which options do several commands share? Each is described once, here."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.drafts.levels import FailOn
from verifier.settings import DEFAULTS

if TYPE_CHECKING:
    from verifier.cli.configuration import Configuration


class Format(StrEnum):
    """The forms of a single report or list: for people and for programs."""

    TEXT = "text"
    JSON = "json"


class ReviewFormat(StrEnum):
    """The forms of a review: those of :data:`verifier.reports.FORMATS`, and of
    :data:`verifier.reports.annotated.ANNOTATED` (a test compares)."""

    TEXT = "text"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    SARIF = "sarif"
    GITHUB = "github"
    JUNIT = "junit"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


class IngestStatus(StrEnum):
    """How claims enter: to be reviewed, or cited at once."""

    DRAFT = "draft"
    CITABLE = "citable"


class Reading(StrEnum):
    """Who may read in the web application, once there are accounts."""

    OPEN = "open"
    CLOSED = "closed"


class RoleName(StrEnum):
    """What somebody may do there, as :class:`web.access.roles.Role` has it (a test compares)."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    ADMIN = "admin"


def day(written: str) -> date:
    """The day of an option, written year-month-day."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise typer.BadParameter(
            f"{written!r} is no day of the calendar; write it as 2019-08-16."
        ) from None


SECRET_VARIABLE = "VERIFIER_SECRET"
"""As :mod:`web.access.exposure` has it (a test compares)."""

KB_VARIABLE = "VERIFIER_KB"
"""As :mod:`verifier.setup` has it, which loads too much to be asked here (a test compares)."""


@dataclass(frozen=True, slots=True)
class Invocation:
    """What holds for whatever command is called."""

    kb: str | None = None
    """The knowledge base that is named before the command."""
    configuration: Configuration | None = None

    @property
    def knowledge_base(self) -> str | None:
        """The knowledge base that is named by it, by a variable or by the configuration."""
        set_ = self.configuration.tables.knowledge_base if self.configuration else None
        # a variable is said for this run, a file for every one
        return self.kb or os.environ.get(KB_VARIABLE) or set_


def invocation(context: typer.Context) -> Invocation:
    """What was said before the command."""
    before = context.find_root().obj
    return before if isinstance(before, Invocation) else Invocation()


def _kb(context: typer.Context, value: str | None) -> str | None:
    """``--kb`` may stand before the command, too."""
    return value or invocation(context).knowledge_base


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
        help="The day from which relative dates count, and on which claims must be valid.",
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
Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID", help="Ids of claims, or - for a list of claims that is piped in."),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="The claim's id.")]
ExpectedRevision = Annotated[
    int | None,
    typer.Option(
        "--revision",
        "--expected-revision",
        metavar="N",
        min=0,
        help="Only if the claim still has this revision, so that nobody's change is lost.",
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

StatusName = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        help="Only these: draft (also: extracted), in review, citable, superseded, corrected, "
        "retracted, expired, rejected, merged.",
    ),
]
SpeakerPart = Annotated[
    str,
    typer.Option("--speaker", metavar="NAME", help="Only claims whose speaker's name has this."),
]
PublisherPart = Annotated[
    str,
    typer.Option("--publisher", metavar="NAME", help="Only claims whose publisher's name has it."),
]
SubjectPart = Annotated[
    str,
    typer.Option(
        "--subject", metavar="TEXT", help="Only claims with it in subject, title or place."
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--since", metavar="DATE", parser=day, help="Only claims that speak of this day or later."
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--until", metavar="DATE", parser=day, help="Only claims that speak of this day or before."
    ),
]
TextPart = Annotated[
    str, typer.Option("--text", metavar="WORDS", help="Only claims in which all these words stand.")
]
LapsedOn = Annotated[
    date | None,
    typer.Option(
        "--lapsed-on",
        metavar="DATE",
        parser=day,
        help="Only claims whose valid-until lies before this day.",
    ),
]
