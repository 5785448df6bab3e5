"""Where do numbers stand that count something, and in which unit? Before hedges are read."""

from __future__ import annotations

from dataclasses import replace

from verifier.reading.figures.amount import Amount, with_unit
from verifier.reading.figures.compound_amounts import one_amount
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.not_figures import what_else
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Form, Numeral
from verifier.reading.figures.numerals import numeral_at
from verifier.reading.figures.shares import fraction_unit, is_share, share_of
from verifier.reading.figures.unit_table import Unit, unit_table
from verifier.reading.figures.units import is_million_code, money_before, unit_after
from verifier.reading.figures.word_lists import word_list

NAMES = "not_figures.toml"
AGES = "ages.toml"
MINUS = ("-", "−", "–")
OLDEST = 120
"""Years of age."""


def find_amounts(lexemes: Lexemes) -> list[Amount]:
    """Every number that is no date, score or name, in its order."""
    first_words = number_words().first
    glyphs = number_words().glyphs
    amounts: list[Amount] = []
    index, count, words = 0, len(lexemes), lexemes.words
    while index < count:
        word = words[index]
        if not (word in first_words or word[-1].isdecimal() or word in glyphs):
            index += 1
            continue
        since = amounts[-1].end if amounts else 0
        money = money_before(lexemes, index) or _money_before_minus(lexemes, index)
        if money and money[1] < since:
            money = None  # the sign belongs to the number before it: "15 USD 50"
        numeral = numeral_at(lexemes, index, money=money is not None)
        if numeral is None:
            index += 1
            continue
        if (money or not what_else(lexemes, numeral)) and (
            amount := _amount(lexemes, numeral, money)
        ):
            last = amounts[-1] if amounts else None
            if whole := one_amount(lexemes, last, amount):
                amounts[-1] = whole
            else:
                amounts.append(amount)
            index = max(numeral.end, amount.end if amount.unit else 0)
        else:
            index = numeral.end
    return amounts


def _amount(lexemes: Lexemes, numeral: Numeral, money: tuple[Unit, int] | None) -> Amount | None:
    first = money[1] if money else numeral.first
    value = float(numeral.value)
    if money and lexemes.word(numeral.first - 1) in MINUS:
        value = -value
    minus = _minus(lexemes, first)
    if minus is not None:
        if numeral.bare and lexemes.word(minus - 1) in word_list(NAMES, "named"):
            return None  # "Covid -19", cut apart
        first, value = minus, -value
    if money and is_million_code(lexemes.raw(money[1])):
        numeral = replace(numeral, value=numeral.value * 1_000_000, magnitude=1_000_000)
        value *= 1_000_000
    if money:
        return Amount(numeral, first, _past_code(lexemes, numeral.end, money[0]), value, money[0])
    if numeral.form is Form.FRACTION:
        if found := fraction_unit(lexemes, numeral):
            return Amount(numeral, first, found[1], value, found[0])
        if not is_share(lexemes, numeral):
            return None
        per_cent = unit_table().named["per cent"]
        return Amount(numeral, first, numeral.end, share_of(numeral), per_cent, by_share=True)
    if million := _in_million(lexemes, numeral):
        numeral = replace(numeral, value=numeral.value * 1_000_000, magnitude=1_000_000)
        return Amount(numeral, first, numeral.end + 1, value * 1_000_000, million)
    found = unit_after(lexemes, numeral.end, numeral.magnitude)
    amount = Amount(numeral, first, numeral.end, value)
    if found:
        return _with_late_magnitude(lexemes, with_unit(amount, *found))
    return _aged(lexemes, amount)


def _minus(lexemes: Lexemes, first: int) -> int | None:
    """Where the minus sign that belongs to the number begins."""
    before = first - 1
    if lexemes.word(before) == "-" and lexemes.word(before - 1) == "minus":
        return before - 1
    if lexemes.word(before) in ("minus", "negative"):
        return before
    if lexemes.word(before) in MINUS and lexemes.joined(first) and not lexemes.joined(before):
        return before
    if lexemes.word(before) in ("-", "−") and not lexemes.joined(before):
        found = unit_after(lexemes, first + 1)
        if found and found[0].dimension == "temperature":
            return before
    return None


def _in_million(lexemes: Lexemes, numeral: Numeral) -> Unit | None:
    """The currency of "30 MUSD", as company reports write thirty million dollars."""
    code = lexemes.raw(numeral.end)
    if is_million_code(code):
        unit = unit_table().named.get(code[1:])
        return unit if unit and unit.dimension.startswith("currency") else None
    return None


def _money_before_minus(lexemes: Lexemes, index: int) -> tuple[Unit, int] | None:
    """The sign of money in "$-99"."""
    before = index - 1
    if lexemes.word(before) in ("-", "−") and lexemes.joined(index) and lexemes.joined(before):
        found = money_before(lexemes, before)
        return found if found and not lexemes.is_word(before - 1) else None
    return None


def _past_code(lexemes: Lexemes, end: int, unit: Unit) -> int:
    """Past a second mention of the currency: "$76 US", "$5 million dollars", "£5 sterling"."""
    if lexemes.raw(end) in ("US", "CAD", "AUD", "USD", "NZ", "Canadian", "Australian"):
        end += 1
    found = unit_after(lexemes, end)
    if found and lexemes.is_digits(found[1]):
        return end  # the sign of the next amount: "$20 $37"
    if found and not lexemes.joined(end) and found[0].dimension.startswith("currency"):
        return found[1]
    return end


def _with_late_magnitude(lexemes: Lexemes, amount: Amount) -> Amount:
    """ "75 USD million": the magnitude after the currency."""
    factor = number_words().magnitudes.get(lexemes.word(amount.end), 0)
    if not amount.is_money or factor < 1_000 or amount.numeral.magnitude > 1:
        return amount
    numeral = replace(amount.numeral, value=amount.numeral.value * factor, magnitude=factor)
    return replace(amount, numeral=numeral, end=amount.end + 1, value=amount.value * factor)


def _aged(lexemes: Lexemes, amount: Amount) -> Amount:
    """The age in "Smith, 66, said", "aged 65", "at the age of 21"."""
    if not 0 < amount.value <= OLDEST or amount.numeral.form is Form.VAGUE:
        return amount
    first, end = amount.first, amount.end
    before = lexemes.word(first - 1)
    title = lexemes.word(first - 2) == "." and lexemes.word(first - 3) in ("jr", "sr")
    if _is_age_of_person(lexemes, amount):
        return replace(amount, unit=unit_table().named["year of age"])
    named = (title and before == ",") or (
        before == ","
        and lexemes.word(end) == ","
        and lexemes.is_capitalised(first - 2)
        and lexemes.is_word(first - 2)
        and amount.numeral.bare
    )
    if (
        named
        or before in ("aged", "age")
        or (before == "of" and lexemes.word(first - 2) in ("age", "ages"))
        or (before == "between" and lexemes.word(first - 2) in ("aged", "ages"))
    ):
        return replace(amount, unit=unit_table().named["year of age"])
    return amount


def _is_age_of_person(lexemes: Lexemes, amount: Amount) -> bool:
    """ "Who was 10", "he turned 45 and left", "At 21, she was ..."."""
    if not amount.numeral.bare:
        return False
    first, end = amount.first, amount.end
    before, after = lexemes.word(first - 1), lexemes.word(end)
    if before == "at" and after == ",":
        return lexemes.word(end + 1) in word_list(AGES, "persons")
    return (
        before in word_list(AGES, "before_age")
        and lexemes.word(first - 2) in word_list(AGES, "persons")
        and (after == "" or after in word_list(AGES, "after_age"))
    )
