"""Which number does a power make of the one before it? "1.99×10^30", "8 x 2^10"."""

from __future__ import annotations

from decimal import Decimal

from verifier.reading.figures.lexemes import Lexemes

CROSSES = ("×", "x", "·", "*")
MINUS = ("-", "−", "–")
BASES = ("10", "2")
LONGEST_EXPONENT = 2
"""Digits; no quantity has a larger one."""


def power_after(lexemes: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """The factor that begins with a cross at the lexeme ``index``, and the lexeme after it.

    The exponent stands after a caret, or after a minus that is joined to the base where the text
    has lost its superscripts ("10−30").
    """
    if lexemes.word(index) not in CROSSES or lexemes.word(index + 1) not in BASES:
        return None
    at, below = index + 2, False
    caret = lexemes.word(at) == "^" and lexemes.joined(at)
    at += caret
    if lexemes.word(at) in MINUS and lexemes.joined(at) and lexemes.joined(at + 1):
        at, below = at + 1, True
    exponent = lexemes.word(at)
    if not (caret or below) or not exponent.isdecimal() or len(exponent) > LONGEST_EXPONENT:
        return None
    base = Decimal(lexemes.word(index + 1))
    return base ** (-int(exponent) if below else int(exponent)), at + 1
