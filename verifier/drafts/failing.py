"""When does a check fail? At the level asked for and at every graver one."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.drafts.levels import FailOn
from verifier.drafts.report import CheckedSentence
from verifier.report import FindingName, Report, Verdict

_FINDING_LEVELS = {
    FindingName.MISATTRIBUTED: FailOn.MISATTRIBUTED,
    FindingName.OUTDATED: FailOn.OUTDATED,
    FindingName.SOURCES_DISAGREE: FailOn.SOURCES_DISAGREE,
}


def levels_of(report: Report) -> frozenset[FailOn]:
    """Every level that a report stands at; empty for one that is supported without such findings.

    The findings of its assertions count too: a statement may be wrong in one half.
    """
    verdicts: set[Verdict] = {report.verdict}
    findings: set[FindingName] = set(report.findings)
    for assertion in report.assertions:
        verdicts.add(assertion.verdict)
        findings.update(assertion.findings)
    levels = {_FINDING_LEVELS[name] for name in findings if name in _FINDING_LEVELS}
    if Verdict.CONTRADICTED in verdicts:
        levels.add(FailOn.CONTRADICTED)
    if Verdict.UNVERIFIED in verdicts:
        levels.add(FailOn.UNVERIFIED)
    return frozenset(levels)


def any_fails(reports: Iterable[Report], fail_on: FailOn) -> bool:
    """Whether one of the reports stands at ``fail_on`` or at a graver level."""
    grave = levels_from(fail_on)
    return any(levels_of(report) & grave for report in reports)


def levels_of_sentence(one: CheckedSentence) -> frozenset[FailOn]:
    """Every level that a sentence of a draft stands at; none for an ignored or a known one.

    A sentence that cannot be true together with another of its draft stands where a contradicted
    one does: one of the two is wrong.
    """
    if one.quiet:
        return frozenset()
    levels = levels_of(one.report)
    return levels | {FailOn.CONTRADICTED} if one.inconsistent_with else levels


def any_sentence_fails(sentences: Iterable[CheckedSentence], fail_on: FailOn) -> bool:
    """Whether one of the sentences stands at ``fail_on`` or at a graver level."""
    grave = levels_from(fail_on)
    return any(levels_of_sentence(one) & grave for one in sentences)


def levels_from(fail_on: FailOn) -> frozenset[FailOn]:
    """``fail_on`` with all graver levels; empty for "never"."""
    if fail_on is FailOn.NEVER:
        return frozenset()
    order = list(FailOn)
    return frozenset(order[: order.index(fail_on) + 1])
