"""How grave is a checked sentence for tools that know errors, warnings and notes?

A contradiction is an error, by a claim or by another sentence of the draft. What a reader would
take for more than the sources say is a warning; what is merely open, or supported with a finding,
is a note. What is supported is nothing.
"""

from __future__ import annotations

from enum import StrEnum

from verifier.drafts.report import CheckedSentence
from verifier.report import FindingName, Report, Verdict

HARMLESS = frozenset({FindingName.DERIVED})
"""Findings that tell how a verdict came about, not that something is amiss."""


class Gravity(StrEnum):
    """The gravest first; the names are those of SARIF's levels."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


def gravity(sentence: CheckedSentence) -> Gravity:
    """How grave it is what the check says of a sentence, let pass or not."""
    return Gravity.ERROR if sentence.inconsistent_with else gravity_of_verdict(sentence.report)


def gravity_of_verdict(report: Report) -> Gravity:
    """How grave a verdict with its findings is, whatever else stands in the draft."""
    told = set(findings_of(report)) - HARMLESS
    verdict = gravest_verdict(report)
    if verdict is Verdict.CONTRADICTED:
        return Gravity.ERROR
    if verdict is Verdict.UNVERIFIED:
        return Gravity.WARNING if told else Gravity.NOTE
    return Gravity.NOTE if told else Gravity.NONE


def gravest_verdict(report: Report) -> Verdict:
    """The worst verdict of a statement and of its assertions."""
    verdicts = {report.verdict, *(assertion.verdict for assertion in report.assertions)}
    order = (Verdict.CONTRADICTED, Verdict.UNVERIFIED, Verdict.SUPPORTED)
    return next(verdict for verdict in order if verdict in verdicts)


def findings_of(report: Report) -> tuple[FindingName, ...]:
    """The findings of a statement and of its assertions, each once: one half may be wrong."""
    of_assertions = (name for assertion in report.assertions for name in assertion.findings)
    return tuple(dict.fromkeys((*report.findings, *of_assertions)))
