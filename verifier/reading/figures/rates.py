"""Per what? Rates after a unit or a counted thing: "a day", "per 100,000", "/hour"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import phrase_after, singular
from verifier.reading.figures.numerals import numeral_at
from verifier.reading.figures.units import unit_after, unit_in_words
from verifier.reading.figures.word_lists import word_list
from verifier.words.tables import load_table

TABLE = "rates.toml"
SPEED = ("length", "duration")
"""Dimensions whose rate has a name of its own."""
NO_DENOMINATORS = ("share", "ratio", "percentage point", "degree", "age", "point")
"""Dimensions of units that nothing is counted by."""


def _words(name: str) -> frozenset[str]:
    return word_list(TABLE, name)


@dataclass(frozen=True, slots=True)
class Rate:
    """The denominator: "day", "100000 people"; its dimension; and the lexeme after the words."""

    per: str
    dimension: str
    end: int


def rate_after(lexemes: Lexemes, index: int) -> Rate | None:
    """The rate that begins at the lexeme ``index``."""
    at = index
    if lexemes.word(at) == "-" and lexemes.joined(at):
        at += 1
    word = lexemes.word(at)
    adverbs: Mapping[str, str] = load_table(TABLE)["adverbs"]
    if word in adverbs:
        return Rate(adverbs[word], "duration", at + 1)
    by_article = word in _words("articles")
    if not by_article and word not in _words("per"):
        return None
    at += 2 if lexemes.word(at + 1) == "-" else 1
    noun = lexemes.word(at)
    if not noun:
        return None
    if word == "per":
        special = _per_number(lexemes, at) if lexemes.is_digits(at) else _per_word(noun, at)
        if special is not None:
            return special
    found = unit_after(lexemes, at) if word == "/" else unit_in_words(lexemes, at)
    if found:
        unit, end = found
        if unit.dimension in NO_DENOMINATORS or (
            by_article
            and (lexemes.word(end) in _words("never_after") or unit.dimension.startswith("curr"))
        ):
            return None
        return Rate(unit.name, unit.dimension, end)
    if not noun[0].isalpha() or (by_article and noun not in _words("by_article")):
        return None
    per = "person" if noun in _words("one_person") else singular(noun)
    return Rate(per, per, at + 1)


def rates_after(lexemes: Lexemes, index: int) -> Rate | None:
    """The rate that begins at ``index``, with a second one: "per person per night"."""
    first = rate_after(lexemes, index)
    if first is None or first.dimension == "duration":
        return first
    second = rate_after(lexemes, first.end)
    if second is None or (second.dimension != "duration" and lexemes.word(first.end) != "per"):
        return first
    per, dimension = f"{first.per} / {second.per}", f"{first.dimension} / {second.dimension}"
    return Rate(per, dimension, second.end)


def rate_before(lexemes: Lexemes, index: int) -> Rate | None:
    """The rate that opens the clause of the figure: "Every year 12,000 tourists come"."""
    at = index - 2 if lexemes.word(index - 1) == "," else index - 1
    if lexemes.word(at - 1) not in ("every", "each"):
        return None
    found = unit_in_words(lexemes, at)
    if found is None or found[0].dimension != "duration" or found[1] != at + 1:
        return None
    return Rate(found[0].name, "duration", index)


def _per_word(noun: str, at: int) -> Rate | None:
    per: str | None = load_table(TABLE)["per_words"].get(noun)
    return Rate(per, "duration", at + 1) if per else None


def _per_number(lexemes: Lexemes, index: int) -> Rate | None:
    """ "per 100,000 people", "per 1,000 live births"; people where nothing is named."""
    numeral = numeral_at(lexemes, index)
    if numeral is None:
        return None
    size = f"{numeral.value.normalize():f}"
    if found := unit_after(lexemes, numeral.end):
        return Rate(f"{size} {found[0].name}", found[0].dimension, found[1])
    end = numeral.end
    noun = lexemes.word(end)
    if noun in _words("people"):
        return Rate(f"{size} people", "people", end + 1)
    phrase = phrase_after(lexemes, end)
    if phrase is None or phrase[1] - phrase[0] > 2:
        return Rate(f"{size} people", "people", end)
    words = lexemes.words[phrase[0] : phrase[1]]
    per = " ".join([*words[:-1], singular(words[-1])])
    return Rate(f"{size} {per}", per, phrase[1])


def with_rate(unit: str, dimension: str, rate: Rate) -> tuple[str, str]:
    """Name and dimension of a unit per something: ("kilometre / hour", "speed")."""
    if (dimension, rate.dimension) == SPEED:
        return f"{unit} / {rate.per}", "speed"
    return f"{unit or 1} / {rate.per}", f"{dimension or 1} / {rate.dimension}"
