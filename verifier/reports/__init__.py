"""In which forms is a report handed out? One module a form, listed here and nowhere else.

A form writes reports of single statements, and whole runs over drafts piece by piece: an opening,
one piece a draft, a closing with the sums. So a run over thousands of drafts keeps none of them,
and one that is stopped still ends in a valid report. The doors ask by name; there is no discovery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from verifier.drafts.report import DraftReport, ReviewReport, ReviewTotals
from verifier.report import Report
from verifier.reports import as_json, as_text
from verifier.reports.style import Style


@dataclass(frozen=True, slots=True)
class Format:
    """One form. Every piece of text ends with a line break; an opening may be empty."""

    name: str
    media_type: str
    opening: Callable[[Style], str]
    draft: Callable[[DraftReport, int, Style], str]
    """One draft, with how many drafts came before it in the run."""
    closing: Callable[[ReviewTotals, int, Style], str]
    """The sums of the run, and how many drafts it had."""
    statements: Callable[[Iterable[Report], Style], Iterable[str]] | None = None
    """Reports one by one; ``None`` for a form that only drafts have."""

    def review(self, report: ReviewReport, style: Style) -> str:
        """A whole run at once, for those who hold all of it."""
        drafts = (self.draft(draft, at, style) for at, draft in enumerate(report.drafts))
        end = self.closing(report.totals, len(report.drafts), style)
        return "".join([self.opening(style), *drafts, end])


FORMATS: tuple[Format, ...] = (
    Format(
        "text",
        "text/plain",
        as_text.opening,
        as_text.draft,
        as_text.closing,
        as_text.statements,
    ),
    Format(
        "json",
        "application/json",
        as_json.opening,
        as_json.draft,
        as_json.closing,
        as_json.statements,
    ),
)
"""The first is the default."""


def format_named(name: str) -> Format:
    """The form of that name; raises ``KeyError`` for another."""
    return {known.name: known for known in FORMATS}[name]


def statements_in(name: str) -> Callable[[Iterable[Report], Style], Iterable[str]]:
    """How the form of that name writes single reports; raises ``KeyError`` where it has none."""
    writes = format_named(name).statements
    if writes is None:
        raise KeyError(name)
    return writes
