"""Which numbers belong to the calendar or the clock? Days, dates in digits, years, times.

The dates themselves are read in ``verifier.reading.dates``; here they are only kept apart.
"""

from __future__ import annotations

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import phrase_after
from verifier.reading.figures.number_contexts import DASHES, context_words, unit_or_things
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Numeral
from verifier.reading.figures.units import unit_after

YEARS = range(1500, 2100)
FAR_YEARS = range(1000, 2200)
"""Years only after a word that says so: "by 2120", "A.D. 1000"."""


def _is_month(lexemes: Lexemes, index: int) -> bool:
    """Whether a month is named; "may" and "march" in lower case only after a preposition."""
    word = lexemes.word(index)
    if word not in context_words("months"):
        return False
    if lexemes.is_capitalised(index) or word not in ("may", "march", "mar", "sun"):
        return True
    return lexemes.word(index - 1) in (
        "on",
        "since",
        "until",
        "till",
        "by",
        "from",
        "late",
        "early",
    )


def _before(lexemes: Lexemes, index: int) -> int:
    """The lexeme before ``index``, past the full stop of an abbreviation."""
    at = index - 1
    return at - 1 if lexemes.word(at) == "." and lexemes.joined(at) else at


def _is_small(lexemes: Lexemes, index: int) -> bool:
    word = lexemes.word(index)
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def is_date(lexemes: Lexemes, numeral: Numeral) -> bool:
    """A day beside its month, "26-27 April", "15/08/2019", a year."""
    first, end = numeral.first, numeral.end
    if numeral.form == "words" and end - first <= 3:
        return _is_year_in_words(lexemes, numeral)
    if not numeral.bare:
        return False
    if _is_small(lexemes, first) and (
        _day_before_month(lexemes, end) or _day_after_month(lexemes, first)
    ):
        return True
    for at, sign in ((first - 1, "/"), (end, "/"), (first - 1, "-"), (end, "-"), (end, ".")):
        if lexemes.word(at) == sign and _numeric_date(lexemes, first, sign):
            return True
    return _is_year(lexemes, numeral)


def _day_before_month(lexemes: Lexemes, end: int) -> bool:
    """ "26 April", "26-27 April", "26, 27 and 28 April", "26th of April"."""
    at = end
    for _ in range(3):
        if _is_month(lexemes, at) or (lexemes.word(at) == "of" and _is_month(lexemes, at + 1)):
            return True
        if lexemes.word(at) in (*DASHES, ",", "and", "to", "or", "&") and _is_small(
            lexemes, at + 1
        ):
            at += 2
        else:
            return False
    return False


def _day_after_month(lexemes: Lexemes, first: int) -> bool:
    """ "April 26", "Aug. 14", "April 26-27", "July 4, 5 and 6"."""
    at = first
    for _ in range(3):
        if _is_month(lexemes, _before(lexemes, at)):
            # "in May 20 people died" and "In March 8 hospitals": a noun follows without a comma
            return at < first or not _counts_people(lexemes, first + 1)
        before = lexemes.word(at - 1)
        if before in (*DASHES, "and", "to", "or", "&", ",") and _is_small(lexemes, at - 2):
            at -= 2
        else:
            return False
    return False


def _counts_people(lexemes: Lexemes, index: int) -> bool:
    found = phrase_after(lexemes, index)
    return bool(found) and found is not None and found[1] - found[0] <= 2


def _numeric_date(lexemes: Lexemes, index: int, sign: str) -> bool:
    """Three numbers with one sign between them: 2019-08-15, 15/08/2019, 15.08.2019."""
    first = index
    while first > index - 4 and lexemes.word(first - 1) == sign and lexemes.is_digits(first - 2):
        first -= 2
    parts: list[str] = []
    at = first
    while lexemes.is_digits(at) and len(parts) < 4:
        parts.append(lexemes.word(at))
        if lexemes.word(at + 1) != sign or not lexemes.joined(at + 1) or not lexemes.joined(at + 2):
            break
        at += 2
    if sign == "/" and len(parts) == 2:
        # 2018/19 is a season, 9/11 an event
        return len(parts[0]) == 4 or "/".join(parts) in ("9/11", "7/7", "24/7", "50/50")
    return len(parts) == 3 and all(len(part) in (1, 2, 4) for part in parts)


