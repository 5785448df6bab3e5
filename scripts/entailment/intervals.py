"""Which values does a written quantity admit? The intervals of the rules for verdicts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

FOLLOWS, EXCLUDES, NEITHER = 0, 1, 2


class Form(Enum):
    """How a quantity is written; the values are the words before it."""

    BARE = ("",)
    ABOUT = ("about", "around", "some", "roughly")
    NEARLY = ("nearly", "almost", "close to", "just under")
    ABOVE = ("more than", "over", "above")
    LEAST = ("at least", "no fewer than", "a minimum of")
    BELOW = ("fewer than", "less than", "under")
    MOST = ("at most", "no more than", "a maximum of")


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high``; an end that is open is no part of it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def within(self, other: Interval) -> bool:
        """Whether every value of it lies in the other."""
        above = self.low > other.low or (
            self.low == other.low and (self.low_open or not other.low_open)
        )
        below = self.high < other.high or (
            self.high == other.high and (self.high_open or not other.high_open)
        )
        return above and below

    def apart(self, other: Interval) -> bool:
        """Whether no value lies in both."""
        for one, two in ((self, other), (other, self)):
            if one.high < two.low or (one.high == two.low and (one.high_open or two.low_open)):
                return True
        return False


def interval_of(form: Form, value: float, exact: bool) -> Interval:
    """The interval of a value written in a form; ``exact`` is a count that is not rounded."""
    unit = _unit(value)
    match form:
        case Form.BARE:
            half = 0.0 if exact else min(unit / 2, 0.05 * value)
            return Interval(value - half, value + half)
        case Form.ABOUT:
            half = min(unit, 0.1 * value)
            return Interval(value - half, value + half)
        case Form.NEARLY:
            return Interval(0.9 * value, value, high_open=True)
        case Form.ABOVE:
            return Interval(value, math.inf, low_open=True)
        case Form.LEAST:
            return Interval(value, math.inf)
        case Form.BELOW:
            return Interval(0, value, high_open=True)
        case Form.MOST:
            return Interval(0, value)


def relation(claim: tuple[Form, float], statement: tuple[Form, float], exact: bool) -> int:
    """FOLLOWS, EXCLUDES or NEITHER for a claim's quantity and a statement's."""
    if claim[1] == statement[1] and statement[0] is Form.BARE:
        return FOLLOWS  # both write the same number and only the source hedges it
    ours, theirs = interval_of(*claim, exact), interval_of(*statement, exact)
    if ours.within(theirs):
        return FOLLOWS
    return EXCLUDES if ours.apart(theirs) else NEITHER


def _unit(value: float) -> float:
    """One unit of the last digit that is not a trailing zero."""
    if value != int(value):
        return 0.1
    unit = 1
    while value and int(value) % (unit * 10) == 0:
        unit *= 10
    return float(unit)
