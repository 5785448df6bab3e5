"""How does a review become the comment of a pull request? A table of drafts, then their details.

A comment has a greatest length, and the table stands above what it counts; so the details are kept
until the end, as far as they fit. What does not fit is counted and told: the report is cut, but
never in silence.
"""

from __future__ import annotations

from collections.abc import Iterator

from verifier.drafts.report import CheckedSentence, DraftReport, ReviewTotals
from verifier.report import Verdict
from verifier.reports.citation import cited, source_line
from verifier.reports.markdown_text import html_text, markdown_text
from verifier.reports.style import Style
from verifier.reports.wording import (
    INTERRUPTED,
    aside_lines,
    counted,
    counting_line,
    note_line,
    remarks,
    unread_line,
    verdict_line,
)

LENGTH_LIMIT = 65_536
"""Characters (UTF-16 code units) that GitHub takes in one comment."""

FOR_TABLE = LENGTH_LIMIT // 3
"""How much of it the rows of the table may take."""

FOR_ENDING = 4_096
"""What is kept free for the headline, the files that were not checked and what was left out."""

MOST_NOTES = 12
NOTE_LENGTH = 300
"""How many remarks on a draft are told beside its sentences, and of how many characters."""


class MarkdownRun:
    """One run over drafts; it keeps no more text than a comment holds."""

    def __init__(self) -> None:
        self._rows: list[str] = []
        self._rows_length = 0
        self._details: list[str] = []
        self._details_length = 0
        self._left_out = 0
        self._rows_left_out = 0
        self._let_pass = 0
        self._lost = False

    def opening(self, style: Style) -> str:
        """Nothing yet: the table stands above what it counts."""
        del style
        return ""

    def draft(self, report: DraftReport, before: int, style: Style) -> str:
        """Nothing yet; the row and the details are kept, as far as there is room."""
        del before, style
        row = _row(report)
        if self._rows_length + length_of(row) <= FOR_TABLE:
            self._rows.append(row)
            self._rows_length += length_of(row)
        else:
            self._rows_left_out += 1
        self._let_pass += sum(sentence.quiet for sentence in report.checked)
        self._lost = self._lost or any(stretch.lost for stretch in report.not_read)
        told = [sentence for sentence in report.checked if _is_told(sentence)]
        if told or report.not_read or report.notes:
            self._keep_details(report, told)
        return ""

    def closing(self, totals: ReviewTotals, drafts: int, style: Style) -> str:
        """The headline with the sums, the table, the details and what was left out."""
        del style
        head = [f"### {_headline(totals, self._lost)}", ""]
        counts = counting_line(totals.sentences, totals.checkable, totals.counts)
        head.append(f"{counted(drafts, 'draft')}: {counts}.")
        if self._let_pass:
            passed = counted(self._let_pass, "sentence")
            head.append(f"{passed} let pass by the draft or the baseline.")
        if totals.interrupted:
            head += ["", f"> **Interrupted:** the run was {INTERRUPTED}."]
        lines = [*head, "", *_unreadable(totals)]
        if self._rows:
            lines += ["| draft | supported | contradicted | unverified | not read |"]
            lines += ["|---|--:|--:|--:|--:|", *self._rows]
            if self._rows_left_out:
                lines += ["", f"{self._rows_left_out} more in the full report."]
            lines.append("")
        lines += self._details
        if self._left_out:
            lines += [
                f"**Cut:** {counted(self._left_out, 'finding')} did not fit into "
                f"{LENGTH_LIMIT:,} characters; see the full report.",
                "",
            ]
        return "\n".join(lines).rstrip("\n") + "\n"

    def _keep_details(self, report: DraftReport, told: list[CheckedSentence]) -> None:
        room = LENGTH_LIMIT - FOR_TABLE - FOR_ENDING
        counts = counting_line(report.sentences, report.checkable, report.counts)
        head = f"<details><summary>{html_text(f'{report.path}: {counts}')}</summary>\n"
        end = "</details>\n"
        notes = _notes(report)
        kept: list[str] = []
        length = self._details_length + sum(map(length_of, (head, end, notes))) + 6
        for number, sentence in enumerate(told):
            block = _block(sentence)
            if length + length_of(block) + 1 > room:
                self._left_out += len(told) - number
                break
            kept.append(block)
            length += length_of(block) + 1
        if kept or (notes and length <= room):
            self._details += [head, *([notes] if notes else []), *kept, end]
            self._details_length = length


def _notes(report: DraftReport) -> str:
    """What is told of the draft beside its sentences; of a long list the beginning."""
    lines = [*aside_lines(report), *map(unread_line, report.not_read)]
    lines += map(note_line, report.notes)
    told = [f"- {markdown_text(line[:NOTE_LENGTH])}\n" for line in lines[:MOST_NOTES]]
    if len(lines) > MOST_NOTES:
        told.append(f"- {len(lines) - MOST_NOTES} more in the full report\n")
    return "".join(told)


def length_of(text: str) -> int:
    """How long GitHub takes a text to be: in code units of UTF-16, its line break included."""
    return len(text.encode("utf-16-le", "replace")) // 2 + 1


def _is_told(sentence: CheckedSentence) -> bool:
    """Whether a sentence stands in the details: what is supported and nothing more does not."""
    report = sentence.report
    remarkable = report.findings or sentence.inconsistent_with
    return not sentence.quiet and (report.verdict is not Verdict.SUPPORTED or bool(remarkable))


def _headline(totals: ReviewTotals, lost: bool) -> str:
    if lost or totals.unreadable or totals.interrupted:
        return "Not everything was checked"
    contradicted = totals.counts.get(Verdict.CONTRADICTED, 0)
    if contradicted:
        return f"{Verdict.CONTRADICTED.sign} {contradicted} contradicted"
    unverified = totals.counts.get(Verdict.UNVERIFIED, 0)
    return f"{Verdict.UNVERIFIED.sign} {unverified} unverified" if unverified else "Checked"


def _unreadable(totals: ReviewTotals) -> list[str]:
    shown = totals.unreadable[:10]
    lines = [f"- **Not checked:** {markdown_text(one.reason[:300])}" for one in shown]
    more = len(totals.unreadable) - len(shown)
    if more:
        lines.append(f"- **Not checked:** {more} more; see the full report.")
    return [*lines, ""] if lines else []


def _row(report: DraftReport) -> str:
    counts = " | ".join(str(report.counts.get(verdict, 0)) for verdict in Verdict)
    lost = sum(stretch.lost for stretch in report.not_read)
    unread = f"{len(report.not_read)}{f' ({lost} lost)' if lost else ''}"
    return f"| {markdown_text(report.path)} | {counts} | {unread} |"


def _block(sentence: CheckedSentence) -> str:
    return "\n".join(_lines(sentence)) + "\n"


def _lines(sentence: CheckedSentence) -> Iterator[str]:
    report = sentence.report
    said = verdict_line(report.verdict, report.findings)
    where = f"line {sentence.line}"
    yield f"**{report.verdict.sign} {said}** ({where}): {markdown_text(report.statement)}"
    yield ""
    yield f"- {markdown_text(report.reason)}"
    for remark in remarks(sentence):
        yield f"- {markdown_text(remark)}"
    citation = cited(report)
    if citation is not None:
        yield f"- “{markdown_text(citation.quote)}” — {markdown_text(source_line(citation))}"
