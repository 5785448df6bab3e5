"""Per what? Rates after a unit or a counted thing: "a day", "per 100,000", "/hour"."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import singular
from verifier.reading.figures.numerals import numeral_at
from verifier.reading.figures.units import unit_after, unit_in_words

ARTICLES = ("a", "an", "each", "every")
PER = ("per", "/")
BY_ARTICLE = frozenset(
    {
        "share",
        "barrel",
        "head",
        "piece",
        "person",
        "night",
        "bottle",
        "unit",
        "game",
        "ticket",
        "pop",
        "time",
        "season",
        "tonne",
        "seat",
        "visit",
        "ride",
        "plate",
    }
)
"""Things besides units before which an article makes a rate ("5 dollars a share")."""
ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
}
NO_RATE_AFTER = frozenset({"later", "after", "before", "earlier", "ago", "old", "from"})
ONE_PERSON = frozenset({"capita", "head", "person", "inhabitant", "resident"})
PER_ANNUM = {"annum": "year", "diem": "day", "capita": "person", "cent": ""}


@dataclass(frozen=True, slots=True)
class Rate:
    """The denominator: "day", "100000 people"; its dimension; and the lexeme after the words."""

    per: str
    dimension: str
    end: int


SPEED = ("length", "duration")


def rate_after(lexemes: Lexemes, index: int) -> Rate | None:
    """The rate that begins at the lexeme ``index``."""
    at = index
    if lexemes.word(at) == "-" and lexemes.joined(at):
        at += 1
    word = lexemes.word(at)
    if word in ADVERBS:
        return Rate(ADVERBS[word], "duration", at + 1)
    if word not in PER and word not in ARTICLES:
        return None
    at += 1
    if lexemes.word(at) == "-":
        at += 1
    if word == "per" and at < len(lexemes) and lexemes.is_digits(at):
        return _per_number(lexemes, at)
    if word == "per" and lexemes.word(at) in PER_ANNUM:
        per = PER_ANNUM[lexemes.word(at)]
        return Rate(per, "person" if per == "person" else "duration", at + 1) if per else None
    found = unit_after(lexemes, at) if word == "/" else unit_in_words(lexemes, at)
    if found and word in ARTICLES and lexemes.word(found[1]) in NO_RATE_AFTER:
        return None
    if found and found[0].dimension not in ("share", "ratio", "percentage point", "degree"):
        if word in ARTICLES and found[0].dimension in ("currency:USD", "age", "point"):
            return None
        return Rate(found[0].name, found[0].dimension, found[1])
    noun = lexemes.word(at)
    if word in ("per", "/") and noun[:1].isalpha():
        per = "person" if noun in ONE_PERSON else singular(noun)
        return Rate(per, per, at + 1)
    if word in ARTICLES and noun in BY_ARTICLE and noun != "time":
        return Rate(noun, noun, at + 1)
    return None


def _per_number(lexemes: Lexemes, index: int) -> Rate | None:
    numeral = numeral_at(lexemes, index)
    if numeral is None:
        return None
    found = unit_after(lexemes, numeral.end)
    if found:
        per, end = found[0].name, found[1]
        dimension = found[0].dimension
    else:
        end = numeral.end
        noun = lexemes.word(end)
        known = noun in ("people", "inhabitants", "residents", "population", "persons")
        per = dimension = "people"
        if noun in ("live",):
            end, per, dimension = end + 2, "live birth", "live birth"
        elif known:
            end += 1
        elif noun[:1].isalpha() and noun.endswith("s"):
            per = dimension = singular(noun)
            end += 1
    return Rate(f"{numeral.value.normalize():f} {per}", dimension, end)


def with_rate(unit: str, dimension: str, rate: Rate) -> tuple[str, str]:
    """Name and dimension of a unit per something: ("kilometre / hour", "speed")."""
    if (dimension, rate.dimension) == SPEED:
        return f"{unit} / {rate.per}", "speed"
    return f"{unit or 1} / {rate.per}", f"{dimension or 1} / {rate.dimension}"
