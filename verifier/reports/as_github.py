"""How does GitHub show a review beside the lines of a pull request? By workflow commands.

Each line is one annotation (``::error file=...,line=...::message``) as a workflow's log takes it.
What stands in a draft is escaped, so that it can neither end a property nor begin a command of its
own. What the draft or the baseline lets pass gets no annotation and is only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from verifier.drafts.report import CheckedSentence, DraftReport, NotReadLines, ReviewTotals
from verifier.reports.characters import in_one_line
from verifier.reports.extents import end_of
from verifier.reports.grading import Gravity, gravity
from verifier.reports.style import Style
from verifier.reports.wording import (
    INTERRUPTED,
    aside_lines,
    begun,
    correction_line,
    counted,
    counting_line,
    inconsistent_line,
    verdict_line,
)

COMMANDS = {Gravity.ERROR: "error", Gravity.WARNING: "warning", Gravity.NOTE: "notice"}

_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = {**_IN_MESSAGES, **str.maketrans({":": "%3A", ",": "%2C"})}


def opening(style: Style) -> str:
    """Nothing: every line stands by itself."""
    del style
    return ""


def draft(report: DraftReport, before: int, style: Style) -> str:
    """One annotation a finding, a lost stretch and a note, then the counts of the draft."""
    del before, style
    lines = [
        _sentence(report.path, sentence)
        for sentence in report.checked
        if not sentence.quiet and gravity(sentence) is not Gravity.NONE
    ]
    lines += (_unread(report.path, stretch) for stretch in report.not_read if stretch.lost)
    lines += (
        _command(
            "warning",
            {"file": report.path, "line": note.line, "title": "Note"},
            [begun(note.says)],
        )
        for note in report.notes
    )
    counts = counting_line(report.sentences, report.checkable, report.counts)
    asides = "".join(f"; {aside}" for aside in aside_lines(report))
    told = in_one_line(f"Draft {report.path}: {counts}{asides}")
    # a runner takes "##[" for an old kind of command wherever it stands in a line
    return "".join([*lines, told.replace("##[", "## ["), "\n"])


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """One annotation a file that was not checked, one where the run was stopped, then the sums."""
    del style
    lines = [
        _command("error", {"file": one.path, "title": "Not checked"}, [one.reason])
        for one in totals.unreadable
    ]
    if totals.interrupted:
        lines.append(_command("error", {"title": "Interrupted"}, [f"The run was {INTERRUPTED}."]))
    counts = counting_line(totals.sentences, totals.checkable, totals.counts)
    return "".join([*lines, f"{counted(drafts, 'draft')}: {counts}\n"])


def _sentence(path: str, sentence: CheckedSentence) -> str:
    report = sentence.report
    end_line, end_column = end_of(sentence)
    where: dict[str, object] = {"file": path, "line": sentence.line, "endLine": end_line}
    if end_line == sentence.line:  # columns over several lines are not shown
        where |= {"col": sentence.column, "endColumn": end_column}
    title = begun(verdict_line(report.verdict, report.findings))
    if sentence.inconsistent_with:
        title += ", inconsistent"
    told = [report.reason]
    told += (f"Suggested: {correction_line(one)}" for one in sentence.corrections)
    told += (begun(inconsistent_line(other)) for other in sentence.inconsistent_with)
    return _command(COMMANDS[gravity(sentence)], {**where, "title": title}, told)


def _unread(path: str, stretch: NotReadLines) -> str:
    where = {"file": path, "line": stretch.line, "endLine": stretch.end_line, "title": "Not read"}
    return _command("warning", where, [f"{stretch.what} was not read, so it was not checked."])


def _command(name: str, properties: Mapping[str, object], lines: Iterable[str]) -> str:
    listed = ",".join(
        f"{key}={in_one_line(str(value)).translate(_IN_PROPERTIES)}"
        for key, value in properties.items()
    )
    message = "\n".join(map(in_one_line, lines))
    return f"::{name} {listed}::{message.translate(_IN_MESSAGES)}\n"
