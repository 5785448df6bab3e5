"""What every door hands out: a report of what was judged, and why.

The JSON shape is a contract with those who call: the command line, the web pages, the endpoint and
the reports of drafts all carry these values.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Verdict(StrEnum):
    """The three verdicts. A wrong answer harms more than an open one."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIED = "unverified"

    @property
    def sign(self) -> str:
        """The sign that stands beside the word, so that colour is never alone."""
        return {"supported": "✓", "contradicted": "✗", "unverified": "?"}[self.value]


class FindingName(StrEnum):
    """What a verdict carries beside itself."""

    MISATTRIBUTED = "misattributed"
    SOURCES_DISAGREE = "sources-disagree"
    OUTDATED = "outdated"
    HEDGE_DROPPED = "hedge-dropped"
    ROUNDED = "rounded"
    OVERCLAIMED = "overclaimed"
    DENIED = "denied"
    DERIVED = "derived"
    DEBUNKED = "debunked"


class Bearing(StrEnum):
    """What a point means for the verdict."""

    AGREES = "agrees"
    NEAR = "near"
    DISAGREES = "disagrees"
    SILENT = "silent"


class CitationStance(StrEnum):
    """What a cited claim does to the assertion."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    MENTIONS = "mentions"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


WEIGHING = "weighing"
"""The name of the point that tells by which step the others were weighed."""


class Mark(_Shape):
    """The words that a point looked at, by offsets in the statement or the citation's quote."""

    text: str
    start: int
    end: int
    means: str = ""
    """How it was read: "810 to 830 civilians", "21 to 30 April 2019"."""


class Point(_Shape):
    """One comparison of the statement with one claim."""

    comparison: str
    level: str
    bearing: Bearing
    statement: Mark | None = None
    claim: Mark | None = None
    says: str
    """One sentence for a reader."""


class CitedAppearance(_Shape):
    """Where else the cited claim was published, in which words."""

    claim_id: str
    quote: str = ""
    said_on: date | None = None
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: date | None = None


class Citation(_Shape):
    """A claim that was cited, with the points on which it was compared, matter first."""

    claim_id: str
    stance: CitationStance
    quote: str
    start: int | None = None
    end: int | None = None
    """Offsets of the quote in its source, where they are known."""
    speaker: str = ""
    said_on: date | None = None
    publisher: str = ""
    title: str = ""
    url: str = ""
    published: date | None = None
    reviewer: str = ""
    rating: str = ""
    """What a fact-checker rates the claim, in their words; "" where nobody has."""
    appearances: tuple[CitedAppearance, ...] = ()
    """Further publications of the same, where somebody merged the claims."""
    points: tuple[Point, ...] = ()

    @property
    def compared(self) -> tuple[Point, ...]:
        """The points without the last one, which only tells what follows from them."""
        return tuple(point for point in self.points if point.comparison != WEIGHING)


class Assertion(_Shape):
    """One thing that the statement asserts, judged by itself."""

    text: str
    start: int
    end: int
    verdict: Verdict
    findings: tuple[FindingName, ...] = ()
    reason: str
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()


class KnowledgeBaseState(_Shape):
    """Against what was judged, so that the same question can be asked of the same revision."""

    revision: int
    claims: int


class Report(_Shape):
    """The whole answer to one statement."""

    statement: str
    as_of: date | None = None
    verdict: Verdict
    findings: tuple[FindingName, ...] = ()
    reason: str
    assertions: tuple[Assertion, ...] = ()
    knowledge_base: KnowledgeBaseState
    elapsed_ms: float
