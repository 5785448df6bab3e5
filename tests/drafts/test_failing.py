"""When a run over drafts fails: at the level asked for, and at graver ones."""

import pytest

from verifier.drafts.failing import any_fails
from verifier.drafts.levels import FailOn
from verifier.report import Assertion, FindingName, KnowledgeBaseState, Report, Verdict


def report(verdict: Verdict, *findings: FindingName) -> Report:
    part = Assertion(
        text="x", start=0, end=1, verdict=verdict, findings=findings, reason="A reason."
    )
    return Report(
        statement="x",
        verdict=verdict,
        findings=findings,
        reason="A reason.",
        assertions=(part,),
        knowledge_base=KnowledgeBaseState(revision=1, claims=1),
        elapsed_ms=1,
    )


SUPPORTED = report(Verdict.SUPPORTED)
CONTRADICTED = report(Verdict.CONTRADICTED)
UNVERIFIED = report(Verdict.UNVERIFIED)
MISATTRIBUTED = report(Verdict.UNVERIFIED, FindingName.MISATTRIBUTED)
OUTDATED = report(Verdict.SUPPORTED, FindingName.OUTDATED)
DISAGREE = report(Verdict.UNVERIFIED, FindingName.SOURCES_DISAGREE)


@pytest.mark.parametrize(
    ("level", "failing"),
    [
        (FailOn.CONTRADICTED, [CONTRADICTED]),
        (FailOn.MISATTRIBUTED, [CONTRADICTED, MISATTRIBUTED]),
        (FailOn.OUTDATED, [CONTRADICTED, MISATTRIBUTED, OUTDATED]),
        (FailOn.SOURCES_DISAGREE, [CONTRADICTED, MISATTRIBUTED, OUTDATED, DISAGREE]),
        (FailOn.UNVERIFIED, [CONTRADICTED, MISATTRIBUTED, OUTDATED, DISAGREE, UNVERIFIED]),
        (FailOn.NEVER, []),
    ],
)
def test_a_level_fails_for_itself_and_for_graver_ones(level, failing):
    every = [SUPPORTED, CONTRADICTED, UNVERIFIED, MISATTRIBUTED, OUTDATED, DISAGREE]
    assert [one for one in every if any_fails([one], level)] == [
        one for one in every if one in failing
    ]


def test_the_half_of_a_statement_that_is_contradicted_fails():
    whole = SUPPORTED.model_copy(
        update={"assertions": (*SUPPORTED.assertions, *CONTRADICTED.assertions)}
    )
    assert any_fails([whole], FailOn.CONTRADICTED)
