"""What does a number count? The noun it belongs to, what narrows it, and what it is a part of."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.figure import Figure
from verifier.reading.predicates import subtree
from verifier.reading.reading import Token
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

UP_TO_THE_NOUN = frozenset({"nummod", "quantmod", "compound", "nmod", "advmod", "amod", "poss"})
"""Relations by which a number, or a word beside it, hangs on the noun that it counts."""

NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM", "PRON", "ADJ"})
"""Classes of words that stand between a number and its noun, or for the noun."""

NOUN_WITHIN = 6
"""Words from a number to the noun that it counts ("3 small red wooden boats")."""

BEING = frozenset({"be", "reach", "equal", "total"})
"""Verbs between "the number of boats" and the number."""


def noun_of(number: int, figure: Figure, tokens: Sequence[Token]) -> int:
    """From "9" up to "coins"; the number itself where no noun follows."""
    if not figure.unit and figure.counted.head:
        # of "58 geese and 37 ducks" the parser may hang both numbers on the ducks
        following = range(number + 1, min(number + NOUN_WITHIN, len(tokens)))
        near = (i for i in following if tokens[i].lemma == figure.counted.head)
        found = next(near, -1)
        if found >= 0 and not any(t.pos == "DET" for t in tokens[number + 1 : found]):
            return found
    at = number
    for _ in range(NOUN_WITHIN):
        token = tokens[at]
        if token.dep not in UP_TO_THE_NOUN or token.head == at or token.pos in ("NOUN", "PROPN"):
            break
        if tokens[token.head].pos not in NOMINAL:
            break
        at = token.head
    return at


def number_noun(
    noun: int, verb: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, int] | None:
    """Of "the number of boats that they built is 12": the boats, and "built"."""
    if verb < 0 or tokens[noun].pos in ("NOUN", "PROPN") or tokens[verb].lemma not in BEING:
        return None
    for child in children[verb]:
        named = tokens[child].lemma in words_of(TABLE, "asks", "number_of")
        if tokens[child].dep != "nsubj" or not named:
            continue
        for of in children[child]:
            if tokens[of].text.lower() == "of":
                for counted in children[of]:
                    clause = [c for c in children[counted] if tokens[c].dep in ("relcl", "acl")]
                    return counted, clause[0] if clause else verb
    return None


def describing(
    number: int, noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> frozenset[str]:
    """What narrows the noun: words before it, and nouns after "of", "for" or "with"."""
    idle = words_of(TABLE, "idle", "words")
    found: set[str] = set()
    for child in children[noun]:
        token = tokens[child]
        if child != number and token.dep in ("amod", "compound", "nmod", "poss"):
            found |= {token.lemma} - idle if token.pos in NOMINAL and token.pos != "PRON" else set()
        if token.dep == "prep" and token.text.lower() in words_of(TABLE, "prepositions", "kind"):
            for at in subtree(child, children)[1:]:
                if tokens[at].pos in ("NOUN", "PROPN", "ADJ"):
                    found.add(tokens[at].lemma)
    return frozenset(found)


def of_earlier(
    number: int, noun: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> int:
    """The token of what "5 of them", "5 of his coins" is a part of; -1 where it is of nothing."""
    for at in (number, noun):
        is_number = tokens[at].pos in ("NUM", "PRON", "ADJ")
        for child in children[at]:
            if tokens[child].text.lower() != "of":
                continue
            for below in children[child]:
                definite = tokens[below].pos == "PRON" or (
                    is_number and any(tokens[c].dep in ("det", "poss") for c in children[below])
                )
                if definite:
                    return below
    return -1
