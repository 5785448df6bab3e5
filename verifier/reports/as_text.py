"""How is a report written for people at a terminal?

Sign and word of the verdict, the statement, the sentence that gives the reason, then each quote
with the figure in bold and its source. With ``why``, one row a point that was compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import StringIO

from rich.console import Console
from rich.text import Text

from verifier.drafts.report import DraftReport, ReviewTotals
from verifier.report import Assertion, Bearing, Citation, Mark, Point, Report, Verdict
from verifier.reports.citation import also_line, source_line
from verifier.reports.style import Style
from verifier.reports.wording import KNOWN, aside_lines, closing_lines, counting_line, remarks
from verifier.showing import shown

COLOURS = {
    Verdict.SUPPORTED: "bold green",
    Verdict.CONTRADICTED: "bold red",
    Verdict.UNVERIFIED: "bold yellow",
}

BEARING_SIGNS = {
    Bearing.AGREES: "✓",
    Bearing.NEAR: "~",
    Bearing.DISAGREES: "✗",
    Bearing.SILENT: "·",
}

FIGURE_COMPARISON = "figure"
"""The comparison whose words are bold in a quote."""

HANG = 2
"""Columns by which the second line of a headline stands further in than the first."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One piece of text, wrapped at the width of the page unless it must stay whole."""

    text: Text
    indent: int = 0
    hang: int = 0
    whole: bool = False


def statements(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Each report as one block of lines, blocks parted by an empty line."""
    for number, report in enumerate(reports):
        rows = list(_report(report, style))
        yield _rendered([_Row(Text()), *rows] if number else rows, style)


def opening(style: Style) -> str:
    """Nothing: the first draft begins the report."""
    del style
    return ""


def draft(report: DraftReport, before: int, style: Style) -> str:
    """One draft with its checked sentences by line, parted from the one before it."""
    rows = list(_draft(report, style))
    return _rendered([_Row(Text()), *rows] if before else rows, style)


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """The files that were not checked, then a line that counts where there are several drafts."""
    lines = closing_lines(totals, drafts)
    rows = [row for line in lines for row in (_Row(Text()), _told(line, style))]
    if not rows:
        return ""
    return _rendered(rows if drafts else rows[1:], style)


def _draft(draft: DraftReport, style: Style) -> Iterator[_Row]:
    line = counting_line(draft.sentences, draft.checkable, draft.counts)
    yield _told(f"{draft.path}: {line}", style, "bold")
    for lines in draft.not_read:
        where = f"{draft.path}:{lines.line}"
        if lines.end_line > lines.line:
            where += f"-{lines.end_line}"
        yield _Row(_text(f"{where}: {lines.what}, not read"), 2, HANG)
    for note in draft.notes:
        yield _Row(_text(f"{draft.path}:{note.line}: {note.says}"), 2, HANG)
    for aside in aside_lines(draft):
        yield _Row(_text(aside), 2, HANG)
    for sentence in draft.checked:
        yield _Row(Text())
        where = f"{draft.path}:{sentence.line}:{sentence.column}: "
        first, *rest = _report(sentence.report, style, where)
        yield replace(first, whole=style.piped)
        if not sentence.known:
            yield from rest
        for remark in [KNOWN] if sentence.known else remarks(sentence):
            yield _Row(_text(remark, "dim" if sentence.quiet else ""), 2, HANG)


def _told(line: str, style: Style, look: str = "") -> _Row:
    """A line that tools may look for."""
    return _Row(_text(line, look), hang=HANG, whole=style.piped)


def _report(report: Report, style: Style, where: str = "") -> Iterator[_Row]:
    yield _headline(where, report.verdict, report.findings, report.statement)
    if not report.assertions:
        yield _Row(_text(report.reason), 2)
    several = len(report.assertions) > 1
    for assertion in report.assertions:
        if several:
            yield _headline("", assertion.verdict, assertion.findings, assertion.text, 2)
        yield from _assertion(assertion, style, 4 if several else 2)


def _headline(
    where: str, verdict: Verdict, findings: Iterable[str], statement: str, indent: int = 0
) -> _Row:
    line = _text(where)
    line.append(f"{verdict.sign} {verdict}", COLOURS[verdict])
    named = ", ".join(findings)
    line.append(f" ({named})" if named else "")
    line.append(": ")
    line.append(shown(statement))
    return _Row(line, indent, HANG)


def _assertion(assertion: Assertion, style: Style, indent: int) -> Iterator[_Row]:
    yield _Row(_text(assertion.reason), indent)
    for citation in assertion.citations:
        yield from _citation(citation, style, indent + 2)
    if assertion.nearest and assertion.verdict is Verdict.UNVERIFIED:
        yield _Row(_text("Nearest claims:", "italic"), indent)
        for citation in assertion.nearest:
            yield from _citation(citation, style, indent + 2, failed=not style.why)


def _citation(
    citation: Citation, style: Style, indent: int, failed: bool = False
) -> Iterator[_Row]:
    yield _Row(_quote(citation), indent)
    yield _Row(_text(f"— {source_line(citation)}"), indent + 2)
    if citation.url:
        yield _Row(_text(citation.url), indent + 2, whole=True)
    for appearance in citation.appearances:
        yield _Row(_text(also_line(appearance)), indent + 2, HANG)
    if style.why:
        yield _Row(_text(f"claim {citation.claim_id}, {citation.stance}"), indent + 2)
        for point in citation.points:
            if point.bearing is not Bearing.SILENT:
                yield _Row(_text(_points_row(point)), indent + 2, HANG)
    elif failed and (point_off := _failed_point(citation)):
        yield _Row(_text(point_off.says), indent + 2)


def _failed_point(citation: Citation) -> Point | None:
    """The point on which a claim that did not decide falls short."""
    for bearing in (Bearing.DISAGREES, Bearing.NEAR):
        for point in citation.points:
            if point.bearing is bearing:
                return point
    return None


def _quote(citation: Citation) -> Text:
    quote = shown(citation.quote)
    line = Text("“")
    line.append(quote)
    line.append("”")
    for point in citation.points:
        mark = point.claim
        if point.comparison == FIGURE_COMPARISON and mark and mark.end <= len(quote):
            line.stylize("bold", mark.start + 1, mark.end + 1)
    return line


def _points_row(point: Point) -> str:
    parts = [f"{BEARING_SIGNS[point.bearing]} {point.comparison}"]
    for side, mark in (("statement", point.statement), ("claim", point.claim)):
        if mark is not None:
            parts.append(f"{side} {_meaning(mark)}")
    return " · ".join([*parts, point.says])


def _meaning(mark: Mark) -> str:
    return f"{mark.text} ({mark.means})" if mark.means and mark.means != mark.text else mark.text


def _text(words: str, style: str = "") -> Text:
    return Text(shown(words), style)


def _rendered(rows: Iterable[_Row], style: Style) -> str:
    page = StringIO()
    console = Console(
        file=page,
        width=style.width,
        force_terminal=style.colour,
        color_system="standard" if style.colour else None,
        no_color=not style.colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for row in rows:
        room = style.width - row.indent - row.hang
        lines = [row.text] if row.whole else row.text.wrap(console, max(20, room))
        for number, line in enumerate(lines or [Text()]):
            line.rstrip()
            margin = row.indent + (row.hang if number else 0)
            # wrapped above: rich must neither wrap nor cut again
            console.print(Text(" " * margin).append_text(line), soft_wrap=True)
    return "\n".join(line.rstrip() for line in page.getvalue().splitlines()) + "\n"
