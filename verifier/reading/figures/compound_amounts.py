"""Which two numbers are one amount? "6 feet 2 inches", "5 pounds 20 pence", "a year and a half"."""

from __future__ import annotations

from dataclasses import replace

from verifier.reading.figures.amount import Amount
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import phrase_after
from verifier.reading.figures.numeral import Form, and_a_half


def one_amount(lexemes: Lexemes, whole: Amount | None, part: Amount) -> Amount | None:
    """The amount that the two make together; ``None`` where each stands for itself."""
    if whole is None or whole.unit is None:
        return None
    return (
        _with_hundredths(lexemes, whole, part)
        or _with_smaller_unit(lexemes, whole, part)
        or _with_fraction(lexemes, whole, part)
    )


def _with_fraction(lexemes: Lexemes, whole: Amount, part: Amount) -> Amount | None:
    """One amount of "an hour and a half", "two miles and a quarter"."""
    if part.numeral.form is not Form.FRACTION or whole.numeral.places or whole.value < 0:
        return None
    rest = and_a_half(lexemes, whole.end)
    if rest is None or rest[1] != part.numeral.end:
        return None
    value = whole.numeral.value + rest[0]
    numeral = replace(whole.numeral, value=value, places=1)
    return replace(whole, numeral=numeral, value=float(value), end=rest[1])


def _with_hundredths(lexemes: Lexemes, whole: Amount, part: Amount) -> Amount | None:
    """One amount of "13 dollars and 45 cents", "5 pounds 20 pence", "15 dollars 50"."""
    if not whole.is_money or whole.in_hundredths or not 0 < part.value < 100:
        return None
    between = lexemes.words[whole.end : part.first]
    if between not in ((), ("and",)):
        return None
    alone = part.unit is None and part.value >= 10 and not part.numeral.places
    if between and lexemes.word(part.end) not in (".", ",", ""):
        alone = False
    cents = part.in_hundredths and part.unit == whole.unit
    counts = phrase_after(lexemes, part.end) is not None
    if alone and (whole.first != whole.numeral.first or counts):
        return None
    if not (alone or cents) or whole.numeral.places or whole.numeral.magnitude > 1_000:
        return None
    value = whole.numeral.value + part.numeral.value / (1 if cents else 100)
    numeral = replace(whole.numeral, value=value, places=2)
    return replace(whole, numeral=numeral, value=float(value), end=part.end)


TALL = ("tall", "high", "long", "wide", "deep", "more", "or", "and")
"""Words that may follow "5 ft 2 in"; before any other the "in" is a preposition."""
SMALLER = {
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
}
"""How many of the smaller unit make the larger one, where both are written for one measure."""


def _with_smaller_unit(lexemes: Lexemes, whole: Amount, part: Amount) -> Amount | None:
    """One amount of "6 feet 2 inches", "7 pounds 3 ounces", and of "5 ft 2 in"."""
    if whole.unit is None or whole.numeral.places or part.value < 0:
        return None
    if lexemes.words[whole.end : part.first] not in ((), ("and",), (",",)):
        return None
    end, name = part.end, part.unit.name if part.unit else ""
    if not name and whole.unit.name == "foot" and lexemes.word(end) == "in":
        following = lexemes.word(end + 1)
        if (following[:1].isalnum() and following not in TALL) or lexemes.raw(end) != "in":
            return None
        name, end = "inch", end + 1
    size = SMALLER.get((whole.unit.name, name), 0)
    if not part.value < size:
        return None
    value = whole.numeral.value + part.numeral.value / size
    numeral = replace(whole.numeral, value=value, places=2)
    return replace(whole, numeral=numeral, value=float(value), end=end, half_step=0.5 / size)
