"""How does one checked sentence become results of SARIF 2.1.0? With its place, fix and fingerprint.

Columns and offsets count Unicode code points, as ``columnKind`` of the run declares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from verifier.drafts.report import CheckedSentence, DraftReport, Inconsistency
from verifier.reports.characters import printable
from verifier.reports.citation import cited, source_line
from verifier.reports.extents import end_of
from verifier.reports.grading import Gravity, gravity_of_verdict
from verifier.reports.sarif_rules import INCONSISTENT_RULE, RULE_INDEX, rule_of
from verifier.reports.wording import correction_line, inconsistent_line

FINGERPRINT = "statement/v1"
GITHUB_FINGERPRINT = "primaryLocationLineHash"
"""The one that code scanning on GitHub compares; it makes it from the line where it is missing."""

BASE = "%SRCROOT%"
"""The name that viewers replace by the folder of the repository."""

_MESSAGE_SIGNS = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})


def results(draft: DraftReport) -> Iterator[dict[str, Any]]:
    """A ``result`` for each sentence with a finding, then one for each clash within the draft."""
    met: Counter[str] = Counter()
    for sentence in draft.checked:
        grave = gravity_of_verdict(sentence.report)
        if grave is not Gravity.NONE:
            yield _result(draft, sentence, rule_of(sentence.report), grave, met)
        for other in sentence.inconsistent_with:
            yield _clash(draft, sentence, other, met)


def _result(
    draft: DraftReport, sentence: CheckedSentence, rule: str, grave: Gravity, met: Counter[str]
) -> dict[str, Any]:
    report = sentence.report
    lines = [report.reason, *(f"Suggested: {correction_line(c)}" for c in sentence.corrections)]
    citation = cited(report)
    if citation is not None:
        lines.append(f"“{citation.quote}” — {source_line(citation)}")
    result = _common(draft, sentence, rule, grave, lines, met)
    result["properties"] = {
        "verdict": report.verdict.value,
        "findings": [finding.value for finding in report.findings],
        "statement": printable(report.statement),
    }
    if sentence.page is not None:
        result["properties"]["page"] = sentence.page
    if citation is not None and citation.url:
        result["properties"]["source"] = printable(citation.url)
    if sentence.corrections:
        result["fixes"] = [_fix(draft, sentence)]
    if sentence.also_at:
        result["relatedLocations"] = [
            _location(draft.path, {"startLine": p.line, "startColumn": p.column}, "the same again")
            for p in sentence.also_at
        ]
    return result


def _clash(
    draft: DraftReport, sentence: CheckedSentence, other: Inconsistency, met: Counter[str]
) -> dict[str, Any]:
    lines = [inconsistent_line(other)]
    result = _common(draft, sentence, INCONSISTENT_RULE, Gravity.ERROR, lines, met)
    region = {"startLine": other.at.line, "startColumn": other.at.column}
    result["relatedLocations"] = [_location(draft.path, region, other.text)]
    return result


def _common(
    draft: DraftReport,
    sentence: CheckedSentence,
    rule: str,
    grave: Gravity,
    lines: list[str],
    met: Counter[str],
) -> dict[str, Any]:
    end_line, end_column = end_of(sentence)
    region = {
        "startLine": sentence.line,
        "startColumn": sentence.column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": sentence.start,
        "charLength": sentence.end - sentence.start,
        "snippet": {"text": printable(sentence.text)},
    }
    print_ = _fingerprint(rule, sentence.report.statement, met)
    result: dict[str, Any] = {
        "ruleId": rule,
        "ruleIndex": RULE_INDEX[rule],
        "level": grave.value,
        "message": {"text": message_text("\n".join(lines))},
        "locations": [_location(draft.path, region)],
        "partialFingerprints": {FINGERPRINT: print_, GITHUB_FINGERPRINT: print_},
    }
    suppressions = []
    if sentence.ignored:
        suppressions.append({"kind": "inSource", "justification": printable(sentence.ignored)})
    if sentence.known:
        suppressions.append({"kind": "external", "justification": "It stands in the baseline."})
        result["baselineState"] = "unchanged"
    if suppressions:
        result["suppressions"] = suppressions
    return result


def _fingerprint(rule: str, statement: str, met: Counter[str]) -> str:
    """What tells the finding again after its lines have moved: rule and words, and which of several
    with the same words it is."""
    words = f"{rule}\n{' '.join(statement.split()).casefold()}"
    digest = sha256(words.encode("utf-8", "replace")).hexdigest()[:32]
    met[digest] += 1
    return f"{digest}:{met[digest]}"


def _location(path: str, region: dict[str, Any], says: str = "") -> dict[str, Any]:
    physical = {"artifactLocation": artifact_location(path), "region": region}
    location: dict[str, Any] = {"physicalLocation": physical}
    if says:
        location["message"] = {"text": message_text(says)}
    return location


def _fix(draft: DraftReport, sentence: CheckedSentence) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {"charOffset": one.start, "charLength": one.end - one.start},
            "insertedContent": {"text": printable(one.suggested)},
        }
        for one in sentence.corrections
    ]
    change = {"artifactLocation": artifact_location(draft.path), "replacements": replacements}
    said = "; ".join(map(correction_line, sentence.corrections))
    return {"description": {"text": message_text(said)}, "artifactChanges": [change]}


def artifact_location(path: str) -> dict[str, Any]:
    """A file as SARIF names it: a relative address below the repository, or a whole ``file:`` one.

    >>> artifact_location("drafts/a b.md")
    {'uri': 'drafts/a%20b.md', 'uriBaseId': '%SRCROOT%'}
    """
    windows = PureWindowsPath(path)
    pure: PurePath = windows if windows.drive and windows.root else PurePath(path)
    if pure.is_absolute():
        slashed = pure.as_posix()
        return {"uri": f"file://{'' if slashed[:1] == '/' else '/'}{quote(printable(slashed))}"}
    return {"uri": quote(printable(pure.as_posix())), "uriBaseId": BASE}


def message_text(text: str) -> str:
    """Words as a plain text message, in which brackets would link and braces take arguments."""
    return printable(text).translate(_MESSAGE_SIGNS)
