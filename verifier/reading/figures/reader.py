"""Which figures does a text write? The whole way from the text to ``Figure`` values.

text -> lexemes -> amounts (numbers with units) -> groups (ranges, ratios) -> figures (hedges,
bounds, trends, what is counted, intervals). Linear in the length of the text; no parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from knowledge.figure import Counted, Figure, Hedge, Interval, Trend
from verifier.reading.figures.additions import is_in_addition, is_part
from verifier.reading.figures.amount import Amount
from verifier.reading.figures.amounts import find_amounts
from verifier.reading.figures.changes import factors, trend
from verifier.reading.figures.counting import counted_after
from verifier.reading.figures.hedging import (
    Bound,
    combined,
    hedge_after,
    hedge_before,
    hedge_inside,
    hedge_table,
)
from verifier.reading.figures.intervals import SHARE_EITHER_WAY, interval
from verifier.reading.figures.lexemes import Lexemes, lex
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Form
from verifier.reading.figures.ranges import Group, Together, group_amounts
from verifier.reading.figures.rates import rate_before, rates_after, with_rate
from verifier.reading.figures.shares import is_idle_one, is_pronoun_one, is_relative_period
from verifier.reading.figures.sides import Placed, with_sides
from verifier.reading.figures.units import unit_after
from verifier.reading.figures.zero import no_figures

COUNTS_IN = ("", "duration", "age", "point", "pixel")
"""Dimensions in which a whole number below 1,000 is exact, as money is."""


@cache
def _may_hold_figures() -> re.Pattern[str]:
    table = number_words()
    words = {*table.cardinals, *table.tens, *table.fractions, *table.vague, *table.magnitudes}
    words |= {*table.groups, *factors(), "no", "none"}
    glyphs = "".join(table.glyphs)
    hedges = "|".join(sorted(re.escape(word) for word in hedge_table().before if word.isalpha()))
    numbers = rf"[\d{glyphs}]|\b(?:{'|'.join(sorted(words))})\b"
    return re.compile(rf"{numbers}|\b(?:{hedges})\s+an?\b", re.IGNORECASE)


def read_figures(text: str, *, with_idle: bool = False) -> tuple[Figure, ...]:
    """The figures of the text in their order; ``counted`` is a guess without a parse.

    Dates, times, scores, ordinals and numbers of names are none. ``with_idle`` also returns numbers
    that carry no weight in a comparison: the "one" of "one of the largest", and durations that
    date something ("five days later"), which are read as periods.
    """
    if not _may_hold_figures().search(text):
        return ()
    lexemes = lex(text)
    found: list[tuple[Figure, _Extent]] = []
    placed: list[Placed] = []
    last_part: int | None = None
    for group in group_amounts(lexemes, find_amounts(lexemes)):
        before = found[-1] if found else None
        if before and group.low.numeral.first < before[1].end:
            continue  # the number of a rate: "per 100,000 people"
        extent = _extent(lexemes, group)
        if _is_idle(lexemes, group, extent, with_idle):
            continue
        if before and _is_converted(lexemes, before, extent):
            extent = replace(extent, bound=before[1].bound)
        figure = _figure(lexemes, group, extent, before, last_part)
        if figure.part_of_another:
            last_part = extent.end
        found.append((figure, extent))
        from_to = group.together is Together.FROM_TO
        placed.append(Placed(figure, extent.first, extent.end, from_to))
    figures = with_sides(lexemes, placed)
    figures += _factors(lexemes)
    figures += no_figures(lexemes)
    return tuple(sorted(figures, key=lambda figure: figure.start))


@dataclass(frozen=True, slots=True)
class _Extent:
    """A group with the words around it: its bound, unit, rate, what it counts, where it ends."""

    first: int
    """The first lexeme, with the hedge."""
    end: int
    """The lexeme after the figure, with unit, rate and a hedge that follows at once."""
    bound: Bound
    unit: str
    dimension: str
    counted: Counted


def _is_idle(lexemes: Lexemes, group: Group, extent: _Extent, with_idle: bool) -> bool:
    if group.together is Together.RATIO:
        return False
    numeral = group.low.numeral
    if group.low.unit is None and is_pronoun_one(lexemes, numeral):
        return True
    if with_idle:
        return False
    return is_idle_one(lexemes, numeral) or is_relative_period(
        lexemes, extent.first, extent.end, extent.dimension
    )


def _figure(
    lexemes: Lexemes,
    group: Group,
    extent: _Extent,
    before: tuple[Figure, _Extent] | None,
    last_part: int | None,
) -> Figure:
    low, numeral = group.low, group.low.numeral
    last = _last(group)
    first, end = extent.first, extent.end
    start, stop = lexemes.starts[first], lexemes.ends[end - 1]
    direction, bound = Trend.LEVEL, extent.bound
    if group.together is not Together.FROM_TO:
        direction = trend(lexemes, first, end, has_unit=bool(extent.dimension))
    if before and _joint(lexemes, before[1].end, first) and extent.dimension:
        # the same amount again in another unit: "up 3 points, or 0.2 %"
        direction = before[0].trend if direction is Trend.LEVEL else direction
    return Figure(
        start=start,
        end=stop,
        written=lexemes.text[start:stop],
        interval=_interval(group, bound, extent.dimension),
        value=None if _is_open(group) else low.value,
        hedge=_hedge(group, bound),
        step=1.0 if low.by_share else numeral.step,
        unit=extent.unit,
        dimension=extent.dimension,
        counted=extent.counted,
        trend=direction,
        part_of_another=is_part(lexemes, first, end, last_part),
        in_addition=is_in_addition(lexemes, numeral.first, end)
        or is_in_addition(lexemes, first, end),
        head_start=lexemes.starts[numeral.first],
        head_end=lexemes.ends[last.numeral.end - 1],
    )


def _last(group: Group) -> Amount:
    return group.high if group.together is Together.RANGE and group.high else group.low


def _joint(lexemes: Lexemes, end: int, first: int) -> str:
    """What joins a figure to the one right before it, where that may say the same again."""
    between = lexemes.words[end:first]
    if between in ((",", "or"), ("or",)):
        return "or"
    return between[0] if between in (("(",), ("/",)) else ""


def _is_converted(lexemes: Lexemes, before: tuple[Figure, _Extent], extent: _Extent) -> bool:
    """Whether the same amount stands there again in another unit: "over 60 miles (97 km)".

    Its bound is then that of the first, which may itself have been converted.
    """
    if extent.bound is not Bound.NONE:
        return False
    if _joint(lexemes, before[1].end, extent.first) not in ("(", "/"):
        return False
    first, money = before[0], "currency"
    if first.dimension.startswith(money) and extent.dimension.startswith(money):
        return first.unit != extent.unit
    return first.dimension == extent.dimension and first.unit != extent.unit


def _extent(lexemes: Lexemes, group: Group) -> _Extent:
    last = _last(group)
    unit, end = group.low.unit, last.end
    is_duration = unit is not None and unit.dimension == "duration"
    before = hedge_before(lexemes, group.first, duration=is_duration)
    after = hedge_inside(lexemes, last.numeral.first, last.numeral.end) or hedge_after(
        lexemes, last.numeral.end
    )
    if after.bound is not Bound.NONE:
        end = max(end, after.edge)
        if unit is None and (found := unit_after(lexemes, end)):
            unit, end = found
    else:
        after = hedge_after(lexemes, end)
        end = after.edge
    name, dimension = (unit.name, unit.dimension) if unit else ("", "")
    counted = Counted()
    first = before.edge if before.edge < group.first else min(group.first, group.low.first)
    rate = rates_after(lexemes, end) if dimension != "age" else None
    if rate is not None:
        end = rate.end
    elif dimension != "age":
        counted, past = counted_after(lexemes, end, share=bool(dimension))
        if past > end:
            rate = rates_after(lexemes, past)
            if after.bound is Bound.NONE:
                after = hedge_after(lexemes, past, noun_between=True)
    if dimension not in ("age", "duration"):
        rate = rate or rate_before(lexemes, first)
    if rate is not None:
        name, dimension = with_rate(name, dimension, rate)
    return _Extent(first, end, combined(before, after), name, dimension, counted)


def _factors(lexemes: Lexemes) -> list[Figure]:
    """ "Doubled", "halved", "twice": words that are an amount themselves."""
    figures = []
    for index, word in enumerate(lexemes.words):
        found = factors().get(word)
        if found is None or lexemes.word(index + 1) == "down":
            continue
        value, unit, direction = found
        before = hedge_before(lexemes, index)
        start, end = lexemes.starts[before.edge], lexemes.ends[index]
        dimension = "ratio" if unit == "times" else "share"
        figures.append(
            Figure(
                start=start,
                end=end,
                written=lexemes.text[start:end],
                interval=interval(value, 0.1 * value, before.bound, loose=0.05 * value),
                value=value,
                hedge=before.bound.hedge,
                unit=unit,
                dimension=dimension,
                trend=direction,
                head_start=lexemes.starts[index],
                head_end=end,
            )
        )
    return figures


def _is_open(group: Group) -> bool:
    return group.together is Together.RANGE or group.low.numeral.form is Form.VAGUE


def _hedge(group: Group, bound: Bound) -> Hedge:
    if group.together is Together.RANGE:
        return Hedge.BETWEEN
    if group.low.numeral.form is Form.VAGUE:
        return Hedge.VAGUE
    return bound.hedge


def _interval(group: Group, bound: Bound, dimension: str) -> Interval:
    low, numeral = group.low, group.low.numeral
    if group.together is Together.RANGE and group.high is not None:
        return Interval(low.value, group.high.value)
    if numeral.form is Form.VAGUE:
        return Interval(float(numeral.value), float(numeral.below), high_included=False)
    half: float | None = None
    loose: float | None = None
    if low.half_step:
        half = low.half_step
    elif low.by_share:
        loose = min(SHARE_EITHER_WAY, low.value / 2)
    elif dimension.startswith(("share", "percentage point")):
        whole = numeral.magnitude == 1 and numeral.form is not Form.FRACTION
        half = 0.5 * 10.0**-numeral.places if whole else None
    elif low.is_money and numeral.magnitude == 1 and (numeral.places or low.in_hundredths):
        # prices are written to the penny
        half = 0.5 * 10.0 ** -(numeral.places + 2 * low.in_hundredths) if numeral.places else 0.0
    floor = float("-inf") if dimension.startswith(("temperature", "degree")) else 0.0
    counts = dimension in COUNTS_IN or dimension.startswith("currency")
    step = 10.0 if low.by_share else numeral.step
    return interval(
        low.value, step, bound, exact_counts=counts, half=half, loose=loose, floor=floor
    )
