"""How do two periods lie to each other? The same days, one within the other, or apart."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from knowledge.period import Granularity, Period
from verifier.matching.pair import ClaimSide
from verifier.reading.assertions import Assertion
from verifier.reading.reading import Dated, DateRole

SAME_DAYS = 0.7
"""Share of the days of both periods together from which vague ends make no difference:
"since late April" and "since the end of April" begin up to nine days apart."""


class Timing(StrEnum):
    """How the claim's period lies to the statement's."""

    SAME = "same"
    WITHIN = "within"
    AS_OF = "as of"
    STORY = "story"
    NARROWER = "narrower"
    UNDATED = "undated"
    SAID_THEN = "said then"
    SAID_ELSEWHEN = "said elsewhen"
    APART = "apart"


def event_dates(assertion: Assertion) -> tuple[Dated, ...]:
    """The periods in which a side puts the event, without those of what is said about it."""
    return tuple(d for d in assertion.dates if d.role is DateRole.EVENT)


def only_period(side: ClaimSide) -> Period | None:
    """The one period that a claim speaks of: as it was stored, else as its words give it."""
    dated = event_dates(side.content)
    return side.claim.period or (dated[0].period if dated else None)


def utterance_day(assertion: Assertion) -> date | None:
    """The last day on which a side says that it was said, where it gives one."""
    days = [d.period.last for d in assertion.dates if d.role is DateRole.UTTERANCE]
    return max((day for day in days if day is not None), default=None)


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


def as_of(ours: Period, known: date | None) -> Timing:
    """An undated claim holds on the day it was said: what is said of that day agrees."""
    if known is None or not ours.contains(Period(known, known, Granularity.DAY)):
        return Timing.UNDATED
    return Timing.AS_OF


REPORTED_WITHIN = timedelta(days=7)
"""What a report does not date was said in the week before it was published."""


def when_said(ours: Period, claim: ClaimSide) -> Timing | None:
    """Whether the claim was said in the period in which the statement says that it was.

    ``None`` where the claim names no speaker or no day is known.
    """
    said = claim.known_since
    if claim.claim.speaker is None or said is None:
        return None
    dated = utterance_day(claim.content) is not None
    first = said if dated else said - REPORTED_WITHIN
    within = Period(first, said, Granularity.DAYS)
    return Timing.SAID_THEN if ours.overlaps(within) else Timing.SAID_ELSEWHEN
