"""Are the same things counted? A term's noun and what narrows it, against the statement's."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.stories import Told
from verifier.matching.arithmetic.verbs import VerbClass, class_of
from verifier.matching.conversion import convert
from verifier.matching.meetings import Meeting, meet
from verifier.reading.measures.class_relations import ClassRelation, class_relation
from verifier.reading.predicates import children_of
from verifier.words.lexicon import Lexicon
from verifier.words.meanings import are_exchangeable
from verifier.words.tables import load_table, words_of

TABLE = "quantity_words.toml"


class Same(StrEnum):
    """How a term's things lie to the statement's."""

    SAME = "the same"
    NARROWER = "a narrower class"
    OTHER = "something else"


_MEETS = {
    Meeting.SAME: Same.SAME,
    Meeting.SYNONYM: Same.SAME,
    Meeting.DERIVED: Same.SAME,
    Meeting.NARROWER: Same.NARROWER,
}
_CLASSES = {ClassRelation.SAME: Same.SAME, ClassRelation.NARROWER: Same.NARROWER}


def same_thing(ours: Quantity, told: Told, lexicon: Lexicon) -> Same:
    """Whether the term counts what the statement counts, or a class within it."""
    term = told.quantity
    if is_measure_of(ours, term):
        return Same.SAME
    if convert(term.figure, ours.figure) is None and not _is_its_unit(ours, told):
        return Same.OTHER
    if ours.head in told.describing and told.head in words_of(TABLE, "idle", "portions"):
        return Same.SAME  # "6 pieces of candy" are candies
    wanted = ours.describing - {told.head}
    if wanted - told.describing and not told.inherits:
        return Same.OTHER
    if ours.figure.unit or term.figure.unit:
        return Same.SAME
    return same_noun(ours, told, lexicon)


def is_measure_of(ours: Quantity, term: Quantity) -> bool:
    """Whether the statement names the measure and no unit: "the total cost is 26.30"."""
    dimension = load_table(TABLE)["measures"].get(ours.figure.counted.head, "")
    unit = term.figure.dimension
    return bool(dimension) and not ours.figure.unit and unit.partition(":")[0] == dimension


def _is_its_unit(ours: Quantity, told: Told) -> bool:
    """Whether one writes as a noun what the other has as a unit: "the number of miles is 40"."""
    a, b = ours.figure, told.quantity.figure
    return (not a.unit and b.unit != "" and ours.head == b.unit) or (
        not b.unit and a.unit != "" and told.head == a.unit
    )


def same_noun(ours: Quantity, told: Told, lexicon: Lexicon) -> Same:
    """How the nouns alone lie; a statement without a noun asks for whatever is counted."""
    if not ours.head:
        return Same.SAME
    if not told.head:
        return Same.OTHER
    if ours.head == told.head or told.head in joined_heads(ours):
        return Same.SAME
    known = _CLASSES.get(class_relation(told.head_at.figure.counted, ours.figure.counted))
    if known is not None and told.head == told.head_at.figure.counted.head:
        return known
    meeting = meet(
        ours.reading.tokens[ours.noun], told.head_at.reading.tokens[told.head_at.noun], lexicon
    )
    return _MEETS.get(meeting, Same.OTHER)


def joined_heads(ours: Quantity) -> frozenset[str]:
    """What the statement counts together: "15 men and women"."""
    tokens = ours.reading.tokens
    joined = [
        tokens[c].lemma
        for c in children_of(tokens)[ours.noun]
        if tokens[c].dep == "conj" and tokens[c].pos == "NOUN"
    ]
    return frozenset([ours.head, *joined]) if joined and not ours.figure.unit else frozenset()


def places_meet(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether a place stands on both sides: "the grade" is the fourth grade, the fifth is not."""
    return any(_is_place(one.split(), two.split()) for one in a for two in b)


def _is_place(one: list[str], two: list[str]) -> bool:
    narrowing, other = set(one[:-1]), set(two[:-1])
    return one[-1:] == two[-1:] and (narrowing <= other or other <= narrowing)


def same_deed(ours: Quantity, told: Told, *, is_state: bool) -> bool:
    """Whether the same is said of those counted: killed of killed, sold of sold, had of had."""
    term = told.quantity
    if is_measure_of(ours, term):
        return term.lemma.split(" ")[0] in words_of(TABLE, "changes", "measuring")
    if is_state:
        return not term.lemma or class_of(term.lemma) is VerbClass.STATE
    if ours.lemma == term.lemma:
        return True
    state = ours.figure.counted.state
    if state and state == term.figure.counted.state:
        return True
    verb, other = ours.lemma.split(" ")[0], term.lemma.split(" ")[0]
    return bool(verb) and are_exchangeable(verb, other, "VERB")
