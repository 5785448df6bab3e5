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
from verifier.reports import as_csv, as_github, as_html, as_json, as_junit, as_ndjson, as_text
from verifier.reports.as_markdown import MarkdownRun
from verifier.reports.as_sarif import SarifRun
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
    fresh: Callable[[], Format] | None = None
    """For a form that remembers something until the closing: makes one for a run of its own."""

    def review(self, report: ReviewReport, style: Style) -> str:
        """A whole run at once, for those who hold all of it."""
        form = self.for_one_run()
        pieces = [form.opening(style)]
        pieces += (form.draft(draft, at, style) for at, draft in enumerate(report.drafts))
        return "".join([*pieces, form.closing(report.totals, len(report.drafts), style)])

    def for_one_run(self) -> Format:
        """The form with nothing remembered of any other run."""
        return self.fresh() if self.fresh else self


def _sarif() -> Format:
    run = SarifRun()
    return Format(
        "sarif", "application/sarif+json", run.opening, run.draft, run.closing, fresh=_sarif
    )


def _markdown() -> Format:
    run = MarkdownRun()
    return Format("markdown", "text/markdown", run.opening, run.draft, run.closing, fresh=_markdown)


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
    Format("ndjson", "application/x-ndjson", as_ndjson.opening, as_ndjson.draft, as_ndjson.closing),
    Format("csv", "text/csv", as_csv.opening, as_csv.draft, as_csv.closing),
    _sarif(),
    Format("github", "text/plain", as_github.opening, as_github.draft, as_github.closing),
    Format("junit", "application/xml", as_junit.opening, as_junit.draft, as_junit.closing),
    _markdown(),
    Format("html", "text/html", as_html.opening, as_html.draft, as_html.closing),
)
"""The first is the default."""


def format_named(name: str) -> Format:
    """The form of that name, for one run; raises ``KeyError`` for another name."""
    return {known.name: known for known in FORMATS}[name].for_one_run()


def statements_in(name: str) -> Callable[[Iterable[Report], Style], Iterable[str]]:
    """How the form of that name writes single reports; raises ``KeyError`` where it has none."""
    writes = format_named(name).statements
    if writes is None:
        raise KeyError(name)
    return writes
