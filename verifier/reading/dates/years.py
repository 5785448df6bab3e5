"""Which years and parts of a year are written out: decades, quarters, seasons, fiscal years?"""

from __future__ import annotations

from verifier.reading.dates.doubt import is_a_season, is_a_year
from verifier.reading.dates.lexing import full_year
from verifier.reading.dates.meanings import Decade, Meaning, Quarter, Season, Years
from verifier.reading.dates.patterns import Hit, Meant, Rule
from verifier.reading.dates.year_words import year_in as _year

_YEAR = "(,? (of)? year:YEAR)?"


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


def _fiscal_years(hit: Hit) -> Meant:
    """ "FY2021-22", "FY21/22"."""
    first, last = hit.word("first").number, hit.word("last").number
    first = first if first > 99 else full_year(first)
    last = last if last > 99 else first - first % 100 + last
    return Years(first, last, True) if last == first + 1 else None


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


def _quarter_by_month(hit: Hit) -> Meant:
    """ "the June quarter": the three months that end with June."""
    month = hit.vocabulary.months[hit.word("month").text]
    return Quarter(month // 3, 4, _year(hit)) if month % 3 == 0 else None


def _season(hit: Hit) -> Meant:
    year, last = _year(hit), None
    if hit.has("last"):
        word = hit.word("last")
        last = word.number if word.number > 99 else (year or 0) // 100 * 100 + word.number
    return Season(hit.vocabulary.seasons[hit.word("season").text], year, None, last)


def _season_of_two_years(hit: Hit) -> Meant:
    """ "winter 2001-02", whose years look like a month in digits."""
    year, month = divmod(hit.word("years").number, 100)
    if month != (year + 1) % 100:
        return None
    return Season(hit.vocabulary.seasons[hit.word("season").text], year, None, year + 1)


def _season_alone(hit: Hit) -> Meant:
    if not is_a_season(hit):
        return None
    return Season(hit.vocabulary.seasons[hit.word("season").text])


RULES: tuple[Rule, ...] = (
    Rule(
        "years",
        "the:the? first:YEAR_NUMBER (- -?|/) last:(YEAR_NUMBER|TWO_DIGITS|DAY_NUMBER|SHORT_YEAR) "
        "fiscal:(FISCAL (YEAR_UNIT)?)?",
        _years,
    ),
    Rule(
        "fiscal years",
        "(the)? FISCAL (YEAR_UNIT)? first:YEAR_NUMBER (-|/) "
        "last:(YEAR_NUMBER|TWO_DIGITS|DAY_NUMBER)",
        _years,
    ),
    Rule("fiscal year", "(the)? FISCAL (YEAR_UNIT)? year:(YEAR_NUMBER|SHORT_YEAR)", _fiscal),
    Rule("fiscal year after", "(the)? year:YEAR_NUMBER FISCAL YEAR_UNIT", _fiscal),
    Rule(
        "fiscal years, sign",
        "first:FISCAL_SIGN (-|/) last:(YEAR_NUMBER|TWO_DIGITS|DAY_NUMBER)",
        _fiscal_years,
    ),
    # the months of a quarter or half of a fiscal year are not known
    Rule("fiscal sign", "((QUARTER_SIGN|HALF_SIGN) -? (of)?)? year:FISCAL_SIGN", _fiscal),
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
        "(before:YEAR -?)? sign:(QUARTER_SIGN|HALF_SIGN) (-? (of)? (FISCAL)? year:YEAR)?",
        _quarter_sign,
    ),
    Rule("quarter by its month", f"(the)? month:MONTH -? QUARTER_UNIT {_YEAR}", _quarter_by_month),
    Rule("half of a year", "(the)? nth:(first|second|last) half of year:YEAR_NUMBER", _half),
    Rule(
        "season and year",
        "(the)? season:SEASON ,? (of)? year:YEAR (-|/) last:(TWO_DIGITS|DAY_NUMBER|YEAR_NUMBER)",
        _season,
    ),
    Rule(
        "season and year, of two years like a month",
        "(the)? season:SEASON ,? (of)? years:NUMERIC_MONTH",
        _season_of_two_years,
    ),
    Rule("season of a year", "(the)? season:SEASON ,? (of)? year:YEAR", _season),
    Rule("season", "the:the? season:SEASON", _season_alone),
)
