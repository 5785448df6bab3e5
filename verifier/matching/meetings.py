"""Does one word say what another says? The ways in which two words meet, each with its strength.

The same lemma, a word for the same measure (died, lives claimed), a synonym, a narrower word meet a
word of the statement. A broader one meets it only in part: "people fled" does not establish
"children fled".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from verifier.matching.measure_words import state_of_word
from verifier.matching.traits import traits
from verifier.matching.weights import WEIGHTS
from verifier.reading.reading import Token
from verifier.words.lexicon import Lexicon, Relation
from verifier.words.meanings import are_exchangeable, are_opposites


class Meeting(StrEnum):
    """How a word of the statement is met."""

    SAME = "the same word"
    NAME = "the same name"
    MEASURE = "the same measure"
    SYNONYM = "a synonym"
    DERIVED = "another form of the word"
    NARROWER = "a narrower word"
    KINDRED = "a word of kindred sense"
    SPELLING = "nearly the same spelling"
    CONTEXT = "named around the claim"
    SETTING = "told elsewhere in its article"
    OPEN = "left open"
    """A pronoun or "the film", where nothing says who or which is meant."""
    EXCLUDED = "a value that excludes it"
    ANOTHER = "another value in its place"
    BROADER = "a broader word"
    OPPOSITE = "its opposite"
    NONE = "nothing"


STRENGTH: Mapping[Meeting, float] = {one: WEIGHTS.meetings[one.name.lower()] for one in Meeting}
"""How much of a word is met."""


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """The words of a claim, so that each word of a statement finds quickly what may meet it."""

    tokens: Sequence[Token]
    of_weight: tuple[int, ...]
    """Those of a class that carries weight."""
    forms: Mapping[str, tuple[int, ...]]
    """Where each form stands, a lemma or a spelling in lower case."""


def claim_words(tokens: Sequence[Token]) -> ClaimWords:
    """The words of a claim by their forms."""
    forms: dict[str, list[int]] = {}
    for i, token in enumerate(tokens):
        if _may_be_met(token):
            for form in {token.lemma, token.text.lower()}:
                forms.setdefault(form, []).append(i)
    of_weight = tuple(i for i, token in enumerate(tokens) if token.pos in WEIGHTS.words)
    return ClaimWords(tokens, of_weight, {form: tuple(at) for form, at in forms.items()})


def same_word(token: Token, theirs: ClaimWords) -> tuple[Meeting, int]:
    """The claim's token with the same lemma, if any; one in the same role before others."""
    places = {*theirs.forms.get(token.lemma, ()), *theirs.forms.get(token.text.lower(), ())}
    same = [i for i in sorted(places) if meets_itself(token, theirs.tokens[i])]
    if not same:
        return Meeting.NONE, -1
    in_its_role = (i for i in same if theirs.tokens[i].dep == token.dep)
    return Meeting.SAME, next(in_its_role, same[0])


def another_word(token: Token, theirs: ClaimWords, lexicon: Lexicon) -> tuple[Meeting, int]:
    """The claim's other word that meets it best, if any; of like ones the one in the same role."""
    best, at = Meeting.NONE, -1
    ours = traits(token.lemma, token.pos, lexicon)
    for i in theirs.of_weight:
        other = theirs.tokens[i]
        if ours.isdisjoint(traits(other.lemma, other.pos, lexicon)):
            continue
        meeting = _meet_another(token.lemma, token.pos, other.lemma, other.pos, lexicon)
        if meeting is Meeting.NONE:
            continue
        if STRENGTH[meeting] > STRENGTH[best] or (
            meeting is best and other.dep == token.dep != theirs.tokens[at].dep
        ):
            best, at = meeting, i
    return best, at


def meets_itself(token: Token, other: Token) -> bool:
    """Whether both are the same word, in any of its forms."""
    if token.lemma != other.lemma and token.text.lower() != other.text.lower():
        return False
    return _may_be_met(other)


def _may_be_met(other: Token) -> bool:
    return other.pos in WEIGHTS.words or other.pos in ("AUX", "ADP")


def meet(token: Token, other: Token, lexicon: Lexicon) -> Meeting:
    """How a word of the statement is met by one word of the claim."""
    if not _may_be_met(other):
        return Meeting.NONE
    if meets_itself(token, other):
        return Meeting.SAME
    return _meet_another(token.lemma, token.pos, other.lemma, other.pos, lexicon)


@lru_cache(maxsize=200_000)
def _meet_another(lemma: str, pos: str, other: str, other_pos: str, lexicon: Lexicon) -> Meeting:
    """The same two words meet in very many claims; the answer depends on nothing else."""
    measure = state_of_word(lemma)
    if measure and measure == state_of_word(other):
        return Meeting.MEASURE
    if pos == other_pos and are_opposites(lemma, other, pos):
        return Meeting.OPPOSITE
    if other_pos not in WEIGHTS.words:
        return Meeting.NONE
    if pos != other_pos:
        return _meet_another_class(lemma, pos, other, other_pos, lexicon)
    if are_exchangeable(lemma, other, pos):
        return Meeting.SYNONYM
    if not (lexicon.knows(lemma, pos) and lexicon.knows(other, pos)):
        return Meeting.NONE
    relation = lexicon.relation(other, lemma, other_pos, pos)
    if relation in (Relation.NONE, Relation.CO_HYPONYM):
        wide = lexicon.relation(other, lemma, other_pos, pos, wide=True)
        if wide in (Relation.SYNONYM, Relation.NARROWER):
            return Meeting.KINDRED
    return _BY_RELATION.get(relation, Meeting.NONE)


def _meet_another_class(
    lemma: str, pos: str, other: str, other_pos: str, lexicon: Lexicon
) -> Meeting:
    """A verb met by its noun, an adverb by its adjective, also by one that means the same:
    "attacking" by "an assault", "deliberately" by "deliberate"."""
    if not (lexicon.knows(lemma, pos) and lexicon.knows(other, other_pos)):
        return Meeting.NONE
    if lexicon.relation(other, lemma, other_pos, pos) is Relation.DERIVED:
        return Meeting.DERIVED
    for form in lexicon.derivations(lemma, pos, other_pos):
        if form == other or are_exchangeable(form, other, other_pos):
            return Meeting.DERIVED
        if lexicon.relation(other, form, other_pos) is Relation.SYNONYM:
            return Meeting.KINDRED
    return Meeting.NONE


_BY_RELATION: Mapping[Relation, Meeting] = {
    Relation.SAME: Meeting.SAME,
    Relation.SYNONYM: Meeting.SYNONYM,
    Relation.DERIVED: Meeting.DERIVED,
    Relation.NARROWER: Meeting.NARROWER,
    Relation.BROADER: Meeting.BROADER,
    Relation.ANTONYM: Meeting.OPPOSITE,
}
