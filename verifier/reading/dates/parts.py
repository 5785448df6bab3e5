"""Which part of a period is meant? What stands before or after an expression and narrows it.

"late April", "the end of last year", "the first quarter of next year", "the last week of that
month", "earlier this month", "the third Monday of May", "the week of March 6".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import (
    Away,
    Beside,
    Clock,
    Day,
    Fixed,
    From,
    Holiday,
    InYear,
    Length,
    Meaning,
    Month,
    Near,
    Often,
    Part,
    Piece,
    Quarter,
    Season,
    Stretch,
    Vague,
    Weekday,
    WeekdayIn,
    WeekOf,
    Years,
)
from verifier.reading.dates.partition import TO
from verifier.reading.dates.patterns import Hit

if TYPE_CHECKING:
    from verifier.reading.dates.grammar import Found, Grammar

WINDOW = 9
"""So many words before an expression are looked at."""


@dataclass(frozen=True, slots=True)
class Before:
    """Words before an expression that make another meaning of it; ``None``: they do not."""

    name: str
    pattern: str
    means: Callable[[Hit, Meaning], Meaning | None]


@dataclass(frozen=True, slots=True)
class After:
    """The same for the words after it."""

    name: str
    pattern: str
    means: Callable[[Hit, Meaning], Meaning | None]


_DAYS = (Day, Fixed, Weekday, Length, Away, Often, Vague, Clock, Stretch)


def _part(hit: Hit, of: Meaning) -> Meaning | None:
    if isinstance(of, (Length, Often, Vague, Clock, Stretch)):
        return None
    return Part(hit.vocabulary.parts[hit.word("part").text], of)


def _part_to_part(hit: Hit, of: Meaning) -> Meaning | None:
    """ "mid-to-late May"."""
    if not isinstance(of, Part) or of.part not in hit.vocabulary.parts.values():
        return None
    return Part(hit.vocabulary.parts[hit.word("part").text] + TO + of.part, of.of)


def _earlier(hit: Hit, of: Meaning) -> Meaning | None:
    if isinstance(of, (Length, Often, Vague, Clock, Stretch, Away)):
        return None
    if isinstance(of, (Weekday, Day, Fixed)) or (isinstance(of, Near) and of.unit == "day"):
        return of  # "earlier on Monday" is Monday
    return Part("so far" if hit.word("when").text == "earlier" else "rest", of)


def _so_far(hit: Hit, of: Meaning) -> Meaning | None:
    return None if isinstance(of, _DAYS) else Part("so far", of)


def _rest(hit: Hit, of: Meaning) -> Meaning | None:
    return None if isinstance(of, _DAYS) else Part("rest", of)


def _piece(hit: Hit, of: Meaning) -> Meaning | None:
    if isinstance(of, _DAYS):
        return None
    unit = hit.vocabulary.units[hit.word("unit").text]
    if unit.plural and not hit.has("count"):  # "the final days of May"
        return Part(
            "late" if hit.word("which").text in ("last", "final", "closing") else "early", of
        )
    which = hit.word("which")
    from_end = which.text in ("last", "final", "closing")
    if not _is_larger(of, unit.of) or (from_end and hit.has("in") and not hit.has("the")):
        return None  # "was indicted last year in the May 2018 attack"
    count = 1
    if hit.has("count"):
        count = hit.word("count").number or 2
    nth = which.number if which.number else 1
    return Piece(unit.of, of, count * unit.times, from_end, 1 if hit.has("count") else nth)


_ORDER = ("day", "week", "month", "quarter", "year", "decade", "century")


def _is_larger(of: Meaning, unit: str) -> bool:
    """Whether the period is longer than the unit, so that it can be a part of it."""
    size = _size(of)
    return unit in _ORDER and (size is None or _ORDER.index(size) > _ORDER.index(unit))


def _size(of: Meaning) -> str | None:
    if isinstance(of, Month):
        return "month"
    if isinstance(of, (Quarter, Season)):
        return "quarter" if isinstance(of, Season) or of.of == 4 else "year"
    if isinstance(of, Years):
        return (
            "year" if of.last == of.first else ("century" if of.last - of.first > 50 else "decade")
        )
    if isinstance(of, (Near, Piece)):
        return of.unit if of.unit in _ORDER else None
    return None


def _half(hit: Hit, of: Meaning) -> Meaning | None:
    if isinstance(of, _DAYS):
        return None
    return Part("first half" if hit.word("which").text in ("first", "early") else "second half", of)


def _weekday_in(hit: Hit, of: Meaning) -> Meaning | None:
    if isinstance(of, _DAYS):
        return None
    weekday = hit.vocabulary.weekdays[hit.word("weekday").text]
    which = hit.word("which")
    return WeekdayIn(weekday, -1 if which.text in ("last", "final") else which.number, of)


def _week_of(hit: Hit, of: Meaning) -> Meaning | None:
    if not isinstance(of, (Day, Fixed, Weekday)):
        return None
    how = hit.word("how").text if hit.has("how") else "of"
    return WeekOf(of, {"of": "of", "e": "ended"}.get(how, how))


def _day_of(hit: Hit, of: Meaning) -> Meaning | None:
    """ "the 3rd of this month"."""
    if not (isinstance(of, Near) and of.unit == "month"):
        return None
    return Piece("day", of, 1, False, hit.word("day").number)


def _eve(hit: Hit, of: Meaning) -> Meaning | None:
    return Beside("day", -1, of) if isinstance(of, (Day, Fixed, Weekday, Holiday)) else None


def _same(hit: Hit, of: Meaning) -> Meaning | None:
    return None if isinstance(of, (Length, Often, Vague, Clock)) else of


def _own(hit: Hit, of: Meaning) -> Meaning | None:
    """ "last year's third quarter", "this month's second week"."""
    if isinstance(of, _DAYS):
        return None
    if hit.has("half"):
        return Part("first half" if hit.word("which").text == "first" else "second half", of)
    return _piece(hit, of)


def _in_year(hit: Hit, of: Meaning) -> Meaning | None:
    """ "February 11 this year", "March of next year"."""
    if not isinstance(of, (Day, Month, Season, Quarter, Holiday)) or of.year is not None:
        return None
    texts = [word.text for word in hit.words("which")]
    if "that" in texts:
        return InYear(Near("year", 0, From.SCENE), of)
    if "following" in texts:
        return InYear(Near("year", 1, From.SCENE), of)
    shift = 0 if "this" in texts else (1 if "next" in texts else -1)
    return InYear(Near("year", shift, From.PUBLICATION), of)


def _at_clock(hit: Hit, of: Meaning) -> Meaning | None:
    """ "5 p.m. EST Tuesday" is Tuesday."""
    days = isinstance(of, (Day, Fixed, Weekday)) or (isinstance(of, Near) and of.unit == "day")
    return of if days else None


def _in_written_year(hit: Hit, of: Meaning) -> Meaning | None:
    """ "June in 2017"."""
    if not isinstance(of, (Day, Month, Season, Quarter, Holiday)) or of.year is not None:
        return None
    return replace(of, year=hit.word("year").number)


def _beside(hit: Hit, of: Meaning) -> Meaning | None:
    """ "the day before Christmas", "the year after 2015"."""
    unit = hit.vocabulary.units[hit.word("unit").text].of
    days = isinstance(of, (Day, Fixed, Weekday, Holiday)) and unit in (
        "day",
        "week",
        "month",
        "year",
    )
    years = isinstance(of, Years) and of.first == of.last and unit == "year"
    return Beside(unit, -1 if hit.has("back") else 1, of) if days or years else None


BEFORE: tuple[Before, ...] = (
    Before(
        "nth unit of",
        "the:the? which:(NTH|last|final|closing|opening) count:COUNT? (FISCAL|BUSINESS)? "
        "unit:(UNIT|UNITS) (of|in:in) (the)?",
        _piece,
    ),
    Before("day of", "(the)? day:(DAY_ORDINAL|NTH) of", _day_of),
    Before("half of", "(the)? which:(first|second|last|latter) half of (the)?", _half),
    Before(
        "nth weekday of",
        "(the)? which:(NTH|last|final) weekday:WEEKDAY (of|in) (the)?",
        _weekday_in,
    ),
    Before("week of", "(the)? WEEK_UNIT how:(of|beginning|starting|ending|ended) (on)?", _week_of),
    Before("clock", "CLOCK (CAPITAL)? ,? (on)?", _at_clock),
    Before("day before", "the unit:UNIT (back:before|after) (the)?", _beside),
    Before("end of", "(the)? (very)? part:PART of (the)?", _part),
    Before("early", "(the)? (very)? part:PART_ADJECTIVE (in|on)? (the)? -?", _part),
    Before("mid to late", "part:PART_ADJECTIVE -? to -?", _part_to_part),
    Before("end-", "part:end -", _part),
    Before("earlier", "when:(earlier|later) (in|on)? (the)?", _earlier),
    Before("so far", "so far (in)?", _so_far),
    Before("rest of", "(the)? (rest|remainder) of (the)?", _rest),
    Before("month of", "(the)? (month|year|night|morning|afternoon|evening) of", _same),
    Before("eve of", "(the)? eve of", _eve),
)


AFTER: tuple[After, ...] = (
    After(
        "this year", "(of|in)? which:(this|last|next|that|LAST|the following) YEAR_UNIT", _in_year
    ),
    After("in 2017", "in year:YEAR_NUMBER", _in_written_year),
    After("own part", "POSSESSIVE which:(NTH|last|final) (half:half|unit:UNIT)", _own),
    After("so far", "so far", _so_far),
    After("daytime", "(DAYTIME|CLOCK)", _same),
)


def widened(found: Found, lexed: Lexed, rules: Grammar) -> Found:
    """The expression with the words around it that belong to it, at most three times over."""
    for _ in range(3):
        step = _once(found, lexed, rules)
        if step is None:
            break
        found = step
    return found


def _once(found: Found, lexed: Lexed, rules: Grammar) -> Found | None:
    first = max(0, found.start - WINDOW)
    for before, pattern in rules.before:
        for start in range(first, found.start):
            match = pattern.fullmatch(lexed.letters, start, found.start)
            if match is None:
                continue
            meaning = before.means(Hit(lexed, match, rules.known), found.meaning)
            if meaning is not None:
                return found._replace(start=start, meaning=meaning)
            break
    for after, pattern in rules.after:
        match = pattern.match(lexed.letters, found.end)
        if match is None:
            continue
        meaning = after.means(Hit(lexed, match, rules.known), found.meaning)
        if meaning is not None:
            return found._replace(end=match.end(), meaning=meaning)
    return None
