"""What does a claim say, once the entailment model has read it? The points weighed anew.

What the model reads stands in the place of what the rules could not find in the words. It closes
what they leave open, never what they decided about a figure, a period, a speaker or a role; what it
reads as excluded is the same point as the one that the rules exclude, and counts once.
"""

from __future__ import annotations

from dataclasses import replace

from verifier.judging.bearing import Compared, weigh
from verifier.matching.comparisons.entailment import ENTAILMENT
from verifier.matching.comparisons.ladder import Outcome
from verifier.matching.entailed import ModelReading
from verifier.report import Bearing

OF_WORDS = frozenset({"wording", "values"})
"""Comparisons that say only which words have no counterpart: the model reads for the words."""

LEFT_OPEN = frozenset({"names", "place"})
"""Comparisons whose open points it may close: "the film" is the film whose name the claim gives."""

CONFIRMED = frozenset({"polarity"})
"""Comparisons whose excluded point it may confirm: that one side negates what the other says. In
another place or period it is another matter, whatever a model reads."""


def as_read(compared: Compared, reading: ModelReading) -> Compared:
    """The claim with the model's point, or as it was where the model may not or cannot tell."""
    pair = replace(compared.pair, entailed=reading)
    (point,) = ENTAILMENT.compare(pair)
    if point.bearing is Bearing.SILENT or not may_tell(compared.outcomes, point.bearing):
        return compared
    closed = tuple(_silenced(outcome) for outcome in compared.outcomes)
    return weigh(pair, (*closed, point))


def may_tell(outcomes: tuple[Outcome, ...], bearing: Bearing) -> bool:
    """Whether nothing that the rules decided stands against the model's answer."""
    still = [
        o for o in outcomes if o.bearing in (Bearing.NEAR, Bearing.DISAGREES) and not _gives_way(o)
    ]
    if bearing is Bearing.AGREES:
        return not still
    excluded = {o.comparison for o in still}
    return excluded <= CONFIRMED


def asks_for(compared: Compared) -> bool:
    """Whether either answer of the model could decide anything here.

    A figure of the statement that no figure of the claim is known to agree with is none of the
    model's business: it guesses at figures.
    """
    agreed = [
        outcome.facts["ours"]
        for outcome in compared.outcomes
        if outcome.comparison == "figure" and outcome.bearing is Bearing.AGREES
    ]
    return all(figure in agreed for figure in compared.pair.statement.figures) and may_tell(
        compared.outcomes, Bearing.DISAGREES
    )


def _gives_way(outcome: Outcome) -> bool:
    if outcome.comparison in OF_WORDS:
        return True
    return outcome.comparison in LEFT_OPEN and outcome.bearing is Bearing.NEAR


def _silenced(outcome: Outcome) -> Outcome:
    """A point of the words that was open, or excluded, says nothing beside the model's."""
    if outcome.bearing in (Bearing.NEAR, Bearing.DISAGREES) and _gives_way(outcome):
        return replace(outcome, bearing=Bearing.SILENT, finding=None)
    return outcome
