"""Where does an article before a unit count one? "More than a year", "nearly an hour"."""

from __future__ import annotations

from decimal import Decimal

from verifier.reading.figures.hedging import Bound, hedge_before
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.numeral import Form, Numeral, and_a_half
from verifier.reading.figures.units import unit_in_words

DIMENSIONS = ("duration", "length", "mass", "area", "volume", "share", "percentage point")
"""Dimensions of which "a" with a hedge is one; "more than a point" is mostly no measure."""
MONEY = "currency"


def single_measure(lexemes: Lexemes, index: int) -> Numeral | None:
    """The number one that the article at ``index`` writes, between a hedge and a unit.

    Without a hedge the article counts nothing: "a year of drought"; "a year and a half" does.
    """
    if lexemes.word(index) not in ("a", "an"):
        return None
    found = unit_in_words(lexemes, index + 1)
    if found is None or not found[0].dimension.startswith((*DIMENSIONS, MONEY)):
        return None
    if and_a_half(lexemes, found[1]) is not None:
        return Numeral(index, index + 1, Decimal(1), Form.WORDS)
    before = hedge_before(lexemes, index, duration=found[0].dimension == "duration")
    if before.bound in (Bound.NONE, Bound.EXACT):
        return None
    return Numeral(index, index + 1, Decimal(1), Form.WORDS)
