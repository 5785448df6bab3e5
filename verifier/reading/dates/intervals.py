"""From when until when? Expressions joined and bounded by the words beside them.

"since late April", "by May", "until Friday", "between 3 and 5 May", "April 26-27", "from 2015 to
2019" and "for nearly four months" become one dated period each.
"""

from __future__ import annotations

from datetime import date

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.expressions import Expression
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Day, Length, Stretch
from verifier.reading.dates.tense import points_ahead
from verifier.reading.reading import Dated

SINCE = frozenset(("since", "from", "starting", "beginning", "effective"))
UNTIL = frozenset(("until", "till", "through", "thru", "by", "before", "pre", "ending"))
LAST_PART = frozenset(("to", "and", "until", "till", "through", "thru", "-"))
SUB_DAY = ("PT",)


def dated(lexed: Lexed, expressions: list[Expression], today: date | None) -> tuple[Dated, ...]:
    """The periods of a text, from its expressions; those without days or a length are left out."""
    found: list[Dated] = []
    place = 0
    while place < len(expressions):
        one = expressions[place]
        pair = _pair(lexed, expressions, place) or _measured(lexed, expressions, place)
        if pair is not None:
            found.append(pair)
            place += 2
            continue
        place += 1
        if isinstance(one.meaning, Length):
            length = _length(lexed, one, today)
            if length is not None:
                found.append(length)
        elif one.period is not None:
            found.append(_bounded(lexed, one, today))
    return tuple(found)


def _make(
    lexed: Lexed, first_word: int, one: Expression, period: Period, duration: str = ""
) -> Dated:
    start = lexed.words[first_word].start if first_word < one.first_word else one.start
    return Dated(start, one.end, lexed.text[start : one.end], period, duration=duration)


def _word(lexed: Lexed, place: int) -> str:
    return lexed.words[place].text if 0 <= place < len(lexed.words) else ""


def _pair(lexed: Lexed, expressions: list[Expression], place: int) -> Dated | None:
    """Two expressions that are the ends of one period."""
    if place + 1 >= len(expressions):
        return None
    a, b = expressions[place], expressions[place + 1]
    if a.period is None or b.period is None or not a.first_word < b.first_word:
        return None
    gap = [word.text for word in lexed.words[a.last_word : b.first_word]]
    gap = [text for text in gap if text not in ("the", ",", "on", "in", "as", "late")]
    if gap == ["-", "-"]:
        gap = ["-"]
    if len(gap) != 1 or gap[0] not in LAST_PART or isinstance(a.meaning, (Length, Stretch)):
        return None
    opening = _word(lexed, a.first_word - 1)
    opening_at = a.first_word - 1
    if opening == "the":
        opening_at -= 1
        opening = _word(lexed, opening_at)
    if gap[0] == "and":
        adjacent = (
            isinstance(a.meaning, Day)
            and isinstance(b.meaning, Day)
            and a.period.last is not None
            and b.period.first == cal.days_away(a.period.last, 1)
        )
        if opening != "between" and not adjacent:
            return None
    first, last = a.period.first, b.period.last
    if first is None or last is None or first > last:
        return None
    grain = (
        a.period.granularity if a.period.granularity is b.period.granularity else Granularity.DAYS
    )
    if grain is Granularity.DAY:
        grain = Granularity.DAYS
    period = Period(first, last, grain, a.period.inferred or b.period.inferred)
    begin = opening_at if opening in ("between", "from") else a.first_word
    start = lexed.words[begin].start if begin < a.first_word else a.start
    return Dated(start, b.end, lexed.text[start : b.end], period)


def _measured(lexed: Lexed, expressions: list[Expression], place: int) -> Dated | None:
    """A length with the day that it ends on or counts from.

    "the nine months ended 30 September", "two days after Christmas", "the week to 3 May".
    """
    if place + 1 >= len(expressions):
        return None
    a, b = expressions[place], expressions[place + 1]
    if not isinstance(a.meaning, Length) or a.meaning.vague or b.period is None:
        return None
    if a.meaning.unit not in cal.SPANS or b.period.first is None or b.period.last is None:
        return None
    gap = [word.text for word in lexed.words[a.last_word : b.first_word]]
    how = " ".join(text for text in gap if text not in ("on", "in", "the", "that"))
    length, unit = a.meaning.high, a.meaning.unit
    written = lexed.text[a.start : b.end]
    if how in ("ended", "ending", "to", "until", "through"):
        last = b.period.last
        first = cal.days_away(cal.away(cal.days_away(last, 1), -length, unit), 0)
        period = Period(min(first, last), last, Granularity.DAYS, b.period.inferred)
        return Dated(a.start, b.end, written, period, duration=a.value)
    if how in ("starting", "beginning", ", from", ", starting"):
        first = b.period.first
        last = cal.days_away(cal.away(first, length, unit), -1)
        period = Period(first, max(first, last), Granularity.DAYS, b.period.inferred)
        return Dated(a.start, b.end, written, period, duration=a.value)
    if how not in ("before", "after", "from") or b.period.granularity is not Granularity.DAY:
        return None
    sign = -1 if how == "before" else 1
    low = cal.away(b.period.first, sign * a.meaning.low, unit)
    high = cal.away(b.period.first, sign * a.meaning.high, unit)
    slack = 3 if unit == "week" else (15 if unit == "month" else (182 if unit == "year" else 0))
    first, last = min(low, high), max(low, high)
    period = Period(
        cal.days_away(first, -slack), cal.days_away(last, slack), Granularity.DAYS, True
    )
    return Dated(a.start, b.end, written, period)


