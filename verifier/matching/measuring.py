"""Do two figures measure the same thing? Unit, what is said of those counted, and their class.

Killed is not injured, a per cent is not a percentage point, a share of votes is not a share of
seats. A toll of civilians is a lower bound for people, a toll of people an upper bound for
civilians. Source: verdicts.md, "Figures".
"""

from __future__ import annotations

from enum import StrEnum

from knowledge.claim import Polarity
from knowledge.figure import Counted, Figure
from verifier.matching.conversion import convert
from verifier.matching.counting import adds_up, is_running_count
from verifier.matching.meetings import Meeting
from verifier.matching.pair import Pair
from verifier.matching.phrasal import phrased
from verifier.matching.places import in_a_part_of_the_place
from verifier.reading.assertions import Assertion
from verifier.reading.measures.class_relations import (
    ClassRelation,
    class_relation,
    is_within,
    state_relation,
)
from verifier.reading.measures.table import measure_table
from verifier.words.meanings import is_light


class Measured(StrEnum):
    """How what the claim's figure measures lies to what the statement's measures, best first."""

    SAME = "the same"
    NARROWER = "a narrower class"
    BROADER = "a wider class"
    UNSAID = "one side leaves it open"
    OTHER_STATE = "another thing is said of them"
    THE_OTHERS = "those of whom it is denied"
    OTHER_THING = "another thing is counted"
    OTHER_PLACE = "only of a part of the place"
    OTHER_UNIT = "another unit"
    NO_FIGURE = "no figure"


COMPARABLE = (Measured.SAME, Measured.NARROWER, Measured.BROADER, Measured.UNSAID)


def measured(ours: Figure, theirs: Figure, pair: Pair) -> Measured:
    """Whether the two figures measure the same thing."""
    if not _same_unit(ours, theirs):
        return Measured.OTHER_UNIT
    state = _states(theirs.counted, ours.counted)
    if state is ClassRelation.DIFFERENT:
        return Measured.OTHER_STATE
    counted = class_relation(theirs.counted, ours.counted)
    if counted is ClassRelation.DIFFERENT:
        counted = _aligned_heads(ours, theirs, pair)
    if counted is ClassRelation.DIFFERENT and _written_alike(ours, theirs, pair):
        counted = ClassRelation.UNSAID
    if counted in (ClassRelation.DIFFERENT, ClassRelation.OVERLAPPING):
        return Measured.OTHER_THING
    if counted in _NARROWED and _told_more_fully(ours, theirs):
        counted = ClassRelation.SAME
    if counted is ClassRelation.NARROWER and _said_in_the_noun(theirs, pair):
        counted = ClassRelation.SAME
    if counted is ClassRelation.BROADER and _only_those_in_a_state(theirs.counted, ours.counted):
        return Measured.OTHER_THING  # "83 injured survivors" are no bound for passengers
    relations = {state, counted}
    if {ClassRelation.NARROWER, ClassRelation.BROADER} <= relations:
        return Measured.OTHER_THING
    if ours.dimension and relations & _NARROWED:
        # "annual inflation" may stand for inflation, "energy prices" not for prices: a rate of a
        # narrower class is no bound, and excludes nothing
        return Measured.SAME if ours.value == theirs.value else Measured.OTHER_THING
    for relation, result in (
        (ClassRelation.NARROWER, Measured.NARROWER),
        (ClassRelation.BROADER, Measured.BROADER),
    ):
        if relation in relations:
            return result
    uneven = ours.value != theirs.value
    if uneven and not ours.dimension and _counts_the_others(ours, theirs, pair):
        return Measured.THE_OTHERS
    elsewhere = uneven or (not ours.dimension and is_running_count(ours, pair.statement.reading))
    if elsewhere and not adds_up(ours) and in_a_part_of_the_place(pair):
        return Measured.OTHER_PLACE
    if uneven and not ours.dimension and _only_some_of_them(ours, theirs, pair):
        return Measured.NARROWER
    silent = not (ours.counted.state or theirs.counted.state) and counted is ClassRelation.SAME
    if silent and ours.counted.head == theirs.counted.head:
        return Measured.SAME  # "three people on board": neither side says more of them
    if ClassRelation.UNSAID in relations and (
        not _only_figures(pair) or said_otherwise(ours, theirs)
    ):
        return Measured.UNSAID
    return Measured.SAME


def _only_some_of_them(ours: Figure, theirs: Figure, pair: Pair) -> bool:
    """Whether the claim counts only those who did or suffered something, the statement all there
    are: "1,100 workers took part" against "has fewer than 10,000 workers".
    """
    head, own = _head_token(pair.claim.content, theirs), _head_token(pair.statement, ours)
    if head < 0 or own < 0:
        return False
    light = [p for p in pair.statement.predicates if own in (*p.patients, *p.others, *p.agents)]
    if not light or not all(is_light(p.lemma, "VERB") for p in light):
        return False
    met = {link.claim for link in pair.alignment.links}
    # "take part" says more than "take"; "inflation fell to 3" is told of all of it
    theirs_phrased = phrased(pair.claim.content.reading.tokens)
    return any(
        head in (*p.agents, *p.patients)
        and p.token not in met
        and not is_light(theirs_phrased[p.token].lemma, "VERB")
        and p.lemma not in measure_table().lists["measure_verbs"]
        for p in pair.claim.content.reading.predicates
    )


