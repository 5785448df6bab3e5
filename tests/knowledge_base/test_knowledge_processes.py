"""Do several processes share one file without loss? Real processes, killed for real."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.base import KnowledgeBase, Query

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from datetime import UTC, datetime
from knowledge.base import Entry, IndexFields, KnowledgeBase
from knowledge.claim import Claim, Status

path, name, changes, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])

def entry(number):
    claim = Claim(statement=f"Writer {name} saw gauge {number}.", status=Status.CITABLE)
    return Entry(claim, "{}", "1", IndexFields(claim.statement))

clock = lambda: datetime.now(UTC)
with KnowledgeBase.open(path, clock=clock, create=True) as knowledge:
    for change in range(changes):
        numbers = range(change * size, (change + 1) * size)
        added = knowledge.add([entry(number) for number in numbers], by=name)
        print(*added.ids, flush=True)
"""


def start(path: Path, name: str, changes: int, size: int = 1) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(changes), str(size)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_write_into_a_new_file_at_once_and_nothing_is_lost(tmp_path, clock):
    path = tmp_path / "claims.db"
    writers = [start(path, name, 200) for name in ("north", "south")]
    for writer in writers:
        _, said = writer.communicate()
        assert (writer.returncode, said) == (0, "")
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        assert knowledge.count() == knowledge.revision == 400
        assert [claim.revision for claim in knowledge.claims()] == list(range(1, 401))
        for name in ("north", "south"):
            found = knowledge.search(Query(((name, 1.0),), 500))
            assert len(found) == 200


def test_a_reader_sees_what_another_process_has_just_added(tmp_path, clock):
    path = tmp_path / "claims.db"
    with KnowledgeBase.open(str(path), clock=clock, create=True) as knowledge:
        assert knowledge.search(Query((("gauge", 1.0),))) == []
        writer = start(path, "north", 3)
        assert writer.wait() == 0
        assert len(knowledge.search(Query((("gauge", 1.0),)))) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
@pytest.mark.parametrize(("size", "lines"), [(1, 40), (1, 7), (200, 4), (200, 7)])
def test_a_killed_writer_loses_nothing_that_it_had_acknowledged(tmp_path, clock, size, lines):
    """With 200 claims a change, every third change also writes the index."""
    path = tmp_path / "claims.db"
    writer = start(path, "north", 100_000, size)
    assert writer.stdout is not None and writer.stderr is not None
    acknowledged = [writer.stdout.readline().split() for _ in range(lines)]
    writer.send_signal(signal.SIGKILL)
    # not communicate(): it would pass over lines that have been fetched with those above
    rest, said = writer.stdout.read(), writer.stderr.read()
    writer.wait()
    assert said == ""
    # The last line may have been cut off in the middle; the claims before it were acknowledged.
    acknowledged += [line.split() for line in rest.splitlines(keepends=True) if line[-1:] == "\n"]
    ids = [claim_id for line in acknowledged for claim_id in line]
    with KnowledgeBase.open(str(path), clock=clock) as knowledge:
        there = [claim.id for claim in knowledge.claims()]
        assert there[: len(ids)] == ids
        assert len(there) % size == 0, "a change came to stand in part"
        assert knowledge.revision == len(there)
        assert len(knowledge.history(there[-1])) == 1
        found = knowledge.search(Query((("gauge", 1.0),), len(there) + 10))
        assert {one.claim.id for one in found} == set(there)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
