"""Which number is written in digits? Separators, decimals, fractions with a stroke, "1.2bn"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from math import gcd

from verifier.reading.figures.lexemes import SPACES, Lexemes
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Form, Numeral, and_a_half, with_magnitude
from verifier.reading.figures.powers import power_after
from verifier.reading.figures.units import unit_after

FRACTION_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 1000})
"""Denominators that news writes with a stroke; 9/11 and 24/7 are names."""

_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
"""One group of three after a point, which is thousands where decimals stand after a comma."""

LONGEST_IN_DIGITS = 24
"""Characters; a longer row of digits is an identifier."""

_SEPARATORS = str.maketrans("", "", f",'’ {SPACES}")

HUNDRED = 100


def in_digits(lexemes: Lexemes, index: int, money: bool) -> Numeral | None:
    table = number_words()
    written = lexemes.words[index]
    if len(written) > LONGEST_IN_DIGITS or (
        len(written) > 1 and written[:2].isdecimal() and written[0] == "0"
    ):
        return None  # an identifier, a telephone number
    if "," in written and written.rfind(",") > written.rfind(".") > 0:
        written = written.replace(".", "").replace(",", ".")  # the continental way: 1.111,50
    plain = written.translate(_SEPARATORS)
    if plain.count(".") > 1 or (lexemes.decimal_comma and _THOUSANDS.fullmatch(plain)):
        plain = plain.replace(".", "")
    if power := power_after(lexemes, index + 1):
        return Numeral(index, power[1], Decimal(plain) * power[0], Form.DIGITS)
    value, end, form = Decimal(plain), index + 1, Form.DIGITS
    places = len(plain.partition(".")[2])
    if lexemes.joined(end) and lexemes.word(end) == "," and lexemes.joined(end + 1):
        decimals = lexemes.word(end + 1)
        after = lexemes.word(end + 2)
        if (
            len(decimals) <= 2
            and decimals.isdecimal()
            and (
                after == "%"
                or after in table.magnitudes
                or (len(decimals) == 2 and money)
                or unit_after(lexemes, end + 2) is not None
            )
        ):
            value += Decimal(decimals).scaleb(-len(decimals))
            places, end = len(decimals), end + 2
    if lexemes.joined(end) and lexemes.word(end) in table.glyphs:
        top, bottom = table.glyphs[lexemes.word(end)]
        value, end = value + Decimal(top) / bottom, end + 1
    elif fraction := _stroke(lexemes, index):
        value, end, form = fraction[0], fraction[1], Form.FRACTION
    elif not lexemes.joined(end) and lexemes.is_digits(end) and (fraction := _stroke(lexemes, end)):
        value, end = value + fraction[0], fraction[1]
    elif half := and_a_half(lexemes, end):
        value, end = value + half[0], half[1]
    suffix = lexemes.word(end)
    if suffix in table.suffixes and not (lexemes.joined(end + 1) and lexemes.is_word(end + 1)):
        close = lexemes.joined(end)
        if (
            (money or (close and _means_million(lexemes, end)))
            if suffix in table.money_only
            else (close or len(suffix) > 1)
        ):
            factor = table.suffixes[suffix]
            return Numeral(index, end + 1, value * factor, Form.DIGITS, factor, places)
    numeral = with_magnitude(lexemes, index, end, value, form, places)
    if numeral.magnitude == HUNDRED and (rest := _past_hundred(lexemes, numeral.end)):
        return replace(numeral, end=rest[1], value=numeral.value + rest[0])
    half = and_a_half(lexemes, numeral.end) if numeral.magnitude > 1_000 else None
    if half is None:
        return numeral
    value = numeral.value + half[0] * numeral.magnitude
    return replace(numeral, end=half[1], value=value)


def _past_hundred(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """What "and" adds to hundreds at ``index``: the 21 of "3 hundred and 21"."""
    if lexemes.word(index) != "and":
        return None
    word, table = lexemes.word(index + 1), number_words()
    rest = int(word) if word.isdecimal() and len(word) < 3 else table.cardinals.get(word, 0)
    after = lexemes.word(index + 2)
    goes_on = after in table.magnitudes or after in table.fractions or after == "-"
    return (rest, index + 2) if rest and not goes_on else None


def _stroke(lexemes: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """A fraction such as 1/4 at ``index``: its value and the lexeme after it."""
    if lexemes.word(index + 1) not in ("/", "⁄") or not lexemes.joined(index + 1):
        return None
    top, bottom = lexemes.word(index), lexemes.word(index + 2)
    if not (top.isdecimal() and bottom.isdecimal() and lexemes.joined(index + 2)):
        return None
    if lexemes.word(index + 3) in ("/", "⁄") or max(len(top), len(bottom)) > 4:
        return None
    over, under = int(top), int(bottom)
    if not 0 < over < under or under not in FRACTION_DENOMINATORS or gcd(over, under) != 1:
        return None
    return Decimal(over) / under, index + 3


def _means_million(lexemes: Lexemes, index: int) -> bool:
    """Whether the "m" at ``index`` stands before things that are counted: "2.7m people"."""
    if lexemes.raw(index) not in ("m", "M", "B"):
        return False
    for at in range(index + 1, index + 7):
        if not lexemes.is_word(at):
            return False
        word = lexemes.word(at)
        if word == "people" or (word.endswith("s") and not word.endswith("ss") and len(word) > 3):
            return True
        if word in (
            "in",
            "at",
            "from",
            "to",
            "of",
            "by",
            "on",
            "for",
            "is",
            "was",
            "above",
            "below",
        ):
            return False
    return False
