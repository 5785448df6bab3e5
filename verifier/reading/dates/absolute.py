"""Which dates are written out: days, months, years, decades, quarters and seasons?"""

from __future__ import annotations

from verifier.reading.dates.doubt import (
    counts_something,
    is_a_month,
    is_a_season,
    is_a_year,
    is_shared_day,
)
from verifier.reading.dates.lexing import Word, full_year
from verifier.reading.dates.meanings import (
    Day,
    Decade,
    Fixed,
    Meaning,
    Month,
    Quarter,
    Season,
    Years,
)
from verifier.reading.dates.patterns import Hit, Meant, Rule

_WEEKDAY = "(weekday:(WEEKDAY|SHORT_WEEKDAY .?) ,? (the)?)?"
_MONTH = "month:(MONTH|SHORT_MONTH .?)"
_YEAR = "(,? (of)? year:YEAR)?"
_JOIN = "(-|and|or|to|through|thru)"


def year_of(word: Word) -> int:
    """The year that a word writes: "2019", "'98"."""
    return word.number if word.letter == "y" else full_year(word.number)


def _year(hit: Hit, name: str = "year") -> int | None:
    return year_of(hit.word(name)) if hit.has(name) else None


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


def _year_alone(hit: Hit) -> Meant:
    return Years(hit.word("year").number, hit.word("year").number) if is_a_year(hit) else None


def _short_year(hit: Hit) -> Meant:
    if not hit.is_class(hit.before(), "YEAR_PREPOSITION"):
        return None  # an opening quotation mark
    year = full_year(hit.word("year").number)
    return Years(year, year)


def _years(hit: Hit) -> Meant:
    first = hit.word("first").number
    word = hit.word("last")
    last = word.number
    if len(word.text.lstrip("'")) <= 2:
        last += first - first % 100
        if last <= first and first % 100 == 99:
            last += 100
    if not first < last <= first + 60:
        return None
    before, after = hit.before(), hit.after()
    if before is not None and (before.text == "$" or (before.text == "-" and not hit.has("the"))):
        return None  # a price, a telephone number
    if after is not None and after.text == "-" and after.start == hit.word("last").end:
        return None
    return Years(first, last, hit.has("fiscal"))


def _fiscal(hit: Hit) -> Meant:
    word = hit.word("year")
    year = word.number if word.number > 99 else full_year(word.number)
    return Years(year, year, True)


def _decade(hit: Hit) -> Meant:
    word = hit.word("decade")
    digits = word.text.replace("'", "")[:-1]
    if len(digits) == 4:
        length = 100 if digits.endswith("00") and int(digits) < 2000 else 10
        return Years(int(digits), int(digits) + length - 1)
    before = hit.before()
    if word.text[0] != "'" and not (
        hit.has("the")
        or hit.is_class(before, "PART")
        or (before is not None and before.text == "-")
    ):
        return None  # "in his 30s"
    return Decade(int(digits))


def _named_decade(hit: Hit) -> Meant:
    before = hit.before()
    if before is not None and before.text in ("his", "her", "their", "its", "my"):
        return None
    return Decade(hit.vocabulary.cardinals.get(_singular(hit.word("decade").text), 0))


def _singular(decade: str) -> str:
    return "zero" if decade == "noughties" else decade[:-3] + "y"


def _century(hit: Hit) -> Meant:
    number = hit.word("nth").number
    if not 1 <= number <= 30:
        return None
    return Years(max(100 * (number - 1), 1), 100 * number - 1)


def _quarter(hit: Hit) -> Meant:
    number = hit.word("nth").number
    return Quarter(number, 4, _year(hit)) if 1 <= number <= 4 else None


def _quarters(hit: Hit) -> Meant:
    found: list[tuple[int, int, Meaning]] = []
    for name in ("first", "second"):
        number = hit.word(name).number
        if not 1 <= number <= 4:
            return None
        at = hit.at(name)
        found.append((at, at + 1 if name == "first" else hit.end, Quarter(number, 4, _year(hit))))
    return found


def _final_quarter(hit: Hit) -> Meant:
    return Quarter(4, 4, _year(hit))