def _counts_the_others(ours: Figure, theirs: Figure, pair: Pair) -> bool:
    """Whether one side counts those who did or suffered something and the other those who did not:
    "81 countries reported none" is not what "found in 114 countries" counts. "No passengers" is a
    count of those who did, of nought."""
    if 0 in (ours.value, theirs.value):
        return False
    return _did_not(pair.statement, ours) != _did_not(pair.claim.content, theirs)


def _did_not(assertion: Assertion, figure: Figure) -> bool:
    """Whether those are counted who did not do or suffer something: "81 towns had not voted"."""
    head = _head_token(assertion, figure)
    return any(
        head in (*p.agents, *p.patients) and p.polarity is Polarity.NEGATED
        for p in assertion.predicates
    )


_NARROWED = frozenset({ClassRelation.NARROWER, ClassRelation.BROADER})


def _written_alike(ours: Figure, theirs: Figure, pair: Pair) -> bool:
    """Whether the same number may count the same under another noun: "nine ferries", "nine boats".

    Not where the tables keep the two nouns apart, nor for a number that may stand for anything: the
    words of the whole must be met as well.
    """
    if ours.value is None or ours.value != theirs.value or ours.unit != theirs.unit:
        return False
    known = measure_table().class_of
    if ours.counted.head in known and theirs.counted.head in known:
        return False
    return not pair.alignment.core_unmet()


def _told_more_fully(ours: Figure, theirs: Figure) -> bool:
    """Whether the same number of the same things is only described more closely by one side.

    "Four harbour cranes" are the four cranes. Of people the closer description picks out a part.
    """
    return (
        ours.value is not None
        and ours.value == theirs.value
        and ours.counted.head == theirs.counted.head
        and not is_within(ours.counted.head, "people")
    )


def said_otherwise(ours: Figure, theirs: Figure) -> bool:
    """Whether different things are said of those counted, or of one side alone: "a toll of 31"
    does not answer to "210 passengers"."""
    one, other = ours.counted.state, theirs.counted.state
    if state_relation(other, one) is ClassRelation.DIFFERENT:
        return True
    known = measure_table().states
    return (one in known) != (other in known) and bool(ours.counted.head or theirs.counted.head)


def _said_in_the_noun(theirs: Figure, pair: Pair) -> bool:
    """Whether "10,000 people demonstrated" is counted as "10,000 demonstrators"."""
    head, tokens = _head_token(pair.claim.content, theirs), pair.statement.reading.tokens
    return any(
        link.claim == head >= 0 and tokens[link.statement].pos == "VERB"
        for link in pair.alignment.links
        if link.meeting in (Meeting.DERIVED, Meeting.MEASURE)
    )


def _same_unit(ours: Figure, theirs: Figure) -> bool:
    return convert(theirs, ours) is not None


def _states(theirs: Counted, ours: Counted) -> ClassRelation:
    """How what is said of those counted stands; words outside the table leave it open."""
    relation = state_relation(theirs.state, ours.state)
    known = measure_table().states
    if relation is ClassRelation.DIFFERENT and not (theirs.state in known and ours.state in known):
        return ClassRelation.UNSAID
    return relation


def _only_those_in_a_state(theirs: Counted, ours: Counted) -> bool:
    """Whether the claim counts only those of whom something is said that the statement does not."""
    return bool(theirs.state) and state_relation(theirs.state, ours.state) not in (
        ClassRelation.SAME,
        ClassRelation.BROADER,
    )


def _aligned_heads(ours: Figure, theirs: Figure, pair: Pair) -> ClassRelation:
    """Nouns that the tables do not relate may still meet as synonyms."""
    head = _head_token(pair.statement, ours)
    link = pair.alignment.link_of(head) if head >= 0 else None
    if link is None or link.claim < 0:
        return ClassRelation.DIFFERENT
    if link.claim != _head_token(pair.claim.content, theirs):
        return ClassRelation.DIFFERENT
    if link.meeting is Meeting.NARROWER:
        return ClassRelation.NARROWER
    if link.meeting is Meeting.BROADER:
        return ClassRelation.BROADER
    return ClassRelation.SAME


def _head_token(assertion: Assertion, figure: Figure) -> int:
    tokens = assertion.reading.tokens
    return min(
        (i for i, t in enumerate(tokens) if t.lemma == figure.counted.head),
        key=lambda i: abs(tokens[i].start - figure.end),
        default=-1,
    )


def _only_figures(pair: Pair) -> bool:
    """One figure on each side in one wording: they can only answer to each other."""
    return (
        len(pair.statement.figures) == 1
        and len(pair.claim.content.reading.figures) == 1
        and not pair.alignment.unmet()
    )
