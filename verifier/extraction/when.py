"""When was a claim said, when does it speak of, and which event was told before it?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from knowledge.claim import Source
from knowledge.figure import Side
from knowledge.period import Granularity, Period
from verifier.extraction.article import Told
from verifier.extraction.clause_parts import Clause
from verifier.reading.reading import Dated, DateRole, Reading

LONGEST_CHAIN = 8
"""Words between a date and the "since" that it belongs to."""

_DAYS = (Granularity.DAY, Granularity.DAYS)


def _dates(reading: Reading, clause: Clause, role: DateRole) -> list[Dated]:
    return [
        d
        for d in reading.dates
        if d.role is role and clause.start <= d.start and d.end <= clause.end
    ]


def said_on(reading: Reading, clause: Clause, source: Source) -> date | None:
    """The day of the utterance, where the sentence dates it, else the day of publication."""
    if clause.attribution is not None:
        opening = [d for d in _dates(reading, clause, DateRole.EVENT) if _opens(d, clause, source)]
        for dated in (*_dates(reading, clause, DateRole.UTTERANCE), *opening):
            aside = _in_aside(dated, reading)
            day = dated.period.last
            if aside or day is None or dated.period.granularity not in _DAYS:
                continue
            # nobody can have reported what is said on a later day
            if source.published is None or day <= source.published:
                return day
    return source.published


LATELY = timedelta(days=7)
"""How long before its publication an article reports what was said."""


def _opens(dated: Dated, clause: Clause, source: Source) -> bool:
    """As in "Sunday on the radio, Berg said that ...": the day on which it was said."""
    attribution, day = clause.attribution, dated.period.last
    if attribution is None or not attribution.content or attribution.speaker is None:
        return False
    if day is None or dated.period.granularity not in _DAYS or source.published is None:
        return False
    first = attribution.speaker.start
    near = timedelta(0) <= source.published - day <= LATELY
    behind = attribution.content[0].start > attribution.cue.start > first
    return near and behind and clause.start <= dated.start and dated.end <= first


def period_of(reading: Reading, clause: Clause, source: Source) -> Period | None:
    """The first period that the content speaks of and that some day limits."""
    told = _dates(reading, clause, DateRole.EVENT)
    if clause.attribution is None:
        # without a speaker there is no utterance that a date could date
        told = sorted([*told, *_dates(reading, clause, DateRole.UTTERANCE)], key=lambda d: d.start)
    for dated in told:
        if _opens(dated, clause, source):
            continue
        if _counts_from(dated, reading) or _in_aside(dated, reading):
            continue
        if _of_the_level_before(dated, reading):
            continue
        if dated.period.first is not None or dated.period.last is not None:
            return _before_the_main_event(dated, reading, clause)
    return None


def _counts_from(dated: Dated, reading: Reading) -> bool:
    """As in "a first since the flood in May": the date is that of what is counted from."""
    tokens = reading.tokens
    index = next((i for i, t in enumerate(tokens) if dated.start <= t.start < dated.end), None)
    if index is None or dated.running:
        return False
    for _ in range(LONGEST_CHAIN):
        token = tokens[index]
        if token.head == index or token.pos in ("VERB", "AUX"):
            return False
        if token.lemma == "since" and token.dep in ("prep", "mark") and token.end < dated.start:
            return True
        index = token.head
    return False


def _of_the_level_before(dated: Dated, reading: Reading) -> bool:
    """As in "rose to 68 per cent from 59 per cent four years ago": the date is of the 59."""
    return any(
        figure.side is Side.BEFORE
        and figure.end <= dated.start
        and len(reading.text[figure.end : dated.start].split()) <= 1
        for figure in reading.figures
    )


def _in_aside(dated: Dated, reading: Reading) -> bool:
    """As in "the plan, which was approved in May, costs ...": the date is not that of the cost.

    Nor is that of "the Orsola, a tanker built in 1994, was carrying oil".
    """
    tokens = reading.tokens
    index = next((i for i, t in enumerate(tokens) if dated.start <= t.start < dated.end), None)
    if index is None:
        return False
    for _ in tokens:
        token = tokens[index]
        if token.dep == "appos" and token.start >= dated.end:
            return False  # "on Tuesday, the anniversary": the date stands before what it explains
        if token.dep == "appos" and token.end <= dated.start:
            return True
        if token.dep == "relcl" or token.head == index:
            return token.dep == "relcl"
        index = token.head
    return False


def story_of(told: Told) -> Period | None:
    """The event told last before the sentence, from which its relative dates count."""
    day = told.context.story_date
    return Period(day, day) if day is not None else told.context.story_period


def _before_the_main_event(dated: Dated, reading: Reading, clause: Clause) -> Period:
    """As in "after strikes since February had killed 200": it ends with the main event."""
    tokens = [t for t in reading.tokens if clause.start <= t.start < clause.end]
    perfect = any(t.text.lower() == "had" and t.dep == "aux" for t in tokens)
    main = [
        d.period.last
        for d in reading.dates
        if d.role is DateRole.EVENT and not clause.start <= d.start < clause.end
    ]
    last = max((day for day in main if day is not None), default=None)
    first = dated.period.first
    if not perfect or last is None or first is None or first > last:
        return dated.period
    if not dated.written.lower().startswith("since"):
        return dated.period
    return replace(dated.period, last=last)
