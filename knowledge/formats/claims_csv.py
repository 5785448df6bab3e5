"""How are claims written as a table (CSV), for a spreadsheet program, and read again from it?

One claim a row, a column for each plain field, UTF-8 with the mark by which spreadsheet programs
know it. Days are written year-month-day, lists with "; " between their parts. What has an inner
order of its own (introduced names, the event told before, further publications) stands as JSON.
Figures are not written: they are read again from the words, which somebody may have edited. The
revision is that of a knowledge base and stays there. Null characters are left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from pydantic import ValidationError

from knowledge.claim import Claim
from knowledge.errors import UnusableFile
from knowledge.formats.cells import UnreadableDay, day_in
from knowledge.formats.csv_rows import written_rows
from knowledge.formats.formulas import guarded, unguarded
from knowledge.formats.jsonl import BadLine, reason_of

Value = Any
"""A value of a claim as JSON has it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table and the field of a claim that it holds."""

    heading: str
    path: tuple[str, ...]
    read: Callable[[str], Value]


def _as_is(text: str) -> Value:
    return text


def _number(text: str) -> Value:
    return int(text) if text else None


def _day(text: str) -> Value:
    day = day_in(text, None)
    return day.isoformat() if day else None


def _moment(text: str) -> Value:
    return text or None


def _truth(text: str) -> Value:
    return text.strip().casefold() in ("true", "wahr", "yes", "1")


def _list(text: str) -> Value:
    if text.startswith("["):
        return json.loads(text)
    return [part for part in text.split("; ") if part]


def _json(text: str) -> Value:
    return json.loads(text) if text else None


COLUMNS = (
    Column("id", ("id",), _as_is),
    Column("status", ("status",), _as_is),
    Column("claim", ("statement",), _as_is),
    Column("quote", ("quote",), _as_is),
    Column("speaker", ("speaker", "name"), _as_is),
    Column("other names of the speaker", ("speaker", "aliases"), _list),
    Column("stance", ("stance",), _as_is),
    Column("verb", ("verb",), _as_is),
    Column("said on", ("said_on",), _day),
    Column("period begins", ("period", "first"), _day),
    Column("period ends", ("period", "last"), _day),
    Column("period grain", ("period", "granularity"), _as_is),
    Column("period inferred", ("period", "inferred"), _truth),
    Column("place", ("place",), _as_is),
    Column("places", ("places",), _list),
    Column("subject", ("subject",), _as_is),
    Column("polarity", ("polarity",), _as_is),
    Column("publisher", ("source", "publisher"), _as_is),
    Column("title", ("source", "title"), _as_is),
    Column("url", ("source", "url"), _as_is),
    Column("author", ("source", "author"), _as_is),
    Column("published", ("source", "published"), _day),
    Column("retrieved", ("source", "retrieved"), _moment),
    Column("licence", ("source", "licence"), _as_is),
    Column("rating", ("review", "rating"), _as_is),
    Column("rating points to", ("review", "verdict"), _as_is),
    Column("reviewer", ("review", "reviewer"), _as_is),
    Column("reviewed on", ("review", "reviewed_on"), _day),
    Column("appearance", ("review", "appearance"), _as_is),
    Column("valid until", ("valid_until",), _day),
    Column("replaced by", ("replaced_by",), _as_is),
    Column("starts at", ("start",), _number),
    Column("ends at", ("end",), _number),
    Column("before the quote", ("before",), _as_is),
    Column("after the quote", ("after",), _as_is),
    Column("refers to", ("antecedent",), _as_is),
    Column("names introduced", ("aliases",), _json),
    Column("taken for granted", ("setting",), _list),
    Column("event before", ("story",), _json),
    Column("further publications", ("appearances",), _json),
)

NEEDED = "claim"
MARKS = {"speaker": "name", "period": "granularity", "review": "verdict"}
"""The part without which a claim has no such thing: a row with that cell empty has none."""


def write_csv(claims: Iterable[Claim], stream: IO[str]) -> int:
    """Writes the claims with a row of headings; returns how many."""
    stream.write("\ufeff")
    rows = csv.writer(stream, lineterminator="\r\n")
    rows.writerow([column.heading for column in COLUMNS])
    written = 0
    for claim in claims:
        fields = claim.model_dump(mode="json")
        rows.writerow([guarded(_written(_at(fields, column.path))) for column in COLUMNS])
        written += 1
    return written


def _at(fields: Mapping[str, Any], path: tuple[str, ...]) -> Value:
    value: Value = fields
    for name in path:
        value = None if value is None else value[name]
    return value


def _written(value: Value) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, list) and all(_plain(part) for part in value):
        return "; ".join(value)
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    # no program reads a table with a null character in it
    return "yes" if value is True else "" if value is False else str(value).replace("\0", "")


def _plain(part: Value) -> bool:
    """Whether a part of a list stands in it without being taken for something else."""
    if not isinstance(part, str) or not part:
        return False
    return ";" not in part and part == part.strip() and not part.startswith("[")


def read_csv(data: bytes, name: str) -> Iterator[Claim | BadLine]:
    """The claims of a table that ``write_csv`` wrote, edited or not, in order.

    Columns may be missing and stand in any order. A row that is no claim gives a ``BadLine``.
    Raises :class:`~knowledge.errors.UnusableFile` for another table.
    """
    rows = written_rows(data, name)
    _, head = next(rows, (1, []))
    headings = [heading.strip().casefold() for heading in head]
    known = {column.heading: column for column in COLUMNS}
    if NEEDED not in headings or not set(headings) <= known.keys() | {""}:
        raise UnusableFile(
            f"{name} is no table of claims as `verifier claims export --format csv` writes it; "
            "take in other spreadsheets with `verifier ingest`."
        )
    columns = [known.get(heading) for heading in headings]
    for number, cells in rows:
        if any(cells):
            yield _claim(columns, cells, f"{name}, row {number}", number)


def _claim(
    columns: list[Column | None], cells: list[str], where: str, number: int
) -> Claim | BadLine:
    fields: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is None or not cell:
            continue
        try:
            value = column.read(unguarded(cell))
        except UnreadableDay as error:
            return BadLine(number, f"{where} was left out: column “{column.heading}”: {error}.")
        except ValueError:
            said = f"column “{column.heading}” cannot be read; give it back its former value"
            return BadLine(number, f"{where} was left out: {said}.")
        within = fields
        for name in column.path[:-1]:
            within = within.setdefault(name, {})
        within[column.path[-1]] = value
    for part, mark in MARKS.items():
        if mark not in fields.get(part, {}):
            fields.pop(part, None)
    if "period" in fields:
        fields["period"] = {"first": None, "last": None} | fields["period"]
    try:
        return Claim.model_validate(fields)
    except ValidationError as error:
        return BadLine(number, f"{where} was left out: {reason_of(error)}.")
