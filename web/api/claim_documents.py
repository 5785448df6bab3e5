"""Which JSON do the routes of claims take and give, besides the claim itself?"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from knowledge.claim import LONGEST_STATEMENT, Claim, Revision, Source
from knowledge.moves import moves
from web.api.requests import Day
from web.changing import MERGE

NAME = 200
"""Characters of a name."""
TEXT = 2_000
"""Characters of an address or a reason."""


UNDO = "undo"
MOVES = (*(name for name in moves() if name != MERGE), UNDO)
"""What a claim may be asked to do; two are merged at an address of its own."""


def _known_move(name: str) -> str:
    if name not in MOVES:
        raise ValueError(f"There is no move of that name; there are: {', '.join(MOVES)}.")
    return name


class _Asked(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NewSource(_Asked):
    """Where a claim was published."""

    publisher: str = Field("", max_length=NAME)
    title: str = Field("", max_length=NAME)
    url: str = Field("", max_length=TEXT)
    author: str = Field("", max_length=NAME)
    published: Day = None
    licence: str = Field("", max_length=NAME)

    def as_source(self) -> Source:
        """The source as it is stored."""
        return Source(**self.model_dump())


class NewClaim(_Asked):
    """A claim to add. It is a draft until somebody approves it."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "example": {
                "statement": "The port of Tarn handled 40,000 containers in 2023.",
                "speaker": "Port Authority of Tarn",
                "said_on": "2024-01-15",
                "source": {
                    "publisher": "Coast Courier",
                    "title": "A good year for the port",
                    "published": "2024-01-16",
                },
            }
        },
    )

    statement: str = Field(
        min_length=1, max_length=LONGEST_STATEMENT, description="A sentence that reads by itself."
    )
    quote: str = Field(
        "", max_length=LONGEST_STATEMENT, description="The source's own words, where they differ."
    )
    speaker: str = Field("", max_length=NAME, description="Who said it; the publisher, where not.")
    said_on: Day = None
    place: str = Field("", max_length=NAME)
    valid_until: Day = Field(None, description="The last day on which it decides.")
    source: NewSource = Field(default_factory=lambda: NewSource.model_validate({}))
    why: str = Field("", max_length=TEXT, description="Why it is added, for its history.")


class ClaimChanges(_Asked):
    """What to change of a claim; what is left out stays. The words are read anew."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "example": {"said_on": "2024-01-14", "why": "the speech was the day before"}
        },
    )

    statement: str | None = Field(None, min_length=1, max_length=LONGEST_STATEMENT)
    quote: str | None = Field(None, max_length=LONGEST_STATEMENT)
    speaker: str | None = Field(None, max_length=NAME)
    said_on: Day = None
    place: str | None = Field(None, max_length=NAME)
    valid_until: Day = None
    source: NewSource | None = None
    why: str = Field(min_length=1, max_length=TEXT, description="Why, for its history.")

    def given(self) -> dict[str, Any]:
        """The members of the claim that the caller named."""
        named = self.model_fields_set - {"why", "quote", "speaker", "source"}
        return {name: getattr(self, name) for name in named}


class Move(_Asked):
    """A move in the life of a claim."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={"example": {"move": "approve", "why": "checked against the source"}},
    )

    move: Annotated[str, AfterValidator(_known_move)] = Field(
        description="How it moves on; undo takes the last change back.",
        json_schema_extra={"enum": list(MOVES)},
    )
    why: str = Field(min_length=1, max_length=TEXT, description="Why, for its history.")
    successor: str = Field(
        "", max_length=NAME, description="The claim that takes its place (supersede, correct)."
    )


class Merge(_Asked):
    """Two claims that say the same; the better one then stands for both."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "example": {"other": "7f3a0c51d2e49b60", "why": "the same figure from two agencies"}
        },
    )

    other: str = Field(min_length=1, max_length=NAME, description="The id of the other claim.")
    why: str = Field(min_length=1, max_length=TEXT)


class ClaimsPage(BaseModel):
    """A page of claims, the newest first."""

    model_config = ConfigDict(frozen=True)

    claims: tuple[Claim, ...]
    next: str = Field("", description="The cursor of the next page; empty at the end.")


class HistoryReply(BaseModel):
    """Every state that a claim has had, the oldest first."""

    model_config = ConfigDict(frozen=True)

    revisions: tuple[Revision, ...]


class CheckLine(BaseModel):
    """A check that cited the claim."""

    model_config = ConfigDict(frozen=True)

    at: datetime
    door: str
    verdict: str
    stance: str
    """What the claim did to the statement: supports, contradicts, mentions."""
    statement: str = ""
    as_of: date | None = None
    revision: int


class ChecksReply(BaseModel):
    """The checks that relied on a claim, where they are kept; the oldest first."""

    model_config = ConfigDict(frozen=True)

    kept: str
    """What is kept of checks: nothing, verdicts or statements."""
    checks: tuple[CheckLine, ...]
