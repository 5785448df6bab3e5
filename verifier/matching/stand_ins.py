"""Could a word of the claim stand for anybody? "She", "the film", where nothing says who is meant.

A claim that comes without an article (a row of a table, a sentence that was pasted) may begin with
a pronoun. Whom it means is then left open, and the statement may say it. Where a heading, a speaker
or another name stands around the claim, it is not open: it may well mean that one.
"""

from __future__ import annotations

from knowledge.claim import Claim
from verifier.reading.predicates import children_of
from verifier.reading.reading import NameKind, Reading

PRONOUNS = frozenset({"he", "she", "it", "they", "his", "her", "its", "their", "him", "them"})
_DEFINITE = ("the", "this", "that", "its", "his", "her", "their")


def stands_for_anybody(index: int, reading: Reading, claim: Claim) -> bool:
    """Whether the token is a pronoun or a definite noun whose bearer nothing around it names."""
    return _stands_in(index, reading) and not _somebody_is_named(index, reading, claim)


def _stands_in(index: int, reading: Reading) -> bool:
    token = reading.tokens[index]
    if any(n.start <= token.start < n.end for n in reading.names):
        return False
    if token.pos == "PRON":
        return token.lemma.lower() in PRONOUNS or token.text.lower() in PRONOUNS
    if token.pos != "NOUN":
        return False
    below = [reading.tokens[i] for i in children_of(reading.tokens)[index]]
    definite = any(t.dep in ("det", "poss") and t.text.lower() in _DEFINITE for t in below)
    named = any(t.pos == "PROPN" for t in below) or any(t.dep == "prep" for t in below)
    return definite and not named


def _somebody_is_named(index: int, reading: Reading, claim: Claim) -> bool:
    """Whether the claim's article, its speaker or a name before the word may be meant."""
    around = (claim.subject, claim.source.title, claim.antecedent, *claim.aliases)
    if any(around) or claim.speaker is not None:
        return True
    at = reading.tokens[index].start
    return any(
        name.end <= at and name.kind is not NameKind.PLACE and not name.resolved
        for name in reading.names
    )
