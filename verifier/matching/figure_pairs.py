"""Which figure of the claim answers to a figure of the statement?

The one that measures the same; of several the one for the statement's date, and the one that
stands among the words that the statement uses.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.figure import Figure, Interval, Side
from verifier.matching.conversion import convert
from verifier.matching.counting import counts_a_part, is_running_count
from verifier.matching.measuring import COMPARABLE, Measured, measured
from verifier.matching.pair import Pair
from verifier.matching.periods import Timing, event_dates, timing
from verifier.reading.assertions import Assertion
from verifier.reading.reading import Dated

NEAR_ENOUGH = 0.75
"""Share of the closest figure's nearness from which another one may be meant as well."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure of the statement and the claim's figure that answers to it best, if any."""

    ours: Figure
    theirs: Figure | None
    measured: Measured
    part: bool = False
    """True where the claim counts only in a part of the statement's time: 23 on one day are a
    lower bound for all who were killed since April."""
    running: bool = False
    """True where the claim's figure is itself a count up to a day."""

    @property
    def bound(self) -> Interval | None:
        """What the claim says of the statement's class, in the statement's unit."""
        if self.theirs is None:
            return None
        interval = convert(self.theirs, self.ours)
        if interval is None:
            return None
        if self.measured is Measured.NARROWER or self.part:
            return Interval(interval.low, math.inf, interval.low_included, False)
        if self.measured is Measured.BROADER:
            return Interval(min(0.0, interval.high), interval.high, True, interval.high_included)
        return interval


def pair_figures(pair: Pair) -> tuple[FigurePair, ...]:
    """For each figure of the statement the claim's figure that answers to it.

    Where both give several, those that write the same number for the same measure answer to each
    other first; the others choose among what is left.
    """
    reading = pair.claim.content.reading
    theirs = [
        figure
        for figure in pair.claim.content.figures or reading.figures
        if not _is_denied(figure, reading.text)
    ]
    left, chosen = list(theirs), dict[int, FigurePair]()
    if len(pair.statement.figures) > 1:
        for number, ours in enumerate(pair.statement.figures):
            same = next((one for one in _paired(ours, left, pair) if _writes_the_same(one)), None)
            if same is not None and same.theirs is not None:
                chosen[number] = same
                left.remove(same.theirs)
    return tuple(
        _of_its_bearer(
            chosen.get(number) or _best(_paired(ours, left or theirs, pair), ours, pair), pair
        )
        for number, ours in enumerate(pair.statement.figures)
    )


def _of_its_bearer(found: FigurePair, pair: Pair) -> FigurePair:
    """The pair, unless the claim gives the figure for one named before, and ours only after "and".

    "The League took 27 seats and the Greens 20" has no 27 for the Greens.
    """
    bearer = _bearer_in_claim(found.ours, pair)
    if bearer < 0 or found.theirs is None:
        return found
    token = pair.claim.content.reading.tokens[bearer]
    theirs = _bearer_before(found.theirs, pair.claim.content)
    joined = token.dep == "conj" and token.start > found.theirs.end
    if theirs < 0 or theirs == bearer or not joined:
        return found
    return replace(found, measured=Measured.OTHER_THING)


def _is_denied(figure: Figure, text: str) -> bool:
    """Whether the figure is told only to be denied: "34 vehicles, not 43"."""
    return (
        text[: figure.start].rstrip().lower().endswith((", not", "– not", "— not", "rather than"))
    )


def _paired(ours: Figure, theirs: Sequence[Figure], pair: Pair) -> list[FigurePair]:
    return [
        FigurePair(
            ours,
            figure,
            measured(ours, figure, pair),
            part=counts_a_part(ours, figure, pair),
            running=is_running_count(figure, pair.claim.content.reading),
        )
        for figure in theirs
        if not _of_other_sides(ours, figure)
    ]


def _of_other_sides(ours: Figure, theirs: Figure) -> bool:
    """Whether one is the level before a change, the other the one that was reached."""
    return {ours.side, theirs.side} == {Side.BEFORE, Side.AFTER}


def _writes_the_same(found: FigurePair) -> bool:
    ours, theirs = found.ours, found.theirs
    return (
        theirs is not None
        and found.measured in COMPARABLE
        and ours.value is not None
        and (ours.value, ours.unit) == (theirs.value, theirs.unit)
    )