def _bounded(lexed: Lexed, one: Expression, today: date | None) -> Dated:
    """The period with the bound that a preposition before it sets."""
    period = one.period
    assert period is not None
    place = one.first_word - 1
    duration = one.value if isinstance(one.meaning, Stretch) else ""
    skipped = ("the", "at", "about", "around", "mid", "on", "in")
    while _word(lexed, place) in skipped and place > 0:
        place -= 1
    word, further = _word(lexed, place), _word(lexed, place - 1)
    inferred = period.inferred
    possessive = _word(lexed, one.last_word) == "'s"
    noun = _names_a_thing(lexed, one)
    onwards = (_word(lexed, one.last_word), _word(lexed, one.last_word + 1))
    if onwards in (("and", "after"), ("or", "later"), ("or", "after"), ("and", "later")):
        after = Period(period.first, None, Granularity.OPEN, inferred)
        return _make(lexed, one.first_word, one, after)
    if onwards in (("and", "before"), ("or", "earlier"), ("or", "before"), ("and", "earlier")):
        before = Period(None, period.last, Granularity.OPEN, inferred)
        return _make(lexed, one.first_word, one, before)
    if (
        word == "since"
        or word in ("starting", "beginning")
        or (word == "from" and _word(lexed, one.last_word) in ("on", "onwards", "onward"))
    ):
        end = today if today is None or period.first is None or period.first <= today else None
        return _make(lexed, place, one, Period(period.first, end, Granularity.OPEN, inferred))
    if word in ("until", "till", "through", "by") and not (
        word == "by" and isinstance(one.meaning, Stretch)
    ):
        return _make(lexed, place, one, Period(None, period.last, Granularity.OPEN, inferred))
    prior = word in ("before", "pre") or (word == "to" and further == "prior")
    if prior and not (possessive or noun) and period.first is not None:
        begin = place - 1 if word == "to" else place
        last = cal.days_away(period.first, -1)
        return _make(lexed, begin, one, Period(None, last, Granularity.OPEN, inferred))
    if word == "-" and further in ("pre", "post"):
        return _pre_post(lexed, one, place - 1, further)
    if word == "after" and not (possessive or noun) and period.last is not None:
        first = cal.days_away(period.last, 1)
        return _make(lexed, place, one, Period(first, None, Granularity.OPEN, inferred))
    if word == "than" and further in ("later", "earlier", "before", "after"):
        return _than(lexed, one, place, further)
    if word == "of" and further == "as":
        return _make(lexed, place - 1, one, period, duration)
    return _make(lexed, one.first_word, one, period, duration)


def _than(lexed: Lexed, one: Expression, place: int, which: str) -> Dated:
    """ "no later than 1 June", "earlier than May"."""
    period = one.period
    assert period is not None
    no = _word(lexed, place - 2) in ("no", "not")
    begin = place - 2 if no else place - 1
    first: date | None = None
    last: date | None = None
    if which in ("later", "after"):
        if no:
            last = period.last
        elif period.last is not None:
            first = cal.days_away(period.last, 1)
    elif no:
        first = period.first
    elif period.first is not None:
        last = cal.days_away(period.first, -1)
    return _make(lexed, begin, one, Period(first, last, Granularity.OPEN, period.inferred))


def _pre_post(lexed: Lexed, one: Expression, place: int, which: str) -> Dated:
    period = one.period
    assert period is not None
    if which == "pre" and period.first is not None:
        bounded = Period(None, cal.days_away(period.first, -1), Granularity.OPEN, period.inferred)
    elif which == "post" and period.last is not None:
        bounded = Period(cal.days_away(period.last, 1), None, Granularity.OPEN, period.inferred)
    else:
        bounded = period
    return _make(lexed, place, one, bounded)


def _names_a_thing(lexed: Lexed, one: Expression) -> bool:
    """ "after Monday night raids", "before the May 3 vote": the date belongs to the thing."""
    after = lexed.words[one.last_word] if one.last_word < len(lexed.words) else None
    before = _word(lexed, one.first_word - 1)
    return (
        before in ("the", "its", "his", "a", "their") and after is not None and after.letter == "x"
    )


def _length(lexed: Lexed, one: Expression, today: date | None) -> Dated | None:
    """A length of time; its days are known where it lasts until now ("have for four months")."""
    meaning = one.meaning
    assert isinstance(meaning, Length)
    if one.value.startswith(SUB_DAY) or meaning.vague:
        return None
    open_period = Period(None, None, Granularity.OPEN)
    place = one.first_word - 1
    counts = today is not None and meaning.unit in cal.SPANS
    if counts and _word(lexed, place) == "within" and points_ahead(lexed, place, one.last_word):
        assert today is not None
        last = cal.away(today, meaning.high, meaning.unit)
        return _make(lexed, place, one, Period(today, last, Granularity.DAYS, True), one.value)
    if _word(lexed, place) == "for":
        if today is not None and _is_perfect(lexed, place) and meaning.unit in cal.SPANS:
            first = cal.away(today, -meaning.high, meaning.unit)
            period = Period(first, today, Granularity.DAYS, True)
            return _make(lexed, place, one, period, one.value)
        return _make(lexed, place, one, open_period, one.value)
    return _make(lexed, one.first_word, one, open_period, one.value)


def _is_perfect(lexed: Lexed, place: int) -> bool:
    """Whether "has", "have" or "'ve" stands near before the words, with no stop between."""
    for back in range(place - 1, max(-1, place - 12), -1):
        text = _word(lexed, back)
        if text in ("has", "have"):
            return True
        if text in ("had", ".", ";", "?", "!"):
            return False
    for ahead in range(place + 1, min(len(lexed.words), place + 7)):
        if _word(lexed, ahead) in ("has", "have"):
            return True
        if _word(lexed, ahead) in (".", ";"):
            return False
    return False
