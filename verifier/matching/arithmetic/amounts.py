"""How is reckoned with figures? With the numbers as written; only a hedge or bound is carried on.

The half unit of rounding is not carried into the result, but it says how precise the result is:
that of the least precise term, in one series (4.9 and 5) of the finest. Source: verdicts.md,
"Figures".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.figure import Figure, Hedge, Interval

TOLERANCE = 1e-9
"""Relative: decimal fractions have no exact binary ones."""

DIGITS = 13
"""So many are kept of a result."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number to reckon with, and what is known of it."""

    value: float
    """As written, or reckoned from what is written."""
    bound: Interval
    """What hedges and bounds leave possible; the value alone where the source writes none."""
    half: float = 0.0
    """Half a unit of the last digit that is known."""

    @property
    def is_hedged(self) -> bool:
        """Whether a source hedges or bounds one of the terms."""
        return self.bound.low != self.bound.high

    @property
    def possible(self) -> Interval:
        """The bound, widened by the precision of the result."""
        if not self.half:
            return self.bound
        return Interval(self.bound.low - self.half, self.bound.high + self.half)


def amount_of(figure: Figure) -> Amount | None:
    """The figure to reckon with; ``None`` where no number is written ("dozens")."""
    if figure.value is None:
        if figure.hedge is not Hedge.BETWEEN or math.isinf(figure.interval.high):
            return None
        middle = (figure.interval.low + figure.interval.high) / 2
        return Amount(middle, figure.interval)
    if figure.hedge is not Hedge.EXACT:
        return Amount(figure.value, figure.interval)
    half = (figure.interval.high - figure.interval.low) / 2
    return Amount(figure.value, _at(figure.value), half)


def exactly(number: float) -> Amount:
    """A number that is known exactly: a count of terms, a hundred per cent."""
    return Amount(number, _at(number))


def plus(terms: Sequence[Amount]) -> Amount:
    """The sum."""
    return Amount(
        _tidy(math.fsum(one.value for one in terms)),
        Interval(
            _tidy(math.fsum(one.bound.low for one in terms)),
            _tidy(math.fsum(one.bound.high for one in terms)),
            all(one.bound.low_included for one in terms),
            all(one.bound.high_included for one in terms),
        ),
        max(one.half for one in terms),
    )


def minus(a: Amount, b: Amount) -> Amount:
    """The difference."""
    return plus((a, replace(b, value=-b.value, bound=_negative(b.bound))))


def times(a: Amount, b: Amount) -> Amount:
    """The product of two amounts that are not negative."""
    return _combined(a, b, lambda x, y: x * y, rising=True)


def divided(a: Amount, b: Amount) -> Amount | None:
    """The quotient of two amounts that are not negative; ``None`` where it may be endless."""
    if b.value - b.half <= 0 or b.bound.low <= 0:
        return None
    return _combined(a, b, lambda x, y: x / y, rising=False)


def in_one_series(a: Amount, b: Amount) -> tuple[Amount, Amount]:
    """Two levels of one measure: both are as precise as the finer one."""
    finest = min(a.half, b.half)
    return replace(a, half=finest), replace(b, half=finest)


def _combined(
    a: Amount, b: Amount, operation: Callable[[float, float], float], *, rising: bool
) -> Amount:
    """The result; ``rising`` where more of ``b`` makes it more."""
    value = _tidy(operation(a.value, b.value))
    low_b, high_b = (b.bound.low, b.bound.high) if rising else (b.bound.high, b.bound.low)
    low_in, high_in = (
        (b.bound.low_included, b.bound.high_included)
        if rising
        else (b.bound.high_included, b.bound.low_included)
    )
    low, high = _ends(operation, a.bound.low, low_b), _ends(operation, a.bound.high, high_b)
    bound = Interval(low, high, a.bound.low_included and low_in, a.bound.high_included and high_in)
    down, up = (
        (b.value - b.half, b.value + b.half) if rising else (b.value + b.half, b.value - b.half)
    )
    half = (operation(a.value + a.half, up) - operation(max(a.value - a.half, 0.0), down)) / 2
    return Amount(value, bound, 0.0 if half <= abs(value) * TOLERANCE else half)


def _ends(operation: Callable[[float, float], float], a: float, b: float) -> float:
    found = operation(a, b)
    return 0.0 if math.isnan(found) else _tidy(found)


def _tidy(number: float) -> float:
    """Without the last binary digits: 11.76 and 14.54 are 26.3, not a hair less."""
    return float(f"{number:.{DIGITS}g}")


def _at(number: float) -> Interval:
    return Interval(number, number)


def _negative(interval: Interval) -> Interval:
    return Interval(-interval.high, -interval.low, interval.high_included, interval.low_included)
