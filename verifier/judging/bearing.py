"""What does one claim say to an assertion? It supports it, contradicts it, or only touches it.

A contradiction is one excluded point with all identifying points agreeing; with two or more points
off it is another matter. Support needs every point of the statement. Source: verdicts.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from verifier.matching.comparisons.ladder import Outcome, Part
from verifier.matching.pair import Pair
from verifier.report import Bearing, FindingName

MAIN_WORDS_THAT_IDENTIFY = 2
"""So many words of weight in common tell which matter is meant ("the blast killed")."""


class Answer(StrEnum):
    """What a claim says to an assertion, strongest first."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    TOUCHES = "touches"
    """The same matter, but something that the statement says is not established."""
    OTHER_MATTER = "other matter"


@dataclass(frozen=True, slots=True)
class Compared:
    """One claim with its outcomes and what follows from them."""

    pair: Pair
    outcomes: tuple[Outcome, ...]
    answer: Answer
    findings: tuple[FindingName, ...] = ()

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
    disagree = [o for o in outcomes if o.bearing is Bearing.DISAGREES]
    near = [o for o in outcomes if o.bearing is Bearing.NEAR]
    wording = next((o for o in outcomes if o.comparison == "wording"), None)
    if wording is not None and wording.bearing is Bearing.DISAGREES:
        return Compared(pair, outcomes, Answer.OTHER_MATTER)
    if not disagree:
        if near:
            return Compared(pair, outcomes, Answer.TOUCHES, _open_findings(near, outcomes, pair))
        findings = [o.finding for o in outcomes if o.finding is not None]
        return Compared(pair, outcomes, Answer.SUPPORTS, tuple(dict.fromkeys(findings)))
    points = {o.comparison for o in disagree}
    if {"figure", "polarity"} <= points and all(
        o.level in ("other direction", "opposites") for o in disagree
    ):
        points.discard("polarity")  # "rose by 3 %" against "fell by 3 %" is one point
    if points == {"review", "polarity"} and not near:
        # to negate what a reviewer rates false is to say what the reviewer says
        return Compared(pair, outcomes, Answer.SUPPORTS)
    if points == {"review"} and near:
        return Compared(pair, outcomes, Answer.TOUCHES)  # not the claim that was rated
    if points == {"roles"}:
        # that another one does it is what the exchange of roles says
        near = [o for o in near if o.comparison != "names"]
    identified = not any(o.part is Part.SAME_MATTER for o in near)
    if len(points) > 1:
        return Compared(pair, outcomes, Answer.OTHER_MATTER)
    excluded_on_content = disagree[0].part is Part.SAME_CONTENT
    if not identified or (near and not excluded_on_content):
        return Compared(pair, outcomes, Answer.TOUCHES)
    if any(o.comparison in ("speaker", "standing", "values") for o in near):
        # what X said is not contradicted by what Y said, nor by a mere accusation, nor where
        # another word is still open
        return Compared(pair, outcomes, Answer.TOUCHES)
    if not _identified(points, outcomes, pair):
        return Compared(pair, outcomes, Answer.TOUCHES)
    if points == {"polarity"} and pair.alignment.loosely_met():
        # "is no musician" is not contradicted by "is a player"
        return Compared(pair, outcomes, Answer.TOUCHES)
    findings = [o.finding for o in disagree if o.finding is not None]
    return Compared(pair, outcomes, Answer.CONTRADICTS, tuple(dict.fromkeys(findings)))


def _identified(points: set[str], outcomes: tuple[Outcome, ...], pair: Pair) -> bool:
    """Whether statement and claim are known to speak of one thing, so that one excludes the other.

    The same in another place is another event or another rate, unless somebody named takes part in
    both, or both happened on one day. A figure without anybody, place, date or second word
    ("inflation was 8.1 per cent") could be anybody's.
    """
    agreed = {o.comparison for o in outcomes if o.bearing is Bearing.AGREES}
    if points == {"place"}:
        dated = "period" in agreed and not any(
            o.comparison == "figure" and o.claim for o in outcomes
        )
        return "names" in agreed or dated
    if points == {"figure"}:
        known = agreed & {"names", "place", "period", "speaker"}
        return (
            bool(known)
            or _in_its_place(pair)
            or pair.alignment.main_words_met() >= MAIN_WORDS_THAT_IDENTIFY
        )
    return True


def _in_its_place(pair: Pair) -> bool:
    """Whether a statement that names no place stands in a text on the claim's."""
    reading, claim = pair.statement.reading, pair.claim.claim
    told = set(reading.context.places) if not reading.places else set()
    return bool(told & {claim.place, *claim.places})


def _open_findings(
    near: list[Outcome], outcomes: tuple[Outcome, ...], pair: Pair
) -> tuple[FindingName, ...]:
    """The findings of a claim that would support the statement but for what they name.

    That another one said it can be told only where it is known what: "publish its findings" is
    nobody's.
    """
    agreed = {o.comparison for o in outcomes if o.bearing is Bearing.AGREES and o.claim}
    known = agreed & {"figure", "names", "place", "period"}
    if not known and pair.alignment.main_words_met() < MAIN_WORDS_THAT_IDENTIFY:
        return ()
    if all(o.finding is not None for o in near):
        return tuple(dict.fromkeys(o.finding for o in near if o.finding is not None))
    return ()
