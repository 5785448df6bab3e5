"""Which arithmetic settles what a figure of the statement says? The first that fits its words.

Each operation recognises its own structure in the statement and in the claims (a state and what
changed it, parts of a whole, two levels of one measure); none is tried for its result alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.changes import change
from verifier.matching.arithmetic.derivations import Derivation
from verifier.matching.arithmetic.differences import difference
from verifier.matching.arithmetic.ledger import balance, lost_or_gained
from verifier.matching.arithmetic.matters import is_of_its_time, names_are_met
from verifier.matching.arithmetic.multiples import multiple
from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.rates import by_rate
from verifier.matching.arithmetic.rests import rest
from verifier.matching.arithmetic.shares import share
from verifier.matching.arithmetic.spans import over_all_days
from verifier.matching.arithmetic.stories import Story
from verifier.matching.arithmetic.things import Same, same_thing
from verifier.matching.arithmetic.totals import total
from verifier.matching.arithmetic.verbs import VerbClass, class_of
from verifier.matching.pair import Pair
from verifier.words.lexicon import Lexicon


def derivation_for(
    asked: Asked,
    others: Sequence[Quantity],
    pairs: Sequence[Pair],
    stories: Sequence[Story],
    lexicon: Lexicon,
) -> Derivation | None:
    """What the claims give for the statement's figure, or ``None``."""
    if asked.is_doubtful:
        return None
    if not asked.is_negated:
        found = change(asked, pairs) or over_all_days(asked, pairs, lexicon)
        if found is not None:
            return found
        found = share(asked, pairs)
        if found is not None and is_of_its_time(asked, found):
            return found
    for story in stories:
        found = _from_story(asked, others, story, lexicon)
        if found is not None and is_of_its_time(asked, found) and names_are_met(found, pairs):
            return found
    return None


def _from_story(
    asked: Asked, others: Sequence[Quantity], story: Story, lexicon: Lexicon
) -> Derivation | None:
    if asked.is_negated:
        return rest(asked, story, lexicon)  # "35 of them were not soldiers"
    if asked.than:
        return difference(asked, story)
    return (
        rest(asked, story, lexicon)
        or multiple(asked, story)
        or by_rate(asked, others, story, lexicon)
        or lost_or_gained(asked, story, lexicon)
        or balance(asked, story, lexicon)
        or total(asked, story, lexicon)
    )


def claims_of_change(asked: Asked, stories: Sequence[Story], lexicon: Lexicon) -> frozenset[str]:
    """Ids of the claims in whose story something happened to what the statement counts."""
    found: set[str] = set()
    for story in stories:
        alike = [
            told.quantity
            for told in story.told
            if same_thing(asked.quantity, told, lexicon) is not Same.OTHER
        ]
        changed = any(one.asserted and class_of(one.lemma) is not VerbClass.STATE for one in alike)
        if asked.is_state and changed:
            found |= {one.side.claim.id for one in alike if one.side is not None}
    return frozenset(found)
