"""Which words bind the number? Hedges and bounds before and after it: ``hedges.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from knowledge.figure import Hedge
from verifier.reading.figures.lexemes import Lexemes, lex
from verifier.reading.figures.word_lists import word_list
from verifier.words.tables import BadTable, load_table

TABLE = "hedges.toml"


class Bound(StrEnum):
    """What a hedge makes of the number: the kinds of the table."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    UP_TO = "up to"
    EXACT = "exact"

    @property
    def hedge(self) -> Hedge:
        """The hedge that a figure keeps."""
        if self is Bound.JUST_OVER:
            return Hedge.MORE_THAN
        return Hedge.EXACT if self is Bound.NONE else Hedge(self.value)


@dataclass(frozen=True, slots=True)
class Hedging:
    """A bound, and the first lexeme of the words before (or the end of those after) that say it."""

    bound: Bound
    edge: int


Spellings = Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]


@dataclass(frozen=True, slots=True)
class HedgeTable:
    """The phrases, each under the word that stands next to the number, longest first."""

    before: Spellings
    after: Spellings
    verbs: Mapping[str, Bound]


@cache
def hedge_table() -> HedgeTable:
    """The checked table.

    Raises :class:`~verifier.words.tables.BadTable`.
    """
    before: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    after: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    verbs: dict[str, Bound] = {}
    for number, entry in enumerate(load_table(TABLE)["hedge"], 1):
        try:
            bound = Bound(entry.get("kind", "-"))
        except ValueError as error:
            raise BadTable(
                f"verifier/words/{TABLE}: [[hedge]] number {number}: {error}."
            ) from error
        for phrases, table, end in (
            (entry.get("before", ()), before, -1),
            (entry.get("after", ()), after, 0),
        ):
            for phrase in phrases:
                words = lex(phrase).words
                table.setdefault(words[end], []).append((words, bound))
        verbs.update(dict.fromkeys(entry.get("verbs", ()), bound))
    return HedgeTable(_longest_first(before), _longest_first(after), verbs)


def _longest_first(table: dict[str, list[tuple[tuple[str, ...], Bound]]]) -> Spellings:
    return {word: tuple(sorted(found, key=lambda s: -len(s[0]))) for word, found in table.items()}


def _list(name: str) -> frozenset[str]:
    return word_list(TABLE, name)


STRENGTH = {Bound.NONE: 0, Bound.EXACT: 1, Bound.ABOUT: 1, Bound.NEARLY: 2, Bound.JUST_OVER: 2}
"""Every other bound is stronger: "up to about 50" is a ceiling."""


def hedge_before(lexemes: Lexemes, index: int, *, duration: bool = False) -> Hedging:
    """The bound that the words before the lexeme ``index`` set."""
    table, at, best = hedge_table(), index, Hedging(Bound.NONE, index)
    for _ in range(4):
        found = _phrase_before(table, lexemes, at)
        if found is None:
            skipped = _skip(lexemes, at)
            if skipped is None:
                break
            found = _phrase_before(table, lexemes, skipped)
            if found is None:
                break
        words, bound = found.bound, found.bound
        if (
            duration
            and lexemes.word(found.edge) in _list("no_duration")
            and (lexemes.word(found.edge - 1) not in _list("duration_lead"))
        ):
            break
        if STRENGTH.get(words, 3) > STRENGTH.get(best.bound, 3) or best.bound is Bound.NONE:
            best = Hedging(bound, found.edge)
        else:
            best = Hedging(best.bound, found.edge)
        at = found.edge
    if best.bound is Bound.NONE:
        verb = table.verbs.get(lexemes.word(index - 1))
        if verb:
            return Hedging(verb, index)
    return best


def _skip(lexemes: Lexemes, index: int) -> int | None:
    if lexemes.word(index - 1) in _list("between"):
        return index - 1
    return None


def _phrase_before(table: HedgeTable, lexemes: Lexemes, index: int) -> Hedging | None:
    for words, bound in table.before.get(lexemes.word(index - 1), ()):
        first = index - len(words)
        if first >= 0 and lexemes.words[first:index] == words:
            if words == ("about",) and lexemes.word(first - 1) in _list("telling"):
                continue
            if words == ("up", "to") and lexemes.word(first - 1) in _list("ascending"):
                continue
            return Hedging(bound, first)
    return None


def hedge_after(lexemes: Lexemes, index: int, *, noun_between: bool = False) -> Hedging:
    """The bound that the words from the lexeme ``index`` on set; ``edge`` is the one after them.

    ``noun_between``: the thing counted stands between: "plus" then adds ("15 judges plus two").
    """
    if lexemes.word(index) == "," and lexemes.word(index + 1) not in ("", ","):
        found = hedge_after(lexemes, index + 1, noun_between=True)
        said = " ".join(lexemes.words[index + 1 : found.edge])
        if said in _list("after_comma") and not (
            lexemes.is_word(found.edge) or lexemes.is_digits(found.edge)
        ):
            return found
        return Hedging(Bound.NONE, index)
    for words, bound in hedge_table().after.get(lexemes.word(index), ()):
        end = index + len(words)
        if noun_between and words[0] in ("plus", "+", "-", "odd", "minimum", "maximum", "tops"):
            continue
        if words[0] in ("minimum", "maximum") and lexemes.is_word(end):
            continue  # a minimum wage
        if words == ("plus",) and (lexemes.is_digits(end) or lexemes.word(end) in ("a", "the")):
            continue
        if lexemes.words[index:end] != words:
            continue
        if words[0] in ("and", "or") and (lexemes.word(end) == "than" or lexemes.is_digits(end)):
            continue  # the bound of the next number: "above 1,000 and below 1,500"
        return Hedging(bound, end)
    return Hedging(Bound.NONE, index)


def hedge_inside(lexemes: Lexemes, first: int, end: int) -> Hedging | None:
    """The bound that a number in the lexemes ``first`` to ``end`` has between its own words.

    "A couple of hundred", "300-odd million".
    """
    inside = lexemes.words[first:end]
    return Hedging(Bound.ABOUT, end) if "couple" in inside or "odd" in inside else None


def combined(before: Hedging, after: Hedging) -> Bound:
    """The bound of both sides: "some 400 or more" is at least 400."""
    if STRENGTH.get(after.bound, 3) > STRENGTH.get(before.bound, 3):
        return after.bound
    return before.bound if before.bound is not Bound.NONE else after.bound
