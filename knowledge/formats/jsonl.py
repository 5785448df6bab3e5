"""How are claims written as JSON Lines? One claim a line, UTF-8, and back again exactly.

What a claim leaves at its default is not written. A line that cannot be read does not keep the
others out: it comes back as a ``BadLine`` that says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from pydantic import ValidationError

from knowledge.claim import Claim

LONGEST_LINE = 1_000_000
"""Bytes. A claim of the greatest length takes a tenth; anything longer is another kind of file."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that holds no claim: its number from 1, and one sentence that names the file too."""

    line: int
    why: str


def write_claims(claims: Iterable[Claim], stream: IO[str] | IO[bytes]) -> int:
    """Writes the claims with ids, status and revision; returns how many."""
    written = 0
    text = hasattr(stream, "encoding")
    for claim in claims:
        line = claim.model_dump_json(exclude_defaults=True) + "\n"
        stream.write(line if text else line.encode("utf-8"))  # type: ignore[arg-type]
        written += 1
    return written


def read_claims(stream: IO[str] | IO[bytes], name: str) -> Iterator[Claim | BadLine]:
    """The claims of a stream, best one of bytes, in order; empty lines are passed over.

    ``name`` is what the reader calls the file. Every line that is no claim gives a ``BadLine``.
    """
    # A text stream that meets bytes that are no UTF-8 cannot go on; the bytes below it can.
    lines = getattr(stream, "buffer", stream)
    number = 0
    while line := lines.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            yield _bad(name, number, f"it is longer than {LONGEST_LINE:,} characters")
            if not _skip_rest(lines, line):
                return
        else:
            read = _read(line, name, number)
            if read is not None:
                yield read


def _read(line: str | bytes, name: str, number: int) -> Claim | BadLine | None:
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
    except UnicodeDecodeError as error:
        return _bad(name, number, f"byte {error.start + 1} is not UTF-8; save the file as UTF-8")
    text = text.strip().removeprefix("\ufeff")
    if not text:
        return None
    try:
        return Claim.model_validate_json(text)
    except ValidationError as error:
        return _bad(name, number, reason_of(error))


def reason_of(error: ValidationError) -> str:
    """The first thing that is wrong, in words; the values themselves may be long or private."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ").rstrip(".")
    match first["type"]:
        case "json_invalid":
            return "it is not JSON"
        case "missing":
            return f"the field “{where}” is missing"
        case "extra_forbidden":
            return f"a claim has no field “{where}”"
        case _ if where:
            return f"the field “{where}” cannot be read ({said[:1].lower()}{said[1:]})"
        case _:
            return f"it is not a claim ({said[:1].lower()}{said[1:]})"


def _bad(name: str, number: int, why: str) -> BadLine:
    return BadLine(number, f"{name}, line {number} was left out: {why}.")


def _skip_rest(lines: IO[str] | IO[bytes], line: str | bytes) -> bool:
    """Reads on to the end of the line; False at the end of the file."""
    end: str | bytes = "\n" if isinstance(line, str) else b"\n"
    while line and not line.endswith(end):  # type: ignore[arg-type]
        line = lines.readline(LONGEST_LINE)
    return bool(line)
