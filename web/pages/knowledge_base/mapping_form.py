"""Which column of a table holds which field of a claim? As guessed, or as chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import UnclearColumns
from knowledge.formats.columns import CLAIM, fields
from verifier.ingesting.contents import TableHead
from web.pages.knowledge_base.contexts import ColumnRow

PREFIX = "column_"
COLUMNS_AT_MOST = 400
"""Columns that a form can ask for; a wider table goes by the command line."""


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


def columns_in(head: TableHead | UnclearColumns) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Place of each column -> its heading and first cells; without those that hold neither, with
    which workbooks are often filled up."""
    headings = head.headings if isinstance(head, UnclearColumns) else head.mapping.headings
    columns = {
        at: (heading, tuple(row[at] for row in head.rows if at < len(row)))
        for at, heading in enumerate(headings)
    }
    return {at: (name, cells) for at, (name, cells) in columns.items() if name or any(cells)}


def rows_of(head: TableHead | UnclearColumns, chosen: Chosen) -> tuple[ColumnRow, ...]:
    """The columns as the form shows them, each with its first cells."""
    places = {} if isinstance(head, UnclearColumns) else head.mapping.places
    held = dict(chosen.by_place) if chosen.given else {at: f for f, at in places.items()}
    twice = chosen.twice()
    return tuple(
        ColumnRow(
            number=at,
            heading=heading,
            values=cells,
            holds=held.get(at, ""),
            error=f"Two columns are chosen for “{held.get(at)}”; choose one."
            if held.get(at, "") in twice
            else "",
        )
        for at, (heading, cells) in columns_in(head).items()
    )


def has_claims(chosen: Chosen) -> bool:
    """Whether a column was chosen for what every claim must have."""
    return not chosen.given or CLAIM in chosen.by_place.values()
