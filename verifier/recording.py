"""Which claims did a check rely on? Kept where the knowledge base says so; who asks is told.

Every door that judges against a knowledge base hands its reports to this module. What is kept, and
whether anything is, somebody has set for the knowledge base (``verifier checks keep``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from knowledge.base import KnowledgeBase
from knowledge.checks import Check, CheckLog, Keeping, Reliance
from knowledge.errors import KnowledgeError
from verifier.report import Citation, Report
from verifier.setup import Clock, Located, open_knowledge


class KnowledgeRecord(Protocol):
    """What is asked of a knowledge base here."""

    @property
    def checks(self) -> CheckLog:
        """The record of the checks that were made against it."""


def kept_of_a_check(knowledge: KnowledgeRecord) -> str:
    """What the knowledge base keeps of a check, as a sentence names it; "" where it keeps none."""
    return {
        Keeping.NOTHING: "",
        Keeping.VERDICTS: "verdict and cited claims, not the statement",
        Keeping.STATEMENTS: "statement, verdict and cited claims",
    }[knowledge.checks.keeping]


def notice(knowledge: KnowledgeRecord, place: str) -> str:
    """What whoever asks must know before: that it is kept, and how that ends; "" if it is not."""
    what = kept_of_a_check(knowledge)
    if not place or not what:
        return ""
    return f"{place} keeps a record of this ({what}); `verifier checks keep nothing` ends that."


def record(reports: Iterable[Report], door: str, knowledge: KnowledgeBase) -> None:
    """Keeps the reports in a knowledge base that is open for writing, as far as it keeps any."""
    knowledge.checks.record(check_of(report, door) for report in reports)


def keep_at(place: str, checks: Iterable[Check], *, clock: Clock) -> str:
    """Keeps checks in the knowledge base there; says why where that cannot be done.

    A check is answered from a knowledge base that is open for reading only, so that it never waits
    for anybody; what is kept of it is written afterwards.
    """
    try:
        with open_knowledge(Located(place), clock=clock) as knowledge:
            knowledge.checks.record(checks)
    except KnowledgeError as error:
        return f"the check was not recorded: {error}"
    return ""


def check_of(report: Report, door: str) -> Check:
    """What of a report may be kept. Claims that were only near are no reliance."""
    reliances = {
        citation.claim_id: Reliance(citation.claim_id, citation.stance.value)
        for citation in reversed(_cited(report))
    }
    return Check(
        door=door,
        verdict=report.verdict.value,
        revision=report.knowledge_base.revision,
        reliances=tuple(reliances.values()),
        statement=report.statement,
        as_of=report.as_of,
    )


def _cited(report: Report) -> list[Citation]:
    return [citation for assertion in report.assertions for citation in assertion.citations]
