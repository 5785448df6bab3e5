"""Which words are marked on both sides? Stretches of a text with how they were read."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.figure import Figure, Hedge
from verifier.reading.figures.unit_table import say_unit
from verifier.reading.reading import Reading
from verifier.report import Mark


def mark(reading: Reading, start: int, end: int, means: str = "") -> Mark:
    """The stretch ``text[start:end]``."""
    return Mark(text=reading.text[start:end], start=start, end=end, means=means)


def mark_tokens(reading: Reading, indices: Sequence[int], means: str = "") -> Mark | None:
    """The stretch from the first to the last of the tokens; ``None`` where there is none."""
    found = [reading.tokens[i] for i in indices if i >= 0]
    if not found:
        return None
    return mark(reading, min(t.start for t in found), max(t.end for t in found), means)


def mark_figure(reading: Reading, figure: Figure) -> Mark:
    """The figure as written, with the interval that it leaves possible."""
    return mark(reading, figure.start, figure.end, say_interval(figure))


def say_interval(figure: Figure) -> str:
    """The interval of a figure for a reader: ``810 to 830 civilians``, ``more than 400,000``."""
    low, high = figure.interval.low, figure.interval.high
    times = 1 if low == high == 1 else 2
    unit = say_unit(figure.unit, times) or figure.counted.phrase or figure.counted.head
    if low == high:
        return f"exactly {say_number(low)} {unit}".strip()
    if high == float("inf"):
        word = "at least" if figure.interval.low_included else "more than"
        return f"{word} {say_number(low)} {unit}".strip()
    if low in (0, float("-inf")):
        word = "at most" if figure.interval.high_included else "fewer than"
        if figure.hedge is Hedge.UP_TO:
            word = "up to"
        return f"{word} {say_number(high)} {unit}".strip()
    return f"{say_number(low)} to {say_number(high)} {unit}".strip()


def say_number(value: float) -> str:
    """The number with thousands separators and no more digits than it has."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{round(value, 6):,}".rstrip("0")
