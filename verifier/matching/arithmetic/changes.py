"""By how much did it change? Two levels of one measure, as a difference, a growth or a ratio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.figure import Figure, Trend
from verifier.matching.arithmetic.amounts import (
    Amount,
    amount_of,
    divided,
    exactly,
    in_one_series,
    minus,
    times,
)
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.levels import Levels, levels_for
from verifier.matching.pair import Pair
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

PERCENT, POINT, TIMES = "per cent", "percentage point", "times"


def change(asked: Asked, pairs: Sequence[Pair]) -> Derivation | None:
    """What the two levels give for the statement's change."""
    trend = _trend(asked)
    figure = asked.quantity.figure
    if trend is Trend.LEVEL and figure.unit != TIMES:
        return None
    levels = levels_for(asked, pairs)
    if levels is None:
        return None
    before, after = amount_of(levels.before.figure), amount_of(levels.after.figure)
    if before is None or after is None:
        return None
    before, after = in_one_series(before, after)
    found = _reckoned(figure, trend, levels, before, after)
    if found is None:
        return None
    operation, result, written = found
    return Derivation(
        operation=operation,
        amount=result,
        terms=(levels.after, levels.before),
        reckoning=written,
        says_so=True,
    )


def _trend(asked: Asked) -> Trend:
    """Up or down, also where the verb only says it of what is counted: "lost 300 inhabitants"."""
    if asked.trend is not Trend.LEVEL:
        return asked.trend
    lemma = asked.quantity.lemma
    if asked.quantity.figure.unit == TIMES or asked.quantity.is_subject:
        return Trend.LEVEL
    if lemma in words_of(TABLE, "changes", "loses"):
        return Trend.DOWN
    return Trend.UP if lemma in words_of(TABLE, "changes", "gains") else Trend.LEVEL


def _reckoned(
    figure: Figure, trend: Trend, levels: Levels, before: Amount, after: Amount
) -> tuple[Operation, Amount, str] | None:
    unit = levels.after.figure.unit
    more, less = (before, after) if trend is Trend.DOWN else (after, before)
    gap = minus(more, less)
    subtraction = f"{said(more.value)} − {said(less.value)} = {said(gap.value)}"
    if figure.unit == TIMES:
        ratio = divided(more, less)
        if ratio is None:
            return None
        return (
            Operation.RATIO,
            ratio,
            f"{said(more.value)} ÷ {said(less.value)} = {said(ratio.value)}",
        )
    if figure.unit == POINT and unit == PERCENT:
        return Operation.DIFFERENCE, gap, f"{subtraction} percentage points"
    if figure.unit == unit and unit != PERCENT:
        return Operation.DIFFERENCE, gap, subtraction
    if figure.unit == PERCENT and unit != PERCENT:
        # both levels have the same sign of rounding: only their ratio carries it
        ratio = divided(after, before)
        if ratio is None:
            return None
        part = times(replace(ratio, value=ratio.value), exactly(100))
        growth = minus(part, exactly(100)) if trend is Trend.UP else minus(exactly(100), part)
        return (
            Operation.GROWTH,
            growth,
            f"from {said(before.value)} to {said(after.value)} is {said(growth.value)} per cent",
        )
    return None
