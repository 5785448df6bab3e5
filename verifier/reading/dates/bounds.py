"""Which end of a period does a preposition open: since, until, by, before, after, for?

"Since" runs to the day of reading; "until", "by" and "before" are open at their beginning, "after"
at its end. A possessive or a noun behind the date takes the preposition to itself: "after Monday's
attack" is on Monday.
"""

from __future__ import annotations

from datetime import date

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.expressions import Expression, word_at
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Length, Part, Stretch
from verifier.reading.dates.tense import points_ahead
from verifier.reading.dates.values import length_value
from verifier.reading.reading import Dated

SKIPPED = frozenset(("the", "at", "about", "around", "mid", "on", "in", "least"))
"""Words between a preposition and its date: "since at least 2014", "by about 2030"."""
AND_AFTER = frozenset((("and", "after"), ("or", "later"), ("or", "after"), ("and", "later")))
AND_BEFORE = frozenset((("and", "before"), ("or", "earlier"), ("or", "before")))


def _cut(
    lexed: Lexed,
    first_word: int,
    one: Expression,
    period: Period,
    duration: str = "",
    *,
    running: bool = False,
) -> Dated:
    """The dated period of an expression with the words from ``first_word`` on."""
    start = lexed.words[first_word].start if first_word < one.first_word else one.start
    written = lexed.text[start : one.end]
    return Dated(start, one.end, written, period, duration=duration, running=running)


def bounded(lexed: Lexed, one: Expression, period: Period, today: date | None) -> Dated:
    """The period with the bound that the words before it (or right after it) set."""
    place = one.first_word - 1
    while place > 0 and word_at(lexed, place) in SKIPPED:
        place -= 1
    word, further = word_at(lexed, place), word_at(lexed, place - 1)
    following = (word_at(lexed, one.last_word), word_at(lexed, one.last_word + 1))
    if word_at(lexed, one.last_word + 2).isalnum():
        following = (following[0], "")  # "after 2016 and before 2018"
    duration = _length(one.meaning) if isinstance(one.meaning, Stretch) else ""
    if following in AND_AFTER or (further == "on" and following[0] in ("onwards", "onward")):
        return _cut(lexed, one.first_word, one, _open(period.first, None, period))
    if following in AND_BEFORE:
        return _cut(lexed, one.first_word, one, _open(None, period.last, period))
    if word in ("since", "starting", "beginning") or (
        word == "from" and following[0] in ("on", "onwards", "onward")
    ):
        end = today if today is None or period.first is None or period.first <= today else None
        return _cut(lexed, place, one, _open(period.first, end, period), running=True)
    if word in ("until", "till", "through") or (
        word == "by" and not isinstance(one.meaning, Stretch)
    ):
        return _cut(lexed, place, one, _open(None, period.last, period), running=True)
    beside = word in ("before", "after", "pre") or (word == "to" and further == "prior")
    if beside and not (following[0] == "'s" or _names_a_thing(lexed, one)):
        return _before_or_after(lexed, one, place, period)
    if word == "-" and further in ("pre", "post"):
        edges = _edges(one, period)
        if further == "pre":
            return _cut(lexed, place - 1, one, _open(None, edges[0], period))
        return _cut(lexed, place - 1, one, _open(edges[1], None, period))
    if word == "than" and further in ("later", "earlier", "before", "after"):
        return _than(lexed, one, place, period)
    if word == "of" and further == "as":
        return _cut(lexed, place - 1, one, period, duration, running=True)
    return _cut(lexed, one.first_word, one, period, duration)


def _length(meaning: Stretch) -> str:
    return length_value(Length(meaning.low, meaning.high, meaning.unit, meaning.vague))


def _open(first: date | None, last: date | None, whole: Period) -> Period:
    return Period(first, last, Granularity.OPEN, whole.inferred)


def _edges(one: Expression, period: Period) -> tuple[date | None, date | None]:
    """The last day before and the first day after; "before the end of May" may be late in May."""
    part = one.meaning.part if isinstance(one.meaning, Part) else ""
    before = period.last if part == "end" else period.first
    after = period.first if part == "start" else period.last
    return (
        cal.days_away(before, -1) if before is not None else None,
        cal.days_away(after, 1) if after is not None else None,
    )


def _before_or_after(lexed: Lexed, one: Expression, place: int, period: Period) -> Dated:
    word, further = word_at(lexed, place), word_at(lexed, place - 1)
    before, after = _edges(one, period)
    begin = place - 1 if word == "to" else place
    if further == "or" and word_at(lexed, place - 2) == "on":  # "on or before 1 June"
        begin, before, after = place - 2, period.last, period.first
    if word == "after":
        return _cut(lexed, begin, one, _open(after, None, period))
    return _cut(lexed, begin, one, _open(None, before, period))


def _than(lexed: Lexed, one: Expression, place: int, period: Period) -> Dated:
    """ "no later than 1 June", "earlier than May"."""
    no = word_at(lexed, place - 2) in ("no", "not")
    later = word_at(lexed, place - 1) in ("later", "after")
    before, after = _edges(one, period)
    if later:
        found = _open(None, period.last, period) if no else _open(after, None, period)
    else:
        found = _open(period.first, None, period) if no else _open(None, before, period)
    return _cut(lexed, place - 2 if no else place - 1, one, found)


def _names_a_thing(lexed: Lexed, one: Expression) -> bool:
    """ "after the Monday raids", "before the May 3 vote": the date belongs to the thing."""
    after = lexed.words[one.last_word] if one.last_word < len(lexed.words) else None
    before = word_at(lexed, one.first_word - 1)
    named = before in ("the", "its", "his", "her", "a", "their")
    return named and after is not None and after.letter == "x"


def lasting(lexed: Lexed, one: Expression, today: date | None) -> Dated | None:
    """A length of time; its days are known where it lasts until now ("have for four months").

    Lengths shorter than a day, or without a number, are none.
    """
    meaning = one.meaning
    if not isinstance(meaning, Length) or meaning.vague or meaning.unit not in cal.SPANS:
        return None
    place = one.first_word - 1
    word = word_at(lexed, place)
    if today is not None and word == "within" and points_ahead(lexed, place, one.last_word):
        last = cal.away(today, meaning.high, meaning.unit)
        return _cut(lexed, place, one, Period(today, last, Granularity.DAYS, True), one.value)
    if word != "for":
        return _cut(lexed, one.first_word, one, _anywhere(), one.value)
    if today is not None and _is_perfect(lexed, place):
        first = cal.away(today, -meaning.high, meaning.unit)
        period = Period(first, today, Granularity.DAYS, True)
        return _cut(lexed, place, one, period, one.value, running=True)
    return _cut(lexed, place, one, _anywhere(), one.value, running=True)


def _anywhere() -> Period:
    return Period(None, None, Granularity.OPEN)


def _is_perfect(lexed: Lexed, place: int) -> bool:
    """Whether "has" or "have" stands near, with no stop between."""
    for back in range(place - 1, max(-1, place - 12), -1):
        text = word_at(lexed, back)
        if text in ("has", "have"):
            return True
        if text in ("had", ".", ";", "?", "!"):
            return False
    for ahead in range(place + 1, min(len(lexed.words), place + 7)):
        text = word_at(lexed, ahead)
        if text in ("has", "have"):
            return True
        if text in (".", ";"):
            return False
    return False
