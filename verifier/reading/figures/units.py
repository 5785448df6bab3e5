"""Which unit does a number have? The unit after it, the sign of money before it."""

from __future__ import annotations

import re

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.unit_table import Unit as Unit
from verifier.reading.figures.unit_table import unit_table as unit_table

LONGEST_SIGN = 6
QUOTE_WITHIN = 300
"""Characters before a double quotation mark within which one opens that it closes."""
OPENING = re.compile(r'(?<!\S)"(?=\S)')
EXTENTS = ("long", "wide", "high", "tall", "deep", "thick")
WEIGHING = frozenset(("weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier"))
"""Words close to which a pound is a weight, although money is spoken of too."""


def unit_after(lexemes: Lexemes, index: int, magnitude: int = 1) -> tuple[Unit, int] | None:
    """The unit that begins at the lexeme ``index``, after a number, and the lexeme after it."""
    table = unit_table()
    if index >= len(lexemes):
        return None
    joined = lexemes.joined(index)
    signs = table.joined if joined else table.spaced
    begin = lexemes.starts[index]
    at = index + 1 if lexemes.words[index] == "-" else index
    in_words = unit_in_words(lexemes, at)
    for length in range(LONGEST_SIGN, 0, -1):
        sign = lexemes.text[begin : begin + length]
        unit = signs.get(sign)
        if unit is None or len(sign) < length:
            continue
        stop = begin + length
        following = lexemes.text[stop : stop + 2]
        if sign[-1].isalnum() and following[:1].isalnum():
            continue
        if sign == '"' and _closes_quote(lexemes, index):
            continue
        hyphened = following[:1] == "-" and following[1:].isalpha()
        if sign.isalpha() and hyphened and _word_at(lexemes, stop + 1) not in EXTENTS:
            continue  # "800 F-series lorries", but "a 40m-long wall"
        end = index
        while end < len(lexemes) and lexemes.starts[end] < stop:
            end += 1
        return in_words if in_words and in_words[1] > end else (unit, end)
    if in_words:
        return in_words
    doubtful = table.doubtful.get(lexemes.word(at))
    if doubtful and (magnitude >= 1_000_000 or _speaks_of_money(lexemes, index)):
        return doubtful, at + 1
    return None


def _closes_quote(lexemes: Lexemes, index: int) -> bool:
    """Whether the mark at ``index`` ends a quotation and is no sign of inches."""
    if not lexemes.is_digits(index - 1):
        return True
    begin = lexemes.starts[index]
    before = lexemes.text[max(0, begin - QUOTE_WITHIN) : begin]
    *_, after_opening = OPENING.split(before)
    return after_opening != before and '"' not in after_opening


def _word_at(lexemes: Lexemes, start: int) -> str:
    """The word of the text that begins at the character ``start``."""
    return lexemes.text[start : start + 6].partition(" ")[0].lower()


def unit_in_words(lexemes: Lexemes, index: int) -> tuple[Unit, int] | None:
    """The unit spelt in words at ``index``, and the lexeme after it."""
    for spelling, unit in unit_table().words.get(lexemes.word(index), ()):
        end = index + len(spelling)
        if lexemes.words[index:end] == spelling:
            weighs = not WEIGHING.isdisjoint(lexemes.words[max(0, index - 5) : end + 1])
            if unit.name == "pound" and not weighs and _speaks_of_money(lexemes, index):
                return unit_table().named["GBP"], end
            return unit, end
    return None


def _speaks_of_money(lexemes: Lexemes, index: int) -> bool:
    around = lexemes.words[max(0, index - 10) : index + 4]
    return not unit_table().money_words.isdisjoint(around)


def is_million_code(written: str) -> bool:
    """Whether company reports write a million of a currency so: "MEUR", "MUSD"."""
    return len(written) == 4 and written[0] == "M" and written.isalpha() and written.isupper()


def money_before(lexemes: Lexemes, index: int) -> tuple[Unit, int] | None:
    """The sign of money right before the number at ``index``, and where it begins."""
    if index == 0 or lexemes.is_digits(index - 1):
        return None
    table = unit_table()
    close = lexemes.joined(index)
    stop = lexemes.ends[index - 1]
    for first in range(max(0, index - 3), index):
        if first < index - 1 and lexemes.starts[index - 1] - lexemes.ends[first] > 1:
            continue
        written = lexemes.text[lexemes.starts[first] : stop]
        unit = table.before.get(written) or (
            table.before.get(written.upper())
            if written in ("c$", "us$", "us $") or (len(written) == 3 and written.isalpha())
            else None
        )
        if unit is None and is_million_code(written):
            unit = table.before.get(written[1:])  # "MEUR 60"
        if unit and (close or len(written) > 1 or not written.isalnum()):
            if not close and written.isalpha() and len(written) < 3 and written not in ("Rs", "RM"):
                continue
            return unit, first
    return None
