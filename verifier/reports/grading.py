"""How grave is a checked sentence for tools that know errors, warnings and notes?

A contradiction is an error. What a reader would take for more than the sources say is a warning;
what is merely open, or supported with a finding, is a note. What is supported is nothing.
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
    grave = gravity_of_verdict(sentence.report)
    if sentence.inconsistent_with and grave is not Gravity.ERROR:
        return Gravity.WARNING
    return grave


def gravity_of_verdict(report: Report) -> Gravity:
    """How grave a verdict with its findings is, whatever else stands in the draft."""
    told = set(report.findings) - HARMLESS
    if report.verdict is Verdict.CONTRADICTED:
        return Gravity.ERROR
    if report.verdict is Verdict.UNVERIFIED:
        return Gravity.WARNING if told else Gravity.NOTE
    return Gravity.NOTE if told else Gravity.NONE
