"""Which column of a table holds which field of a claim? As guessed, or as chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import UnclearColumns
from knowledge.formats.columns import CLAIM, fields
from verifier.ingesting.contents import TableHead
from web.pages.knowledge_base.contexts import ColumnRow

PREFIX = "column_"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that somebody chose: place of a column to field, "" for none."""

    by_place: Mapping[int, str]

    @property
    def given(self) -> bool:
        """Whether anything was chosen; the first look at a file leaves it to be guessed."""
        return bool(self.by_place)

    def columns(self, headings: Sequence[str]) -> dict[str, str]:
        """Every field with the heading of its column, "" where none holds it."""
        if not self.given:
            return {}
        chosen = {
            field: headings[at]
            for at, field in self.by_place.items()
            if field and at < len(headings)
        }
        return {field: chosen.get(field, "") for field in fields()}

    def twice(self) -> frozenset[str]:
        """The fields that were chosen for two columns."""
        held = [field for field in self.by_place.values() if field]
        return frozenset(field for field in held if held.count(field) > 1)


def read_columns(typed: Mapping[str, str]) -> Chosen:
    """What was chosen in the form; a field that there is not counts as none."""
    by_place = {
        int(name.removeprefix(PREFIX)): value if value in fields() else ""
        for name, value in typed.items()
        if name.startswith(PREFIX) and name.removeprefix(PREFIX).isdecimal() and len(name) < 14
    }
    return Chosen(by_place)


def rows_of(
    head: TableHead | UnclearColumns, chosen: Chosen, *, missing: str = ""
) -> tuple[ColumnRow, ...]:
    """The columns as the form shows them, each with its first cells."""
    if isinstance(head, UnclearColumns):
        headings, cells, places = head.headings, head.rows, {}
    else:
        headings, cells = head.mapping.headings, head.rows
        places = {at: field for field, at in head.mapping.places.items()}
    held = dict(chosen.by_place) if chosen.given else places
    twice = chosen.twice()
    return tuple(
        ColumnRow(
            number=at,
            heading=heading,
            values=tuple(row[at] for row in cells if at < len(row)),
            holds=held.get(at, ""),
            error=f"Two columns are chosen for “{held.get(at)}”; choose one."
            if held.get(at, "") in twice
            else "",
        )
        for at, heading in enumerate(headings)
    )


def has_claims(chosen: Chosen) -> bool:
    """Whether a column was chosen for what every claim must have."""
    return not chosen.given or CLAIM in chosen.by_place.values()
