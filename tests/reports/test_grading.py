"""How grave each outcome is, and under which rule and outcome tools list it."""

from xml.etree import ElementTree

import pytest

from tests.reports import drafts_made_by_hand as made
from verifier.report import FindingName, Verdict
from verifier.reports import format_named
from verifier.reports.grading import gravity
from verifier.reports.sarif_rules import rule_of
from verifier.reports.style import Style

CLASH = made.ferry().checked[0].inconsistent_with

TABLE = [
    # verdict, finding, another sentence excludes it: level, rule, outcome of JUnit
    (Verdict.CONTRADICTED, None, False, "error", "contradicted", "failure"),
    (Verdict.CONTRADICTED, FindingName.OUTDATED, False, "error", "contradicted", "failure"),
    (Verdict.UNVERIFIED, FindingName.MISATTRIBUTED, False, "warning", "misattributed", "skipped"),
    (Verdict.UNVERIFIED, FindingName.OVERCLAIMED, False, "warning", "overclaimed", "skipped"),
    (Verdict.UNVERIFIED, None, False, "note", "unverified", "skipped"),
    (Verdict.UNVERIFIED, FindingName.DERIVED, False, "note", "unverified", "skipped"),
    (Verdict.UNVERIFIED, None, True, "error", "unverified", "failure"),
    (Verdict.SUPPORTED, FindingName.HEDGE_DROPPED, False, "note", "hedge-dropped", None),
    (Verdict.SUPPORTED, FindingName.DERIVED, False, "none", "supported", None),
    (Verdict.SUPPORTED, None, False, "none", "supported", None),
    (Verdict.SUPPORTED, None, True, "error", "supported", "failure"),
]


@pytest.mark.parametrize(("verdict", "finding", "clash", "level", "rule", "outcome"), TABLE)
def test_levels(verdict, finding, clash, level, rule, outcome):
    report = made.judged("It grew.", verdict, "Why.", findings=(finding,) if finding else ())
    one = made.sentence("It grew.", "It grew.", report, inconsistent_with=CLASH if clash else ())
    assert gravity(one) == level
    assert rule_of(report) == rule
    draft = made.draft_of("a.md", "It grew.", [one])
    suites = ElementTree.fromstring(format_named("junit").review(made.run_over(draft), Style()))
    outcomes = [e.tag for e in suites.find("testsuite/testcase") if e.tag in OUTCOMES]
    assert outcomes == ([outcome] if outcome else [])


OUTCOMES = {"failure", "skipped", "error"}


def test_half_a_statement_that_is_wrong_counts():
    report = made.judged("It grew and fell.", Verdict.UNVERIFIED, "Why.")
    half = report.assertions[0].model_copy(update={"findings": (FindingName.MISATTRIBUTED,)})
    report = report.model_copy(update={"assertions": (half,)})
    assert gravity(made.sentence("It grew and fell.", "It grew and fell.", report)) == "warning"
    assert rule_of(report) == "misattributed"


@pytest.mark.parametrize("quiet", [{"ignored": "we know"}, {"known": True}])
def test_what_is_let_pass_gets_no_annotation_and_no_failure(quiet):
    report = made.judged("It grew.", Verdict.CONTRADICTED, "Why.", (made.UNION,))
    one = made.sentence("It grew.", "It grew.", report, **quiet)
    run = made.run_over(made.draft_of("a.md", "It grew.", [one]))
    assert "::error" not in format_named("github").review(run, Style())
    assert "<failure" not in format_named("junit").review(run, Style())
