"""How are claims kept for the length of one question? In dictionaries, gone when it is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock

from knowledge.claim import Claim, Revision, Status
from knowledge.entry import Change, Entry, Stored, VectorChange
from knowledge.memory_checks import MemoryChecks
from knowledge.newest import Place, place_of
from knowledge.selection import has_words
from knowledge.store import Written


class MemoryStore:
    """Claims in this process only; safe between threads."""

    database = None

    def __init__(self) -> None:
        self._lock = RLock()
        self._rows: dict[str, Stored] = {}
        self._contents: dict[str, str] = {}
        self._ids: dict[int, str] = {}
        self._revisions: dict[str, list[Revision]] = {}
        self._steps: dict[int, list[Revision]] = {}
        self._last = 0
        self.checks = MemoryChecks(self.history)

    @contextmanager
    def writing(self) -> Iterator[MemoryTransaction]:
        with self._lock:
            transaction = MemoryTransaction(self)
            yield transaction
            self._apply(transaction)

    def _apply(self, transaction: MemoryTransaction) -> None:
        for row in transaction.rows.values():
            claim_id = row.entry.claim.id
            self._rows[claim_id] = row
            self._contents.setdefault(row.content, claim_id)
            self._ids[row.key] = claim_id
            self._last = max(self._last, row.change)
        for written in transaction.revisions:
            revision = Revision(
                number=written.number,
                claim_id=written.claim_id,
                at=written.at,
                by=written.by,
                action=written.action,
                why=written.why,
                step=written.step,
                claim=written.claim,
            )
            self._revisions.setdefault(written.claim_id, []).append(revision)
            self._steps.setdefault(written.step, []).append(revision)

    def known(self, ids: Collection[str], contents: Collection[str]) -> dict[str, str]:
        found = {content: self._contents[content] for content in contents & self._contents.keys()}
        return found | {claim_id: claim_id for claim_id in ids if claim_id in self._rows}

    def added_for(self) -> dict[str, int]:
        with self._lock:
            return dict(Counter(first.why for first, *_ in self._revisions.values()))

    def last_change(self) -> int:
        return self._last

    def stored(self, claim_id: str) -> Stored | None:
        return self._rows.get(claim_id)

    def found(self, keys: Sequence[int]) -> dict[int, tuple[Claim, str]]:
        with self._lock:
            entries = {key: self._rows[self._ids[key]].entry for key in keys if key in self._ids}
        return {key: (entry.claim, entry.reading) for key, entry in entries.items()}

    def claims(self, status: Status | None) -> Iterator[Claim]:
        for row in self._all():
            if status is None or row.entry.claim.status is status:
                yield row.entry.claim

    def newest(
        self, status: Status | None, words: Collection[str], after: Place | None
    ) -> Iterator[Claim]:
        claims = [row.entry.claim for row in self._all() if has_words(row.json, words)]
        for claim in sorted(claims, key=place_of, reverse=True):
            right = status is None or claim.status is status
            if right and (after is None or place_of(claim) < after):
                yield claim

    def outdated(self, version: str) -> Iterator[Entry]:
        for row in self._all():
            if row.entry.reading_version != version:
                yield row.entry

    def _all(self) -> list[Stored]:
        with self._lock:
            return list(self._rows.values())

    def changes_after(self, change: int, limit: int | None = None) -> list[Change]:
        changed = sorted((row for row in self._all() if row.change > change), key=_by_change)
        return [
            Change(
                row.key,
                row.change,
                row.entry.claim.status is Status.CITABLE,
                row.entry.fields,
            )
            for row in changed[:limit]
        ]

    def vectors_after(self, change: int) -> list[VectorChange]:
        changed = sorted((row for row in self._all() if row.change > change), key=_by_change)
        return [
            VectorChange(
                row.key,
                row.change,
                row.entry.claim.status is Status.CITABLE,
                row.entry.vector,
            )
            for row in changed
        ]

    def history(self, claim_id: str) -> list[Revision]:
        with self._lock:
            return list(self._revisions.get(claim_id, ()))

    def step(self, number: int) -> list[Revision]:
        with self._lock:
            return list(self._steps.get(number, ()))

    def mark_of(self, change: int) -> str:
        return ""

    def count(self, status: Status | None) -> int:
        if status is None:
            return len(self._rows)
        return sum(row.entry.claim.status is status for row in self._all())

    def close(self) -> None:
        """Nothing is held."""


class MemoryTransaction:
    """Collects what is written, so that a failure in the middle leaves no trace."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.rows: dict[str, Stored] = {}
        self.revisions: list[Written] = []

    def last_change(self) -> int:
        mine = max((row.change for row in self.rows.values()), default=0)
        return max(self._store.last_change(), mine)

    def known(self, ids: Collection[str], contents: Collection[str]) -> dict[str, str]:
        return self._store.known(ids, contents)

    def stored(self, claim_id: str) -> Stored | None:
        return self.rows.get(claim_id) or self._store.stored(claim_id)

    def insert(self, rows: Sequence[Stored]) -> None:
        self.rows.update((row.entry.claim.id, row) for row in rows)

    def replace(self, rows: Sequence[Stored]) -> None:
        self.insert(rows)

    def record(self, revisions: Sequence[Written]) -> None:
        self.revisions.extend(revisions)


def _by_change(row: Stored) -> int:
    return row.change
