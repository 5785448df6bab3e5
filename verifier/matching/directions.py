"""Does it go the same way? "From Lyon to Paris" is not "from Paris to Lyon".

Where it comes from stands after "from" or as what is left, where it goes after "to" or as what is
reached. Source: verdicts.md, "Same matter": parties with their roles exchanged.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.matching.pair import Pair
from verifier.reading.assertions import Assertion
from verifier.reading.reading import Token
from verifier.words.tables import words_of

TABLE = "directions.toml"


def goes_the_other_way(pair: Pair) -> tuple[int, ...]:
    """The claim's tokens for the two ends, where both are there and exchanged; else none."""
    met = {link.statement: link.claim for link in pair.alignment.links if link.claim >= 0}
    ours_from, ours_to = ends(pair.statement)
    theirs_from, theirs_to = ends(pair.claim.content)
    from_met = {met[i] for i in ours_from if i in met}
    to_met = {met[i] for i in ours_to if i in met}
    if from_met & theirs_to and to_met & theirs_from and not from_met & theirs_from:
        return tuple(sorted((from_met & theirs_to) | (to_met & theirs_from)))
    return ()


def ends(assertion: Assertion) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens that say where it comes from, and those that say where it goes."""
    tokens = assertion.reading.tokens
    origins, goals = set(), set()
    for i in assertion.tokens:
        token, above = tokens[i], tokens[tokens[i].head]
        if token.pos not in ("PROPN", "NOUN"):
            continue
        if token.dep == "pobj" and above.lemma in words_of(TABLE, "origin", "prepositions"):
            origins.add(i)
        elif token.dep == "pobj" and _leads_there(above, tokens):
            goals.add(i)
        elif token.dep == "dobj" and above.lemma in words_of(TABLE, "origin", "verbs"):
            origins.add(i)
        elif token.dep == "dobj" and above.lemma in words_of(TABLE, "goal", "verbs"):
            goals.add(i)
    return frozenset(origins), frozenset(goals)


def _leads_there(preposition: Token, tokens: Sequence[Token]) -> bool:
    """Whether the preposition leads to a goal; "for" does only after leaving."""
    if preposition.lemma in words_of(TABLE, "goal", "prepositions"):
        return True
    leaving = words_of(TABLE, "origin", "verbs") | words_of(TABLE, "goal", "after_for")
    at = preposition.head
    for _ in range(3):
        if preposition.lemma == "for" and tokens[at].lemma in leaving:
            return True
        at = tokens[at].head
    return False
