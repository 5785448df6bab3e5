"""Is the index only ever a help? Deleted, damaged, foreign or locked, the answers stay the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase, Query
from knowledge.candidates import LONGEST_TAIL
from knowledge.claim import Status
from knowledge.errors import UnwritableKnowledgeBase
from knowledge.file_lock import held

MANY = LONGEST_TAIL + 50
GAUGE_7 = Query((("gauge", 1.0), ("n7", 3.0)))


@pytest.fixture
def file(tmp_path, clock, entry):
    """A knowledge base with an index and a tail of three claims, closed."""
    path = tmp_path / "claims.db"
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        knowledge.add(entry(f"Gauge n{number} fell.") for number in range(MANY))
        knowledge.add(entry(f"Gauge n{number} rose.") for number in range(3))
    return path


def answers(path: Path, clock, *, read_only: bool = False) -> list[str]:
    with KnowledgeBase.open(str(path), clock=clock, read_only=read_only) as knowledge:
        return [one.claim.statement for one in knowledge.search(GAUGE_7)]


def index_of(path: Path) -> Path:
    return path.with_name("claims.db.index")


def indexed(path: Path, clock) -> int:
    """How many claims are found by the index rather than by the tail."""
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        snapshot = knowledge._candidates._snapshot
        return snapshot.documents if snapshot else 0


def test_a_long_tail_is_indexed_and_a_short_one_is_not(file, clock):
    assert indexed(file, clock) == MANY
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        assert knowledge.rebuild_index() == MANY + 3
        assert knowledge._candidates._snapshot.documents == MANY + 3


def test_deleting_the_folder_loses_nothing(file, clock):
    before = answers(file, clock)
    shutil.rmtree(index_of(file))
    assert answers(file, clock, read_only=True) == before
    assert not index_of(file).exists(), "a reader writes nothing"
    assert answers(file, clock) == before
    assert indexed(file, clock) == MANY + 3, "a writer makes it anew"


def test_the_folder_may_vanish_while_it_is_in_use(file, clock, entry):
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        before = [one.claim.id for one in knowledge.search(GAUGE_7)]
        shutil.rmtree(index_of(file))
        assert [one.claim.id for one in knowledge.search(GAUGE_7)] == before
        knowledge.add(entry(f"Buoy n{number} sank.") for number in range(MANY))
        assert len(knowledge.search(Query((("buoy", 1.0),), MANY))) == MANY
        assert knowledge.search(GAUGE_7)[0].claim.id == before[0]


def _replaced(path: Path, content: bytes) -> None:
    """Never cut in place: the kernel ends a process whose map of the file shrinks under it."""
    damaged = path.with_name("damaged")
    damaged.write_bytes(content)
    os.replace(damaged, path)


def _emptied(path: Path) -> None:
    _replaced(path, b"")


def _cut_off(path: Path) -> None:
    _replaced(path, path.read_bytes()[: path.stat().st_size // 2])


def _garbled(path: Path) -> None:
    _replaced(path, b"\xa5" * path.stat().st_size)


def _deleted(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [_emptied, _cut_off, _garbled, _deleted])
@pytest.mark.parametrize(
    "pattern", ["meta.json", ".managed.json", "*.term", "*.idx", "*.store", "*.fast", "*"]
)
def test_a_damaged_index_is_made_anew_without_a_word(file, clock, capfd, damage, pattern):
    before = answers(file, clock)
    for path in index_of(file).glob(pattern):
        damage(path)
    assert answers(file, clock, read_only=True)[0] == before[0]
    assert answers(file, clock)[0] == before[0]
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        assert knowledge.rebuild_index() == MANY + 3
        assert [one.claim.statement for one in knowledge.search(GAUGE_7)] == before


def test_the_index_of_another_file_is_not_believed(file, clock, entry, tmp_path):
    other = tmp_path / "other.db"
    with KnowledgeBase.open(str(other), clock=clock, create=True) as knowledge:
        knowledge.add(entry(f"Anchor n{number} held.") for number in range(MANY + 200))
    shutil.rmtree(index_of(file))
    shutil.copytree(tmp_path / "other.db.index", index_of(file))
    assert answers(file, clock)[0].startswith("Gauge n7")
    assert indexed(file, clock) == MANY + 3


def test_the_index_of_a_later_state_is_not_believed_after_a_restore(file, clock, entry):
    backup = file.with_name("backup.db")
    shutil.copy(file, backup)
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        knowledge.add([entry("Gauge n7 burst.")])
        knowledge.rebuild_index()
    shutil.copy(backup, file)
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        knowledge.add([entry("Gauge n7 froze.")])
        found = knowledge.search(Query((("n7", 1.0),)))
        assert sorted(one.claim.statement for one in found) == [
            "Gauge n7 fell.",
            "Gauge n7 froze.",
        ]


def test_the_index_follows_changed_and_retracted_claims(file, clock, entry):
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        (seven,) = [one.claim.id for one in knowledge.search(Query((("n7", 1.0),)))]
        (eight,) = [one.claim.id for one in knowledge.search(Query((("n8", 1.0),)))]
        knowledge.revise(entry("Anchor n7 held.", claim_id=seven), by="", why="")
        knowledge.set_status(eight, Status.RETRACTED, by="", why="")
        knowledge.add(entry(f"Buoy x{number} sank.") for number in range(MANY))
        assert knowledge._candidates._snapshot.documents == 2 * MANY + 2
        found = knowledge.search(Query((("n7", 1.0), ("n8", 1.0))))
        assert [one.claim.statement for one in found] == ["Anchor n7 held."]


def test_while_another_process_writes_the_index_the_tail_serves(file, clock, entry):
    with (
        held(index_of(file) / "writer.lock") as ours,
        KnowledgeBase.open(str(file), clock=clock) as knowledge,
    ):
        assert ours
        knowledge.add(entry(f"Buoy n{number} sank.") for number in range(MANY))
        assert knowledge._candidates._snapshot.documents == MANY
        assert len(knowledge.search(Query((("buoy", 1.0),), 2 * MANY))) == MANY
        with pytest.raises(UnwritableKnowledgeBase, match="index cannot be written now"):
            knowledge.rebuild_index()
    with KnowledgeBase.open(str(file), clock=clock) as knowledge:
        assert knowledge._candidates._snapshot.documents == 2 * MANY + 3


def test_a_reader_follows_the_index_that_another_one_writes(file, clock, entry):
    with (
        KnowledgeBase.open(str(file), clock=clock, read_only=True) as reader,
        KnowledgeBase.open(str(file), clock=clock) as writer,
    ):
        assert len(reader.search(GAUGE_7)) == 30
        writer.add(entry(f"Buoy n{number} sank.") for number in range(MANY))
        assert len(reader.search(Query((("buoy", 1.0),), 2 * MANY))) == MANY
        assert reader._candidates._snapshot.documents == 2 * MANY + 3
        assert len(reader._candidates._tail.postings) == 0