def _best(found: list[FigurePair], ours: Figure, pair: Pair) -> FigurePair:
    """The one that measures the same; of several the one of that date, near the same words."""
    if not found:
        return FigurePair(ours, None, Measured.NO_FIGURE)
    same = [one for one in found if _writes_the_same(one) and one.measured is Measured.SAME]
    if same and _of_that_date(same[0], pair) and _of_the_same_bearer(same[0], found, pair):
        return same[0]
    best = min(list(Measured).index(one.measured) for one in found)
    alike = [one for one in found if list(Measured).index(one.measured) == best]
    alike = [one for one in alike if _says_the_same_state(one)] or alike
    alike = [one for one in alike if _of_that_date(one, pair)] or alike
    alike = [one for one in alike if _of_the_same_bearer(one, alike, pair)] or alike
    near = {id(one): _nearness(one, pair) for one in alike}
    top = max(near.values())
    alike = [one for one in alike if near[id(one)] >= top * NEAR_ENOUGH]
    return min(alike, key=_distance)


def _says_the_same_state(found: FigurePair) -> bool:
    """Whether both sides say the same of those counted, and neither leaves it open."""
    ours = found.ours.counted.state
    return bool(ours) and found.theirs is not None and found.theirs.counted.state == ours


def _of_the_same_bearer(one: FigurePair, among: Sequence[FigurePair], pair: Pair) -> bool:
    """Whether the claim gives this figure for the one for whom the statement gives its own.

    "The Greens took 27 seats and the League 20": each number goes with the name before it. True
    where the names do not tell.
    """
    bearer = _bearer_in_claim(one.ours, pair)
    if bearer < 0:
        return True
    bearers = {
        id(other): _bearer_before(other.theirs, pair.claim.content)
        for other in among
        if other.theirs is not None
    }
    if len(set(bearers.values())) < 2 or bearer not in bearers.values():
        return True
    return bearers.get(id(one)) == bearer


def _bearer_in_claim(ours: Figure, pair: Pair) -> int:
    """The claim's token for the one for whom the statement gives its figure; -1 for none."""
    before = _bearer_before(ours, pair.statement)
    link = pair.alignment.link_of(before) if before >= 0 else None
    return link.claim if link is not None else -1


def _bearer_before(figure: Figure, assertion: Assertion) -> int:
    """The last token of the name that stands nearest before a figure; -1 for none."""
    before = [name for name in assertion.names if name.end <= figure.start]
    if not before:
        return -1
    tokens = assertion.reading.tokens
    name = max(before, key=lambda name: name.end)
    return max(
        (i for i in assertion.tokens if name.start <= tokens[i].start < name.end), default=-1
    )


def _of_that_date(found: FigurePair, pair: Pair) -> bool:
    """Whether the claim gives this figure for the statement's date.

    Of "to 8.7 in April from 9.4 in March" each date goes with the figure beside it; a date that
    stands before all figures goes with each of them.
    """
    ours, figures = event_dates(pair.statement), pair.claim.content.reading.figures
    if found.theirs is None or not ours or len(figures) < 2:
        return True
    first = min(figure.start for figure in figures)
    for dated in event_dates(pair.claim.content):
        beside = min(figures, key=lambda figure: _apart(figure, dated))
        if dated.end > first and beside.start != found.theirs.start:
            continue
        if any(timing(one.period, dated.period) in (Timing.SAME, Timing.WITHIN) for one in ours):
            return True
    return False


def _apart(figure: Figure, dated: Dated) -> int:
    """Characters between them; a date mostly follows its figure, so one before it is farther."""
    if dated.start >= figure.end:
        return dated.start - figure.end
    return (figure.start - dated.end) * 2


def _nearness(found: FigurePair, pair: Pair) -> float:
    """How close the claim's words that meet the statement's stand to the figure."""
    if found.theirs is None:
        return 0.0
    tokens, figure = pair.claim.content.reading.tokens, found.theirs
    at = next((i for i, t in enumerate(tokens) if t.end > figure.start), 0)
    return sum(
        link.met / (1 + abs(link.claim - at)) for link in pair.alignment.links if link.claim >= 0
    )


def _distance(found: FigurePair) -> tuple[int, float]:
    """Figures that agree come before those that do not: a claim may give one for each year."""
    bound = found.bound
    if bound is None or found.theirs is None:
        return (3, 0.0)
    ours = found.ours.interval
    grade = 0 if ours.contains(bound) else 2 if ours.excludes(bound) else 1
    a, b = found.ours.value, found.theirs.value
    return (grade, abs(a - b) if a is not None and b is not None else 0.0)
