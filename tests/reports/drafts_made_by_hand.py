"""A draft with everything that a report can tell, and one that tries to break out of every form."""

from datetime import date

from verifier.drafts.positions import Lines
from verifier.drafts.report import (
    CheckedSentence,
    Correction,
    DraftReport,
    Inconsistency,
    Note,
    NotReadLines,
    Place,
    ReviewReport,
    Unreadable,
)
from verifier.report import (
    Assertion,
    Bearing,
    Citation,
    CitationStance,
    FindingName,
    KnowledgeBaseState,
    Mark,
    Point,
    Report,
    Verdict,
)

STATE = KnowledgeBaseState(revision=7, claims=40)

FERRY = """\
---
title: A season on the strait
date: 2019-08-16
---

# A season on the strait

The harbour office put the number of passengers at **1,200** since late April. It runs six ferries
between the two towns.

Some 820 passengers have crossed since late April, the Harbour Union said. Tickets cost 12 euros.

## What the towns say

| town | ferries |
|---|---|
| Alm  | 4 |

Alm & Sund had 400,000 inhabitants in 2018. According to the mayor, the line carried 1,200
passengers since late April.

The line carried 900 passengers since late April. It lost 2 million euros in 2017.
"""


def place_of(written: str, words: str, after: int = 0) -> dict[str, int]:
    start = written.index(words, after)
    line, column = Lines.of(written).position(start)
    return {"line": line, "column": column, "start": start, "end": start + len(words)}


def claim(quote: str, figure: str, stance: CitationStance, **fields: object) -> Citation:
    start = quote.index(figure)
    bearing = Bearing.DISAGREES if stance is CitationStance.CONTRADICTS else Bearing.AGREES
    return Citation(
        claim_id="c0ffee",
        stance=stance,
        quote=quote,
        points=(
            Point(
                comparison="figure",
                level="compared",
                bearing=bearing,
                claim=Mark(text=figure, start=start, end=start + len(figure)),
                says="They exclude each other." if bearing is Bearing.DISAGREES else "They agree.",
            ),
        ),
        **fields,
    )


UNION = claim(
    "Since late April some 820 passengers have crossed the strait.",
    "some 820",
    CitationStance.CONTRADICTS,
    speaker="Harbour Union",
    said_on=date(2019, 8, 15),
    publisher="Coast Wire",
    title="A quiet season",
    url="https://example.org/2019/08/15/quiet",
    published=date(2019, 8, 15),
)
AGREED = UNION.model_copy(
    update={
        "stance": CitationStance.SUPPORTS,
        "points": claim(UNION.quote, "some 820", CitationStance.SUPPORTS).points,
    }
)


def judged(
    statement: str,
    verdict: Verdict,
    reason: str,
    citations: tuple[Citation, ...] = (),
    findings: tuple[FindingName, ...] = (),
    nearest: tuple[Citation, ...] = (),
) -> Report:
    assertion = Assertion(
        text=statement,
        start=0,
        end=len(statement),
        verdict=verdict,
        findings=findings,
        reason=reason,
        citations=citations,
        nearest=nearest,
    )
    return Report(
        statement=statement,
        verdict=verdict,
        findings=findings,
        reason=reason,
        assertions=(assertion,),
        knowledge_base=STATE,
        elapsed_ms=12.5,
    )


def sentence(written: str, words: str, report: Report, **fields: object) -> CheckedSentence:
    return CheckedSentence(text=words, report=report, **place_of(written, words), **fields)


def draft_of(path: str, written: str, checked: list[CheckedSentence], **fields) -> DraftReport:
    verdicts = [one.report.verdict for one in checked]
    names = [name for one in checked for name in one.report.findings]
    return DraftReport(
        path=path,
        checkable=len(checked),
        counts={verdict: verdicts.count(verdict) for verdict in Verdict},
        findings={name: names.count(name) for name in sorted(set(names))},
        checked=tuple(checked),
        written=written,
        **{"sentences": len(checked), "left_alone": {}, **fields},
    )


def run_over(*drafts: DraftReport, **fields: object) -> ReviewReport:
    counts = {v: sum(draft.counts[v] for draft in drafts) for v in Verdict}
    return ReviewReport(
        drafts=drafts,
        sentences=sum(draft.sentences for draft in drafts),
        checkable=sum(draft.checkable for draft in drafts),
        counts=counts,
        knowledge_base=STATE,
        elapsed_ms=30,
        **fields,
    )


