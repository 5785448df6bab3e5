"""By which rules does SARIF name what a check found? One a verdict, one a finding, one for clashes.

Code-scanning pages show the help text of a rule beside each result.
"""

from __future__ import annotations

from typing import Any

from verifier.report import FindingName, Report, Verdict
from verifier.reports.glossary import FINDINGS, INCONSISTENT, VERDICTS
from verifier.reports.grading import HARMLESS, Gravity, findings_of, gravest_verdict

INCONSISTENT_RULE = "inconsistent"

_ADVICE = {
    Verdict.CONTRADICTED: "Compare the sentence with the cited claim; correct the sentence, or "
    "retract or supersede the claim where that one is wrong.",
    Verdict.UNVERIFIED: "Find a source and add its claim to the knowledge base, or say in the "
    "text whose word it is.",
}
_FINDING_ADVICE = "Compare the sentence with the cited claim before it is published."
_INCONSISTENT_ADVICE = "Find out which of the two sentences is right and correct the other."

_NAMES = {Verdict.CONTRADICTED: "Contradicted", Verdict.UNVERIFIED: "Unverified"}


def rule_of(report: Report) -> str:
    """The rule that a verdict falls under: its first finding, where it has one beside "unverified"
    or "supported", else the verdict itself."""
    verdict = gravest_verdict(report)
    if verdict is not Verdict.CONTRADICTED:
        for finding in findings_of(report):
            if finding not in HARMLESS:
                return finding.value
    return verdict.value


def rules() -> list[dict[str, Any]]:
    """All rules as ``reportingDescriptor`` objects, in an order that does not change."""
    described = [
        _rule(
            verdict.value,
            name,
            VERDICTS[verdict],
            _ADVICE[verdict],
            Gravity.ERROR if verdict is Verdict.CONTRADICTED else Gravity.NOTE,
        )
        for verdict, name in _NAMES.items()
    ]
    described += (
        _rule(finding.value, _pascal(finding.value), FINDINGS[finding], _FINDING_ADVICE)
        for finding in FindingName
    )
    described.append(
        _rule(INCONSISTENT_RULE, "Inconsistent", INCONSISTENT, _INCONSISTENT_ADVICE, Gravity.ERROR)
    )
    return described


def _rule(
    rule: str, name: str, means: str, advice: str, level: Gravity = Gravity.WARNING
) -> dict[str, Any]:
    return {
        "id": rule,
        "name": name,
        "shortDescription": {"text": means},
        "fullDescription": {"text": means},
        "help": {"text": f"{means} {advice}", "markdown": f"{means}\n\n{advice}"},
        "defaultConfiguration": {"level": level.value},
    }


def _pascal(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))


RULE_INDEX = {rule["id"]: index for index, rule in enumerate(rules())}
"""Where each rule stands in the list."""
