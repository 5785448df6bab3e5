"""How is a report written for programs? As JSON in the shape of the contract.

Reports of statements are JSON Lines: one object a line, so that one statement gives one document
and a thousand can be read as they come. A review is a single indented document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verifier.drafts.report import ReviewReport
from verifier.report import Report
from verifier.reports.style import Style


def statements(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """One line of JSON a report."""
    del style  # a program has no width
    for report in reports:
        yield report.model_dump_json() + "\n"


def review(report: ReviewReport, style: Style) -> str:
    """One document for the whole run."""
    del style
    return report.model_dump_json(indent=2) + "\n"
