"""Which numbers count nothing? Dates, times of day, scores, ordinals, and numbers of names.

A ladder of named conditions; the first that holds says what the number is instead.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import is_plural, phrase_after
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numerals import Numeral
from verifier.reading.figures.units import unit_after
from verifier.words.tables import words_of

TABLE = "not_figures.toml"
DASHES = ("-", "–", "—", "−")
YEARS = range(1500, 2100)
FAR_YEARS = range(1000, 2200)
"""Years only after a word that says so: "by 2120", "A.D. 1000"."""


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(TABLE, name)


def _is_month(lexemes: Lexemes, index: int) -> bool:
    """Whether a month is named; "may" and "march" in lower case only after a preposition."""
    word = lexemes.word(index)
    if word not in _words("months"):
        return False
    if lexemes.is_capitalised(index) or word not in ("may", "march", "mar", "sun"):
        return True
    return lexemes.word(index - 1) in ("on", "since", "until", "till", "by", "from", "late", "early")


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
        if _is_month(lexemes, at) or (
            lexemes.word(at) == "of" and _is_month(lexemes, at + 1)
        ):
            return True
        if lexemes.word(at) in (*DASHES, ",", "and", "to", "or", "&") and _is_small(lexemes, at + 1):
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
    parts = []
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
        return numeral.end - numeral.first == 1 and (
            before in ("by", "until", "since", "in", "year", "ad", "bc")
            or after in ("ad", "bc", "ce", "bce")
            or lexemes.words[max(0, numeral.first - 4) : numeral.first] == ("a", ".", "d", ".")
        ) and not _unit_or_things(lexemes, numeral.end)
    if numeral.end - numeral.first > 1 or before in ("$", "£", "€", "¥"):
        return False
    if lexemes.joined(numeral.end) and after[:1].isalpha():
        return after == "s"  # the 1990s; 1600m is a race
    if after in ("s", "bc", "ad", "ce", "bce"):
        return True
    if before == "of" and lexemes.word(numeral.first - 2) in _words("amounts_of"):
        return False
    if before in _words("count_before"):
        return before in ("up", "over", "under", "just", "around", "about") and after in (",", ".", "")
    found = unit_after(lexemes, numeral.end)
    if found and after not in ("in",) and found[0].name != "second":
        return found[0].dimension == "duration" and before in _words("year_before")
    if before in _words("year_before") or _is_month(lexemes, numeral.first - 1):
        return True
    plural = phrase_after(lexemes, numeral.end)
    return not (plural and (written.endswith("00") or after == "people"))


def _is_year_in_words(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "nineteen ninety-six": a number from thirteen to twenty, and one below a hundred after it."""
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
    if lexemes.word(end) == ":" and lexemes.joined(end) and lexemes.joined(end + 1):
        return lexemes.is_digits(end + 1)
    if lexemes.word(first - 1) == ":" and lexemes.joined(first) and lexemes.joined(first - 1):
        return lexemes.is_digits(first - 2)
    if lexemes.word(end) in ("a", "p") and lexemes.word(end + 1) in (".", "") and (
        lexemes.word(end + 2) == "m" and lexemes.joined(end + 2)
    ):
        return True
    if lexemes.word(end) in ("am", "pm", "o'clock", "o’clock"):
        return numeral.value < 13 and numeral.places in (0, 2)
    if lexemes.word(end) in ("gmt", "utc", "bst", "est", "edt", "cet"):
        return True
    return lexemes.word(end) in ("hours", "hrs") and (
        numeral.bare and len(lexemes.word(first)) == 4 and lexemes.word(first).startswith(("0", "1", "2"))
        and lexemes.word(first - 1) in ("at", "by", "from", "until", "to")
    )


