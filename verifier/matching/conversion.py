"""What does a figure say in another unit? Units of one dimension are converted by pint.

Currencies never are, a per cent is no percentage point, and a monthly figure is not an annual one:
the part of a rate after its stroke must be the same on both sides. Source: verdicts.md, "Figures".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from knowledge.figure import Figure, Interval
from verifier.reading.figures.unit_table import PER, unit_table

if TYPE_CHECKING:
    from pint import UnitRegistry


def convert(figure: Figure, like: Figure) -> Interval | None:
    """The interval of ``figure`` in the unit of ``like``; ``None`` where they are not compared."""
    if figure.unit == like.unit:
        return figure.interval
    if not figure.unit or not like.unit or figure.dimension != like.dimension:
        return None
    line = _line(figure.unit, like.unit)
    if line is None:
        unit, _, per = figure.unit.partition(PER)
        wanted, _, wanted_per = like.unit.partition(PER)
        line = _line(unit, wanted) if per and per == wanted_per else None
    return figure.interval.scaled(*line) if line is not None else None


@cache
def _line(unit: str, wanted: str) -> tuple[float, float] | None:
    """(factor, offset) that lead from one unit to the other; degrees need both."""
    named = unit_table().named
    ours, theirs = named.get(unit), named.get(wanted)
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    if unit == wanted:
        return 1.0, 0.0
    if not ours.pint or not theirs.pint:
        return None
    registry = _registry()
    if "*" in ours.pint + theirs.pint:
        # a multiple of a unit ("10 * year" for a decade) has a factor and never an offset
        there, here = (registry.parse_expression(unit.pint) for unit in (ours, theirs))
        return float((there / here).to("dimensionless").magnitude), 0.0
    low, high = (
        registry.Quantity(at, registry.parse_units(ours.pint)).to(theirs.pint).magnitude
        for at in (0.0, 1.0)
    )
    return float(high - low), float(low)


@cache
def _registry() -> UnitRegistry[Any]:
    """pint's table of units, loaded when a conversion is first asked for."""
    from pint import UnitRegistry

    return UnitRegistry()