def _quarter_sign(hit: Hit) -> Meant:
    year = _year(hit) if hit.has("year") else (_year(hit, "before") if hit.has("before") else None)
    return Quarter(hit.word("sign").number % 10, 4 if hit.word("sign").letter == "Q" else 2, year)


def _half(hit: Hit) -> Meant:
    return Quarter(1 if hit.word("nth").text == "first" else 2, 2, _year(hit))


def _season(hit: Hit) -> Meant:
    year, last = _year(hit), None
    if hit.has("last"):
        word = hit.word("last")
        last = word.number if word.number > 99 else (year or 0) // 100 * 100 + word.number
    return Season(hit.vocabulary.seasons[hit.word("season").text], year, None, last)


def _season_alone(hit: Hit) -> Meant:
    if not is_a_season(hit):
        return None
    return Season(hit.vocabulary.seasons[hit.word("season").text])


RULES = (
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
        f"day:DAY_OF_MONTH -? of:of? {_MONTH} -? {_YEAR}",
        _day_first,
    ),
    Rule(
        "day of small month",
        f"{_WEEKDAY} day:DAY_OF_MONTH of:of? month:SMALL_MONTH {_YEAR}",
        _day_first,
    ),
    Rule("month and year", f"{_MONTH} -? ,? (of)? year:YEAR", _month_and_year),
    Rule("year and month", f"year:YEAR_NUMBER {_MONTH}", _year_and_month),
    Rule("month, in small letters", "(in|since|until|by|last|next) month:SMALL_MONTH", _small_month),
    Rule(
        "small month and year",
        "(in|since|of|by|until|from) month:SMALL_MONTH ,? year:YEAR_NUMBER",
        _month_and_year,
    ),
    Rule("month", _MONTH, _month_alone),
    Rule("month in digits", "month:NUMERIC_MONTH", _numeric_month),
    Rule(
        "years",
        "the:the? first:YEAR_NUMBER (- -?|/) last:(YEAR_NUMBER|TWO_DIGITS|DAY_NUMBER|SHORT_YEAR) "
        "fiscal:(FISCAL (YEAR_UNIT)?)?",
        _years,
    ),
    Rule("fiscal year", "(the)? FISCAL (YEAR_UNIT)? year:(YEAR_NUMBER|SHORT_YEAR)", _fiscal),
    Rule("fiscal year after", "(the)? year:YEAR_NUMBER FISCAL YEAR_UNIT", _fiscal),
    Rule("fiscal sign", "year:FISCAL_SIGN", _fiscal),
    Rule("year", "(the year)? year:YEAR_NUMBER", _year_alone),
    Rule("short year", "year:SHORT_YEAR", _short_year),
    Rule("decade", "the:the? decade:DECADE", _decade),
    Rule("decade in words", "(the)? decade:DECADE_WORD", _named_decade),
    Rule("century", "(the)? nth:(NTH) -? CENTURY_UNIT", _century),
    Rule("quarter", f"(the)? nth:NTH (FISCAL)? -? (FISCAL)? QUARTER_UNIT {_YEAR}", _quarter),
    Rule(
        "quarters",
        f"first:NTH (and|or|to|through|-) second:NTH (quarters|quarter) {_YEAR}",
        _quarters,
    ),
    Rule(
        "quarter of a year", "(the)? year:YEAR_NUMBER nth:NTH (FISCAL)? -? QUARTER_UNIT", _quarter
    ),
    Rule(
        "last quarter of a year",
        "(the)? (final|last) QUARTER_UNIT (of)? year:YEAR_NUMBER",
        _final_quarter,
    ),
    Rule(
        "quarter sign",
        "before:YEAR? -? sign:(QUARTER_SIGN|HALF_SIGN) (-? (of)? (FISCAL)? year:YEAR)?",
        _quarter_sign,
    ),
    Rule("half of a year", "(the)? nth:(first|second|last) half of year:YEAR_NUMBER", _half),
    Rule(
        "season and year",
        "(the)? season:SEASON ,? (of)? year:YEAR (-|/) last:(TWO_DIGITS|DAY_NUMBER|YEAR_NUMBER)",
        _season,
    ),
    Rule("season of a year", "(the)? season:SEASON ,? (of)? year:YEAR", _season),
    Rule("season", "the:the? season:SEASON", _season_alone),
)
"""In the order in which they win where two fit the same words."""
