"""Which fractions and ratios are shares? "Half", "two-thirds", "one in five" as per cent.

Also which words that could write a number are idle: the pronoun "one", "the second half".
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from verifier.reading.figures.hedging import Bound, hedge_before
from verifier.reading.figures.lexemes import Lexemes, lex
from verifier.reading.figures.nouns import is_plural
from verifier.reading.figures.numeral import Form, Numeral
from verifier.reading.figures.unit_table import Unit
from verifier.reading.figures.units import unit_after, unit_in_words
from verifier.reading.figures.word_lists import word_list
from verifier.words.tables import load_table

TABLE = "shares.toml"


def _words(name: str) -> frozenset[str]:
    return word_list(TABLE, name)


@cache
def _joints() -> tuple[tuple[str, ...], ...]:
    joints = (lex(phrase).words for phrase in load_table(TABLE)["share_joints"])
    return tuple(sorted(joints, key=len, reverse=True))


def joint_after(lexemes: Lexemes, index: int) -> int | None:
    """Where the second number of a ratio may begin, after "in", "out of", "in every"."""
    for joint in _joints():
        if lexemes.words[index : index + len(joint)] == joint:
            return index + len(joint)
    return None


def is_ratio(lexemes: Lexemes, top: Numeral, bottom: Numeral) -> bool:
    """Whether two numbers with such a joint between them are a share: "3 out of 4", "1 in 5"."""
    of = lexemes.word(bottom.first - 1) == "of"
    if (top.places and not of) or bottom.places or not 0 < top.value < bottom.value:
        return False
    if Form.VAGUE in (top.form, bottom.form) or Form.FRACTION in (top.form, bottom.form):
        return False
    if bottom.end - bottom.first == 1 and bottom.bare and 1500 <= bottom.value < 2100:
        return lexemes.word(bottom.first - 1) != "in"
    unit = unit_after(lexemes, bottom.end)
    if unit and unit[0].dimension not in ("share",):
        return False
    if lexemes.word(bottom.first - 1) == "in":
        return top.value < 20 and (
            bottom.value in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50)
            or not bottom.value % 100
        )
    return True


def fraction_unit(lexemes: Lexemes, numeral: Numeral) -> tuple[Unit, int] | None:
    """The unit of a fraction that measures: "half an hour", "1/4 inch", "a quarter of a mile"."""
    end = numeral.end
    if found := unit_after(lexemes, end):
        if lexemes.words[end] == "-" and lexemes.is_word(end - 1):
            # "a half-mile", "a quarter-century"; but "the third-quarter loss"
            sound = lexemes.word(end - 1) in ("half", "quarter", "quarters")
            return found if sound and found[0].name != "quarter" else None
        return found
    at = end + 1 if lexemes.word(end) == "of" else end
    if lexemes.word(at) in ("a", "an"):
        found = unit_in_words(lexemes, at + 1)
        if found and found[0].dimension != "age":
            return found
    return None


def is_share(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether a fraction without a unit is the share of something."""
    before, after = lexemes.word(numeral.first - 1), lexemes.word(numeral.end)
    if before in _words("ordinal_before"):
        return False
    written = lexemes.words[numeral.first : numeral.end]
    if "half" in written or "quarter" in written:
        if after in _words("no_share_after"):
            return False
        return not (numeral.end - numeral.first == 1 and before == "a" and after == "")
    if written[0] == "a":
        # "a third of them", "a third were" are shares, "a third vaccine" is an ordinal
        return after in (
            "of",
            "less",
            "more",
            "fewer",
            "",
            ".",
            ",",
            ";",
            "were",
            "are",
            "have",
            "had",
            "did",
            "do",
            "said",
            "each",
            "in",
            "to",
            "on",
            "by",
            "since",
            "from",
            "higher",
            "lower",
        ) or (hedge_before(lexemes, numeral.first).bound is not Bound.NONE)
    return True


def share_of(numeral: Numeral) -> float:
    """The fraction as per cent, to four digits after the point: a third is 33.3333."""
    return float(round(numeral.value * 100, 4))


def ratio_of(top: Numeral, bottom: Numeral) -> float:
    """The ratio as per cent."""
    return float(round(Decimal(100) * top.value / bottom.value, 6))


def is_pronoun_one(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether "one" counts nothing: "no one", "this one", "one another", "one must"."""
    if lexemes.words[numeral.first : numeral.end] != ("one",):
        return False
    before, after = lexemes.word(numeral.first - 1), lexemes.word(numeral.end)
    if before in ("minus", "negative"):
        return False
    if after == "of":
        return before in _words("pronoun_one_before")
    if after in ("", *_words("pronoun_one_after")) or before in _words("pronoun_one_before"):
        return True
    return lexemes.is_digits(numeral.end) or is_plural(after)


def is_idle_one(lexemes: Lexemes, numeral: Numeral) -> bool:
    """Whether "one" counts too lightly to be compared: "one of the largest", "one day"."""
    if lexemes.words[numeral.first : numeral.end] != ("one",):
        return False
    return lexemes.word(numeral.end) in _words("idle_one_after")


def is_relative_period(lexemes: Lexemes, first: int, end: int, dimension: str) -> bool:
    """Whether a duration dates something: "five days later", "the last three months"."""
    if dimension != "duration":
        return False
    after = lexemes.word(end)
    if after in _words("relative_after") and lexemes.word(end + 1) != "average":
        return True
    if after == "from" and lexemes.word(end + 1) == "now":
        return True
    if lexemes.word(first - 1) not in _words("relative_before"):
        return False
    before = lexemes.word(first - 2)
    # "the last three months", but "they last three months"
    return lexemes.word(first - 1) != "last" or before in ("", *_words("before_last"))