def ferry() -> DraftReport:
    toll = "The harbour office put the number of passengers at **1,200** since late April."
    again = "According to the mayor, the line carried 1,200\npassengers since late April."
    other = "The line carried 900 passengers since late April."
    wrong = place_of(FERRY, "1,200")
    said = (
        "The statement says 1,200 passengers; the Harbour Union said some 820 for the same period "
        "(Coast Wire, 15 August 2019)."
    )
    checked = [
        sentence(
            FERRY,
            toll,
            judged(toll.replace("**", ""), Verdict.CONTRADICTED, said, (UNION,)),
            corrections=(
                Correction(
                    start=wrong["start"],
                    end=wrong["end"],
                    written="1,200",
                    suggested="some 820",
                    because="Harbour Union, 15 August 2019",
                ),
            ),
            also_at=(Place(**place_of(FERRY, again)),),
            inconsistent_with=(
                Inconsistency(
                    at=Place(**place_of(FERRY, other)),
                    text=other,
                    says="1,200 and 900 passengers exclude each other.",
                ),
            ),
        ),
        sentence(
            FERRY,
            "Some 820 passengers have crossed since late April, the Harbour Union said.",
            judged(
                "Some 820 passengers have crossed since late April, the Harbour Union said.",
                Verdict.SUPPORTED,
                "The Harbour Union put it at some 820 (Coast Wire, 15 August 2019).",
                (AGREED,),
            ),
        ),
        sentence(
            FERRY,
            "Tickets cost 12 euros.",
            judged(
                "Tickets cost 12 euros.",
                Verdict.UNVERIFIED,
                "Nothing here speaks of the price of a ticket.",
                nearest=(AGREED,),
            ),
        ),
        sentence(
            FERRY,
            "Alm & Sund had 400,000 inhabitants in 2018.",
            judged(
                "Alm & Sund had 400,000 inhabitants in 2018.",
                Verdict.SUPPORTED,
                "The census counted more than 400,000.",
                (AGREED,),
                (FindingName.HEDGE_DROPPED,),
            ),
            page=3,
        ),
        sentence(
            FERRY,
            other,
            judged(other, Verdict.CONTRADICTED, "The Harbour Union said some 820.", (UNION,)),
            ignored="the union counts tickets, we count heads",
        ),
        sentence(
            FERRY,
            "It lost 2 million euros in 2017.",
            judged(
                "It lost 2 million euros in 2017.",
                Verdict.UNVERIFIED,
                "The knowledge base has this from the Harbour Union.",
                (AGREED,),
                (FindingName.MISATTRIBUTED,),
            ),
            known=True,
        ),
    ]
    return draft_of(
        "drafts/ferry.md",
        FERRY,
        checked,
        title="A season on the strait",
        as_of=date(2019, 8, 16),
        sentences=9,
        left_alone={"question": 1, "opinion": 2},
        unchanged=2,
        notes=(Note(line=18, says="the ignore here covers no sentence"),),
        not_read=(
            NotReadLines(line=1, end_line=4, what="front matter"),
            NotReadLines(line=15, end_line=17, what="a table"),
            NotReadLines(line=22, end_line=22, what="a sentence in French", lost=True),
        ),
    )


HOSTILE_WORDS = (
    "<script>alert(1)</script> & <img src=x onerror=alert(2)> `x` **b** [go](javascript:alert(3)) "
    "| @desk #12 https://example.org/evil www.example.org ::error::x ##[error]y ]]> {0} $a$ "
    "\x1b[31m \x00 \u202e end."
)
HOSTILE_PATH = 'drafts/a,b:c%|<i>"@desk".md'


def hostile() -> ReviewReport:
    words = HOSTILE_WORDS
    bad = claim(f"{words} 7", "7", CitationStance.CONTRADICTS, speaker=words, publisher=words)
    bad = bad.model_copy(update={"url": "javascript:alert(4)", "title": words})
    checked = sentence(
        words,
        words,
        judged(words, Verdict.CONTRADICTED, words, (bad,)),
        corrections=(Correction(start=0, end=3, written=words, suggested=words, because=words),),
        inconsistent_with=(
            Inconsistency(at=Place(**place_of(words, words)), text=words, says=words),
        ),
    )
    formula = sentence(
        words,
        "end.",
        judged('=HYPERLINK("x")', Verdict.UNVERIFIED, "+1", (bad,)),
        ignored="@SUM(A1)",
    )
    draft = draft_of(
        HOSTILE_PATH,
        words,
        [checked, formula],
        title=words,
        notes=(Note(line=1, says=words),),
        not_read=(NotReadLines(line=1, end_line=1, what=words, lost=True),),
    )
    return run_over(draft, unreadable=(Unreadable(path=HOSTILE_PATH, reason=words),))
