"""How is a table of statements read (CSV)? Each row is one statement, at its place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from knowledge.formats.csv_rows import delimiter_of
from verifier.drafts.positions import Lines
from verifier.drafts.readers.csv_cells import WrittenCell, written_rows
from verifier.drafts.readers.manuscript import Manuscript, NotRead, Passage, PassageKind
from verifier.drafts.readers.statements import (
    LOOKED_AT,
    is_row_of_headings,
    statement_column,
    unused,
)
from verifier.errors import UnusableInput

MOST_COLUMNS = 1_000
"""A file with more is no table of statements."""


def read_csv(text: str) -> Manuscript:
    """The statements of a table, in the column that its heading or its words tell.

    Columns that say who made a statement or when are told as not read. A row with nothing in the
    column is told too, and so is a quotation mark that swallows the rest of the file, as lost.
    Raises :class:`~verifier.errors.UnusableInput` for a table without such a column.
    """
    if not text.strip():
        return Manuscript(text, ())
    rows = written_rows(text, delimiter_of(text))
    first = list(islice(rows, LOOKED_AT))
    if any(len(row) > MOST_COLUMNS for row in first):
        raise UnusableInput(
            f"the table has more than {MOST_COLUMNS:,} columns; give one with a column of "
            "statements and few others."
        )
    headings = _headings(first)
    column = statement_column(headings, [[c.text for c in row] for row in first[bool(headings) :]])
    if column is None:
        raise UnusableInput(
            "no column of the table looks like statements; give the one that holds them the "
            "heading “statement”."
        )
    lines = Lines.of(text)
    passages: list[Passage] = []
    not_read = list(_other_columns(headings, column))
    for row in (*first[bool(headings) :], *rows):
        cell = row[column] if column < len(row) else None
        unclosed = next((one for one in row if not one.closed), None)
        if unclosed is not None:
            not_read.append(_swallowed(unclosed, lines, len(text)))
        elif cell is None or not cell.text.strip():
            # an empty cell holds nothing; a row that is too short may be parted in a wrong place
            line = lines.position(row[0].start)[0]
            not_read.append(NotRead(line, line, "a row without a statement", lost=cell is None))
        else:
            passages.append(Passage(cell.text, cell.pieces, PassageKind.STATEMENT))
    return Manuscript(text, tuple(passages), not_read=tuple(not_read))


def _headings(rows: Sequence[Sequence[WrittenCell]]) -> list[str]:
    """The headings of the table, none where its first row is a statement already."""
    cells = [cell.text.strip() for cell in rows[0]] if rows else []
    return cells if len(rows) > 1 and is_row_of_headings(cells) else []


def _other_columns(headings: Sequence[str], column: int) -> Iterator[NotRead]:
    if others := unused(headings, column):
        yield NotRead(1, 1, f"the columns beside the statements ({others})")


def _swallowed(cell: WrittenCell, lines: Lines, length: int) -> NotRead:
    first, _ = lines.position(cell.start)
    last, _ = lines.position(max(cell.start, length - 1))
    what = "a quotation mark that is never closed, and everything behind it"
    return NotRead(first, last, what, lost=True)
