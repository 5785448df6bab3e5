"""Supported, contradicted or unverified? The claims that were compared, taken together.

A claim that supports decides, unless another one on the same period stands against it; a claim that
contradicts decides where nothing supports. A figure of one dated event contradicts an undated
statement only where no other event could be meant. Source: verdicts.md, "The three verdicts".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.period import Period
from verifier.judging.bearing import Answer, Compared
from verifier.judging.supersession import later_on_the_same_measure, only_grows
from verifier.matching.periods import Timing, event_dates, timing
from verifier.report import Bearing, FindingName, Verdict

_THEN = re.compile(
    r"\b(?:by|until|up to|at) (?:then|the time|that (?:time|point|date))\b", re.IGNORECASE
)
"""Words that date a count to a day told before: it was so then, whatever came later."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one assertion with the claims that it rests on, the deciding one first."""

    verdict: Verdict
    findings: tuple[FindingName, ...]
    supporting: tuple[Compared, ...] = ()
    contradicting: tuple[Compared, ...] = ()
    mentioning: tuple[Compared, ...] = ()
    """Claims that decided nothing, but that a finding names ("from another speaker")."""
    reason: str = ""
    """The sentence that says why, where it is not made from the claims one by one."""


def judge(compared: Sequence[Compared]) -> Judgement:
    """The verdict that the compared claims give together; they come best first."""
    supporting = [c for c in compared if c.answer is Answer.SUPPORTS]
    contradicting = [c for c in compared if c.answer is Answer.CONTRADICTS]
    if supporting:
        return _with_support(supporting, contradicting)
    found_elsewhere = [c for c in compared if c.answer is Answer.TOUCHES and c.findings]
    contradicting = [c for c in contradicting if not _is_superseded(c, compared)]
    firm = [c for c in contradicting if _same_event(c)]
    if not firm and contradicting and not found_elsewhere and _one_event(contradicting, compared):
        firm = contradicting
    if firm:
        findings = dict.fromkeys(f for c in firm for f in c.findings)
        return Judgement(Verdict.CONTRADICTED, tuple(findings), contradicting=tuple(_ranked(firm)))
    if found_elsewhere:
        findings = dict.fromkeys(found_elsewhere[0].findings)
        return Judgement(Verdict.UNVERIFIED, tuple(findings), mentioning=tuple(found_elsewhere))
    return Judgement(Verdict.UNVERIFIED, ())


def _with_support(supporting: list[Compared], contradicting: list[Compared]) -> Judgement:
    ranked = _ranked(supporting)
    against = [
        c
        for c in contradicting
        if (_same_event(c) or _goes_on_from(c, ranked[0]))
        and not _by_date(c)
        and _weighs(c, ranked)
    ]
    later = [c for c in against if later_on_the_same_measure(c, ranked[0])]
    if later:
        return _superseded(ranked, later)
    against = [
        c
        for c in against
        if not later_on_the_same_measure(ranked[0], c) and not _said_together(ranked[0], c)
    ]
    if against:
        return Judgement(
            Verdict.UNVERIFIED,
            (FindingName.SOURCES_DISAGREE,),
            supporting=tuple(ranked),
            contradicting=tuple(against),
        )
    # one source that says it outright is enough: a finding stands only if the best claim needs it
    return Judgement(Verdict.SUPPORTED, ranked[0].findings, supporting=tuple(ranked))


def _said_together(one: Compared, other: Compared) -> bool:
    """Whether one speaker said both on one day: it speaks of two things, and is no two sources."""
    ours, theirs = one.pair.claim.claim, other.pair.claim.claim
    if ours.speaker is None or theirs.speaker is None or ours.source != theirs.source:
        return False
    days = one.pair.claim.known_since, other.pair.claim.known_since
    return ours.speaker.name == theirs.speaker.name and None not in days and days[0] == days[1]


def _superseded(ranked: list[Compared], later: list[Compared]) -> Judgement:
    """An earlier claim matches, a later one on the same measure says otherwise."""
    statement = ranked[0].pair.statement
    if event_dates(statement) or _THEN.search(statement.text):
        findings = dict.fromkeys((*ranked[0].findings, FindingName.OUTDATED))
        return Judgement(Verdict.SUPPORTED, tuple(findings), tuple(ranked), tuple(later))
    verdict = Verdict.CONTRADICTED if only_grows(later[0]) else Verdict.UNVERIFIED
    return Judgement(verdict, (FindingName.OUTDATED,), tuple(ranked), tuple(later))


