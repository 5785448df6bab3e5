"""Which numbers does a written figure leave possible? The table of the verdicts, row by row."""

from __future__ import annotations

import math
from dataclasses import replace

from knowledge.figure import Interval
from verifier.reading.figures.hedging import Bound

ROUNDED_AT_MOST = 0.05
"""A rounded number leaves half a unit of its last digit, and never more than this part of it."""
ABOUT_AT_MOST = 0.10
"""About leaves a whole unit of the last digit, and never more than this part of the number."""
NEAR = 0.10
"""Nearly reaches from this part below the figure up to it; just over is its mirror image."""
SHARE_EITHER_WAY = 2.0
"""Percentage points that a share in words (half, one in five) leaves either way."""
EXACT_BELOW = 1_000
"""A bare count below this is exact unless it is rounded to hundreds."""
ROUNDED_TO = 100


def interval(
    value: float,
    step: float,
    bound: Bound = Bound.NONE,
    *,
    exact_counts: bool = True,
    half: float | None = None,
    loose: float | None = None,
    floor: float = 0.0,
) -> Interval:
    """What the figure leaves possible.

    ``step``: one unit of the last digit that is not a trailing zero. ``exact_counts``: whether it
    is a bare count (of people, of money, of days), which is exact below 1,000, and no measure.
    ``half``: half a unit of the last written digit, where it does not follow from the step (per
    cent). ``loose``: what words without a number leave either way (half, doubled). ``floor``: the
    least number there is (below zero for degrees).
    """
    match bound:
        case Bound.EXACT:
            return Interval(value, value)
        case Bound.ABOUT:
            return _around(value, min(step, ABOUT_AT_MOST * abs(value)))
        case Bound.NEARLY if value:
            return Interval(_tidy(value - NEAR * abs(value)), value, high_included=False)
        case Bound.JUST_OVER if value:
            return Interval(value, _tidy(value + NEAR * abs(value)), low_included=False)
        case Bound.MORE_THAN:
            return Interval(value, math.inf, low_included=False, high_included=False)
        case Bound.AT_LEAST:
            return Interval(value, math.inf, high_included=False)
        case Bound.LESS_THAN if value > floor:
            return Interval(floor, value, low_included=floor > -math.inf, high_included=False)
        case Bound.AT_MOST | Bound.UP_TO if value >= floor:
            return Interval(floor, value, low_included=floor > -math.inf)
        case Bound.LESS_THAN | Bound.AT_MOST | Bound.UP_TO:
            included = bound is not Bound.LESS_THAN
            return Interval(-math.inf, value, low_included=False, high_included=included)
    if loose is not None:
        return _around(value, loose)
    return _rounded(value, rounding(value, step, exact_counts) if half is None else half)


def _rounded(value: float, slack: float) -> Interval:
    """The numbers that are rounded to the one written; a half is rounded away from zero.

    So 8 and 9 per cent have no number in common, though 8.5 is half a unit from both.
    """
    around = _around(value, slack)
    if not slack:
        return around
    return replace(around, low_included=value >= 0, high_included=value < 0)


def rounding(value: float, step: float, exact_counts: bool = True) -> float:
    """How far the number itself may lie from the one that is written without a hedge."""
    whole = float(value).is_integer()
    if exact_counts and whole and abs(value) < EXACT_BELOW and value % ROUNDED_TO:
        return 0.0
    return min(step / 2, ROUNDED_AT_MOST * abs(value))


def _around(value: float, slack: float) -> Interval:
    return Interval(_tidy(value - slack), _tidy(value + slack))


def _tidy(end: float) -> float:
    """Without the dust of binary fractions: 3.2 - 0.05 is 3.15."""
    return round(end, 9) if abs(end) < 1e6 else round(end, 3)
