"""How many values fit into one question to a database? So many that its limits are never met."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TypeVar

CHUNK = 500
"""Values or rows at a time, so that neither memory nor a read transaction grows with the table."""

T = TypeVar("T", str, int)


def chunks(values: Collection[T]) -> Iterator[list[T]]:
    """The values in order, a few hundred at a time."""
    ordered = sorted(values)
    for begin in range(0, len(ordered), CHUNK):
        yield ordered[begin : begin + CHUNK]
