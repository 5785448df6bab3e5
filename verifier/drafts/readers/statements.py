"""Which column of a table of statements holds them? By its heading, else the first one of text.

Each row is one statement, a passage of its own that takes nothing from the rows before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from knowledge.errors import UnusableFile
from knowledge.formats.columns import CLAIM, is_claim_heading, mapping_of

WORDS_OF_A_HEADING = 5
"""A cell with more words than this heads no column."""
WORDS_OF_A_STATEMENT = 3.0
"""Words that the cells of a column hold on average where it is taken for statements."""
LOOKED_AT = 200
"""Rows from which the column is told."""


def is_row_of_headings(cells: Sequence[str]) -> bool:
    """Whether a first row names columns: each cell is short, and one is a name of statements.

    A row without such a name is one of headings where it has several cells and none is a sentence.
    """
    written = [cell for cell in cells if cell.strip()]
    short = all(len(cell.split()) <= WORDS_OF_A_HEADING for cell in written)
    stopped = any(cell.rstrip().endswith((".", "!", "?")) for cell in written)
    named = any(map(is_claim_heading, written))
    return short and not stopped and (named or len(written) > 1)


def statement_column(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The place of the column that holds the statements; ``None`` where there is none.

    ``headings`` is empty for a table that has none.
    """
    width = max(map(len, (headings, *rows)), default=0)
    names = [*headings, *("" for _ in range(width - len(headings)))]
    try:
        return mapping_of(names, rows, "the table").places[CLAIM]
    except UnusableFile:
        return next((at for at in range(width) if _is_text(rows, at)), None)


def unused(headings: Sequence[str], column: int) -> str:
    """The other headings, as one phrase for a reader; "" where there are none."""
    others = [f"“{h.strip()}”" for at, h in enumerate(headings) if at != column and h.strip()]
    more = f" and {len(others) - 5:,} more" if len(others) > 5 else ""
    return ", ".join(others[:5]) + more


def statement_field(rows: Sequence[Mapping[str, object]]) -> str:
    """The name of the field that holds the statements of these objects; "" where there is none."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = [
        [value if isinstance(value := row.get(name), str) else "" for name in names] for row in rows
    ]
    column = statement_column(names, table)
    return "" if column is None else names[column]


def _is_text(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row) and row[at].strip()]
    words = sum(len(cell.split()) for cell in cells)
    return bool(cells) and words >= WORDS_OF_A_STATEMENT * len(cells)
