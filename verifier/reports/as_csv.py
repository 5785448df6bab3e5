"""How is a review written for a spreadsheet? One row a checked sentence, formulas defused.

What was not checked has rows of its own, so that a table that was sorted or cut still tells it:
``not read`` in the column of the verdict, ``interrupted`` where the run was stopped, and ``note``
for what the writer should know of a line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import StringIO

from knowledge.formats.formulas import guarded
from verifier.drafts.report import CheckedSentence, DraftReport, ReviewTotals
from verifier.reports.characters import printable
from verifier.reports.citation import cited
from verifier.reports.style import Style
from verifier.reports.wording import INTERRUPTED, correction_line, inconsistent_line

COLUMNS = (
    "path",
    "page",
    "line",
    "column",
    "verdict",
    "findings",
    "statement",
    "reason",
    "quote",
    "speaker",
    "said on",
    "publisher",
    "published",
    "url",
    "correction",
    "inconsistent with",
    "also at lines",
    "ignored",
    "known",
)

NOT_READ = "not read"
STOPPED = "interrupted"
NOTE = "note"


def opening(style: Style) -> str:
    """The row of headings."""
    del style
    return _rows([dict(zip(COLUMNS, COLUMNS, strict=True))])


def draft(report: DraftReport, before: int, style: Style) -> str:
    """One row a checked sentence, then one a stretch that was not read and one a note."""
    del before, style
    rows = [_sentence(report.path, sentence) for sentence in report.checked]
    rows += (
        {
            "path": report.path,
            "line": lines.line,
            "verdict": NOT_READ,
            "reason": f"{lines.what}, to line {lines.end_line}"
            if lines.end_line > lines.line
            else lines.what,
        }
        for lines in report.not_read
    )
    rows += (
        {"path": report.path, "line": note.line, "verdict": NOTE, "reason": note.says}
        for note in report.notes
    )
    return _rows(rows)


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """One row a file that was not checked, and one where the run was stopped."""
    del drafts, style
    rows: list[Mapping[str, object]] = [
        {"path": unreadable.path, "verdict": NOT_READ, "reason": unreadable.reason}
        for unreadable in totals.unreadable
    ]
    if totals.interrupted:
        rows.append({"verdict": STOPPED, "reason": INTERRUPTED})
    return _rows(rows)


def _sentence(path: str, sentence: CheckedSentence) -> Mapping[str, object]:
    report = sentence.report
    row: dict[str, object] = {
        "path": path,
        "page": sentence.page,
        "line": sentence.line,
        "column": sentence.column,
        "verdict": report.verdict,
        "findings": ", ".join(report.findings),
        "statement": report.statement,
        "reason": report.reason,
        "correction": "; ".join(map(correction_line, sentence.corrections)),
        "inconsistent with": "; ".join(map(inconsistent_line, sentence.inconsistent_with)),
        "also at lines": ", ".join(str(place.line) for place in sentence.also_at),
        "ignored": sentence.ignored,
        "known": "yes" if sentence.known else "no",
    }
    citation = cited(report)
    if citation is not None:
        row |= {
            "quote": citation.quote,
            "speaker": citation.speaker,
            "said on": citation.said_on,
            "publisher": citation.publisher,
            "published": citation.published,
            "url": citation.url,
        }
    return row


def _rows(rows: Iterable[Mapping[str, object]]) -> str:
    page = StringIO(newline="")
    writer = csv.writer(page, lineterminator="\n")
    for row in rows:
        writer.writerow(_cell(row.get(name)) for name in COLUMNS)
    return page.getvalue()


def _cell(value: object) -> str:
    """A value as it stands in a cell; a lone carriage return would end the row for some readers."""
    text = "" if value is None else printable(str(value))
    return guarded("\n".join(text.replace("\r\n", "\n").split("\r")))
