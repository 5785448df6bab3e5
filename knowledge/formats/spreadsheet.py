"""Which claims does a table hold? One a row, by a mapping of its columns.

A table is a spreadsheet, or JSON Lines whose objects have names of their own for their fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from pydantic import ValidationError

from knowledge.claim import LONGEST_STATEMENT, Claim, Source, Speaker, Stance
from knowledge.errors import UnusableFile
from knowledge.formats.cells import DateOrder, Formula, Row, UnreadableDay, day_in, order_of
from knowledge.formats.columns import CLAIM, ColumnMapping, is_claim_heading, mapping_of
from knowledge.formats.csv_rows import csv_rows
from knowledge.formats.items import FoundClaim, Item, Unreadable
from knowledge.formats.ratings import verdict_of
from knowledge.formats.xlsx_rows import xlsx_rows
from knowledge.review import Review

LOOKED_AT = 1_000
"""Rows from which the columns and the order of days are taken."""
HEAD = 4_096
"""Bytes of a text that are looked at to tell whether it is a table."""
WORDS_OF_A_HEADING = 4
DAYS = ("said_on", "published")
_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Words:
    """What the parts of a table are called."""

    row: str
    column: str


IN_SPREADSHEETS = Words("row", "column")


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was opened: how its columns are understood, and its rows."""

    name: str
    mapping: ColumnMapping
    order: DateOrder | None
    rows: Iterator[Row | Unreadable]
    words: Words = IN_SPREADSHEETS

    def column(self, at: int) -> str:
        """What a sentence calls the column."""
        return f"{self.words.column} “{self.mapping.headings[at]}”"


class _BadCell(ValueError):
    """A cell that keeps its row out; the message says what to do."""


def open_spreadsheet(
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
) -> Table:
    """The table of a file, its columns by ``columns`` (field to heading) or else as guessed.

    Raises :class:`~knowledge.errors.UnusableFile` for a file that is none, and for columns that
    cannot be told.
    """
    rows = xlsx_rows(data, name) if data.startswith((_ZIP, _OLD)) else csv_rows(data, name)
    head = next(rows, None)
    if head is None:
        raise UnusableFile(f"{name} is empty; give a table with a row of headings.")
    headings = [head.text(at) for at in range(len(head.cells))]
    return table_of(headings, rows, name, columns=columns, order=order)


def begins_like_a_table(data: bytes) -> bool:
    """Whether the first line of a text names columns, one of them that of the claims."""
    try:
        head, *rest = islice(csv_rows(data[:HEAD], "the text"), 2)
    except (UnusableFile, ValueError):
        return False
    headings = [head.text(at) for at in range(len(head.cells))]
    short = all(len(heading.split()) <= WORDS_OF_A_HEADING for heading in headings)
    return bool(rest) and short and len(headings) > 1 and any(map(is_claim_heading, headings))


def table_of(
    headings: Sequence[str],
    rows: Iterator[Row | Unreadable],
    name: str,
    *,
    columns: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
    words: Words = IN_SPREADSHEETS,
) -> Table:
    """The table with these headings; columns and the order of days are told from its first rows."""
    first = list(islice(rows, LOOKED_AT))
    if not first:
        raise UnusableFile(f"{name} has headings and no {words.row} below them; check the table.")
    looked_at = [row for row in first if isinstance(row, Row)]
    texts = [[row.text(at) for at in range(len(headings))] for row in looked_at]
    mapping = mapping_of(headings, texts, name, columns or {})
    if order is None:
        days = [mapping.places[field] for field in DAYS if field in mapping.places]
        order = order_of([row.text(at) for row in looked_at for at in days])
    return Table(name, mapping, order, chain(first, rows), words)


def claims_of(table: Table, source: Source) -> Iterator[Item]:
    """A claim for each row; ``source`` has what holds where a row says nothing of its own.

    A row with a cell that cannot be read is ``Unreadable``, with the row and the column.
    """
    for row in table.rows:
        if isinstance(row, Unreadable):
            yield row
            continue
        where = f"{table.name}, {table.words.row} {row.number}"
        try:
            yield FoundClaim(where, _claim(row, table, source))
        except _BadCell as error:
            yield Unreadable(where, f"{where}, {error}")
        except ValidationError as error:
            said = error.errors(include_url=False, include_input=False)[0]["msg"]
            yield Unreadable(where, f"{where} was left out: {said[:1].lower()}{said[1:]}.")


def _claim(row: Row, table: Table, source: Source) -> Claim:
    def text(field: str) -> str:
        return _text(row, table, field)

    def day(field: str) -> date | None:
        return _day(row, table, field)

    statement = text(CLAIM)
    if not statement:
        raise _BadCell(f"{table.column(table.mapping.places[CLAIM])}: the claim is missing.")
    if len(statement) > LONGEST_STATEMENT:
        raise _BadCell(
            f"{table.column(table.mapping.places[CLAIM])}: it holds {len(statement):,} characters, "
            f"a claim at most {LONGEST_STATEMENT:,}; give an article as a file of its own."
        )
    speaker, publisher = text("speaker"), text("publisher") or source.publisher
    published = day("published") or source.published
    rating, reviewer = text("rating"), text("reviewer") or publisher
    return Claim(
        statement=statement,
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=day("said_on"),
        place=text("place"),
        subject=text("subject"),
        source=Source(
            publisher=publisher,
            title=text("title") or source.title,
            url=text("url") or source.url,
            author=text("author") or source.author,
            published=published,
            licence=source.licence,
        ),
        review=Review(
            reviewer=reviewer, rating=rating, verdict=verdict_of(rating), reviewed_on=published
        )
        if rating
        else None,
    )


def _text(row: Row, table: Table, field: str) -> str:
    at = table.mapping.places.get(field, -1)
    _refuse_formula(row, table, at)
    written = row.text(at)
    if any(ord(character) < 32 and character not in "\t\r\n" for character in written):
        raise _BadCell(f"{table.column(at)}: it holds control characters.")
    return " ".join(written.split())


def _day(row: Row, table: Table, field: str) -> date | None:
    at = table.mapping.places.get(field, -1)
    _refuse_formula(row, table, at)
    try:
        return day_in(row.cells[at], table.order) if 0 <= at < len(row.cells) else None
    except UnreadableDay as error:
        raise _BadCell(f"{table.column(at)}: {error}.") from error


def _refuse_formula(row: Row, table: Table, at: int) -> None:
    if 0 <= at < len(row.cells) and isinstance(row.cells[at], Formula):
        raise _BadCell(
            f"{table.column(at)}: it holds a formula without its result; paste the value instead."
        )
