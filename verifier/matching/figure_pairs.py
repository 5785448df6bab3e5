"""Which figure of the claim answers to a figure of the statement? The one that measures the same.

A figure is compared only where the same thing is counted: killed is not injured, a per cent is not
a percentage point, a share of votes is not a share of seats. A toll of civilians is a lower bound
for people, a toll of people an upper bound for civilians. Source: verdicts.md, "Figures".
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.figure import Counted, Figure, Hedge, Interval
from verifier.matching.alignment import Meeting
from verifier.matching.conversion import convert
from verifier.matching.counting import adds_up, counts_a_part, is_running_count
from verifier.matching.pair import Pair
from verifier.matching.periods import Timing, event_dates, timing
from verifier.matching.places import in_a_part_of_the_place
from verifier.reading.assertions import Assertion
from verifier.reading.class_relations import ClassRelation, class_relation, state_relation
from verifier.reading.measure_table import measure_table
from verifier.reading.reading import Dated


class Measured(StrEnum):
    """How what the claim's figure measures lies to what the statement's measures, best first."""

    SAME = "the same"
    NARROWER = "a narrower class"
    BROADER = "a wider class"
    UNSAID = "one side leaves it open"
    OTHER_STATE = "another thing is said of them"
    OTHER_THING = "another thing is counted"
    OTHER_PLACE = "only of a part of the place"
    OTHER_UNIT = "another unit"
    NO_FIGURE = "no figure"


NEAR_ENOUGH = 0.75
"""Share of the closest figure's nearness from which another one may be meant as well."""

COMPARABLE = (Measured.SAME, Measured.NARROWER, Measured.BROADER, Measured.UNSAID)


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of the statement and the claim's figure that answers to it best, if any."""

    ours: Figure
    theirs: Figure | None
    measured: Measured
    part: bool = False
    """True where the claim counts only in a part of the statement's time: 23 on one day are a
    lower bound for all who were killed since April."""
    running: bool = False
    """True where the claim's figure is itself a count up to a day."""

    @property
    def bound(self) -> Interval | None:
        """What the claim says of the statement's class, in the statement's unit."""
        if self.theirs is None:
            return None
        interval = convert(self.theirs, self.ours)
        if interval is None:
            return None
        if self.measured is Measured.NARROWER or self.part:
            return Interval(interval.low, math.inf, interval.low_included, False)
        if self.measured is Measured.BROADER:
            return Interval(min(0.0, interval.high), interval.high, True, interval.high_included)
        return interval


def pair_figures(pair: Pair) -> tuple[FigurePair, ...]:
    """For each figure of the statement the claim's figure that measures the same, best first."""
    return tuple(_best(ours, pair) for ours in pair.statement.figures)


def _best(ours: Figure, pair: Pair) -> FigurePair:
    theirs = pair.claim.content.figures or pair.claim.content.reading.figures
    found = [
        FigurePair(
            ours,
            figure,
            measured(ours, figure, pair),
            part=counts_a_part(ours, figure, pair),
            running=is_running_count(figure, pair.claim.content.reading),
        )
        for figure in theirs
    ]
    if not found:
        return FigurePair(ours, None, Measured.NO_FIGURE)
    best = min(list(Measured).index(one.measured) for one in found)
    alike = [one for one in found if list(Measured).index(one.measured) == best]
    alike = [one for one in alike if _says_the_same_state(one)] or alike
    alike = [one for one in alike if _of_that_date(one, pair)] or alike
    near = {id(one): _nearness(one, pair) for one in alike}
    top = max(near.values())
    # of several figures for one measure the one among the statement's other words is meant
    alike = [one for one in alike if near[id(one)] >= top * NEAR_ENOUGH]
    return min(alike, key=_distance)


def _says_the_same_state(found: FigurePair) -> bool:
    """Whether both sides say the same of those counted, and neither leaves it open."""
    ours = found.ours.counted.state
    return bool(ours) and found.theirs is not None and found.theirs.counted.state == ours


