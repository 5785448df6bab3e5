"""Which predicate of the claim answers to one of the statement? By its verb, or by its objects."""

from __future__ import annotations

from verifier.matching.pair import Pair
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
    links = (pair.alignment.link_of(token) for token in (*predicate.others, *predicate.patients))
    met = {link.claim for link in links if link is not None and link.claim >= 0}
    predicates = pair.claim.content.reading.predicates
    return next((p for p in predicates if met & {*p.others, *p.patients}), None)
