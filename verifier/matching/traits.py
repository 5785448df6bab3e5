"""Could two words meet at all? Most cannot, and a word's traits tell so quickly.

A trait is whatever two words must share so that one can meet the other: a sense, a measure, a group
of words that news exchanges, a form of which both know. Two words without a common trait meet in no
way; two with one may, and :mod:`verifier.matching.meetings` tells how.
"""

from __future__ import annotations

from functools import lru_cache

from verifier.matching.measure_words import state_of_word
from verifier.words.lexicon import LETTERS, Lexicon
from verifier.words.meanings import groups_of, opposites_of

Trait = int | str


@lru_cache(maxsize=100_000)
def traits(lemma: str, pos: str, lexicon: Lexicon) -> frozenset[Trait]:
    """All traits of a word: senses as numbers, the others as strings that begin with their kind."""
    found: set[Trait] = set(lexicon.reach(lemma, pos))
    found |= {f"group {number}" for number in groups_of(lemma, pos)}
    state = state_of_word(lemma)
    if state:
        found.add(f"measure {state}")
    found.add(_form(lemma, pos))
    found |= {_form(word, pos) for word in lexicon.antonyms(lemma, pos)}
    found |= {_form(word, pos) for word in opposites_of(lemma, pos)}
    for other_pos in LETTERS:
        if other_pos == pos:
            continue
        for word in lexicon.derivations(lemma, pos, other_pos):
            found.add(_form(word, other_pos))
            found |= lexicon.reach(word, other_pos)
            found |= {f"group {number}" for number in groups_of(word, other_pos)}
    return frozenset(found)


def _form(lemma: str, pos: str) -> str:
    return f"form {lemma.lower()}/{pos}"
