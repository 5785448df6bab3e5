"""Which claims are worth comparing? The index's answer and the unindexed tail's, as one list, and
where the query has a vector, those too that say the same in other words.

The index lags behind the store, because to bring it up to date takes a tenth of a second and to
store a claim takes milliseconds. What it has not seen yet is the tail: held in memory, searched
with the same formula, read again from the store whenever something has changed. So the next
search finds a claim that was just added, by whichever process.
"""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Protocol

from knowledge.entry import Change, Vector
from knowledge.errors import UnwritableKnowledgeBase
from knowledge.fusing import fused
from knowledge.ranking import Background, Postings, best
from knowledge.store import Store
from knowledge.vectors import Vectors

LONGEST_TAIL = 500
"""Changes that may await indexing. A process that starts reads them in about 25 milliseconds; an
index commit costs about 100, so that its share of one stored claim is a fifth of a millisecond."""


class Snapshot(Background, Protocol):
    """What the index held at one moment."""

    @property
    def change(self) -> int:
        """The last change that it has seen."""
        ...

    def search(self, weights: Mapping[str, float], limit: int) -> list[tuple[int, float]]: ...


class CandidateIndex(Protocol):
    """An index on the disk that follows the store."""

    def latest(self) -> Snapshot | None:
        """What it holds now, ``None`` where there is no sound index."""
        ...

    def catch_up(self, *, anew: bool = False) -> bool:
        """Takes in what has changed; False when it cannot write now (another process does)."""
        ...

    def close(self) -> None: ...


class Candidates:
    """Searches index and tail together. Safe between threads."""

    def __init__(self, store: Store, index: CandidateIndex | None = None) -> None:
        self._store = store
        self._index = index
        self._lock = Lock()
        self._snapshot: Snapshot | None = index.latest() if index else None
        self._tail = Tail(self._snapshot.change if self._snapshot else 0)
        self._vectors = Vectors()

    def search(
        self, weights: Mapping[str, float], limit: int, vector: Vector | None = None
    ) -> list[tuple[int, float]]:
        """Keys of citable claims with scores, best first."""
        found = self._by_words(weights, limit)
        near = self._by_vector(vector, limit) if vector is not None else []
        return fused((found, near), limit) if near else found

    def _by_vector(self, vector: Vector, limit: int) -> list[tuple[int, float]]:
        last = self._store.last_change()
        with self._lock:
            if last != self._vectors.last:
                self._vectors.extend(self._store.vectors_after(self._vectors.last))
            return self._vectors.search(vector, limit)

    def _by_words(self, weights: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        if not weights or not limit:
            return []
        with self._lock:
            self._follow()
            snapshot, tail = self._snapshot, self._tail
            scored = tail.postings.search(weights, limit, snapshot)
            hidden = set(tail.changed)
        if snapshot:
            # What the tail knows better may not crowd out other claims.
            wider = snapshot.search(weights, limit + len(hidden))
            scored = best([*scored, *(hit for hit in wider if hit[0] not in hidden)], limit)
        return scored

    def _follow(self) -> None:
        last = self._store.last_change()
        if last == self._tail.last:
            return
        if self._index and last - self._tail.first > LONGEST_TAIL:
            self._take(self._index.latest())
        self._tail.extend(self._store.changes_after(self._tail.last))

    def _take(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot
        first = snapshot.change if snapshot else 0
        if first != self._tail.first:
            self._tail = Tail(first)

    @property
    def lag(self) -> int:
        """Changes that the index has not seen, as far as this process has looked; 0 without one."""
        if self._index is None:
            return 0
        return max(self._store.last_change() - self._tail.first, 0)

    def catch_up(self) -> None:
        """Brings the index up to date when the tail has become long. Never fails: the tail serves.

        The searches of other threads go on meanwhile.
        """
        if self._index is None:
            return
        if self._store.last_change() - self._tail.first > LONGEST_TAIL and self._index.catch_up():
            self._renew()

    def rebuild(self) -> int:
        """Makes the index anew; returns how many claims can be found by it or in memory."""
        if self._index is not None:
            if not self._index.catch_up(anew=True):
                raise UnwritableKnowledgeBase(
                    "The index cannot be written now; close other programs that use this "
                    "knowledge base, or check the permissions of its folder, and try again."
                )
            self._renew()
        with self._lock:
            self._follow()
            indexed = self._snapshot.documents if self._snapshot else 0
            return indexed + len(self._tail.postings)

    def _renew(self) -> None:
        assert self._index is not None
        snapshot = self._index.latest()
        with self._lock:
            self._take(snapshot)

    def close(self) -> None:
        if self._index is not None:
            self._index.close()


class Tail:
    """The claims that changed after a given change, in memory."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.last = first
        self.postings = Postings()
        self.changed: set[int] = set()
        """Keys of claims that an index which ends at ``first`` may hold in an older state."""

    def extend(self, changes: list[Change]) -> None:
        """Takes in further changes, which must follow those already here."""
        for change in changes:
            if change.key <= self.first:
                self.changed.add(change.key)
            if change.citable:
                self.postings.put(change.key, change.fields)
            else:
                self.postings.discard(change.key)
            self.last = change.change