def _is_superseded(earlier: Compared, compared: Sequence[Compared]) -> bool:
    """Whether its speaker has given a later figure on the same measure that leaves it possible.

    Who said 31 on Wednesday and at least 47 on Thursday is not on record against 58.
    """
    if not any(
        o.comparison == "figure" for o in earlier.outcomes if o.bearing is Bearing.DISAGREES
    ):
        return False
    speaker = earlier.pair.claim.claim.speaker
    return any(
        later.answer is Answer.TOUCHES
        and later_on_the_same_measure(later, earlier)
        and later.pair.claim.claim.speaker is not None
        and speaker is not None
        and later.pair.claim.claim.speaker.name == speaker.name
        and not any(
            o.comparison == "figure" and o.bearing is Bearing.DISAGREES for o in later.outcomes
        )
        and not _spoke_before(earlier, later)
        for later in compared
    )


def _spoke_before(earlier: Compared, later: Compared) -> bool:
    """Whether the statement counts up to a day before the later figure was given."""
    known = later.pair.claim.known_since
    days = [d.period.last for d in event_dates(earlier.pair.statement)]
    return known is not None and any(day is not None and day < known for day in days)


def _ranked(compared: Sequence[Compared]) -> list[Compared]:
    """Without findings before with, then by how much of the wording is met."""
    return sorted(compared, key=lambda c: (len(c.findings), -c.pair.alignment.coverage))


def _by_date(compared: Compared) -> bool:
    return any(
        o.comparison == "period" and o.bearing is Bearing.DISAGREES for o in compared.outcomes
    )


def _weighs(compared: Compared, supporting: Sequence[Compared]) -> bool:
    """Whether it is on the matter as much as the claims that support."""
    best = max(c.pair.alignment.coverage for c in supporting)
    return compared.pair.alignment.coverage >= best - 0.1


def _goes_on_from(later: Compared, earlier: Compared) -> bool:
    """Whether a later figure stands in the same article and takes the same for granted there."""
    ours, theirs = later.pair.claim.claim, earlier.pair.claim.claim
    same_story = ours.setting == theirs.setting and ours.source == theirs.source
    return bool(ours.setting) and same_story and later_on_the_same_measure(later, earlier)


def _same_event(compared: Compared) -> bool:
    """Whether statement and claim are known to speak of one event or one running count.

    Either the statement gives a date, and then the comparison of periods has had its say, or the
    claim has no bounded period of its own.
    """
    if event_dates(compared.pair.statement):
        return True
    if not any(
        o.comparison == "figure" and o.bearing is Bearing.DISAGREES for o in compared.outcomes
    ):
        return True
    period = event_period(compared)
    if period is None or period.last is None or _still_running(compared, period):
        return True
    return _is_the_story(period, compared)


def _is_the_story(period: Period, compared: Compared) -> bool:
    """Whether the text around an undated statement has just spoken of those days.

    "Inflation stood at 5 per cent in October. In Wales it was 6 per cent."
    """
    context = compared.pair.statement.reading.context
    day = context.story_date
    told = Period(day, day) if day is not None else context.story_period
    if told is None:
        return False
    # the rate of October is that of the twelve months to October
    return timing(told, period) in (Timing.SAME, Timing.WITHIN) or told.last == period.last


def _still_running(compared: Compared, period: Period) -> bool:
    """A period that lasts until the day the claim was made ("since late April")."""
    known = compared.pair.claim.known_since
    return (
        known is not None
        and period.last is not None
        and period.last >= known
        and period.first != known
    )


def event_period(compared: Compared) -> Period | None:
    """The period of the event that the claim speaks of, if it gives one."""
    return compared.pair.claim.claim.period


def _one_event(contradicting: Sequence[Compared], compared: Sequence[Compared]) -> bool:
    """Whether all claims on the matter that give a figure speak of one and the same event."""
    on_matter = [
        c
        for c in compared
        if c.answer is not Answer.OTHER_MATTER
        and any(o.comparison == "figure" for o in c.outcomes if o.claim)
    ]
    periods = {event_period(c) for c in (*contradicting, *on_matter)}
    bounded = [p for p in periods if p is not None]
    return not any(a.excludes(b) for a in bounded for b in bounded)
