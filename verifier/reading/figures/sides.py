"""Is the figure a level before or after a change, and which way did it go?

"Rose from 5 to 8 per cent" gives two levels, the earlier one and the one that was reached; so do
"to 8.7 in April from 9.4 in March" and "fell by 3 % to 5.2 million". ``trends.toml`` has the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.figure import Figure, Side, Trend
from verifier.reading.figures.changes import caused_direction, direction_before
from verifier.reading.figures.lexemes import Lexemes

FARTHEST_EARLIER = 5
"""Words between the level that was reached and the "from" of the earlier one: its date."""
FARTHEST_REACHED = 2
"""Words between a level and the "up from" that makes it the later one: a comma."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure with the lexemes it stands on; ``end`` is the one after it."""

    figure: Figure
    first: int
    end: int
    from_to: bool = False
    """True for the first of "from a to b"."""


def with_sides(lexemes: Lexemes, placed: Sequence[Placed]) -> list[Figure]:
    """The figures in order, each level before or after a change marked as such."""
    figures = [one.figure for one in placed]
    for index, here in enumerate(placed):
        following = figures[index + 1] if index + 1 < len(placed) else None
        if here.from_to and following is not None:
            way = _way(figures[index], following)
            figures[index] = _marked(figures[index], Side.BEFORE, way)
            figures[index + 1] = _marked(following, Side.AFTER, way)
        elif figures[index].trend is Trend.LEVEL and figures[index].side is Side.NONE:
            _mark_alone(lexemes, placed, figures, index)
    return figures


def _mark_alone(
    lexemes: Lexemes, placed: Sequence[Placed], figures: list[Figure], index: int
) -> None:
    """Marks a level that stands alone after "to" or "from", and the one that "up from" ends."""
    here, before = placed[index], placed[index - 1] if index else None
    preposition = here.first - 1
    word = lexemes.word(preposition)
    if word == "to":
        way = _by_amount(before, figures[index - 1] if before else None, preposition)
        way = (
            way or direction_before(lexemes, preposition) or caused_direction(lexemes, preposition)
        )
        if way is not None:
            figures[index] = _marked(figures[index], Side.AFTER, way)
    elif word == "from":
        reached = _reached(lexemes, placed, figures, index)
        way = direction_before(lexemes, preposition)
        if reached is not None and (way or figures[reached].side is Side.AFTER):
            way = way or _way(figures[index], figures[reached])
            figures[reached] = _marked(figures[reached], Side.AFTER, way)
        if way is not None:
            figures[index] = _marked(figures[index], Side.BEFORE, way)


def _by_amount(before: Placed | None, amount: Figure | None, preposition: int) -> Trend | None:
    """The direction of an amount of change right before: "rose by 3 % to 5.2 million"."""
    if before is None or amount is None or amount.trend is Trend.LEVEL:
        return None
    return amount.trend if before.end == preposition else None


def _reached(
    lexemes: Lexemes, placed: Sequence[Placed], figures: Sequence[Figure], index: int
) -> int | None:
    """The level that was reached, told before the earlier one."""
    if not index:
        return None
    ours, before = figures[index], figures[index - 1]
    if before.trend is not Trend.LEVEL or before.dimension != ours.dimension:
        return None
    between = lexemes.words[placed[index - 1].end : placed[index].first - 1]
    if before.side is Side.AFTER and len(between) <= FARTHEST_EARLIER:
        return index - 1
    if before.side is Side.NONE and between[:1] == (",",) and len(between) <= FARTHEST_REACHED:
        return index - 1
    return None


def _way(earlier: Figure, later: Figure) -> Trend:
    """Up where the later level is higher: by the numbers written, or else by every one possible."""
    if earlier.value is not None and later.value is not None and earlier.value != later.value:
        return Trend.UP if earlier.value < later.value else Trend.DOWN
    if earlier.interval.high <= later.interval.low:
        return Trend.UP
    return Trend.DOWN if later.interval.high <= earlier.interval.low else Trend.LEVEL


def _marked(figure: Figure, side: Side, way: Trend) -> Figure:
    return replace(figure, side=side, moved=way)
