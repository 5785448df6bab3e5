"""What is a claim? Something that somebody said, with the words it came from and its source."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, model_validator

from knowledge.figure import Figure
from knowledge.period import Period
from knowledge.review import Review

LONGEST_STATEMENT = 5_000
"""Characters of a claim's statement; a longer text is an article."""


class Stance(StrEnum):
    """What the speaker does by saying it. Only some stances assert that the content is so."""

    SAYS = "says"
    REPORTS = "reports"
    """The reporter's own voice: nobody is named, the publisher answers for it."""
    ESTIMATES = "estimates"
    CONFIRMS = "confirms"
    ADMITS = "admits"
    CLAIMS = "claims"
    """The reporter keeps a distance: claims, alleges, insists."""
    ACCUSES = "accuses"
    DENIES = "denies"
    REJECTS = "rejects"
    WARNS = "warns"
    PLEDGES = "pledges"
    FORECASTS = "forecasts"
    DEMANDS = "demands"
    """Asks, urges, calls for: nothing is asserted."""
    BELIEVES = "believes"


class Polarity(StrEnum):
    """Whether the claim affirms or negates."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Status(StrEnum):
    """Where a claim is in its life. Only citable claims decide a verdict."""

    EXTRACTED = "extracted"
    IN_REVIEW = "in review"
    CITABLE = "citable"
    SUPERSEDED = "superseded"
    CORRECTED = "corrected"
    RETRACTED = "retracted"
    EXPIRED = "expired"
    REJECTED = "rejected"
    MERGED = "merged"
    """It says the same as another claim, which now stands for both."""


class _Value(BaseModel):
    # An open end of an interval is infinite, which JSON has no number for: written as a string.
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")


class Source(_Value):
    """Where it was published."""

    publisher: str = ""
    title: str = ""
    url: str = ""
    author: str = ""
    published: date | None = None
    retrieved: datetime | None = None
    licence: str = ""


class Speaker(_Value):
    """Who said it, by the fullest name known; several speakers who said it together are listed."""

    name: str = Field(min_length=1)
    """Several joint speakers are written "Russia; Iran; Turkey"."""
    aliases: tuple[str, ...] = ()
    """Other names of the same speaker that its article introduces ("HTS", "the Observatory")."""


class Appearance(_Value):
    """Where else the same was said: a claim that somebody merged into this one."""

    claim_id: str
    """The merged claim, which keeps its history."""
    words: str = ""
    """How it was put there."""
    said_on: date | None = None
    source: Source = Source()


class Claim(_Value):
    """One sourced claim. ``quote`` is the source's own wording; ``statement`` reads by itself."""

    id: str = ""
    """Empty until stored; the knowledge base derives it from the content."""
    statement: str = Field(min_length=1, max_length=LONGEST_STATEMENT)
    quote: str = ""
    """The exact words of the source; ``article[start:end] == quote`` where offsets are known."""
    start: int | None = None
    end: int | None = None
    before: str = ""
    after: str = ""
    """The text around the quote, so that it can be found again in a changed page."""
    speaker: Speaker | None = None
    """``None``: the publisher's own voice."""
    verb: str = ""
    """Lemma of the reporting verb ("say", "accuse"), "according to", or ""."""
    stance: Stance = Stance.REPORTS
    said_on: date | None = None
    period: Period | None = None
    """The period that the content speaks of, not the day on which it was said."""
    place: str = ""
    places: tuple[str, ...] = ()
    """Every place that the claim or its article's heading speaks of."""
    figures: tuple[Figure, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    story: Period | None = None
    """The event told last before the quote: "five days later" in it counts from there."""
    antecedent: str = ""
    """Whom a pronoun in the quote means that refers to the sentence before ("it says")."""
    subject: str = ""
    """What the article is about: its title, or a heading above the claim."""
    aliases: tuple[tuple[str, str], ...] = ()
    """(short form, full name) pairs that the article introduces and the quote uses."""
    setting: tuple[str, ...] = ()
    """What the article has told elsewhere and takes for granted here: the names that run through it
    and the words of its lead."""
    source: Source = Source()
    review: Review | None = None
    """What a fact-checker found of it, where the source is a review."""
    appearances: tuple[Appearance, ...] = ()
    """Further publications of the same, besides ``source``."""
    valid_until: date | None = None
    """The last day on which it decides; ``None``: without end."""
    status: Status = Status.EXTRACTED
    replaced_by: str = ""
    """Id of the claim that supersedes or corrects this one, or that it was merged into."""
    revision: int = 0
    """Number of the knowledge base's revision that wrote this state of the claim."""

    @model_validator(mode="after")
    def _offsets_fit(self) -> Claim:
        if (self.start is None) != (self.end is None):
            raise ValueError("A quote has both offsets or none.")
        if (
            self.start is not None
            and self.end is not None
            and self.end - self.start != len(self.quote)
        ):
            raise ValueError("The offsets of a quote must be as far apart as it is long.")
        return self

    @property
    def known_since(self) -> date | None:
        """The day on which it was said, or else published."""
        return self.said_on or self.source.published

    @property
    def words(self) -> str:
        """The wording that is judged: the quote where there is one, else the statement."""
        return self.quote or self.statement


class Revision(_Value):
    """One change in the history of the knowledge base."""

    number: int
    claim_id: str
    at: datetime
    by: str = ""
    action: str
    """ "added", "revised", "approved", "retracted", "merged", "undone" ..."""
    why: str = ""
    step: int = 0
    """Number of the first of the changes that were made together, and are undone together."""
    claim: Claim
