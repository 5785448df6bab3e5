"""Which claims are about the same as a text? Those whose vectors point nearly the same way.

All vectors are held in memory, a byte for each dimension, and each is compared with the query's:
nothing is approximate, and no library is needed for it (docs/retrieval.md has the figures).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.entry import Vector, VectorChange
from knowledge.ranking import best

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE = 512
"""Rows that are multiplied together: in full precision they still fit a processor's cache."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The vectors of one model and one size, side by side."""

    model: str
    keys: tuple[int, ...]
    rows: NDArray[Any]
    lengths: NDArray[Any]


class Vectors:
    """The vectors of all citable claims, as far as their changes were taken in."""

    def __init__(self) -> None:
        self.last = 0
        """The last change that was taken in."""
        self._of: dict[int, Vector] = {}
        self._table: _Table | None = None

    def extend(self, changes: Iterable[VectorChange]) -> None:
        """Takes in further changes, which must follow those already here."""
        for change in changes:
            if change.citable and change.vector is not None:
                self._of[change.key] = change.vector
            else:
                self._of.pop(change.key, None)
            self._table = None
            self.last = change.change

    def search(self, asked: Vector, limit: int) -> list[tuple[int, float]]:
        """Keys with the cosine of the angle between, nearest first, the older among equals.

        Claims whose vector another model made are passed over: nothing can be said of them.
        """
        import numpy as np  # slow to import: only those who ask for vectors pay for it

        table = self._table
        if table is None or table.model != asked.model:
            table = self._table = self._laid_out(asked)
        if not table.keys or limit < 1:
            return []
        wanted = np.frombuffer(asked.numbers, dtype=np.int8).astype(np.float32)
        # not "@": the library behind it takes several threads, which on a busy machine wait for
        # each other longer than one takes for all
        products = np.concatenate(
            [
                np.einsum("ij,j->i", table.rows[start : start + AT_ONCE].astype(np.float32), wanted)
                for start in range(0, len(table.keys), AT_ONCE)
            ]
        )
        near = products / (table.lengths * max(float(np.linalg.norm(wanted)), 1.0))
        # those that are as near as the last of them are all looked at, so that their order is told
        edge = -np.partition(-near, min(limit, len(near)) - 1)[min(limit, len(near)) - 1]
        nearest = np.flatnonzero(near >= edge)
        return best(((table.keys[row], float(near[row])) for row in nearest), limit)

    def _laid_out(self, like: Vector) -> _Table:
        import numpy as np

        width = len(like.numbers)
        held = {
            key: vector.numbers
            for key, vector in self._of.items()
            if vector.model == like.model and len(vector.numbers) == width
        }
        rows = np.frombuffer(b"".join(held.values()), dtype=np.int8).reshape(len(held), width)
        squares = [
            np.square(rows[start : start + AT_ONCE].astype(np.float32)).sum(axis=1)
            for start in range(0, max(len(held), 1), AT_ONCE)
        ]
        lengths = np.maximum(np.sqrt(np.concatenate(squares)), 1.0)
        return _Table(like.model, tuple(held), rows, lengths)
