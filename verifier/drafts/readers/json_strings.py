"""Where in a line of JSON does each field of its object stand, and where each letter of a text?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from verifier.drafts.readers.manuscript import Piece

_SPACE = re.compile(r"[ \t\r\n]*")
_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\\"]+"
)
_HALVES = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A value with where it is written: ``line[start:end]``, quotation marks included."""

    value: object
    start: int
    end: int


class NoJson(ValueError):
    """The line is no JSON, or is nested too deeply to be read."""


def written_value(line: str) -> WrittenValue:
    """The value that a line holds. Raises :class:`NoJson`."""
    start = _after_space(line, 0)
    try:
        value, end = _DECODER.raw_decode(line, start)
    except (ValueError, RecursionError) as error:
        raise NoJson from error
    if _after_space(line, end) != len(line):
        raise NoJson
    return WrittenValue(value, start, end)


def written_fields(line: str, start: int) -> Iterator[tuple[str, WrittenValue]]:
    """The fields of an object that begins at ``start`` in a line that holds valid JSON."""
    at = _after_space(line, start + 1)
    while line[at] == '"':
        name, end = _DECODER.raw_decode(line, at)
        at = _after_space(line, _after_space(line, end) + 1)  # behind the colon
        value, end = _DECODER.raw_decode(line, at)
        yield name, WrittenValue(value, at, end)
        at = _after_space(line, end)
        if line[at] == ",":
            at = _after_space(line, at + 1)


def letters_of(line: str, written: WrittenValue, offset: int) -> tuple[str, tuple[Piece, ...]]:
    """The letters of a text, with where they stand in the file whose letter ``offset`` begins the
    line; half of a surrogate pair, which is no letter, becomes U+FFFD."""
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for found in _PIECE.finditer(line, written.start + 1, written.end - 1):
        raw = found.group()
        read = raw if raw[0] != "\\" else str(json.loads(f'"{raw}"'))
        pieces.append(Piece(at, offset + found.start(), offset + found.end()))
        parts.append(read)
        at += len(read)
    return _HALVES.sub("\ufffd", "".join(parts)), tuple(pieces)


def _after_space(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    return found.end() if found else at
