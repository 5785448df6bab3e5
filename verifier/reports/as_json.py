"""How is a report written for programs? As JSON in the shape of the contract.

Reports of statements are JSON Lines: one object a line, so that one statement gives one document
and a thousand can be read as they come. A review is a single indented document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import indent

from verifier.drafts.report import DraftReport, ReviewTotals
from verifier.report import Report
from verifier.reports.json_text import json_text
from verifier.reports.style import Style


def statements(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """One line of JSON a report."""
    del style  # a program has no width
    for report in reports:
        yield json_text(report) + "\n"


def opening(style: Style) -> str:
    """The beginning of the document, up to its list of drafts."""
    del style
    return '{\n  "drafts": ['


def draft(report: DraftReport, before: int, style: Style) -> str:
    """One member of the list of drafts."""
    del style
    comma = "," if before else ""
    return f"{comma}\n{indent(json_text(report, indent=2), ' ' * 4)}"


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """The end of the list, then the sums."""
    del style
    end = "\n  ]" if drafts else "]"
    return f"{end},\n{json_text(totals, indent=2).removeprefix('{').lstrip(chr(10))}\n"
