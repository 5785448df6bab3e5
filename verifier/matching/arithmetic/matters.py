"""Does a claim give a level of what the statement says has changed, or is a part of?

All that the statement names must be met, but for its words of change and of number: "revenue rose
by a fifth" is met by "revenue was 4.2 billion in 2018".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.derivations import Derivation
from verifier.matching.arithmetic.keys import dates_of_quantity
from verifier.matching.comparisons import ALL
from verifier.matching.links import Link
from verifier.matching.meetings import STRENGTH, Meeting
from verifier.matching.pair import Pair
from verifier.matching.periods import event_dates
from verifier.matching.weights import WEIGHTS
from verifier.reading.measures.table import measure_table
from verifier.report import Bearing
from verifier.words.meanings import is_change_verb
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

IDENTIFYING = frozenset({"place", "names", "speaker", "roles", "review", "standing"})
"""Comparisons that tell whether it is the same matter; those of figure and date are reckoned."""

FIRST_LETTERS = 5
"""By so many letters an adjective is known in its noun: "quarterly", "quarter"."""


def speaks_of_it(pair: Pair, but: Callable[[int], bool] = lambda token: False) -> bool:
    """Whether the claim meets every main word of the statement but those that ``but`` excepts."""
    return all(
        _is_met(link, pair) or but(link.statement) or _says_change(link, pair)
        for link in pair.alignment.links
        if link.weight > WEIGHTS.light
        or pair.statement.reading.tokens[link.statement].pos == "PROPN"
    ) and not any(
        outcome.bearing in (Bearing.DISAGREES, Bearing.NEAR)
        for comparison in ALL
        if comparison.name in IDENTIFYING
        for outcome in comparison.compare(pair)
    )


def is_of_its_time(asked: Asked, derivation: Derivation) -> bool:
    """Whether the terms are dated as the statement is, where it gives a date."""
    wanted = [d.period for d in event_dates(asked.assertion) if d.period.first or d.period.last]
    theirs = [d.period for term in derivation.terms for d in dates_of_quantity(term)]
    theirs += [
        term.side.claim.period
        for term in derivation.terms
        if term.side is not None and term.side.claim.period is not None
    ]
    return all(any(period.overlaps(other) for other in theirs) for period in wanted)


def names_are_met(derivation: Derivation, pairs: Sequence[Pair]) -> bool:
    """Whether whoever and wherever the statement names stands with one of the terms."""
    sides = [term.side for term in derivation.terms if term.side is not None]
    about = [pair for pair in pairs if pair.claim in sides]
    met: dict[int, bool] = {}
    for pair in about:
        tokens = pair.statement.reading.tokens
        for link in pair.alignment.links:
            if tokens[link.statement].pos == "PROPN":
                found = STRENGTH[link.meeting] >= STRENGTH[Meeting.SETTING]
                met[link.statement] = met.get(link.statement, False) or found
    return all(met.values())


def _is_met(link: Link, pair: Pair) -> bool:
    if link.meeting is not Meeting.OPPOSITE and STRENGTH[link.meeting] >= STRENGTH[Meeting.SETTING]:
        return True
    token = pair.statement.reading.tokens[link.statement]
    if token.pos not in ("ADJ", "NOUN"):
        return False
    start = token.lemma[:FIRST_LETTERS]
    theirs = pair.claim.content.reading.tokens
    return token.pos == "ADJ" and any(t.lemma.startswith(start) for t in theirs)


def _says_change(link: Link, pair: Pair) -> bool:
    """Whether the word only says that something changed, or compares two numbers."""
    token = pair.statement.reading.tokens[link.statement]
    if token.pos in ("VERB", "AUX") and (
        is_change_verb(token.lemma)
        or token.lemma in words_of(TABLE, "changes", "verbs")
        or token.lemma in measure_table().lists["measure_verbs"]
    ):
        return True
    if token.pos in ("ADV", "ADP", "NUM", "DET"):
        return True
    return (
        token.lemma in words_of(TABLE, "changes", "words")
        or token.lemma in (measure_table().lists["idle_modifiers"])
    )
