"""In which forms is the report on a draft saved? All of those that the command line writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from types import MappingProxyType
from urllib.parse import quote

from starlette.responses import Response

from verifier.drafts.report import DraftReport
from verifier.drafts.totals import review_report
from verifier.report import KnowledgeBaseState
from verifier.reports import format_named
from verifier.reports.annotated import ANNOTATED
from verifier.reports.style import Style


@dataclass(frozen=True, slots=True)
class Saved:
    """A form that can be saved: what a reader knows it by, and how its file ends."""

    label: str
    ending: str
    note: str


SAVED: Mapping[str, Saved] = MappingProxyType(
    {
        "docx": Saved(
            "Word", ".docx", "the draft with a comment on each checked sentence; a Word file "
            "comes back as it was sent, with the comments",
        ),
        "html": Saved("Web page", ".html", "this page in one file"),
        "markdown": Saved("Markdown", ".md", "a table and the findings, for a comment"),
        "text": Saved("Text", ".txt", "as a terminal shows it"),
        "csv": Saved("Table (CSV)", ".csv", "a row for each sentence"),
        "json": Saved("JSON", ".json", "the whole report for programs"),
        "ndjson": Saved("JSON Lines", ".ndjson", "the same, line by line"),
        "sarif": Saved("SARIF", ".sarif", "for code scanning and editors"),
        "junit": Saved("JUnit", ".xml", "for build servers"),
        "github": Saved("GitHub", ".github.txt", "annotations of a pull request"),
    }
)  # fmt: skip
"""By the names that ``verifier review --format`` knows; those that people read come first."""

MARKED = ".checked"
"""Stands before the ending of a file that is saved: "budget.checked.docx"."""


def saved_as(
    form: str,
    original: bytes,
    report: DraftReport,
    state: KnowledgeBaseState,
    written_at: datetime,
) -> Response:
    """The report in a form, offered for saving.

    ``original`` is the draft as it was sent. Raises ``KeyError`` for a form that there is not, and
    :class:`~verifier.errors.UnusableInput` where the draft cannot be marked.
    """
    saved = SAVED[form]
    annotated = ANNOTATED.get(form)
    if annotated is not None:
        content, media_type = annotated.mark(original, report, written_at), annotated.media_type
    else:
        written = format_named(form)
        review = review_report([report], [], state, 0.0)
        # what cannot be written (half of a surrogate pair) may stand in a draft all the same
        content = written.review(review, Style(why=True, piped=True)).encode("utf-8", "replace")
        media_type = f"{written.media_type}; charset=utf-8"
    name = f"{PurePath(report.path).stem}{MARKED}{saved.ending}"
    return Response(
        content,
        media_type=media_type,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )
