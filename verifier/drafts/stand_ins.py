"""Whom does "it" mean, where is "there", when is "then"? What was told just before.

A pronoun that begins a sentence as the subject of its verb stands for the named subject of the
sentence before, where the two agree in number; "there" for the place last named, where the sentence
names none; "by then" for the date of the sentence before. Each is read as what it stands for. "The
three countries" are those that were just named: their number asserts nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.figure import Figure
from knowledge.period import Period
from verifier.drafts.opening_pronouns import opening_pronoun, subject_before
from verifier.matching.periods import event_dates
from verifier.reading.assertions import whole
from verifier.reading.reading import Context, Dated, Name, NameKind, Reading, Token

_THEN = re.compile(r"\b(?:[Bb]y|[Uu]ntil|[Ss]ince|[Uu]p to) then\b")
_DEMONSTRATIVE = re.compile(
    r"\b(?:that|the same) (?:very )?(?:day|night|evening|morning|week|month|year|period)\b", re.I
)
_BACK = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Bb]oth) $")
MOST_TOLD = 10
"""So many things somebody keeps in mind by their number."""


def period_told(before: Reading | None) -> Period | None:
    """The last date of what the sentence before tells, if it gives any."""
    if before is None:
        return None
    dated = event_dates(whole(before))
    return dated[-1].period if dated else None


def points_at_a_date(words: str) -> bool:
    """Whether a sentence says "that month": the one of the sentence before."""
    return bool(_DEMONSTRATIVE.search(words))


def with_stand_ins(reading: Reading, before: Reading | None, *, same_paragraph: bool) -> Reading:
    """The reading with what its words stand for, as far as that can be told."""
    reading = _without_back_references(reading)
    if same_paragraph and not reading.dates and (told := period_told(before)) is not None:
        reading = replace(reading, context=_in_the_story(reading.context, told))
    then = _then(reading, before)
    if then is not None:
        reading = replace(reading, dates=(*reading.dates, then))
    found = [
        one
        for one in (_subject(reading, before, same_paragraph=same_paragraph), _place(reading))
        if one is not None and not any(_overlap(one, name) for name in reading.names)
    ]
    starts = {name.start for name in found}
    return replace(
        reading,
        tokens=tuple(
            replace(token, pos="PROPN") if token.start in starts else token
            for token in reading.tokens
        ),
        names=tuple(sorted((*reading.names, *found), key=lambda name: name.start)),
    )


def _subject(reading: Reading, before: Reading | None, *, same_paragraph: bool) -> Name | None:
    pronoun = opening_pronoun(reading)
    if pronoun is None or before is None:
        return None
    words = subject_before(pronoun, before, same_paragraph=same_paragraph)
    named = [name for name in before.names if name.written and name.written in words]
    if len(named) != 1 or len(words.split()) > len(named[0].written.split()) + 1:
        return None
    return _standing_for(pronoun, reading, named[0].canonical, named[0].kind)


def _place(reading: Reading) -> Name | None:
    if reading.places or not reading.context.places:
        return None
    for token in reading.tokens:
        if token.lemma.lower() == "there" and token.dep == "advmod":
            return _standing_for(token, reading, reading.context.places[0], NameKind.PLACE)
    return None


def _standing_for(token: Token, reading: Reading, canonical: str, kind: NameKind) -> Name:
    return Name(token.start, token.end, reading.text[token.start : token.end], canonical, kind)


def _then(reading: Reading, before: Reading | None) -> Dated | None:
    found, period = _THEN.search(reading.text), period_told(before)
    if found is None or period is None or reading.dates:
        return None
    return Dated(found.start(), found.end(), found.group(), period, running=True)


def _in_the_story(context: Context, told: Period) -> Context:
    """The context of a sentence that goes on with what the one before has dated."""
    if context.story_date is not None or context.story_period is not None:
        return context
    return replace(context, story_period=told)


def _without_back_references(reading: Reading) -> Reading:
    back = [f for f in reading.figures if _points_back(f, reading.text)]
    if not back or len(back) == len(reading.figures):
        return reading
    spans = [(f.start, f.end + 1 + len(f.counted.phrase)) for f in back]
    return replace(
        reading,
        figures=tuple(f for f in reading.figures if f not in back),
        tokens=tuple(
            replace(token, pos="PRON")
            if any(start <= token.start < end for start, end in spans)
            else token
            for token in reading.tokens
        ),
    )


def _points_back(figure: Figure, text: str) -> bool:
    few = figure.value is not None and 1 < figure.value <= MOST_TOLD and not figure.unit
    return few and bool(_BACK.search(text[: figure.start]))


def _overlap(one: Name, other: Name) -> bool:
    return one.start < other.end and other.start < one.end
