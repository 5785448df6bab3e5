"""By what can claims be told apart? Their speakers, publishers, subjects, measures, years, states.

For each of these the commonest values with the number of claims that a selection by it would find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.claim import Claim
from knowledge.selection import Selection, measures_of, publishers_of, speakers_of, subjects_of


@dataclass(frozen=True, slots=True)
class Value:
    """One value, and the selection that asks for it."""

    name: str
    claims: int
    asks: Selection


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of telling claims apart."""

    name: str
    """"speaker", "publisher", "subject", "measure", "year", "status"."""
    values: tuple[Value, ...]
    """The commonest first; of years the latest."""
    more: int = 0
    """How many values there are besides."""


def facets_of(claims: Sequence[Claim], most: int) -> tuple[Facet, ...]:
    """The facets of the claims with at most ``most`` values each; a facet of one value tells
    nothing apart and is left out."""
    found = (
        _named("speaker", speakers_of, lambda name: Selection(speaker=name), claims, most),
        _named("publisher", publishers_of, lambda name: Selection(publisher=name), claims, most),
        _named("subject", subjects_of, lambda name: Selection(subject=name), claims, most),
        _named("measure", measures_of, lambda name: Selection(measure=name), claims, most),
        _years(claims, most),
        _states(claims),
    )
    return tuple(facet for facet in found if len(facet.values) > 1)


def _named(
    field: str,
    names_of: Callable[[Claim], Iterable[str]],
    asking: Callable[[str], Selection],
    claims: Sequence[Claim],
    most: int,
) -> Facet:
    # counted under all its names, as a selection finds it; listed by the first, the fullest
    counts: Counter[str] = Counter()
    listed: dict[str, str] = {}
    for claim in claims:
        names = [" ".join(name.split()) for name in names_of(claim)]
        counts.update({name.casefold() for name in names if name})
        shown = names if field == "measure" else names[:1]
        for name in shown:
            # a name with a quotation mark in it cannot be asked for as a whole
            if name and '"' not in name:
                listed.setdefault(name.casefold(), name)
    ordered = sorted(listed, key=lambda folded: (-counts[folded], folded))
    values = tuple(
        Value(listed[one], counts[one], asking(f'"{listed[one]}"')) for one in ordered[:most]
    )
    return Facet(field, values, max(0, len(ordered) - most))


def _years(claims: Sequence[Claim], most: int) -> Facet:
    years: set[int] = set()
    for claim in claims:
        known = claim.known_since
        ends = (claim.period.first, claim.period.last) if claim.period else (known,)
        years.update(day.year for day in ends if day)
    values = []
    for year in sorted(years, reverse=True)[:most]:
        # nothing else is asked, and of ten thousand claims all of it would take half a second
        asks = Selection(since=date(year, 1, 1), until=date(year, 12, 31))
        values.append(Value(str(year), sum(map(asks.in_time, claims)), asks))
    return Facet("year", tuple(values), max(0, len(years) - most))


def _states(claims: Sequence[Claim]) -> Facet:
    counts = Counter(claim.status for claim in claims)
    return Facet(
        "status",
        tuple(
            Value(status.value, count, Selection(status=status))
            for status, count in counts.most_common()
        ),
    )
