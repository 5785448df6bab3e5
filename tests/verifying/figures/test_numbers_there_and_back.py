"""Does a number read back as itself, however news may write it?"""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reading.figures import read_figures
from verifier.reading.figures.lexemes import SPACES, lex
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numerals import numeral_at

counts = st.integers(min_value=0, max_value=999_999_999)


def number_at_start(text: str) -> Decimal:
    """The number that is written at the beginning of the text, with nothing left over."""
    lexemes = lex(text)
    numeral = numeral_at(lexemes, 0)
    assert numeral is not None, text
    assert numeral.end == len(lexemes), text
    return numeral.value


def in_words(number: int) -> str:
    """The number in British English: 206 -> "two hundred and six"."""
    table = number_words()
    small = {value: word for word, value in table.cardinals.items() if word != "nil"}
    tens = {value: word for word, value in table.tens.items() if word != "fourty"}
    if number in small:
        return small[number]
    if number < 100:
        unit = number % 10
        return f"{tens[number - unit]}-{small[unit]}" if unit else tens[number]
    for factor, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= factor:
            rest = number % factor
            joint = " and " if rest and rest < 100 else " "
            tail = f"{joint}{in_words(rest)}" if rest else ""
            return f"{in_words(number // factor)} {word}{tail}"
    raise AssertionError(number)


@given(counts)
def test_in_digits(number: int) -> None:
    assert number_at_start(str(number)) == number


@given(counts, st.sampled_from([",", *SPACES]))
def test_with_separators_of_thousands(number: int, separator: str) -> None:
    assert number_at_start(f"{number:,}".replace(",", separator)) == number


@given(st.decimals(min_value=0, max_value=999_999, places=2))
def test_with_decimals(number: Decimal) -> None:
    assert number_at_start(f"{number:,}") == number


@given(counts)
def test_in_words(number: int) -> None:
    assert number_at_start(in_words(number)) == number


@given(counts)
def test_in_words_and_capitals(number: int) -> None:
    assert number_at_start(in_words(number).upper()) == number


@given(
    st.decimals(min_value=Decimal("0.1"), max_value=999, places=1),
    st.sampled_from(["thousand", "million", "billion", "trillion"]),
    st.sampled_from([" ", "-"]),
)
def test_with_magnitudes(number: Decimal, magnitude: str, joint: str) -> None:
    factor = number_words().magnitudes[magnitude]
    assert number_at_start(f"{number}{joint}{magnitude}") == number * factor


@given(
    st.decimals(min_value=Decimal("0.1"), max_value=999, places=1),
    st.sampled_from(["k", "bn", "mn", "tn", "BN", "K"]),
)
def test_with_suffixes(number: Decimal, suffix: str) -> None:
    assert number_at_start(f"{number}{suffix}") == number * number_words().suffixes[suffix.lower()]


@given(st.integers(1, 999), st.sampled_from(["m", "M", "bn", "b", "k", "tn"]))
def test_with_suffixes_of_money(number: int, suffix: str) -> None:
    (figure,) = read_figures(f"It cost ${number}{suffix} in all.")
    assert figure.value == number * number_words().suffixes[suffix.lower()]
    assert figure.unit == "USD"


@given(st.integers(1, 999), st.sampled_from(sorted(number_words().glyphs)))
def test_with_fractions_in_one_sign(number: int, glyph: str) -> None:
    top, bottom = number_words().glyphs[glyph]
    assert number_at_start(f"{number}{glyph}") == number + Decimal(top) / bottom


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("a hundred", 100),
        ("a hundred and two", 102),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a quarter of a million", 250_000),
        ("two and a half", Decimal("2.5")),
        ("two and a half million", 2_500_000),
        ("a million and a half", 1_500_000),
        ("three point one four", Decimal("3.14")),
        ("three million, two hundred and forty", 3_000_240),
        ("2 1/2", Decimal("2.5")),
        ("1.234.567", 1_234_567),
        ("1.234,50", Decimal("1234.5")),
        ("12,50,000", 1_250_000),
        ("5 lakh", 500_000),
        ("2 lakh crore", 2_000_000_000_000),
        ("hundred thousand", 100_000),
        ("3 million and a half", 3_500_000),
    ],
)
def test_other_ways_of_writing_a_number(written: str, number: Decimal | int) -> None:
    assert number_at_start(written) == number
