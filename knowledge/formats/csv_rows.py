"""Which rows does a CSV file hold? Its letters and its delimiter are found from what it holds."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from knowledge.errors import UnusableFile
from knowledge.formats.cells import Cell, Formula, Row
from knowledge.formats.letters import LEGACY, marked_encoding

DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 20
"""Rows from which the delimiter is taken."""
LONGEST_CELL = 1_000_000
"""Characters; a longer one is a quotation mark that was never closed."""


def csv_rows(data: bytes, name: str) -> Iterator[Row]:
    """The rows in their order, empty ones passed over; numbers count them as a spreadsheet does.

    Raises :class:`~knowledge.errors.UnusableFile` for a file that is no text.
    """
    for number, written in written_rows(data, name):
        if any(cell.strip() for cell in written):
            yield Row(number, tuple(_cell(cell) for cell in written))


def written_rows(data: bytes, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number from 1, its cells letter by letter as they are written."""
    text = _decoded(data, name)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter_of(text), strict=False)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnusableFile(
                f"{name}, row {number} cannot be read: a quotation mark is not closed; "
                "correct it and try again."
            ) from error


def _cell(written: str) -> Cell:
    text = written.strip()
    if text.startswith("=") and len(text) > 1:
        return Formula(text)
    if text.startswith("'") and text[1:2] in ("=", "+", "-", "@"):
        return text[1:]  # the guard that exports put before what looks like a formula
    return text or None


def _decoded(data: bytes, name: str) -> str:
    for candidate in (marked_encoding(data) or "utf-8", LEGACY):
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnusableFile(f"{name} is no text; save the table as CSV in UTF-8, or as XLSX.")


def delimiter_of(text: str) -> str:
    """The delimiter that parts the first rows into most columns, as many in each."""
    head = "".join(text.splitlines(keepends=True)[: LOOKED_AT * 5])

    def columns(delimiter: str) -> tuple[int, int]:
        rows = csv.reader(StringIO(head, newline=""), delimiter=delimiter)
        try:
            widths = [len(row) for _, row in zip(range(LOOKED_AT), rows, strict=False) if row]
        except csv.Error:
            return (0, 0)
        even = sum(width == widths[0] for width in widths) if widths else 0
        return (even if widths and widths[0] > 1 else 0, widths[0] if widths else 0)

    return max(DELIMITERS, key=columns)
