"""Reports made by hand, so that the forms are tested apart from the verdicts."""

from datetime import date

import pytest

from tests.reports import drafts_made_by_hand as made
from verifier.drafts.report import (
    CheckedSentence,
    DraftReport,
    NotReadLines,
    ReviewReport,
    Unreadable,
)
from verifier.report import (
    Assertion,
    Bearing,
    Citation,
    CitationStance,
    CitedAppearance,
    FindingName,
    KnowledgeBaseState,
    Mark,
    Point,
    Report,
    Verdict,
)

QUOTE = "Since late April bombardment has killed some 820 civilians in the north-west."
TOLL = Citation(
    claim_id="c0ffee",
    stance=CitationStance.CONTRADICTS,
    quote=QUOTE,
    speaker="Syrian Observatory for Human Rights",
    said_on=date(2019, 8, 15),
    publisher="AFP",
    title="Months of strikes",
    url="https://example.org/2019/08/15/a-rather-long-address-that-does-not-fit-into-eighty-columns",
    published=date(2019, 8, 15),
    appearances=(
        CitedAppearance(
            claim_id="c0ffef",
            quote="Some 820 civilians have died, the Observatory said.",
            publisher="Wire North",
            title="A season of strikes",
            published=date(2019, 8, 16),
        ),
    ),
    points=(
        Point(
            comparison="place",
            level="nothing said",
            bearing=Bearing.SILENT,
            says="The statement names no place.",
        ),
        Point(
            comparison="speaker",
            level="same",
            bearing=Bearing.AGREES,
            says="Both are from the Observatory.",
        ),
        Point(
            comparison="figure",
            level="excluded",
            bearing=Bearing.DISAGREES,
            statement=Mark(text="1,200", start=45, end=50, means="1,200 civilians"),
            claim=Mark(text="some 820", start=40, end=48, means="810 to 830 civilians"),
            says="They exclude each other.",
        ),
    ),
)
STATE = KnowledgeBaseState(revision=7, claims=40)


def whole(statement: str, *assertions: Assertion, verdict: Verdict) -> Report:
    findings = tuple(dict.fromkeys(name for one in assertions for name in one.findings))
    return Report(
        statement=statement,
        verdict=verdict,
        findings=findings,
        reason=assertions[0].reason,
        assertions=assertions,
        knowledge_base=STATE,
        elapsed_ms=12.5,
    )


@pytest.fixture
def contradicted() -> Report:
    statement = "The Observatory puts the civilian toll at 1,200"
    return whole(
        statement,
        Assertion(
            text=statement,
            start=0,
            end=len(statement),
            verdict=Verdict.CONTRADICTED,
            reason="The statement says 1,200 civilians; the Syrian Observatory for Human Rights "
            "said some 820 for the same period (AFP, 15 August 2019).",
            citations=(TOLL,),
        ),
        verdict=Verdict.CONTRADICTED,
    )


@pytest.fixture
def unverified() -> Report:
    statement = "The UN said 820 died and HTS has 30,000 fighters"
    return whole(
        statement,
        Assertion(
            text="The UN said 820 died",
            start=0,
            end=20,
            verdict=Verdict.UNVERIFIED,
            findings=(FindingName.MISATTRIBUTED,),
            reason="The knowledge base has this figure from the Syrian Observatory for Human "
            "Rights, not from the UN.",
            citations=(TOLL.model_copy(update={"stance": CitationStance.MENTIONS, "url": ""}),),
        ),
        Assertion(
            text="HTS has 30,000 fighters",
            start=25,
            end=len(statement),
            verdict=Verdict.UNVERIFIED,
            reason="Nothing here speaks of the number of HTS fighters.",
            nearest=(
                Citation(
                    claim_id="beef",
                    stance=CitationStance.MENTIONS,
                    quote="The alliance took the area in January\x1b[31m 2019.",
                    points=(
                        Point(
                            comparison="figure",
                            level="otherwise",
                            bearing=Bearing.NEAR,
                            says="The claim gives no strength.",
                        ),
                    ),
                ),
            ),
        ),
        verdict=Verdict.UNVERIFIED,
    )


@pytest.fixture
def reviewed(contradicted: Report, unverified: Report) -> ReviewReport:
    counts = {Verdict.SUPPORTED: 0, Verdict.CONTRADICTED: 1, Verdict.UNVERIFIED: 1}
    draft = DraftReport(
        path="drafts/idlib.md",
        title="Months of strikes",
        sentences=5,
        checkable=2,
        counts=counts,
        findings={FindingName.MISATTRIBUTED: 1},
        left_alone={"question": 1, "opinion": 2},
        checked=(
            CheckedSentence(line=3, column=1, start=20, end=67, text="x", report=contradicted),
            CheckedSentence(line=9, column=12, start=90, end=140, text="y", report=unverified),
        ),
        not_read=(NotReadLines(line=5, end_line=7, what="a table"),),
    )
    empty = draft.model_copy(
        update={
            "path": "drafts/note.txt",
            "sentences": 1,
            "checkable": 0,
            "checked": (),
            "left_alone": {"greeting": 1},
            "not_read": (),
        }
    )
    return ReviewReport(
        drafts=(draft, empty),
        unreadable=(Unreadable(path="drafts/scan.txt", reason="drafts/scan.txt is a PDF."),),
        sentences=6,
        checkable=2,
        counts=counts,
        knowledge_base=STATE,
        elapsed_ms=30,
    )


@pytest.fixture
def everything() -> ReviewReport:
    """A run with all that a report can tell."""
    quiet = made.draft_of("drafts/empty note.txt", "What a day!\n", [], sentences=1)
    return made.run_over(
        made.ferry(),
        quiet.model_copy(update={"left_alone": {"greeting": 1}}),
        unreadable=(
            Unreadable(path="drafts/scan.txt", reason="drafts/scan.txt is a PDF; name it so."),
        ),
        interrupted=True,
    )
