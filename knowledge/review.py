"""What did a fact-checker find of a claim? The rating as published, and which way it points."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class ReviewVerdict(StrEnum):
    """Which way a rating points. Only the two ends decide anything."""

    TRUE = "true"
    FALSE = "false"
    MIXED = "mixed"
    """Partly so, misleading, out of context: neither end."""
    UNRATED = "unrated"
    """Unproven, satire, or a rating that the table does not know."""


class Review(BaseModel):
    """A rating of a claim by who checked it. The claim's source is the article of the review."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reviewer: str = ""
    """The organisation that rated it."""
    rating: str = ""
    """The rating in the reviewer's own words ("Mostly False", "Pants on Fire")."""
    verdict: ReviewVerdict = ReviewVerdict.UNRATED
    reviewed_on: date | None = None
    appearance: str = ""
    """Where the claim was made: the address that the review gives for it."""