def _of_that_date(found: FigurePair, pair: Pair) -> bool:
    """Whether the claim gives this figure for the statement's date.

    Of "to 8.7 in April from 9.4 in March" each date goes with the figure beside it; a date that
    stands before all figures goes with each of them.
    """
    ours, figures = event_dates(pair.statement), pair.claim.content.reading.figures
    if found.theirs is None or not ours or len(figures) < 2:
        return True
    first = min(figure.start for figure in figures)
    for dated in event_dates(pair.claim.content):
        beside = min(figures, key=lambda figure: _apart(figure, dated))
        if dated.end > first and beside.start != found.theirs.start:
            continue
        if any(timing(one.period, dated.period) in (Timing.SAME, Timing.WITHIN) for one in ours):
            return True
    return False


def _apart(figure: Figure, dated: Dated) -> int:
    """Characters between them; a date mostly follows its figure, so one before it is farther."""
    if dated.start >= figure.end:
        return dated.start - figure.end
    return (figure.start - dated.end) * 2


def _nearness(found: FigurePair, pair: Pair) -> float:
    """How close the claim's words that meet the statement's stand to the figure."""
    if found.theirs is None:
        return 0.0
    tokens, figure = pair.claim.content.reading.tokens, found.theirs
    at = next((i for i, t in enumerate(tokens) if t.end > figure.start), 0)
    return sum(
        link.met / (1 + abs(link.claim - at)) for link in pair.alignment.links if link.claim >= 0
    )


def _distance(found: FigurePair) -> tuple[int, float]:
    """Figures that agree come before those that do not: a claim may give one for each year."""
    bound = found.bound
    if bound is None or found.theirs is None:
        return (3, 0.0)
    ours = found.ours.interval
    grade = 0 if ours.contains(bound) else 2 if ours.excludes(bound) else 1
    a, b = found.ours.value, found.theirs.value
    return (grade, abs(a - b) if a is not None and b is not None else 0.0)


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
    if counted in (ClassRelation.DIFFERENT, ClassRelation.OVERLAPPING):
        return Measured.OTHER_THING
    if counted is ClassRelation.NARROWER and _said_in_the_noun(theirs, pair):
        counted = ClassRelation.SAME
    relations = {state, counted}
    if {ClassRelation.NARROWER, ClassRelation.BROADER} <= relations:
        return Measured.OTHER_THING
    if ours.dimension:
        # a rate of a narrower class is no bound; a statement may leave out "annual" or "net"
        relations = {_of_a_rate(relation) for relation in relations}
    for relation, result in (
        (ClassRelation.NARROWER, Measured.NARROWER),
        (ClassRelation.BROADER, Measured.BROADER),
    ):
        if relation in relations:
            return result
    if not adds_up(ours) and ours.value != theirs.value and in_a_part_of_the_place(pair):
        return Measured.OTHER_PLACE
    if ClassRelation.UNSAID in relations and not _only_figures(pair):
        return Measured.UNSAID
    return Measured.SAME


def _of_a_rate(relation: ClassRelation) -> ClassRelation:
    return {
        ClassRelation.NARROWER: ClassRelation.SAME,
        ClassRelation.BROADER: ClassRelation.UNSAID,
    }.get(relation, relation)


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


def is_converted(ours: Figure, theirs: Figure) -> bool:
    """Whether one is the other in another unit, within half a unit of a last written digit."""
    if ours.unit == theirs.unit or ours.value is None or theirs.value is None:
        return False
    there, back = convert(point(theirs), ours), convert(point(ours), theirs)
    if there is None or back is None:
        return False
    return (
        abs(there.low - ours.value) <= ours.step / 2
        or abs(back.low - theirs.value) <= theirs.step / 2
    )


def point(figure: Figure) -> Figure:
    """The figure as the bare number that is written."""
    value = figure.value if figure.value is not None else figure.interval.low
    return replace(figure, interval=Interval(value, value))


def is_rounded(ours: Figure, theirs: Figure) -> bool:
    """Whether the statement's number is the source's, written with fewer digits in one unit."""
    if ours.value is None or theirs.value is None or ours.unit != theirs.unit:
        return False
    if ours.hedge is not Hedge.EXACT or ours.step <= theirs.step or ours.value == theirs.value:
        return False
    return math.isclose(round(theirs.value / ours.step) * ours.step, ours.value, rel_tol=1e-9)
