"""Does a text say who it was, to the exclusion of others? "It was X who", "X, not Y".

The words that only make the contrast ("it was", "not Y") say nothing of the matter themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verifier.reading.predicates import SUBJECTS, children_of, subtree
from verifier.reading.reading import Reading, Token

_WHO = ("WP", "WDT")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Who or what it was (a token), and the tokens that only make the contrast."""

    it_was: int
    aside: frozenset[int]
    done: int = -1
    """The verb of "it was X who did it"; -1 where the contrast has none of its own."""
    not_it: frozenset[int] = frozenset()
    """Tokens of those who were not it."""


def read_contrast(reading: Reading) -> Contrast | None:
    """The contrast that a text makes; ``None`` where it makes none."""
    tokens = reading.tokens
    if not any(t.lemma in ("it", "not") for t in tokens):
        return None
    children = children_of(tokens)
    for index in range(len(tokens)):
        not_it = _not_it(index, tokens, children)
        cleft = _cleft(index, tokens, children, not_it)
        if cleft is not None:
            opening, verb = cleft
            return Contrast(index, opening | not_it, verb, not_it)
        if not_it:
            return Contrast(index, not_it, -1, not_it)
    return None


def _cleft(
    index: int,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    not_it: frozenset[int],
) -> tuple[frozenset[int], int] | None:
    """The tokens of "it was ... who", and the verb behind them."""
    token = tokens[index]
    copula = token.head
    if token.dep != "attr" or tokens[copula].lemma != "be":
        return None
    subject = next((i for i in children[copula] if tokens[i].dep in SUBJECTS), -1)
    if subject < 0 or tokens[subject].lemma != "it":
        return None
    for above in (index, *sorted(not_it)):
        for verb in children[above]:
            who = [i for i in children[verb] if tokens[i].tag in _WHO]
            if tokens[verb].dep == "relcl" and who:
                return frozenset({subject, copula, *who[:1]}), verb
    return None


def _not_it(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> frozenset[int]:
    """The tokens of ", not Y" behind a noun."""
    if tokens[index].pos not in ("NOUN", "PROPN"):
        return frozenset()
    denied = [i for i in children[index] if tokens[i].lemma == "not" and tokens[i - 1].text == ","]
    for negation in denied:
        for other in children[index]:
            joined = tokens[other].dep in ("appos", "conj") and other > negation
            if joined and tokens[other].pos in ("NOUN", "PROPN"):
                below = set(subtree(other, children))
                for clause in children[other]:
                    if tokens[clause].dep == "relcl":
                        below -= set(subtree(clause, children))
                return frozenset({negation, *below})
    return frozenset()
