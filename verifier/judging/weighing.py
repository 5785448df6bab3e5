"""What follows from the points of one claim? A ladder: the first step that holds is the answer.

A contradiction is one excluded point with all identifying points agreeing; with two or more points
off it is another matter. Support needs every point of the statement. Source: verdicts.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verifier.judging.answers import Answer
from verifier.matching.comparisons.examples import Example, examples
from verifier.matching.comparisons.ladder import Outcome, Part
from verifier.matching.pair import Pair
from verifier.report import WEIGHING, Bearing

MAIN_WORDS_THAT_IDENTIFY = 2
"""So many words of weight in common tell which matter is meant ("the blast killed")."""


@dataclass(frozen=True, slots=True)
class Points:
    """The outcomes of one claim, sorted for the steps."""

    pair: Pair
    outcomes: tuple[Outcome, ...]
    near: tuple[Outcome, ...]
    """Those that leave something open."""
    disagree: tuple[Outcome, ...]
    """Those on which the two sides exclude each other."""
    excluded: frozenset[str]
    """The comparisons of those, two that say one thing counted once."""

    @property
    def agreed(self) -> frozenset[str]:
        """The comparisons of which one outcome agrees."""
        return frozenset(o.comparison for o in self.outcomes if o.bearing is Bearing.AGREES)


def points_of(pair: Pair, outcomes: tuple[Outcome, ...]) -> Points:
    """The outcomes of a pair as the steps look at them."""
    near = tuple(o for o in outcomes if o.bearing is Bearing.NEAR)
    disagree = tuple(o for o in outcomes if o.bearing is Bearing.DISAGREES)
    excluded = {o.comparison for o in disagree}
    if {"figure", "polarity"} <= excluded and all(
        o.level in ("other direction", "opposites") for o in disagree
    ):
        excluded.discard("polarity")  # "rose by 3 %" against "fell by 3 %" is one point
    if excluded == {"roles"}:
        # that another one does it is what the exchange of roles says
        near = tuple(o for o in near if o.comparison != "names")
    return Points(pair, outcomes, near, disagree, frozenset(excluded))


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the ladder; ``says`` is a sentence for a reader."""

    name: str
    answer: Answer
    holds: Callable[[Points], bool]
    says: str


def other_words(points: Points) -> bool:
    """The words of the claim speak of something else."""
    return any(o.comparison == "wording" for o in points.disagree)


def all_agree(points: Points) -> bool:
    """Nothing is excluded and nothing open."""
    return not points.disagree and not points.near


def some_open(points: Points) -> bool:
    """Nothing is excluded, but something open."""
    return not points.disagree


def false_is_negated(points: Points) -> bool:
    """To negate what a reviewer rates false is to say what the reviewer says."""
    return points.excluded == {"review", "polarity"} and not points.near


def not_what_was_rated(points: Points) -> bool:
    """Only the rating stands against it, and something else is open: not the claim rated."""
    return points.excluded == {"review"} and bool(points.near)


def read_as_excluded(points: Points) -> bool:
    """The entailment model reads that they exclude each other. It is asked only where one other
    point at most does so by the rules, and that is the same point then."""
    return "entailment" in points.excluded


def several_excluded(points: Points) -> bool:
    """Two or more points exclude each other."""
    return len(points.excluded) > 1


def matter_open(points: Points) -> bool:
    """Something that would tell the matter is open, or the excluded point itself would tell it."""
    if any(o.part is Part.SAME_MATTER for o in points.near):
        return True
    return bool(points.near) and points.disagree[0].part is not Part.SAME_CONTENT


def of_another_standing(points: Points) -> bool:
    """What X said is not contradicted by what Y said, nor by a mere accusation, nor where another
    word is still open."""
    return any(o.comparison in ("speaker", "standing", "values") for o in points.near)


