"""How grave is a checked sentence for tools that know errors, warnings and notes?

A contradiction is an error. What a reader would take for more than the sources say is a warning;
what is merely open, or supported with a finding, is a note. What is supported is nothing.
"""

from __future__ import annotations

from enum import StrEnum

from verifier.drafts.report import CheckedSentence
from verifier.report import FindingName, Verdict

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
    report = sentence.report
    told = set(report.findings) - HARMLESS
    if report.verdict is Verdict.CONTRADICTED:
        return Gravity.ERROR
    if sentence.inconsistent_with or (told and report.verdict is Verdict.UNVERIFIED):
        return Gravity.WARNING
    return Gravity.NOTE if told or report.verdict is Verdict.UNVERIFIED else Gravity.NONE
