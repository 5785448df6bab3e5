"""What does each line of JSON Lines hold? A claim of ours, a fact-check, or a row of a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain, islice
from typing import Any

from knowledge.claim import Claim
from knowledge.errors import UnusableFile
from knowledge.formats.cells import Cell, DateOrder, Row
from knowledge.formats.claimreview import claim_reviews_in
from knowledge.formats.claimreview_fields import all_of, is_of_type, name_of, plain_text
from knowledge.formats.items import FoundClaim, Item, Unreadable
from knowledge.formats.jsonl import LONGEST_LINE, read_claims
from knowledge.formats.spreadsheet import LOOKED_AT, Table, Words, table_of

_Line = tuple[int, Mapping[str, Any]] | Unreadable


def open_json_rows(
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str] | None = None,
    order: DateOrder | None = None,
) -> Table | Iterator[Item]:
    """A table where the objects are rows with names of their own; else the claims themselves.

    Raises :class:`~knowledge.errors.UnusableFile` for a table whose fields cannot be told.
    """
    lines = _lines(data, name)
    first = list(islice(lines, LOOKED_AT))
    objects = [line[1] for line in first if not isinstance(line, Unreadable)]
    if not objects:
        raise UnusableFile(f"{name} holds no JSON object; give one a line.")
    rest = chain(first, lines)
    if not columns and any(_is_review(one) for one in objects):
        return _reviews(rest, name)
    if not columns and any(_is_ours(one) for one in objects):
        return _claims(data, name)
    headings = list(dict.fromkeys(key for one in objects for key in one))
    rows = (
        line
        if isinstance(line, Unreadable)
        else Row(line[0], tuple(_cell(line[1].get(key)) for key in headings))
        for line in rest
    )
    words = Words("line", "field")
    return table_of(headings, rows, name, columns=columns, order=order, words=words)


def _lines(data: bytes, name: str) -> Iterator[_Line]:
    """Each line that is an object, with its number; ``Unreadable`` for any other."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        if len(line) > LONGEST_LINE:
            why = f"it is longer than {LONGEST_LINE:,} characters"
        else:
            try:
                read = json.loads(line.decode("utf-8"))
            except UnicodeDecodeError as error:
                why = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
            except (ValueError, RecursionError):
                why = "it is not JSON"
            else:
                if isinstance(read, dict):
                    yield number, read
                    continue
                why = "it is no JSON object"
        yield Unreadable(where, f"{where} was left out: {why}.")


def _is_review(line: Mapping[str, Any]) -> bool:
    return "claimReviewed" in line or is_of_type(dict(line), "ClaimReview")


def _is_ours(line: Mapping[str, Any]) -> bool:
    """Whether the line has the shape that ``claims export`` writes."""
    return (
        "statement" in line
        and line.keys() <= Claim.model_fields.keys()
        and isinstance(line.get("speaker", {}), (dict, type(None)))
    )


def _claims(data: bytes, name: str) -> Iterator[Item]:
    for read in read_claims(BytesIO(data), name):
        if isinstance(read, Claim):
            yield FoundClaim(name, read)
        else:
            yield Unreadable(f"{name}, line {read.line}", read.why)


def _reviews(lines: Iterator[_Line], name: str) -> Iterator[Item]:
    for line in lines:
        if isinstance(line, Unreadable):
            yield line
            continue
        where = f"{name}, line {line[0]}"
        found = list(claim_reviews_in(dict(line[1]), where))
        yield from found or [Unreadable(where, f"{where} was left out: it is no ClaimReview.")]


def _cell(value: Any) -> Cell:
    """The value of a field as a cell: names of objects, several values side by side."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value) if abs(value) < 10**18 else None
    if isinstance(value, float):
        return f"{value:.15g}"
    return name_of(value) or "; ".join(filter(None, map(plain_text, all_of(value)))) or None
