"""How does what was read come out of the other process? As JSON, checked field by field.

The process that reads a hostile file may have been taken over by it, so nothing that it hands out
is believed: it is a manuscript of the right shape, or a sentence, or it is refused.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from verifier.drafts.readers.manuscript import Manuscript
from verifier.settings import Settings

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Request:
    """What the process is asked: a file by its name, and the limits; the bytes follow."""

    name: str
    ending: str
    """Which reader is wanted, by its entry in ``READERS`` or ``TEXT_READERS``; of the latter the
    bytes are in UTF-8."""
    settings: Settings


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back: the manuscript, or the sentence that says why there is none."""

    manuscript: Manuscript | None = None
    refused: str = ""


def request_line(request: Request) -> bytes:
    """The request on one line."""
    return json.dumps(_plain(request)).encode("ascii") + b"\n"


def read_request(line: bytes) -> Request:
    """The request that stands on that line; it comes from the process that trusts nobody."""
    read = json.loads(line)
    return Request(read["name"], read["ending"], Settings(**read["settings"]))


def answer_bytes(answer: Answer) -> bytes:
    """The answer as JSON in UTF-8; half of a surrogate pair, which UTF-8 cannot write, becomes ?"""
    return json.dumps(_plain(answer), ensure_ascii=False).encode("utf-8", "replace")


def read_answer(written: bytes) -> Answer:
    """The answer that was written. Raises :class:`ValueError` for what has not its shape."""
    return _shape().validate_json(written)


@cache
def _shape() -> TypeAdapter[Answer]:
    # only the waiting process checks; the other one starts faster without pydantic
    from pydantic import TypeAdapter

    return TypeAdapter(Answer)


def _plain(value: Any) -> Any:
    """The same in what JSON knows: mappings, lists, texts and numbers."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list, frozenset)):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value
