"""Which days does a length take that a date ends or begins: "the nine months ended 30 June"?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Length, Quarter
from verifier.reading.dates.values import length_value
from verifier.reading.reading import Dated

if TYPE_CHECKING:
    from verifier.reading.dates.expressions import Expression

SLACK = {"week": 3, "month": 15, "quarter": 45, "year": 182, "decade": 900, "century": 3650}
"""Days either way of "three weeks after 4 May": half a unit, and days are exact."""


def measured(lexed: Lexed, a: Expression, b: Expression) -> Dated | None:
    """A length with the day that it ends on, begins on or counts from.

    "the nine months ended 30 September", "two weeks from 3 May", "two days after Christmas".
    """
    meaning = _length_of(a)
    if meaning is None or b.period is None:
        return None
    first, last = b.period.first, b.period.last
    if meaning.unit not in cal.SPANS or first is None or last is None:
        return None
    gap = [word.text for word in lexed.words[a.last_word : b.first_word]]
    how = " ".join(text for text in gap if text not in ("on", "in", "the", "that"))
    length, unit, inferred = meaning.high, meaning.unit, b.period.inferred
    written = lexed.text[a.start : b.end]
    if not isinstance(a.meaning, Length) and how not in ("ended", "ending"):
        return None
    value = length_value(meaning)
    if how in ("ended", "ending", "to", "until", "through"):
        begin = cal.away(cal.days_away(last, 1), -length, unit)
        period = Period(min(begin, last), last, _grain(meaning), inferred)
        return Dated(a.start, b.end, written, period, duration=value)
    if how in ("starting", "beginning", ", from", ", starting"):
        end = cal.days_away(cal.away(first, length, unit), -1)
        period = Period(first, max(first, end), _grain(meaning), inferred)
        return Dated(a.start, b.end, written, period, duration=value)
    if how not in ("before", "after", "from") or b.period.granularity is not Granularity.DAY:
        return None
    sign = -1 if how == "before" else 1
    low = cal.away(first, sign * meaning.low, unit)
    high = cal.away(first, sign * length, unit)
    slack = SLACK.get(unit, 0)
    days = (cal.days_away(min(low, high), -slack), cal.days_away(max(low, high), slack))
    grain = Granularity.DAY if days[0] == days[1] else Granularity.DAYS
    return Dated(a.start, b.end, written, Period(*days, grain, True))


def _length_of(one: Expression) -> Length | None:
    """The length that an expression gives; "its fourth quarter ended 26 August" is one as well."""
    meaning = one.meaning
    if isinstance(meaning, Quarter) and meaning.of == 4 and meaning.year is None:
        return Length(1, 1, "quarter")
    return meaning if isinstance(meaning, Length) and not meaning.vague else None


def _grain(meaning: Length) -> Granularity:
    """The grain of a length: three months are a quarter, twelve a year."""
    if meaning.unit == "month":
        months = {3: Granularity.QUARTER, 12: Granularity.YEAR}
        return months.get(round(meaning.high), Granularity.MONTH)
    if meaning.unit == "year" and meaning.high == 1:
        return Granularity.YEAR
    if meaning.unit == "quarter" and meaning.high == 1:
        return Granularity.QUARTER
    return Granularity.DAYS