def unidentified(points: Points) -> bool:
    """Whether statement and claim are not known to speak of one thing.

    The same in another place is another event or another rate, unless somebody named takes part in
    both, or both happened on one day. A figure without anybody, place, date or second word
    ("inflation was 8.1 per cent") could be anybody's.
    """
    if points.excluded == {"place"}:
        dated = "period" in points.agreed and not any(
            o.comparison == "figure" and o.claim for o in points.outcomes
        )
        return not ("names" in points.agreed or dated)
    if points.excluded == {"figure"}:
        known = points.agreed & {"names", "place", "period", "speaker"}
        met = points.pair.alignment.main_words_met()
        return not known and not _in_its_place(points.pair) and met < MAIN_WORDS_THAT_IDENTIFY
    return False


def _in_its_place(pair: Pair) -> bool:
    """Whether a statement that names no place stands in a text on the claim's."""
    reading, claim = pair.statement.reading, pair.claim.claim
    told = set(reading.context.places) if not reading.places else set()
    return bool(told & {claim.place, *claim.places})


def tells_what(pair: Pair, outcomes: tuple[Outcome, ...]) -> bool:
    """Whether a point that agrees, or enough words, tell which thing is spoken of."""
    agreed = {o.comparison for o in outcomes if o.bearing is Bearing.AGREES and o.claim}
    known = agreed & {"figure", "names", "place", "period"}
    return bool(known) or pair.alignment.main_words_met() >= MAIN_WORDS_THAT_IDENTIFY


def loosely_negated(points: Points) -> bool:
    """One side negates what the other says in words of kindred sense only: "is no musician" is not
    contradicted by "is a player"."""
    return points.excluded == {"polarity"} and points.pair.alignment.loosely_met()


def one_excluded(points: Points) -> bool:
    """One point is excluded, and all others tell that it is the same matter."""
    return True


STEPS: tuple[Step, ...] = (
    Step("other words", Answer.OTHER_MATTER, other_words, "Its words speak of something else."),
    Step("all agree", Answer.SUPPORTS, all_agree, "Every point that the statement makes agrees."),
    Step("some open", Answer.TOUCHES, some_open, "Nothing is excluded, but something left open."),
    Step(
        "false is negated",
        Answer.SUPPORTS,
        false_is_negated,
        "The statement negates what a reviewer rates false.",
    ),
    Step(
        "not what was rated",
        Answer.TOUCHES,
        not_what_was_rated,
        "The claim that was rated says something else.",
    ),
    Step(
        "read as excluded",
        Answer.CONTRADICTS,
        read_as_excluded,
        "A language model reads that they exclude each other, and nothing else speaks against it.",
    ),
    Step(
        "several excluded",
        Answer.OTHER_MATTER,
        several_excluded,
        "Two points or more are off: it is another matter.",
    ),
    Step(
        "matter open",
        Answer.TOUCHES,
        matter_open,
        "One point is excluded, but it is not established that the matter is the same.",
    ),
    Step(
        "of another standing",
        Answer.TOUCHES,
        of_another_standing,
        "One point is excluded, but by another speaker, or put less firmly, or in other words.",
    ),
    Step(
        "unidentified",
        Answer.TOUCHES,
        unidentified,
        "One point is excluded, but nothing tells that both speak of one thing.",
    ),
    Step(
        "loosely negated",
        Answer.TOUCHES,
        loosely_negated,
        "One side negates what the other says only in words of kindred sense.",
    ),
    Step(
        "one excluded",
        Answer.CONTRADICTS,
        one_excluded,
        "One point is excluded, and all else tells that the matter is the same.",
    ),
)
"""In this order; the last holds for whatever came so far."""


def examples_of_steps() -> tuple[Example, ...]:
    """The examples of the steps; the level of each is the name of its step."""
    return examples(WEIGHING, "verifier.judging")


def step_of(points: Points) -> Step:
    """The first step that holds."""
    return next(step for step in STEPS if step.holds(points))
