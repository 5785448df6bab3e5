"""What does ``result.html`` see? The whole answer to one statement, assertion by assertion."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.report import Verdict
from web.pages.contexts import CheckForm, CitationCard, FindingNote, Passage, Site, Stretch
from web.pages.figure_page import OverTime


@dataclass(frozen=True, slots=True)
class SideRow:
    """One property of a figure, as the statement and as the claim have it."""

    name: str
    statement: str
    claim: str


@dataclass(frozen=True, slots=True)
class FigureSides:
    """A figure of the statement beside the claim's that answers to it."""

    written: str
    """The statement's."""
    rows: tuple[SideRow, ...]
    """Value, unit, what is counted, period and tolerance."""


@dataclass(frozen=True, slots=True)
class AssertionPart:
    """One assertion with its verdict, its citations and what was near."""

    number: int
    text: tuple[Stretch, ...]
    verdict: Verdict
    reason: str
    findings: tuple[FindingNote, ...]
    citations: tuple[CitationCard, ...]
    """The deciding one first."""
    nearest: tuple[CitationCard, ...]
    sides: tuple[FigureSides, ...] = ()
    """The figures of the assertion beside those of the claim that is shown next to it."""
    over_time: OverTime | None = None
    """All claims on the measure, where there are two or more."""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """``result.html``: the whole answer to one statement."""

    site: Site
    form: CheckForm
    statement: tuple[Passage, ...]
    verdict: Verdict
    reason: str
    findings: tuple[FindingNote, ...]
    assertions: tuple[AssertionPart, ...]
    as_of: str
    speaker: str
    revision: int
    """The revision of the knowledge base that was judged at."""
    claims: int
    changed: str
    """A sentence when the permalink was made at another revision; "" otherwise."""
    permalink: str
    json_href: str
    csv_href: str
