"""Two workers have one knowledge base: both read, either writes, who is in the way is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.base import Entry, IndexFields, KnowledgeBase, Query
from knowledge.claim import Claim, Source, Status
from knowledge.errors import BusyKnowledgeBase
from knowledge.file_lock import held
from knowledge.opening import index_of

QUERY = Query((("lantern", 1.0),))


def entry(number: int) -> Entry:
    words = f"Keeper {number} counted {number} lanterns."
    claim = Claim(
        statement=words, quote=words, source=Source(publisher="Harbour"), status=Status.CITABLE
    )
    return Entry(claim, fields=IndexFields(words=words))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.sqlite"


@pytest.fixture
def workers(path: Path) -> Iterator[tuple[KnowledgeBase, KnowledgeBase]]:
    def opened() -> KnowledgeBase:
        return KnowledgeBase.open(
            str(path), clock=lambda: datetime.now(UTC), create=True, wait=0.05
        )

    with opened() as one, opened() as other:
        yield one, other


def test_what_either_writes_both_find_at_once(workers) -> None:
    one, other = workers
    one.add([entry(1)])
    other.add([entry(2)])
    for worker in workers:
        assert len(worker.search(QUERY)) == 2
        assert worker.revision == 2


def test_a_writer_in_the_way_is_told_and_readers_never_wait(workers, path: Path) -> None:
    one, other = workers
    one.add([entry(1)])
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(BusyKnowledgeBase, match=r"claims\.sqlite.*nothing was changed; try again"):
        other.add([entry(2)])
    assert len(other.search(QUERY)) == len(one.search(QUERY)) == 1
    writer.execute("ROLLBACK")
    writer.close()
    other.add([entry(2)])
    assert len(one.search(QUERY)) == 2


def test_who_may_not_write_the_index_now_searches_what_it_lacks_in_memory(workers, path) -> None:
    one, other = workers
    one.add([entry(0)])
    one.rebuild_index()
    with held(index_of(path) / "writer.lock") as ours:
        assert ours
        one.add(entry(number) for number in range(1, 601))
        assert one.index_lag == 600
        assert len(other.search(Query((("lantern", 1.0),), limit=1_000))) == 601
    # the next change takes up what was left
    one.add([entry(601)])
    assert one.index_lag == 0


def test_the_lag_in_memory_is_none() -> None:
    with KnowledgeBase.in_memory(clock=lambda: datetime.now(UTC)) as knowledge:
        knowledge.add([entry(1)])
        assert knowledge.index_lag == 0
