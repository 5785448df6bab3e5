"""Is the figure a level, or the amount by which something rose or fell? ``trends.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from knowledge.figure import Trend
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.word_lists import word_list
from verifier.words.tables import BadTable, load_table

TABLE = "trends.toml"
FARTHEST_VERB = 6
"""Words between the verb of change and the amount."""

_DIRECTIONS = (("up", Trend.UP), ("down", Trend.DOWN))


@cache
def _trends(kind: str) -> Mapping[str, Trend]:
    return {word: trend for name, trend in _DIRECTIONS for word in word_list(TABLE, name, kind)}


def _adverbs() -> frozenset[str]:
    return word_list(TABLE, "adverbs")


@cache
def factors() -> Mapping[str, tuple[float, str, Trend]]:
    """Words that are an amount themselves: "doubled" is two times, up.

    Raises :class:`~verifier.words.tables.BadTable`.
    """
    found: dict[str, tuple[float, str, Trend]] = {}
    for word, entry in load_table(TABLE)["factors"].items():
        if not (isinstance(entry, list) and len(entry) == 3 and entry[2] in set(Trend)):
            raise BadTable(f"verifier/words/{TABLE}: {word!r} needs [value, unit, trend].")
        found[word] = (float(entry[0]), str(entry[1]), Trend(entry[2]))
    return found


def trend(lexemes: Lexemes, first: int, end: int, *, has_unit: bool) -> Trend:
    """The trend of the figure from the lexeme ``first`` (its hedge) to ``end`` (after its unit)."""
    found = _verb_before(lexemes, first, has_unit)
    if found is not Trend.LEVEL:
        return found
    if (compared := _compared(lexemes, end)) is not Trend.LEVEL or not has_unit:
        return compared
    if lexemes.word(first - 1) == "of":
        return _noun_before(lexemes, first - 1)
    after = lexemes.word(end)
    if after in _trends("after"):
        return _trends("after")[after]
    for at in (end, end + 1):
        if lexemes.word(at) in _trends("nouns") and lexemes.is_word(end):
            return _trends("nouns")[lexemes.word(at)]
    return Trend.LEVEL


def _compared(lexemes: Lexemes, end: int) -> Trend:
    """ "90 fewer flights", "60 more than in March", "3 per cent less than before"."""
    word, following = lexemes.word(end), lexemes.word(end + 1)
    ended = not (lexemes.is_word(end + 1) or lexemes.is_digits(end + 1))
    if word == "fewer" or (word == "less" and (following == "than" or ended)):
        return Trend.DOWN  # but "7.86 per cent less full fees" takes them off
    return Trend.UP if (word, following) == ("more", "than") else Trend.LEVEL


def _verb_before(lexemes: Lexemes, first: int, has_unit: bool) -> Trend:
    at = first - 1
    by = lexemes.word(at) == "by"
    for _ in range(FARTHEST_VERB):
        word = lexemes.word(at)
        if word in _trends("verbs"):
            if word in ("off", "shot") and not has_unit:
                return Trend.LEVEL
            if word in PARTICLES and not _moves(lexemes, at):
                return Trend.LEVEL
            return _trends("verbs")[word]
        if by and word in _trends("by"):
            return _trends("by")[word]
        if word in _trends("money"):
            return _trends("money")[word] if has_unit else Trend.LEVEL
        if word not in _adverbs() and not (by and lexemes.is_word(at)):
            return Trend.LEVEL
        at -= 1
    return Trend.LEVEL


def direction_before(lexemes: Lexemes, at: int) -> Trend | None:
    """Which way the verb or noun of change goes that leads to the preposition ``at``.

    "Rose steadily to", "down from", "a fall to"; ``None`` where no change is told.
    """
    if (factor := factors().get(lexemes.word(at - 1))) is not None:
        return factor[2] if factor[2] is not Trend.LEVEL else None
    found = _verb_before(lexemes, at, has_unit=True)
    if found is Trend.LEVEL:
        found = _noun_before(lexemes, at)
    return None if found is Trend.LEVEL else found


def caused_direction(lexemes: Lexemes, at: int) -> Trend | None:
    """The direction of what somebody does to a measure: "cut its forecast to 2 %"."""
    for step in range(1, FARTHEST_VERB + 1):
        word = lexemes.word(at - step)
        if word in _trends("by"):
            return _trends("by")[word]
        if not lexemes.is_word(at - step):
            return None
    return None


PARTICLES = ("up", "down", "off")


def _moves(lexemes: Lexemes, index: int) -> bool:
    """Whether "up", "down" is said of the measure: "was up 3 %", not "racked up 3 %"."""
    before = lexemes.word(index - 1)
    if before in word_list(TABLE, "movers"):
        return True
    return not before.endswith(("ed", "ing")) and before not in word_list(TABLE, "particle_verbs")


def _noun_before(lexemes: Lexemes, at: int) -> Trend:
    return _trends("nouns").get(lexemes.word(at - 1), Trend.LEVEL)
