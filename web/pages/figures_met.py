"""Which figures were held against each other? Those of each assertion and of the claim beside it.

A report names the words that were compared; here the figures that were read in them are looked up
again, so that value, unit, period and tolerance can stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.errors import UnknownClaim
from knowledge.figure import Figure
from knowledge.period import Period
from verifier.curating.same_measure import Measure, figure_at, on_one_measure, period_of
from verifier.matching.pair import ClaimSide
from verifier.matching.periods import only_period
from verifier.pipeline import Verifier
from verifier.reading.assertions import whole
from verifier.reading.reading import Context, Reading
from verifier.reading.stored import load_reading
from verifier.report import Assertion, Citation, Point, Report
from web.pages.figure_page import FigureAddress, OverTime, over_time
from web.pages.figure_series import extent_of, name_of, say_extent, say_value, series_of
from web.pages.result_contexts import FigureSides, SideRow

TWO_OR_MORE = 2
"""Claims from which a measure is drawn over time."""

COUNT = "a count"
NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True)
class Met:
    """What one assertion shows of its figures."""

    sides: tuple[FigureSides, ...] = ()
    over_time: OverTime | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A figure of the statement and the claim's figure that it was compared with."""

    ours: Figure
    theirs: Figure
    number: int
    """Of the claim's figure."""
    same: bool
    """Whether both measure the same thing."""


def figures_met(report: Report, speaker: str, verifier: Verifier) -> tuple[Met, ...]:
    """For each assertion its figures beside those of the claim that is shown next to it."""
    if not any(_facing_points(assertion) for assertion in report.assertions):
        return tuple(Met() for _ in report.assertions)
    reading = verifier.reader.read(report.statement, Context(date=report.as_of, speaker=speaker))
    return tuple(_met(assertion, report, reading, verifier) for assertion in report.assertions)


def _facing(assertion: Assertion) -> Citation | None:
    return next(iter((*assertion.citations, *assertion.nearest)), None)


def _facing_points(assertion: Assertion) -> list[Point]:
    """The points that compared a figure with one of the claim beside the assertion."""
    facing = _facing(assertion)
    return [
        point
        for point in (facing.points if facing is not None else ())
        if point.comparison in ("measure", "figure") and point.statement and point.claim
    ]


def _met(assertion: Assertion, report: Report, reading: Reading, verifier: Verifier) -> Met:
    facing = _facing(assertion)
    points = _facing_points(assertion)
    if facing is None or not points:
        return Met()
    try:
        entry = verifier.knowledge.entry(facing.claim_id)
    except UnknownClaim:
        return Met()  # somebody took it out since it was judged
    theirs = load_reading(entry.reading)
    claim = ClaimSide(entry.claim, whole(theirs))
    pairs = tuple(_pairs(points, reading, theirs))
    own = whole(reading)
    sides = tuple(
        _sides(
            pair,
            period_of(pair.ours, own, None),
            period_of(pair.theirs, claim.content, only_period(claim)),
        )
        for pair in pairs
    )
    same = next((pair for pair in pairs if pair.same), None)
    if same is None:
        return Met(sides)
    measure = on_one_measure(verifier, facing.claim_id, same.number, on=report.as_of)
    return Met(sides, _over_time(measure, same.ours, report))


def _pairs(points: list[Point], ours: Reading, theirs: Reading) -> Iterator[_Pair]:
    """Each figure of the statement once, in the order in which they were compared."""
    seen = set[int]()
    for point in points:
        if point.statement is None or point.claim is None or point.statement.start in seen:
            continue
        mine, its = figure_at(ours, point.statement.start), figure_at(theirs, point.claim.start)
        if mine < 0 or its < 0:
            continue
        seen.add(point.statement.start)
        same = point.comparison == "measure" and point.level == "same thing"
        yield _Pair(ours.figures[mine], theirs.figures[its], its, same)


def _over_time(measure: Measure, figure: Figure, report: Report) -> OverTime | None:
    if len(measure.told) < TWO_OR_MORE:
        return None
    address = FigureAddress(measure.claim.id, measure.number, report.statement, report.as_of)
    return over_time(series_of(measure, figure), address)


def _sides(pair: _Pair, ours: Period | None, theirs: Period | None) -> FigureSides:
    both = (pair.ours, ours), (pair.theirs, theirs)
    columns = [
        (
            say_value(figure),
            figure.unit or COUNT,
            name_of(figure),
            str(period) if period is not None else NOT_TOLD,
            tolerance(figure),
        )
        for figure, period in both
    ]
    names = ("Value", "Unit", "Of", "Period", "Tolerance")
    return FigureSides(
        pair.ours.written, tuple(SideRow(*row) for row in zip(names, *columns, strict=True))
    )


def tolerance(figure: Figure) -> str:
    """What the figure leaves possible, and by which word: "810 to 830 (about)"."""
    extent = extent_of(figure.interval, figure.value, figure.hedge)
    said = say_extent(figure.interval, extent)
    word = figure.hedge.value
    return said if not extent.hedged or word in said else f"{said} ({word})"