def is_ordinal(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "22nd", "the 5th", "twenty-first"."""
    if numeral.form == "words":
        last = lexemes.word(numeral.end - 1)
        at = numeral.end + 1 if lexemes.word(numeral.end) == "-" else numeral.end
        table = number_words()
        return (last in table.tens or last == "hundred") and lexemes.word(at) in _words("ordinals")
    return (
        numeral.bare
        and lexemes.joined(numeral.end)
        and lexemes.word(numeral.end) in ("st", "nd", "rd", "th")
    )


def is_score(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "2-0", "won 21-14", "6-4, 7-5", "3-for-2"; "10-15 people" is a range."""
    if not numeral.bare:
        return False
    if "for" in (lexemes.word(numeral.end + 1), lexemes.word(numeral.first - 2)) and "-" in (
        lexemes.word(numeral.end), lexemes.word(numeral.first - 1)
    ):
        return True
    for first in (numeral.first, numeral.first - 2):
        dash = first + 1
        if not (
            lexemes.word(dash) in ("-", "–") and lexemes.joined(dash) and lexemes.joined(dash + 1)
        ):
            continue
        left, right = lexemes.word(first), lexemes.word(dash + 1)
        if not (left.isdecimal() and right.isdecimal()):
            continue
        for end in (first - 1, dash + 2):
            if lexemes.word(end) in DASHES and lexemes.joined(end) and lexemes.joined(end + 1):
                return True  # 555-12-34
        if max(len(left), len(right)) > 4:
            continue
        if int(left) >= int(right) or (left == "0" and not _unit_or_things(lexemes, dash + 2)):
            return True
        around = lexemes.words[max(0, first - 8) : dash + 6]
        if lexemes.word(first - 1) in ("$", "£", "€") or _unit_or_things(lexemes, dash + 2):
            return False
        return max(len(left), len(right)) <= 3 and not _words("score_words").isdisjoint(around)
    return False


def _unit_or_things(lexemes: Lexemes, index: int) -> bool:
    if unit_after(lexemes, index) or phrase_after(lexemes, index):
        return True
    return lexemes.word(index) in ("million", "billion", "thousand", "trillion", "hundred", "dozen")


def is_part_of_name(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "iPhone 11", "Route 66", "page 4", "G7", "COVID-19", "737 Max", "10 Downing Street"."""
    if numeral.first == 0 and not numeral.bare:
        return False
    first, end = numeral.first, numeral.end
    before, after = lexemes.word(first - 1), lexemes.word(end)
    if numeral.form != "digits":
        if close_before_word(lexemes, first):
            return True
        return (
            numeral.form == "words"
            and numeral.end - first == 1
            and (before in _words("numbered") or _is_named_in_words(lexemes, first))
            and not _unit_or_things(lexemes, end)
        )
    close_before = lexemes.joined(first)
    if close_before and (before in ("#", "_", "@", "\\", "=", "?", "&", "%") or before[-1:].isalpha()):
        return not before.startswith(("$", "£"))
    if close_before and before in (*DASHES, "/", ".", ":") and lexemes.joined(first - 1):
        name = lexemes.raw(first - 2)
        if name and name[-1].isalpha():
            return lexemes.word(first - 2) not in (
                "minus", "plus", "mid", "pre", "post", "sub", "to", "and", "or",
            )
        if before in (".", ":") and name[-1:].isdecimal():
            return True  # 192.168.1.2
    if not numeral.bare:
        return False
    if lexemes.word(first) in _words("alone") and not _is_hedged(lexemes, first):
        return not lexemes.word(end) == "people"
    if _beside_stroke(lexemes, first, end) or _follows_model(lexemes, first):
        return True
    if lexemes.joined(end) and after in (".", ":") and lexemes.joined(end + 1) and lexemes.is_digits(end + 1):
        return True
    if before in ("#", "№") or (before == "." and lexemes.word(first - 2) in ("no", "nos", "nr")):
        return True
    if before == "no" and lexemes.raw(first - 1) == "No" and first > 1:
        return True
    if (lexemes.word(first - 1), after) in (("(", ")"), ("[", "]")) or (
        after == ")" and before not in ("(",) and _opens_list(lexemes, first)
    ):
        return numeral.value < 1000
    if _is_house_number(lexemes, end):
        return True
    if after in ("max", "dreamliner") and lexemes.is_capitalised(end):
        return True
    if unit_after(lexemes, end) and not lexemes.is_capitalised(first - 1):
        return False
    if before in _words("named"):
        return not (unit_after(lexemes, end) or after in ("%", "per", "people"))
    if before in _words("numbered"):
        return not _unit_or_things(lexemes, end) or before in ("page", "chapter", "section", "row")
    return _follows_a_name(lexemes, numeral)


def close_before_word(lexemes: Lexemes, first: int) -> bool:
    """Whether a number in words is the later part of a compound: "production-four-door"."""
    return (
        lexemes.word(first - 1) == "-"
        and lexemes.joined(first)
        and lexemes.joined(first - 1)
        and lexemes.is_word(first - 2)
        and lexemes.word(first - 2) not in ("minus", "to", "or", "and", "half")
    )


def _is_hedged(lexemes: Lexemes, first: int) -> bool:
    return lexemes.word(first - 1) in _words("count_before")


def _is_named_in_words(lexemes: Lexemes, first: int) -> bool:
    """ "Generation Two": both words with a capital, inside a sentence."""
    return (
        first > 1
        and lexemes.is_capitalised(first)
        and lexemes.is_capitalised(first - 1)
        and lexemes.is_word(first - 1)
        and lexemes.is_word(first - 2)
    )


def _beside_stroke(lexemes: Lexemes, first: int, end: int) -> bool:
    """ "24/7", "50/50": numbers with a stroke between them that are no fraction."""
    for number, stroke in ((first - 2, first - 1), (end + 1, end)):
        if lexemes.word(stroke) == "/" and lexemes.is_digits(number) and lexemes.joined(stroke):
            return True
    return False


def _follows_model(lexemes: Lexemes, first: int) -> bool:
    """ "i7 860": a number after a name that ends with one."""
    before = first - 1
    return (
        lexemes.is_digits(before) and lexemes.joined(before) and lexemes.is_word(before - 1)
        and lexemes.is_capitalised(first + 1)
    )


def _opens_list(lexemes: Lexemes, index: int) -> bool:
    """ "1) ... 2) ...": a number in front of a closing bracket that nothing opened nearby."""
    return "(" not in lexemes.words[max(0, index - 12) : index]


def _is_house_number(lexemes: Lexemes, end: int) -> bool:
    if not lexemes.is_capitalised(end):
        return False
    return any(
        lexemes.word(at) in _words("roads") and lexemes.is_capitalised(at)
        for at in (end + 1, end + 2)
    )


def _follows_a_name(lexemes: Lexemes, numeral: Numeral) -> bool:
    """A word with a capital inside the sentence right before it, and nothing counted after it."""
    first, end = numeral.first, numeral.end
    before = first - 1
    if not lexemes.is_capitalised(before) or not lexemes.is_word(before) or before == 0:
        return False
    if len(lexemes.word(before)) == 1 and lexemes.word(before) not in ("i", "a"):
        return True  # "S P 500"
    if lexemes.word(before - 1) in (".", "!", "?", '"', "“", "‘", "\n") or numeral.value > 9_999:
        return False
    if is_plural(lexemes.word(before)):
        return False
    after = lexemes.word(end)
    return not _unit_or_things(lexemes, end) and not after.startswith(("/", "%"))


NOT_FIGURES: tuple[tuple[str, Callable[[Lexemes, Numeral], bool]], ...] = (
    ("ordinal", is_ordinal),
    ("date", is_date),
    ("clock time", is_clock_time),
    ("score", is_score),
    ("part of a name", is_part_of_name),
)


def what_else(lexemes: Lexemes, numeral: Numeral) -> str:
    """What the number is instead of a figure ("date", "score"); "" where it is one."""
    for name, holds in NOT_FIGURES:
        if holds(lexemes, numeral):
            return name
    return ""