def _is_year(lexemes: Lexemes, numeral: Numeral) -> bool:
    written = lexemes.word(numeral.first)
    before = lexemes.word(numeral.first - 1)
    after = lexemes.word(numeral.end)
    if len(written) == 2 and before in ("'", "’", "‘"):
        return True  # the class of '98
    if len(written) == 2 and before in DASHES and _looks_like_year(lexemes, numeral.first - 2):
        return True  # 2014-15
    if len(written) != 4 or not written.isdecimal() or int(written) not in FAR_YEARS:
        return False
    if int(written) not in YEARS:
        return (
            numeral.end - numeral.first == 1
            and (
                before in ("by", "until", "since", "in", "year", "ad", "bc")
                or after in ("ad", "bc", "ce", "bce")
                or lexemes.words[max(0, numeral.first - 4) : numeral.first] == ("a", ".", "d", ".")
            )
            and not unit_or_things(lexemes, numeral.end)
        )
    if numeral.end - numeral.first > 1 or before in ("$", "£", "€", "¥"):
        return False
    if lexemes.joined(numeral.end) and after[:1].isalpha():
        return after == "s"  # the 1990s; 1600m is a race
    if after in ("s", "bc", "ad", "ce", "bce"):
        return True
    if before == "of" and lexemes.word(numeral.first - 2) in context_words("amounts_of"):
        return False
    if before in context_words("count_before"):
        return before in ("up", "over", "under", "just", "around", "about") and after in (
            ",",
            ".",
            "",
        )
    found = unit_after(lexemes, numeral.end)
    if found and after not in ("in",) and found[0].name != "second":
        return found[0].dimension == "duration" and before in context_words("year_before")
    plural = phrase_after(lexemes, numeral.end)
    if plural and before in context_words("weak_before") and written.endswith("00"):
        return False
    if before in context_words("year_before") or _is_month(lexemes, numeral.first - 1):
        return True
    return not (plural and (written.endswith("00") or after == "people"))


def _is_year_in_words(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "nineteen ninety-six": a number from thirteen to twenty, one below a hundred after it."""
    table = number_words()
    centuries = range(13, 21)
    after = lexemes.word(numeral.end)
    if table.cardinals.get(lexemes.word(numeral.end - 1), 20) in centuries and (
        after in table.tens or table.cardinals.get(after, 0) in range(10, 20)
    ):
        return numeral.value in centuries
    before = table.cardinals.get(lexemes.word(numeral.first - 1))
    before = before if before is not None else table.tens.get(lexemes.word(numeral.first - 1))
    return before in centuries and 10 <= numeral.value < 100


def _looks_like_year(lexemes: Lexemes, index: int) -> bool:
    word = lexemes.word(index)
    return len(word) == 4 and word.isdecimal() and int(word) in YEARS


def is_clock_time(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "9:35 PM", "2 p.m.", "10.30am", "1300 GMT"."""
    first, end = numeral.first, numeral.end
    if lexemes.words[max(0, first - 2) : first] in (("half", "past"), ("quarter", "past")):
        return True
    if lexemes.word(end) == ":" and lexemes.joined(end) and lexemes.joined(end + 1):
        return lexemes.is_digits(end + 1)
    if lexemes.word(first - 1) == ":" and lexemes.joined(first) and lexemes.joined(first - 1):
        return lexemes.is_digits(first - 2)
    if (
        lexemes.word(end) in ("a", "p")
        and lexemes.word(end + 1) in (".", "")
        and (lexemes.word(end + 2) == "m" and lexemes.joined(end + 2))
    ):
        return True
    if lexemes.word(end) in ("am", "pm", "o'clock", "o’clock"):
        return numeral.value < 13 and numeral.places in (0, 2)
    if lexemes.word(end) in ("gmt", "utc", "bst", "est", "edt", "cet"):
        return True
    return lexemes.word(end) in ("hours", "hrs") and (
        numeral.bare
        and len(lexemes.word(first)) == 4
        and lexemes.word(first).startswith(("0", "1", "2"))
        and lexemes.word(first - 1) in ("at", "by", "from", "until", "to")
    )
