"""Which days and months are written out? "26 April", "May 3 and 4, 2019", "Aug. 2018"."""

from __future__ import annotations

from verifier.reading.dates.doubt import counts_something, is_a_month, is_shared_day
from verifier.reading.dates.meanings import Day, Fixed, Meaning, Month
from verifier.reading.dates.patterns import Hit, Meant, Rule
from verifier.reading.dates.year_words import year_in as _year

_WEEKDAY = "(weekday:(WEEKDAY|SHORT_WEEKDAY .?) ,? (the)?)?"


_MONTH = "month:(MONTH|SHORT_MONTH .?)"


_YEAR = "(,? (of)? year:YEAR)?"


_JOIN = "(-|and|or|to|through|thru)"


def _weekday(hit: Hit) -> int | None:
    return hit.vocabulary.weekdays[hit.word("weekday").text] if hit.has("weekday") else None


def _month(hit: Hit) -> int:
    return hit.vocabulary.months[hit.word("month").text]


def _days(hit: Hit, group: str) -> list[int]:
    """Indices of the days of the month in a group such as "24, 25 and" ."""
    if not hit.has(group):
        return []
    start, end = hit.match.span(group)
    return [n for n in range(start, end) if hit.is_class(hit.lexed.words[n], "DAY_OF_MONTH")]


def _month_first(hit: Hit) -> Meant:
    month, year = _month(hit), _year(hit)
    day = hit.word("day").number
    if not 1 <= day <= 31:
        return None
    if hit.is_class(hit.word("month"), "SMALL_MONTH") and not hit.is_class(hit.word("day"), "NTH"):
        return None
    more = _days(hit, "more")
    if year is None and not more and counts_something(hit, hit.at("day")):
        return None  # "in May 12 people died"
    if more and year is None and not is_shared_day(hit, more[-1]):
        more = []
    first_end = hit.end if not more else hit.match.end("day")
    found: list[tuple[int, int, Meaning]] = [
        (hit.start, first_end, Day(month, day, year, _weekday(hit)))
    ]
    for place in more:
        end = hit.end if place == more[-1] else place + 1
        found.append((place, end, Day(month, hit.lexed.words[place].number, year)))
    return found


def _first_day_only(hit: Hit) -> Meant:
    """The same without the days that follow: "May 3 and 26 people" ."""
    return _month_first(hit)


def _day_first(hit: Hit) -> Meant:
    month, year = _month(hit), _year(hit)
    found: list[tuple[int, int, Meaning]] = []
    before = _days(hit, "more")
    for place in before:
        start = hit.start if place == before[0] else place
        found.append((start, place + 1, Day(month, hit.lexed.words[place].number, year)))
    day = hit.word("day")
    if hit.is_class(day, "ORDINAL_WORD") and not hit.has("of"):
        return None  # "the second May"
    if hit.is_class(hit.word("month"), "SMALL_MONTH") and not (hit.has("of") or year):
        return None
    start = hit.at("day") if before else hit.start
    return [*found, (start, hit.end, Day(month, day.number, year, _weekday(hit)))]


def _month_and_year(hit: Hit) -> Meant:
    return Month(_month(hit), _year(hit))


def _year_and_month(hit: Hit) -> Meant:
    after = hit.after()
    if after is not None and (after.letter in "doy" or after.letter in "xX"):
        return None  # "in 2017 April 3 was", "in 2018 May said"
    return Month(_month(hit), _year(hit))


def _small_month(hit: Hit) -> Meant:
    after = hit.after()
    if after is not None and after.text not in (".", ",", ";", "?", "!", ")", "and", "or", "to"):
        return None
    return [(hit.at("month"), hit.end, Month(_month(hit)))]


def _month_alone(hit: Hit) -> Meant:
    return Month(_month(hit)) if is_a_month(hit) else None


def _numeric_month(hit: Hit) -> Meant:
    year, month = divmod(hit.word("month").number, 100)
    return Month(month, year)


def _fixed(hit: Hit) -> Meant:
    day = hit.word("date").day
    return Fixed(day) if day is not None else None


RULES: tuple[Rule, ...] = (
    Rule("day in digits", "((WEEKDAY|SHORT_WEEKDAY .?) ,?)? date:NUMERIC_DATE", _fixed),
    Rule(
        "month, days",
        f"{_WEEKDAY} {_MONTH} (the)? day:DAY_OF_MONTH "
        f"more:((, DAY_OF_MONTH){{0,3}} ,? {_JOIN} (the)? DAY_OF_MONTH)? {_YEAR}",
        _month_first,
    ),
    Rule("month, day", f"{_WEEKDAY} {_MONTH} (the)? day:DAY_OF_MONTH {_YEAR}", _first_day_only),
    Rule(
        "small month, day",
        "month:SMALL_MONTH (the)? day:NTH (,? year:YEAR)?",
        _month_first,
    ),
    Rule(
        "days, month",
        f"{_WEEKDAY} more:(DAY_OF_MONTH (, DAY_OF_MONTH){{0,3}} ,? {_JOIN} (the)?)? "
        f"day:DAY_OF_MONTH -? of:of? {_MONTH} (-? ,? (of)? year:YEAR)?",
        _day_first,
    ),
    Rule(
        "day of small month",
        f"{_WEEKDAY} day:DAY_OF_MONTH of:of? month:SMALL_MONTH {_YEAR}",
        _day_first,
    ),
    Rule("month and year", f"{_MONTH} -? ,? (of)? year:YEAR", _month_and_year),
    Rule("year and month", f"year:YEAR_NUMBER {_MONTH}", _year_and_month),
    Rule(
        "month, in small letters",
        "(in|since|until|by|last|next|between|from) month:SMALL_MONTH",
        _small_month,
    ),
    Rule(
        "small month and year",
        "(in|since|of|by|until|from) month:SMALL_MONTH ,? year:YEAR_NUMBER",
        _month_and_year,
    ),
    Rule("month", _MONTH, _month_alone),
    Rule("month in digits", "month:NUMERIC_MONTH", _numeric_month),
)
