"""Does it happen when the statement says?

A statement with a wider period than the claim's is compatible; one with a narrower period is not
established; one whose period excludes the claim's speaks of another event, unless all the rest is
the same. Source: verdicts.md, "When".
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from knowledge.period import Granularity, Period
from verifier.matching.comparisons.ladder import (
    Comparison,
    Level,
    Part,
    Subject,
    nothing_said,
    otherwise,
)
from verifier.matching.marks import mark
from verifier.matching.pair import Pair
from verifier.reading.reading import Dated, DateRole
from verifier.report import Bearing

SAME_DAYS = 0.7
"""Share of the days of both periods together from which vague ends make no difference:
"since late April" and "since the end of April" begin up to nine days apart."""


class Timing(StrEnum):
    """How the claim's period lies to the statement's."""

    SAME = "same"
    WITHIN = "within"
    AS_OF = "as of"
    NARROWER = "narrower"
    UNDATED = "undated"
    APART = "apart"


def event_dates(pair: Pair) -> tuple[Dated, ...]:
    """The periods in which the statement puts the event."""
    return tuple(d for d in pair.statement.dates if d.role is DateRole.EVENT)


def _subjects(pair: Pair) -> tuple[Subject, ...]:
    return tuple(_subject(dated, pair) for dated in event_dates(pair))


def _subject(dated: Dated, pair: Pair) -> Subject:
    reading = pair.claim.content.reading
    statement = mark(pair.statement.reading, dated.start, dated.end, str(dated.period))
    theirs = [d for d in pair.claim.content.dates if d.role is DateRole.EVENT]
    graded = sorted(
        ((timing(dated.period, other.period), other) for other in theirs),
        key=lambda found: list(Timing).index(found[0]),
    )
    if graded:
        lies, other = graded[0]
        return Subject(
            statement,
            mark(reading, other.start, other.end, str(other.period)),
            {"lies": lies, "ours": str(dated.period), "theirs": str(other.period)},
        )
    period = pair.claim.claim.period or reading.context.period
    if period is not None:
        return Subject(
            statement,
            None,
            {
                "lies": timing(dated.period, period),
                "ours": str(dated.period),
                "theirs": str(period),
            },
        )
    lies = _as_of(dated.period, pair.claim.known_since)
    said = (
        str(Period(pair.claim.known_since, pair.claim.known_since))
        if pair.claim.known_since
        else ""
    )
    return Subject(statement, None, {"lies": lies, "ours": str(dated.period), "theirs": said})


def timing(ours: Period, theirs: Period) -> Timing:
    """How the claim's period lies to the statement's."""
    if ours.excludes(theirs):
        return Timing.APART
    if _overlap(ours, theirs) >= SAME_DAYS:
        return Timing.SAME
    return Timing.WITHIN if ours.contains(theirs) else Timing.NARROWER


def _overlap(a: Period, b: Period) -> float:
    """Days in both over days in either; open ends are taken to lie where the other one's do."""
    firsts = [p.first for p in (a, b) if p.first is not None]
    lasts = [p.last for p in (a, b) if p.last is not None]
    if not firsts and not lasts:
        return 1.0
    low = min(firsts) if firsts else min(lasts)
    high = max(lasts) if lasts else max(firsts)
    spans = [((p.first or low).toordinal(), (p.last or high).toordinal()) for p in (a, b)]
    both = min(s[1] for s in spans) - max(s[0] for s in spans) + 1
    either = max(s[1] for s in spans) - min(s[0] for s in spans) + 1
    return both / either if either > 0 else 1.0


def _as_of(ours: Period, known: date | None) -> Timing:
    """An undated claim holds on the day it was said: what is said of that day agrees."""
    if known is None or not ours.contains(Period(known, known, Granularity.DAY)):
        return Timing.UNDATED
    return Timing.AS_OF


def same_period(subject: Subject) -> bool:
    """Both name the same days, or nearly so."""
    return subject.facts["lies"] is Timing.SAME


def within(subject: Subject) -> bool:
    """The claim's period lies in the statement's."""
    return subject.facts["lies"] is Timing.WITHIN


def as_of_the_claim(subject: Subject) -> bool:
    """The claim names no period of its own and was said in the statement's."""
    return subject.facts["lies"] is Timing.AS_OF


def narrower(subject: Subject) -> bool:
    """The statement is more precise than the claim."""
    return subject.facts["lies"] is Timing.NARROWER


def undated(subject: Subject) -> bool:
    """The claim does not say when."""
    return subject.facts["lies"] is Timing.UNDATED


PERIOD = Comparison(
    name="period",
    part=Part.SAME_MATTER,
    question="Does it happen when the statement says?",
    subjects=_subjects,
    levels=(
        Level("no period", Bearing.SILENT, nothing_said, "The statement gives no date."),
        Level("same period", Bearing.AGREES, same_period, "Both speak of {ours}."),
        Level("within the period", Bearing.AGREES, within, "{theirs} lies in {ours}."),
        Level(
            "as of the claim",
            Bearing.AGREES,
            as_of_the_claim,
            "The claim was made on {theirs}, which lies in {ours}.",
        ),
        Level(
            "narrower period",
            Bearing.NEAR,
            narrower,
            "The statement says {ours}; the claim only {theirs}.",
        ),
        Level("claim undated", Bearing.NEAR, undated, "The claim does not say when."),
        Level(
            "otherwise",
            Bearing.DISAGREES,
            otherwise,
            "The statement says {ours}, the claim {theirs}.",
        ),
    ),
)
