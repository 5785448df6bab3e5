"""Which claims give a figure for the same measure? Each is held against one of them as a statement.

The figure of one claim is the measure. Another claim stands on it where the ordinary comparisons
find that it measures the same thing, of the same ones, in the same place; who says it and of which
time may differ, for that is what a figure over time shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.claim import Claim
from knowledge.figure import Figure, Interval
from knowledge.period import Period
from verifier.errors import VerifierError
from verifier.judging.bearing import Compared
from verifier.matching.candidates import query_for
from verifier.matching.conversion import convert
from verifier.matching.figure_pairs import pair_figures
from verifier.matching.measuring import Measured
from verifier.matching.pair import ClaimSide, pair_of
from verifier.matching.periods import event_dates, only_period
from verifier.pipeline import Verifier, claim_side, compare
from verifier.reading.assertions import Assertion, split_assertions, whole
from verifier.reading.reading import Reading
from verifier.reading.stored import load_reading
from verifier.report import Bearing

CLAIMS_COMPARED = 120
"""So many claims, the nearest in their words, are held against the measure."""

_SAME_MATTER = ("names", "roles", "place", "polarity")
"""Comparisons that must not find another one, another place or the opposite. Of when and by whom
nothing is asked."""

_ELSEWHERE = ("place inside",)
"""Levels that decide a statement, but of another measure: a count in a part of the place."""


class NoFigure(VerifierError):
    """The claim gives no such figure."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one claim says on the measure."""

    claim: Claim
    figure: Figure
    """As the claim gives it."""
    interval: Interval
    """What it leaves possible, in the unit of the measure."""
    value: float | None
    """The number as written, in the unit of the measure; ``None`` for a range or a vague count."""
    period: Period | None
    """Of which it speaks; ``None`` where neither the claim nor its context tells."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a claim, and all that citable claims say on the same measure, itself included."""

    claim: Claim
    figure: Figure
    number: int
    """Which of the claim's figures it is, from 0."""
    told: tuple[Told, ...]
    all_compared: bool = True
    """Whether every claim that shares words with it was compared, rather than the nearest ones."""


def on_one_measure(
    verifier: Verifier, claim_id: str, number: int = 0, *, on: date | None = None
) -> Measure:
    """The citable claims on the measure of figure ``number`` of a claim, valid on the day ``on``.

    Raises ``UnknownClaim``, and :class:`NoFigure` where the claim gives no such figure.
    """
    entry = verifier.knowledge.entry(claim_id)
    reading = load_reading(entry.reading)
    if not 0 <= number < len(reading.figures):
        raise NoFigure(f"Claim {claim_id} gives no figure of number {number}.")
    figure = reading.figures[number]
    part = _asserting(figure, reading)
    query = query_for(reading, CLAIMS_COMPARED)
    sides = [claim_side(found) for found in verifier.knowledge.search(query, on=on)]
    own = ClaimSide(entry.claim, whole(reading))
    others = [side for side in sides if side.claim.id != claim_id]
    # one that is no longer citable may be asked for, but does not stand among the citable ones
    first = [_told(own, figure, figure)] if len(others) < len(sides) else []
    told = (*first, *_others(part, figure, others, verifier))
    return Measure(
        entry.claim,
        figure,
        number,
        tuple(one for one in told if one is not None),
        all_compared=len(sides) < CLAIMS_COMPARED,
    )


def figure_on(measure: Measure, statement: Reading, verifier: Verifier) -> Figure | None:
    """The figure of a statement that measures the same as the measure's; ``None`` for none."""
    stored = load_reading(verifier.knowledge.reading(measure.claim.id))
    side = ClaimSide(measure.claim, whole(stored))
    for part in split_assertions(statement):
        for met in pair_figures(pair_of(part, side, verifier.lexicon, "")):
            if met.measured is Measured.SAME and met.theirs == measure.figure:
                return met.ours
    return None


def figure_at(reading: Reading, start: int) -> int:
    """The number of the figure that begins there; -1 for none."""
    return next((n for n, figure in enumerate(reading.figures) if figure.start == start), -1)


def period_of(figure: Figure, content: Assertion, period: Period | None) -> Period | None:
    """The period for which a text gives a figure; ``period`` is that of the whole text.

    Of "to 8.7 in April from 9.4 in March" each date goes with the figure beside it.
    """
    dated = event_dates(content)
    if len(dated) < 2 or len(content.reading.figures) < 2:
        return period or (dated[0].period if dated else content.reading.context.period)
    # a date mostly follows its figure
    return min(
        dated,
        key=lambda one: (
            one.start - figure.end if one.start >= figure.end else 2 * (figure.start - one.end)
        ),
    ).period


def _asserting(figure: Figure, reading: Reading) -> Assertion:
    """The assertion that gives the figure, without who says it: that may differ."""
    parts = split_assertions(reading)
    part = next((part for part in parts if figure in part.figures), None) or whole(reading)
    return replace(part, attribution=None, figures=(figure,))


def _others(
    part: Assertion, figure: Figure, sides: Sequence[ClaimSide], verifier: Verifier
) -> Iterator[Told | None]:
    for side in sides:
        if not any(convert(one, figure) for one in side.content.reading.figures):
            continue
        pair = pair_of(part, side, verifier.lexicon, "")
        compared = compare(pair)
        if not _same_matter(compared) or _told_of_elsewhere(compared):
            continue
        for met in pair_figures(pair):
            if met.theirs is None or met.measured is not Measured.SAME:
                continue
            if met.theirs.trend is figure.trend and not met.theirs.part_of_another:
                yield _told(side, met.theirs, figure)


def _same_matter(compared: Compared) -> bool:
    """Whether nothing tells that the claim speaks of somebody else or somewhere else."""
    return not any(
        (outcome.comparison == "wording" and outcome.bearing is Bearing.DISAGREES)
        or (
            outcome.comparison in _SAME_MATTER
            and (
                outcome.bearing in (Bearing.DISAGREES, Bearing.NEAR) or outcome.level in _ELSEWHERE
            )
        )
        for outcome in compared.outcomes
    )


def _told_of_elsewhere(compared: Compared) -> bool:
    """Whether only the other claim says where: what is counted worldwide is not what is there."""
    if compared.outcome_of("place") is not None:
        return False
    ours, side = compared.pair.statement.reading, compared.pair.claim
    theirs = {*side.content.reading.places, *side.claim.places}
    return bool(theirs) and theirs.isdisjoint((*ours.places, *ours.context.places))


def _told(side: ClaimSide, figure: Figure, like: Figure) -> Told | None:
    interval = convert(figure, like)
    if interval is None:
        return None
    return Told(
        claim=side.claim,
        figure=figure,
        interval=interval,
        value=value_in(figure, like),
        period=period_of(figure, side.content, only_period(side)),
    )


def value_in(figure: Figure, like: Figure) -> float | None:
    """The number as written, in the unit of ``like``; ``None`` where there is no single one."""
    if figure.value is None:
        return None
    at = convert(replace(figure, interval=Interval(figure.value, figure.value)), like)
    return at.low if at is not None else None
