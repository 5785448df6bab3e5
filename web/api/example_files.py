"""Which examples are there of each operation? Files beside this one, asked of the application.

``scripts/write_api_examples.py`` writes the answers, and a test asks them all again: what the
documentation shows is what is answered.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what is filled into the path, query, headers, and body with its media type."""

    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    if_match: bool = False
    """Whether the tag of the claim as it was seen goes with it."""
    media: str = ""
    body: Any = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer: a JSON value or the beginning of a text; ``None`` where there is no body."""

    status: int
    media: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


@dataclass(frozen=True, slots=True)
class ApiExample:
    """A request with the answer that the application gives to it."""

    name: str
    summary: str
    asked: Asked
    answer: Answered

    @property
    def works(self) -> bool:
        """Whether it is answered as it was asked, and not refused."""
        return self.answer.status < 400


@dataclass(frozen=True, slots=True)
class OperationExamples:
    """The examples of one operation, and how the Python client asks the same."""

    operation: str
    """Method and path as the router has it: ``POST /v1/verify``."""
    examples: tuple[ApiExample, ...]
    python: tuple[str, ...] = ()
    """Lines over a ``client``; none where the client has no such method."""


@functools.cache
def examples_by_operation() -> Mapping[str, OperationExamples]:
    """All examples, by their operation."""
    folder = resources.files("web.api").joinpath("examples")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda f: f.name
    )
    read = [_read(json.loads(file.read_text(encoding="utf-8"))) for file in files]
    return {one.operation: one for one in read}


def _read(written: Mapping[str, Any]) -> OperationExamples:
    return OperationExamples(
        written["operation"],
        # an example without an answer was not asked yet
        tuple(_example(one) for one in written["examples"] if "answer" in one),
        tuple(written.get("python", ())),
    )


def _example(written: Mapping[str, Any]) -> ApiExample:
    request = {name: value for name, value in written["request"].items() if name != "as"}
    return ApiExample(
        written["name"], written["summary"], Asked(**request), Answered(**written["answer"])
    )
