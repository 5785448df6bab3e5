"""One claim that was compared: its outcomes, what it says to the assertion, and by which step."""

from __future__ import annotations

from dataclasses import dataclass

from verifier.judging.answers import Answer
from verifier.judging.weighing import Step, points_of, step_of, tells_what
from verifier.matching.comparisons.ladder import Outcome
from verifier.matching.pair import Pair
from verifier.report import Bearing, FindingName

__all__ = ["Answer", "Compared", "weigh"]


@dataclass(frozen=True, slots=True)
class Compared:
    """One claim with its outcomes and what follows from them."""

    pair: Pair
    outcomes: tuple[Outcome, ...]
    answer: Answer
    findings: tuple[FindingName, ...] = ()
    step: Step | None = None
    """The step of the ladder of weighing that gave the answer; ``None`` where arithmetic did."""

    @property
    def deciding(self) -> tuple[Outcome, ...]:
        """The outcomes on which the answer rests: those that exclude, or that are open."""
        wanted = {
            Answer.CONTRADICTS: (Bearing.DISAGREES,),
            Answer.TOUCHES: (Bearing.DISAGREES, Bearing.NEAR),
            Answer.OTHER_MATTER: (Bearing.DISAGREES, Bearing.NEAR),
        }.get(self.answer, (Bearing.AGREES,))
        return tuple(o for o in self.outcomes if o.bearing in wanted)

    def outcome_of(self, comparison: str) -> Outcome | None:
        """The first outcome of a comparison that says more than silence."""
        return next(
            (
                o
                for o in self.outcomes
                if o.comparison == comparison and o.bearing is not Bearing.SILENT
            ),
            None,
        )


def weigh(pair: Pair, outcomes: tuple[Outcome, ...]) -> Compared:
    """What the claim of the pair says to its assertion."""
    points = points_of(pair, outcomes)
    step = step_of(points)
    return Compared(pair, outcomes, step.answer, _findings(step, pair, outcomes), step)


def _findings(step: Step, pair: Pair, outcomes: tuple[Outcome, ...]) -> tuple[FindingName, ...]:
    """The findings of the outcomes on which the answer rests.

    Of a claim that would support the statement but for what is open they stand only where every
    open point has one. That another one said it can be told only where it is known what: "publish
    its findings" is nobody's.
    """
    if step.name == "all agree":
        resting = outcomes
    elif step.name == "some open":
        resting = tuple(o for o in outcomes if o.bearing is Bearing.NEAR)
        if any(o.finding is None for o in resting) or not tells_what(pair, outcomes):
            return ()
    elif step.answer is Answer.CONTRADICTS:
        resting = tuple(o for o in outcomes if o.bearing is Bearing.DISAGREES)
    else:
        return ()
    return tuple(dict.fromkeys(o.finding for o in resting if o.finding is not None))
