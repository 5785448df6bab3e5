"""Which column holds which part of a claim? Guessed from the headings, or given by somebody."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from knowledge.errors import UnclearColumns, UnusableFile

CLAIM = "claim"
ROWS_TOLD = 5
"""Rows that go with the error where no column can be told, for whoever has to name it."""
WORDS_OF_A_CLAIM = 4.0
"""Words that the cells of a column hold on average where it is taken for the claims."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Field of a claim -> column, by its place from 0, with the headings that it was made from."""

    places: Mapping[str, int]
    headings: tuple[str, ...]

    def __str__(self) -> str:
        used = ", ".join(f"{field} = “{self.headings[at]}”" for field, at in self.places.items())
        unused = [h for at, h in enumerate(self.headings) if h and at not in self.places.values()]
        return used + (f"; not used: {', '.join(f'“{h}”' for h in unused)}" if unused else "")


@cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """The fields in the order in which they choose, each with the names of its column."""
    table = files("knowledge.formats").joinpath("columns.toml").read_text(encoding="utf-8")
    return {field: tuple(names) for field, names in tomllib.loads(table).items()}


def is_claim_heading(heading: str) -> bool:
    """Whether a column of this name holds the claims for certain."""
    return _plain(heading) in fields()[CLAIM]


def mapping_of(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    name: str,
    given: Mapping[str, str] = MappingProxyType({}),
) -> ColumnMapping:
    """The mapping that somebody gave, field to heading, the rest as the headings suggest it.

    White space and case do not count; "" says that no column holds the field. Where no heading
    names the claims, the wordiest column holds them. ``rows``: the first rows below the headings.
    Raises :class:`~knowledge.errors.UnusableFile` for a field or a column that there is not, and
    :class:`~knowledge.errors.UnclearColumns` where none can be taken for the claims.
    """
    places = _given(given, headings, name)
    plain = [_plain(heading) for heading in headings]
    for whole in (True, False):
        for field, names in fields().items():
            free = [at for at in range(len(plain)) if at not in places.values()]
            if field in places or field in given:
                continue
            if (at := _first(plain, free, names, whole)) is not None:
                places[field] = at
    if CLAIM not in places:
        free = [at for at in range(len(plain)) if at not in places.values()]
        words = {at: _average_words(rows, at) for at in free}
        wordiest = max(words, key=lambda at: words[at], default=None)
        if wordiest is None or words[wordiest] < WORDS_OF_A_CLAIM:
            raise UnclearColumns(
                f"no column of {name} looks like the claims; name it with --column claim=HEADING. "
                f"Its columns are: {_listed(headings)}.",
                headings,
                rows[:ROWS_TOLD],
            )
        places[CLAIM] = wordiest
    return ColumnMapping(
        {field: places[field] for field in fields() if field in places}, tuple(headings)
    )


def _given(given: Mapping[str, str], headings: Sequence[str], name: str) -> dict[str, int]:
    there = {_plain(heading): at for at, heading in reversed(list(enumerate(headings)))}
    places: dict[str, int] = {}
    for field, heading in given.items():
        if field not in fields():
            known = ", ".join(fields())
            raise UnusableFile(f"a claim has no field “{field}”; the fields are: {known}.")
        if heading and _plain(heading) not in there:
            raise UnusableFile(
                f"{name} has no column “{heading}”; its columns are: {_listed(headings)}."
            )
        if heading:
            places[field] = there[_plain(heading)]
    return places


def _first(plain: list[str], free: list[int], names: tuple[str, ...], whole: bool) -> int | None:
    """The first free column under one of the names, names in their order."""
    for wanted in names:
        for at in free:
            words = plain[at]
            inside = words.startswith(wanted + " ") or words.endswith(" " + wanted)
            if words == wanted if whole else inside:
                return at
    return None


def _average_words(rows: Sequence[Sequence[str]], at: int) -> float:
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", heading).lower().split())


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(f"“{heading}”" for heading in headings if heading) or "none with a heading"
