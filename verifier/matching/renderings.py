"""Is one figure the other, only written otherwise? With fewer digits, or in another unit."""

from __future__ import annotations

import math
from dataclasses import replace

from knowledge.figure import Figure, Hedge, Interval
from verifier.matching.conversion import convert
from verifier.reading.figures.intervals import ROUNDED_AT_MOST


def is_converted(ours: Figure, theirs: Figure) -> bool:
    """Whether one is the other in another unit, within half a unit of a last written digit."""
    if ours.unit == theirs.unit or ours.value is None or theirs.value is None:
        return False
    there, back = convert(point(theirs), ours), convert(point(ours), theirs)
    if there is None or back is None:
        return False
    return abs(there.low - ours.value) <= _half_a_unit(ours) or abs(
        back.low - theirs.value
    ) <= _half_a_unit(theirs)


def _half_a_unit(figure: Figure) -> float:
    """Half a unit of the last written digit, at most a twentieth: "10 miles" is not 6."""
    return min(figure.step / 2, ROUNDED_AT_MOST * abs(figure.value or 0.0))


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
