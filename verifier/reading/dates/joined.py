"""Which expressions are the ends of one period: "from 3 to 5 May", "3, 4 and 5 May"?"""

from __future__ import annotations

from datetime import date

from knowledge.period import Granularity, Period
from verifier.reading.dates import calendar_days as cal
from verifier.reading.dates.expressions import Expression, word_at
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Day, Length, Stretch, Vague, Weekday, WeekdayIn
from verifier.reading.reading import Dated

LAST_PART = frozenset(("to", "and", "until", "till", "through", "thru", "-"))
SKIPPED = frozenset(("the", ",", "on", "in", "as", "late"))


def pair(lexed: Lexed, a: Expression, b: Expression, today: date | None) -> Dated | None:
    """Two expressions that are the ends of one period; both ends are included."""
    if a.period is None or isinstance(a.meaning, (Length, Stretch)):
        return None
    end = b.period
    if end is None and isinstance(b.meaning, Vague) and b.meaning.kind == "present":
        end = Period(today, today) if today is not None else None
    if end is None:
        return None
    gap = [word.text for word in lexed.words[a.last_word : b.first_word]]
    gap = [text for text in gap if text not in SKIPPED]
    if gap == ["-", "-"]:
        gap = ["-"]
    if not gap and isinstance(b.meaning, Vague) and word_at(lexed, b.first_word) == "to":
        gap = ["to"]  # "from March to date"
    if len(gap) != 1 or gap[0] not in LAST_PART:
        return None
    opening_at = a.first_word - (2 if word_at(lexed, a.first_word - 1) == "the" else 1)
    opening = word_at(lexed, opening_at)
    if gap[0] == "and" and opening != "between" and not _are_neighbours(a, b):
        return None
    first, last = _in_order(a, _first_in_week(a, b, end), end.last)
    if first and last and _in_one_week(a, b):
        last = cal.days_away(first, (last - first).days % 7)
    if first is None or last is None or first > last:
        return None
    grain = end.granularity if a.period.granularity is end.granularity else Granularity.DAYS
    if grain is Granularity.DAY:
        grain = Granularity.DAYS
    period = Period(first, last, grain, a.period.inferred or end.inferred)
    begin = opening_at if opening in ("between", "from") else a.first_word
    start = lexed.words[begin].start if begin < a.first_word else a.start
    running = begin < a.first_word
    return Dated(start, b.end, lexed.text[start : b.end], period, running=running)


def days_in_a_row(
    lexed: Lexed, expressions: list[Expression], place: int
) -> tuple[Dated, int] | None:
    """Three days or more that follow each other ("3, 4 and 5 May"), and the place after them."""
    end = place
    while end + 1 < len(expressions) and _are_neighbours(expressions[end], expressions[end + 1]):
        gap = lexed.words[expressions[end].last_word : expressions[end + 1].first_word]
        if not all(word.text in (",", "and", "on", "the") for word in gap):
            break
        end += 1
    a, b = expressions[place], expressions[end]
    if end < place + 2 or a.period is None or b.period is None:
        return None
    inferred = a.period.inferred or b.period.inferred
    period = Period(a.period.first, b.period.last, Granularity.DAYS, inferred)
    return Dated(a.start, b.end, lexed.text[a.start : b.end], period), end + 1


def _are_neighbours(a: Expression, b: Expression) -> bool:
    """ "26 and 27 April", "on Monday and Tuesday"."""
    if not isinstance(a.meaning, (Day, Weekday)) or type(a.meaning) is not type(b.meaning):
        return False
    if a.period is None or b.period is None or a.period.last is None:
        return False
    return b.period.first == cal.days_away(a.period.last, 1)


def _in_one_week(a: Expression, b: Expression) -> bool:
    """Whether two days of the week are the nearest ones: "from Monday until Wednesday"."""
    return all(isinstance(x.meaning, Weekday) and x.meaning.shift is None for x in (a, b))


def _first_in_week(a: Expression, b: Expression, end: Period) -> date | None:
    """The first day; of "Monday through Friday next week" it lies in the week of the second."""
    first = a.period.first if a.period is not None else None
    if not (isinstance(a.meaning, Weekday) and a.meaning.shift is None and end.first):
        return first
    if not (isinstance(b.meaning, WeekdayIn) and b.meaning.nth == 0):
        return first
    day = cal.days_away(cal.week_of(end.first)[0], a.meaning.weekday)
    return day if day <= end.first else first


def _in_order(
    a: Expression, first: date | None, last: date | None
) -> tuple[date | None, date | None]:
    """The ends; where they stand the wrong way round, "from Friday to Tuesday" began a week ago."""
    if first is None or last is None or first <= last or a.period is None or not a.period.inferred:
        return first, last
    if isinstance(a.meaning, Weekday):
        if a.meaning.shift == 1:  # "from next Monday to Friday"
            weeks = (first - last).days // 7 + 1
            return first, cal.days_away(last, 7 * weeks)
        return cal.days_away(first, -7), last
    return cal.away(first, -1, "year"), last
