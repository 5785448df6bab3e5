"""Which predicate of the claim answers to one of the statement? By its verb, or by its objects."""

from __future__ import annotations

from collections.abc import Iterable

from verifier.matching.pair import Pair
from verifier.reading.predicates import PASSIVE_SUBJECTS, children_of, subtree
from verifier.reading.reading import Predicate


def predicate_met(predicate: Predicate, pair: Pair) -> Predicate | None:
    """The claim's predicate whose verb meets the statement's; for "be" the one over the same."""
    link = pair.alignment.link_of(predicate.token)
    if link is None:
        return predicate_over_the_same(predicate, pair)
    found = (p for p in pair.claim.content.reading.predicates if p.token == link.claim)
    return next(found, None)


def predicate_over_the_same(predicate: Predicate, pair: Pair) -> Predicate | None:
    """The claim's predicate that holds what meets the statement's complement or object."""
    met = _met((*predicate.others, *predicate.patients), pair)
    predicates = pair.claim.content.reading.predicates
    return next((p for p in predicates if met & {*p.others, *p.patients}), None)


def speaks_of_the_same(ours: Predicate, theirs: Predicate, pair: Pair) -> bool:
    """Whether what the statement's verb is said of hangs on the claim's verb, as far as it is met.

    "Was convicted of fraud" is not answered by the second half of "was found guilty of fraud and
    acquitted of forgery".
    """
    tokens = pair.statement.reading.tokens
    objects = (i for i in ours.patients if tokens[i].dep not in PASSIVE_SUBJECTS)
    said_of = _met((*objects, *ours.others), pair)
    if not said_of:
        return True
    children = children_of(pair.claim.content.reading.tokens)
    below = {*subtree(theirs.token, children), *theirs.agents, *theirs.patients, *theirs.others}
    for other in pair.claim.content.reading.predicates:
        if other.token in below and other.token != theirs.token:
            below -= set(subtree(other.token, children)) - {*theirs.agents, *theirs.patients}
    return bool(said_of & below)


def _met(tokens: Iterable[int], pair: Pair) -> set[int]:
    links = (pair.alignment.link_of(token) for token in tokens)
    return {link.claim for link in links if link is not None and link.claim >= 0}
