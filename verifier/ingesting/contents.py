"""What does a file hold? Articles to be read and claims to store, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from knowledge.claim import Source
from knowledge.errors import UnusableFile
from knowledge.formats.cells import DateOrder, Row
from knowledge.formats.claimreview import read_claim_reviews
from knowledge.formats.claimreview_fields import url_of
from knowledge.formats.columns import ColumnMapping
from knowledge.formats.feed import read_feed
from knowledge.formats.items import FoundArticle, Item, Stretch
from knowledge.formats.json_rows import open_json_rows
from knowledge.formats.kinds import Kind, kind_of, promised_by, refuse_unreadable
from knowledge.formats.spreadsheet import Table, begins_like_a_table, claims_of, open_spreadsheet
from knowledge.formats.web_page import read_web_page
from verifier.drafts.readers import read_manuscript
from verifier.drafts.readers.decoding import decode
from verifier.drafts.readers.manuscript import Manuscript, Passage
from verifier.settings import Settings

BETWEEN = "\n\n"
"""Parts the passages of a manuscript, as an empty line does."""
HEAD_ROWS = 5
"""Rows of a table that show how it begins."""
PACKED_ROW = 40
"""Bytes that a row of a workbook takes, packed: only a guess, for the progress."""


@dataclass(frozen=True, slots=True)
class Options:
    """What somebody says of the files beside what they hold."""

    source: Source = field(default_factory=Source)
    """What holds where a file says nothing of its own."""
    kind: Kind | None = None
    """The format, where it is not to be told from the content."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Of tables: field of a claim to heading of its column."""
    order: DateOrder | None = None
    """Of tables: what 3/4/2019 means."""


@dataclass(frozen=True, slots=True)
class TableHead:
    """How a table begins, and how it is understood."""

    mapping: ColumnMapping
    order: DateOrder | None
    rows: tuple[tuple[str, ...], ...]
    """The first rows as texts, a cell a column."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A file that was opened."""

    kind: Kind
    items: Iterator[Item]
    expected: int = 1
    """About how many items it holds, for the progress."""
    notes: tuple[str, ...] = ()
    """How it is understood, where that was guessed: the columns of a table."""
    table: TableHead | None = None
    """Of a table: its columns, as they are understood, and its first rows."""


def open_contents(data: bytes, name: str, options: Options, settings: Settings) -> Contents:
    """What the file holds, in order.

    Raises :class:`~knowledge.errors.UnusableFile` or :class:`~verifier.errors.UnusableInput`, each
    with a sentence, for a file that cannot be read at all; so may its ``items``, where it is
    damaged further on.
    """
    _within_limit(data, name, settings)
    if not data.strip():
        raise UnusableFile(f"{name} is empty, so it holds no claim.")
    refuse_unreadable(name, data)
    kind = options.kind or kind_of(name, data)
    unnamed = options.kind is None and promised_by(name) is None
    if unnamed and kind is Kind.TEXT and begins_like_a_table(data):
        kind = Kind.SPREADSHEET
    match kind:
        case Kind.SPREADSHEET:
            rows = max(data.count(b"\n"), len(data) // PACKED_ROW if data[:2] == b"PK" else 1)
            table = open_spreadsheet(data, name, columns=options.columns, order=options.order)
            return _of_table(kind, table, options, rows)
        case Kind.JSON_LINES:
            found = open_json_rows(data, name, columns=options.columns, order=options.order)
            lines = data.count(b"\n") + 1
            if isinstance(found, Table):
                return _of_table(kind, found, options, lines)
            return Contents(kind, found, lines)
        case Kind.CLAIM_REVIEW:
            reviews = max(1, data.count(b'"claimReviewed"'))
            return Contents(kind, _begun(read_claim_reviews(data, name)), reviews)
        case Kind.WEB_PAGE:
            return Contents(kind, _begun(read_web_page(data, name, options.source)))
        case Kind.FEED:
            entries = max(1, data.count(b"<item") + data.count(b"<entry"))
            return Contents(kind, _begun(read_feed(data, name, options.source)), entries)
        case Kind.TEXT:
            text = decode(data, name, settings)
            return Contents(kind, iter([article_in(text, name, options.source)]))


def _begun(items: Iterator[Item]) -> Iterator[Item]:
    """The same items; a file that is none at all raises here and not when they are asked for."""
    first = list(islice(items, 1))
    return chain(first, items)


def article_in(text: str, name: str, source: Source) -> FoundArticle:
    """The article of a text: a title and a day that are not given come from the text itself."""
    manuscript = read_manuscript(text, name)
    known = source.model_copy(
        update={
            "title": source.title or manuscript.title,
            "published": source.published or manuscript.written_on,
            "url": source.url or url_of(name),
        }
    )
    return FoundArticle(
        name,
        BETWEEN.join(passage.text for passage in manuscript.passages),
        known,
        stretches=tuple(_stretches(manuscript)),
    )


def _stretches(manuscript: Manuscript) -> Iterator[Stretch]:
    """Where the letters of the joined passages stand in the file."""
    at = 0
    for passage in manuscript.passages:
        for stretch in _of_passage(passage):
            yield Stretch(at + stretch.at, stretch.origin, stretch.length)
        at += len(passage.text) + len(BETWEEN)


def _of_passage(passage: Passage) -> Iterator[Stretch]:
    ends = [*(piece.at for piece in passage.pieces[1:]), len(passage.text)]
    last: Stretch | None = None
    for piece, end in zip(passage.pieces, ends, strict=True):
        if piece.origin_end - piece.origin != end - piece.at:
            continue  # an entity: the file writes its letter in another way
        if last and (last.at + last.length, last.end) == (piece.at, piece.origin):
            last = Stretch(last.at, last.origin, last.length + end - piece.at)
            continue
        if last:
            yield last
        last = Stretch(piece.at, piece.origin, end - piece.at)
    if last:
        yield last


def _of_table(kind: Kind, table: Table, options: Options, rows: int) -> Contents:
    order = f"; dates are {table.order}" if table.order else ""
    note = f"{table.name}: {table.words.column}s: {table.mapping}{order}"
    first = tuple(islice(table.rows, HEAD_ROWS))
    columns = range(len(table.mapping.headings))
    head = TableHead(
        table.mapping,
        table.order,
        tuple(tuple(row.text(at) for at in columns) for row in first if isinstance(row, Row)),
    )
    whole = replace(table, rows=chain(first, table.rows))
    return Contents(kind, claims_of(whole, options.source), rows, (note,), head)


def _within_limit(data: bytes, name: str, settings: Settings) -> None:
    if len(data) > settings.source_size_limit:
        raise UnusableFile(
            f"{name} is larger than {settings.source_size_limit:,} bytes, the limit for one file; "
            "split it."
        )
