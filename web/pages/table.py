"""How does a report become a table? One row a point, with everything that it hangs on (CSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from knowledge.formats.formulas import guarded
from verifier.report import Assertion, Citation, Point, Report
from verifier.reports.citation import published_line

COLUMNS = (
    "statement",
    "as_of",
    "verdict",
    "assertion",
    "assertion_verdict",
    "findings",
    "reason",
    "role",
    "claim_id",
    "quote",
    "speaker",
    "said_on",
    "publisher",
    "title",
    "url",
    "published",
    "also_in",
    "comparison",
    "level",
    "bearing",
    "statement_words",
    "claim_words",
    "says",
    "revision",
)


def as_csv(report: Report) -> str:
    """The report as CSV with a heading line; an assertion that cites nothing has one row.

    Begins with a byte order mark, by which spreadsheet programs know UTF-8. A cell that such a
    program would run as a formula has an apostrophe before it.
    """
    stream = io.StringIO(newline="")
    stream.write("\ufeff")
    writer = csv.DictWriter(stream, COLUMNS, restval="")
    writer.writeheader()
    for row in _rows(report):
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return stream.getvalue()


def _rows(report: Report) -> Iterator[dict[str, object]]:
    whole: dict[str, object] = {
        "statement": report.statement,
        "as_of": report.as_of,
        "verdict": report.verdict.value,
        "reason": report.reason,
        "findings": " ".join(report.findings),
        "revision": report.knowledge_base.revision,
    }
    if not report.assertions:
        yield whole
    for assertion in report.assertions:
        judged = whole | {
            "assertion": assertion.text,
            "assertion_verdict": assertion.verdict.value,
            "reason": assertion.reason,
            "findings": " ".join(assertion.findings),
        }
        cited = list(_cited(assertion))
        if not cited:
            yield judged
        for role, citation in cited:
            source = judged | {"role": role} | _source(citation)
            for point in citation.points:
                yield source | _point(point)
            if not citation.points:
                yield source


def _cited(assertion: Assertion) -> Iterator[tuple[str, Citation]]:
    for citation in assertion.citations:
        yield citation.stance.value, citation
    for citation in assertion.nearest:
        yield "nearest", citation


def _source(citation: Citation) -> dict[str, object]:
    return {
        "claim_id": citation.claim_id,
        "quote": citation.quote,
        "speaker": citation.speaker,
        "said_on": citation.said_on,
        "publisher": citation.publisher,
        "title": citation.title,
        "url": citation.url,
        "published": citation.published,
        "also_in": "; ".join(
            published_line(one) or one.url or "a source not named" for one in citation.appearances
        ),
    }


def _point(point: Point) -> dict[str, object]:
    return {
        "comparison": point.comparison,
        "level": point.level,
        "bearing": point.bearing.value,
        "statement_words": point.statement.text if point.statement else "",
        "claim_words": point.claim.text if point.claim else "",
        "says": point.says,
    }


def _cell(value: object) -> str:
    return guarded("" if value is None else str(value))
