"""Which places does news speak of, and which lies in which? The table ``places.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from verifier.words.tables import BadTable

TABLE = "places.tsv"
COLUMNS = ("name", "kind", "in", "also", "people")
KINDS = ("area", "sea", "country", "capital", "region", "town")


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the table."""

    name: str
    kind: str
    within: tuple[str, ...]
    """Names of the places that contain it, the nearest first: ("Idlib", "Syria", "Middle East")."""
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The table in the shapes in which it is asked."""

    by_name: Mapping[str, tuple[Place, ...]]
    """Every name and alias, as written, with the places that bear it."""
    by_people: Mapping[str, str]
    """"Syrian" -> "Syria"."""
    capital_of: Mapping[str, str]
    """"Moscow" -> "Russia", under every spelling."""


@cache
def gazetteer() -> Gazetteer:
    """The table, read once.

    Raises :class:`~verifier.words.tables.BadTable` with the line for a row that breaks its grammar.
    """
    text = files("verifier.words").joinpath(TABLE).read_text(encoding="utf-8")
    named: dict[str, list[Place]] = {}
    people: dict[str, str] = {}
    capitals: dict[str, str] = {}
    header_seen = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line:
            continue
        cells = tuple(line.split("\t"))
        if not header_seen:
            if cells != COLUMNS:
                raise BadTable(f"verifier/words/{TABLE}:{number} must name the columns {COLUMNS}.")
            header_seen = True
            continue
        place = _place(cells, number, named)
        for name in (place.name, *place.also):
            named.setdefault(name, []).append(place)
        for word in place.people:
            people.setdefault(word, place.name)
        if place.kind == "capital":
            capitals.update(dict.fromkeys((place.name, *place.also), place.within[0]))
    return Gazetteer({name: tuple(places) for name, places in named.items()}, people, capitals)


def _place(cells: tuple[str, ...], number: int, named: Mapping[str, list[Place]]) -> Place:
    if len(cells) != len(COLUMNS) or not cells[0]:
        raise BadTable(f"verifier/words/{TABLE}:{number} must have {len(COLUMNS)} columns.")
    name, kind, container, also, people = cells
    if kind not in KINDS:
        raise BadTable(f"verifier/words/{TABLE}:{number}: {kind!r} is none of {', '.join(KINDS)}.")
    within: tuple[str, ...] = ()
    if container:
        wanted, _, wider = container.partition(", ")
        bearers = [
            place
            for place in named.get(wanted, ())
            if place.name == wanted and (not wider or wider in place.within)
        ]
        if not bearers:
            raise BadTable(
                f"verifier/words/{TABLE}:{number}: {name!r} lies in {container!r}, "
                "which has no row above it."
            )
        within = (wanted, *bearers[-1 if wider else 0].within)
    return Place(name, kind, within, _listed(also), _listed(people))


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
