"""What is a number as it is written? Its value, its form, and the magnitude words behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.number_words import number_words

FINEST_STEP = -6
"""Power of ten: a third has no last digit."""


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    """A proper fraction by itself: "half", "two-thirds", "1/4"."""
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the lexemes ``first`` to ``end`` (exclusive)."""

    first: int
    end: int
    value: Decimal
    """For a vague count the least number."""
    form: Form
    magnitude: int = 1
    """The factor of the magnitude word: 1,000,000 for "1.2 million"."""
    places: int = 0
    """Digits written after the decimal point."""
    below: Decimal = Decimal(0)
    """For a vague count the number that it stays below."""

    @property
    def step(self) -> float:
        """One unit of the last digit that is not a trailing zero: 820 -> 10, 3.2 -> 0.1."""
        if not self.value:
            return 1.0
        exponent = int(self.value.normalize().as_tuple().exponent)
        return float(Decimal(1).scaleb(max(exponent, FINEST_STEP)))

    @property
    def bare(self) -> bool:
        """Whether it is a whole number in digits and nothing else, as years and names have it."""
        return self.form is Form.DIGITS and self.magnitude == 1 and not self.places


def with_magnitude(
    lexemes: Lexemes, first: int, end: int, value: Decimal, form: Form, places: int = 0
) -> Numeral:
    """The number with the magnitude words after it: "1.2 million", "5 hundred thousand"."""
    table, factor = number_words(), 1
    for _ in range(3):
        at = end + 1 if lexemes.word(end) == "-" and lexemes.joined(end) else end
        if lexemes.word(at) == "odd" and lexemes.word(at + 1) in table.magnitudes:
            at += 1  # "300-odd million"
        word = lexemes.word(at)
        if word not in table.magnitudes and not (word in ("dozen", "dozens") and factor == 1):
            break
        factor *= table.magnitudes.get(word) or table.groups["dozen"]
        end = at + 1
    if factor > 1 and form is Form.FRACTION:
        form = Form.WORDS
    return Numeral(first, end, value * factor, form, factor, places)


def and_a_half(lexemes: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """The fraction of "and a half", "and three quarters" at ``index``: its value and its end."""
    table = number_words()
    at = index
    if lexemes.word(at) == "-":
        at += 1
    if lexemes.word(at) != "and":
        return None
    at += 1
    if lexemes.word(at) == "-":
        at += 1
    top = 1 if lexemes.word(at) in ("a", "one") else table.cardinals.get(lexemes.word(at), 0)
    if not top:
        return None
    at += 1
    if lexemes.word(at) == "-":
        at += 1
    bottom = table.fractions.get(lexemes.word(at), 0)
    if bottom not in (2, 3, 4) or top >= bottom or lexemes.word(at + 1) in ("of", "the"):
        return None
    return Decimal(top) / bottom, at + 1
