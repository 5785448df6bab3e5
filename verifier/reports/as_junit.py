"""How do CI servers take a review? As JUnit XML: a suite a draft, a case a checked sentence.

A contradicted sentence is a failure, as is one that another of its draft contradicts. An unverified
one, and one that the draft or the baseline lets pass, is skipped, with the reason. What could not
be read is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from verifier.drafts.report import CheckedSentence, DraftReport, ReviewTotals
from verifier.report import Verdict
from verifier.reports.characters import in_one_line, printable
from verifier.reports.citation import cited, source_line
from verifier.reports.grading import Gravity, gravity, gravity_of_verdict
from verifier.reports.style import Style
from verifier.reports.wording import (
    INTERRUPTED,
    KNOWN,
    inconsistent_line,
    note_line,
    remarks,
    unread_line,
    verdict_line,
)

NOT_CHECKED = "not checked"
TITLE_LENGTH = 200
"""Characters of a statement in the name of its case; pages of CI servers show names in one line."""


def opening(style: Style) -> str:
    """The head of the document."""
    del style
    return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="claims-verifier">\n'


def draft(report: DraftReport, before: int, style: Style) -> str:
    """One suite; what was lost of the draft is an error in it."""
    del before, style
    cases = [_case(report.path, sentence) for sentence in report.checked]
    cases += (
        _error(report.path, f"line {stretch.line}", unread_line(stretch))
        for stretch in report.not_read
        if stretch.lost
    )
    properties = {
        "title": report.title,
        "as of": report.as_of.isoformat() if report.as_of else "",
        "sentences": str(report.sentences),
        "checkable": str(report.checkable),
        **{verdict.value: str(report.counts.get(verdict, 0)) for verdict in Verdict},
        "not read": "; ".join(map(unread_line, report.not_read)),
        "notes": "; ".join(map(note_line, report.notes)),
    }
    return _suite(report.path, cases, properties)


def closing(totals: ReviewTotals, drafts: int, style: Style) -> str:
    """A suite of errors where something was not checked, then the end of the document."""
    del drafts, style
    errors = [_error(one.path, one.path, one.reason) for one in totals.unreadable]
    if totals.interrupted:
        errors.append(_error(NOT_CHECKED, "interrupted", f"The run was {INTERRUPTED}."))
    return (_suite(NOT_CHECKED, errors, {}) if errors else "") + "</testsuites>\n"


def _case(path: str, sentence: CheckedSentence) -> Element:
    report = sentence.report
    name = in_one_line(report.statement)
    if len(name) > TITLE_LENGTH:
        name = f"{name[: TITLE_LENGTH - 1]}…"
    place = f"{sentence.line}:{sentence.column}"
    case = Element("testcase", classname=in_one_line(path), name=f"{place} {name}")
    case.set("time", f"{report.elapsed_ms / 1000:.3f}")
    case.set("file", in_one_line(path))
    case.set("line", str(sentence.line))
    properties = {
        "verdict": report.verdict.value,
        "findings": ", ".join(report.findings),
        "page": "" if sentence.page is None else str(sentence.page),
    }
    _properties(case, properties)
    said = verdict_line(report.verdict, report.findings)
    if sentence.quiet:
        SubElement(case, "skipped", message=in_one_line(f"{said}; {_let_pass(sentence)}"))
    elif gravity(sentence) is Gravity.ERROR:
        contradicted = gravity_of_verdict(report) is Gravity.ERROR
        failure = SubElement(case, "failure")
        failure.set("type", Verdict.CONTRADICTED.value if contradicted else "inconsistent")
        clash = "; ".join(map(inconsistent_line, sentence.inconsistent_with))
        failure.set("message", in_one_line(report.reason if contradicted else clash))
        failure.text = printable("\n".join(_told(path, sentence)))
        return case
    elif report.verdict is Verdict.UNVERIFIED:
        SubElement(case, "skipped", message=in_one_line(f"{said}: {report.reason}"))
    out = SubElement(case, "system-out")
    out.text = printable("\n".join(_told(path, sentence)))
    return case


def _let_pass(sentence: CheckedSentence) -> str:
    return f"ignored: {sentence.ignored}" if sentence.ignored else KNOWN


def _told(path: str, sentence: CheckedSentence) -> Iterator[str]:
    report = sentence.report
    yield f"{path}:{sentence.line}:{sentence.column}: {report.statement}"
    yield report.reason
    yield from remarks(sentence)
    citation = cited(report)
    if citation is not None:
        yield f"“{citation.quote}” — {source_line(citation)}"
        if citation.url:
            yield citation.url


def _error(path: str, name: str, says: str) -> Element:
    case = Element("testcase", classname=in_one_line(path), name=in_one_line(name), time="0")
    SubElement(case, "error", type=NOT_CHECKED, message=in_one_line(says))
    return case


def _suite(name: str, cases: Iterable[Element], properties: dict[str, str]) -> str:
    listed = list(cases)
    suite = Element("testsuite", name=in_one_line(name), tests=str(len(listed)))
    for outcome, attribute in (
        ("failure", "failures"),
        ("error", "errors"),
        ("skipped", "skipped"),
    ):
        suite.set(attribute, str(sum(case.find(outcome) is not None for case in listed)))
    seconds = sum(float(case.get("time", "0")) for case in listed)
    suite.set("time", f"{seconds:.3f}")
    _properties(suite, properties)
    suite.extend(listed)
    indent(suite, level=1)
    return f"  {tostring(suite, encoding='unicode')}\n"


def _properties(parent: Element, named: dict[str, str]) -> None:
    kept = {name: value for name, value in named.items() if value}
    if kept:
        properties = SubElement(parent, "properties")
        for name, value in kept.items():
            SubElement(properties, "property", name=name, value=in_one_line(value))
