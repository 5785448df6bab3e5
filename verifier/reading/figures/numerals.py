"""Which number does a piece of text write? In digits, in words, as a fraction, or vaguely.

Only the number itself is read here; hedges, units and what is counted come after it.
"""

from __future__ import annotations

from decimal import Decimal

from verifier.reading.figures.digits import in_digits
from verifier.reading.figures.fractions import fraction, vague
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.number_phrases import in_words
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Form, Numeral, with_magnitude
from verifier.reading.figures.single_measures import single_measure


def numeral_at(lexemes: Lexemes, index: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at the lexeme ``index``, if one does.

    ``money``: a currency sign stands before it, so that "m", "b", "t" are magnitudes.
    """
    first = lexemes.words[index][0]
    if first.isdecimal() or (first == "." and len(lexemes.words[index]) > 1):
        return in_digits(lexemes, index, money)
    table = number_words()
    if first in table.glyphs:
        if lexemes.joined(index):
            return None  # a sign of a broken encoding
        top, bottom = table.glyphs[first]
        return with_magnitude(lexemes, index, index + 1, Decimal(top) / bottom, Form.FRACTION)
    if lexemes.words[index] in table.first:
        return (
            vague(lexemes, index)
            or fraction(lexemes, index)
            or in_words(lexemes, index)
            or single_measure(lexemes, index)
        )
    return None
