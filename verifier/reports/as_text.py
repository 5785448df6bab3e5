"""How is a report written for people at a terminal?

Sign and word of the verdict, the statement, the sentence that gives the reason, then each quote
with the figure in bold and its source. With ``why``, one row a point that was compared.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from verifier.drafts.report import CheckedSentence, DraftReport, ReviewReport
from verifier.report import Assertion, Bearing, Citation, Mark, Point, Report, Verdict
from verifier.reports.citation import source_line
from verifier.reports.style import Style

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

_UNSHOWN = {"Cc", "Cf"}
"""Control and format characters: a source must not steer the terminal that shows it."""


def statements(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """Each report as one block of lines, blocks parted by an empty line."""
    for number, report in enumerate(reports):
        lines = list(_report(report, style))
        yield _rendered([Text(), *lines] if number else lines, style)


def review(report: ReviewReport, style: Style) -> str:
    """Every draft with its checked sentences by line, then a line that counts."""
    lines: list[RenderableType] = []
    for draft in report.drafts:
        lines += [*_draft(draft, style), Text()]
    for unreadable in report.unreadable:
        lines += [_text(f"{unreadable.path}: not checked. {unreadable.reason}"), Text()]
    if len(report.drafts) > 1:
        total = counting_line(report.sentences, report.checkable, report.counts)
        lines.append(_text(f"{len(report.drafts)} drafts: {total}"))
    else:
        lines = lines[:-1]
    return _rendered(lines, style)


def counting_line(sentences: int, checkable: int, counts: dict[Verdict, int]) -> str:
    """A line such as "31 sentences, 14 checkable: 9 supported, 2 contradicted, 3 unverified"."""
    head = f"{sentences} sentence{'' if sentences == 1 else 's'}, {checkable} checkable"
    parts = ", ".join(f"{counts.get(verdict, 0)} {verdict}" for verdict in Verdict)
    return f"{head}: {parts}" if checkable else head


def _draft(draft: DraftReport, style: Style) -> Iterator[RenderableType]:
    line = counting_line(draft.sentences, draft.checkable, draft.counts)
    yield _text(f"{draft.path}: {line}", "bold")
    for lines in draft.not_read:
        where = f"{draft.path}:{lines.line}"
        if lines.end_line > lines.line:
            where += f"-{lines.end_line}"
        yield Padding(_text(f"{where}: {lines.what}, not read"), (0, 0, 0, 2))
    if draft.left_alone:
        sorts = ", ".join(f"{count} {sort}" for sort, count in draft.left_alone.items())
        yield Padding(_text(f"left alone: {sorts}"), (0, 0, 0, 2))
    for sentence in draft.checked:
        yield Text()
        yield from _sentence(draft.path, sentence, style)


def _sentence(path: str, sentence: CheckedSentence, style: Style) -> Iterator[RenderableType]:
    where = f"{path}:{sentence.line}:{sentence.column}: "
    yield from _report(sentence.report, style, where)


def _report(report: Report, style: Style, where: str = "") -> Iterator[RenderableType]:
    yield _headline(where, report.verdict, report.findings, report.statement)
    several = len(report.assertions) > 1
    if several or not report.assertions:
        yield Padding(_text(report.reason), (0, 0, 0, 2))
    for assertion in report.assertions:
        if several:
            head = _headline("", assertion.verdict, assertion.findings, assertion.text)
            yield Padding(head, (0, 0, 0, 2))
        for line in _assertion(assertion, style):
            yield Padding(line, (0, 0, 0, 4 if several else 2))


def _headline(where: str, verdict: Verdict, findings: Iterable[str], statement: str) -> Text:
    line = _text(where)
    line.append(f"{verdict.sign} {verdict}", COLOURS[verdict])
    named = ", ".join(findings)
    line.append(f" ({named})" if named else "")
    line.append(": ")
    line.append(_shown(statement))
    return line


def _assertion(assertion: Assertion, style: Style) -> Iterator[RenderableType]:
    yield _text(assertion.reason)
    for citation in assertion.citations:
        yield from _citation(citation, style)
    if assertion.nearest and (assertion.verdict is Verdict.UNVERIFIED or style.why):
        yield _text("Nearest claims:", "italic")
        for citation in assertion.nearest:
            yield from _citation(citation, style, failed=not style.why)


def _citation(citation: Citation, style: Style, failed: bool = False) -> Iterator[RenderableType]:
    yield Padding(_quote(citation), (0, 0, 0, 2))
    yield Padding(_text(f"— {source_line(citation)}"), (0, 0, 0, 4))
    if citation.url:
        address = _text(citation.url)
        address.no_wrap, address.overflow = True, "ignore"
        yield Padding(address, (0, 0, 0, 6))
    if style.why:
        yield Padding(_text(f"claim {citation.claim_id}, {citation.stance}"), (0, 0, 0, 6))
        for point in citation.points:
            if point.bearing is not Bearing.SILENT:
                yield Padding(_text(_row(point)), (0, 0, 0, 6))
    elif failed and (point_off := _failed_point(citation)):
        yield Padding(_text(point_off.says), (0, 0, 0, 6))


def _failed_point(citation: Citation) -> Point | None:
    """The point on which a claim that did not decide falls short."""
    for bearing in (Bearing.DISAGREES, Bearing.NEAR):
        for point in citation.points:
            if point.bearing is bearing:
                return point
    return None


def _quote(citation: Citation) -> Text:
    quote = _shown(citation.quote)
    line = Text("“")
    line.append(quote)
    line.append("”")
    for point in citation.points:
        mark = point.claim
        if point.comparison == FIGURE_COMPARISON and mark and mark.end <= len(quote):
            line.stylize("bold", mark.start + 1, mark.end + 1)
    return line


def _row(point: Point) -> str:
    parts = [f"{BEARING_SIGNS[point.bearing]} {point.comparison}"]
    for side, mark in (("statement", point.statement), ("claim", point.claim)):
        if mark is not None:
            parts.append(f"{side} {_meaning(mark)}")
    return " · ".join([*parts, point.says])


def _meaning(mark: Mark) -> str:
    return f"{mark.text} ({mark.means})" if mark.means and mark.means != mark.text else mark.text


def _text(words: str, style: str = "") -> Text:
    return Text(_shown(words), style)


def _shown(words: str) -> str:
    """The words with a space for each character that would steer a terminal; as long as before."""
    return "".join(" " if unicodedata.category(c) in _UNSHOWN else c for c in words)


def _rendered(lines: Iterable[RenderableType], style: Style) -> str:
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
    for line in lines:
        console.print(line, soft_wrap=False)
    return "\n".join(row.rstrip() for row in page.getvalue().splitlines()) + "\n"
