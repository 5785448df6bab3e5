"""Does an ingest survive what happens to processes and disks? Killed, interrupted, out of room."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Status
from knowledge.formats.items import FoundClaim
from knowledge.formats.kinds import Kind
from verifier.ingesting.contents import Contents
from verifier.ingesting.loop import Outcome, ingest_all
from verifier.ingesting.processes import ReadingEnded, in_processes

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")


def table(folder: Path, rows: int) -> None:
    lines = [f"The gauge {row} stood at {row + 2} metres.,River office" for row in range(rows)]
    (folder / "gauges.csv").write_text("\n".join(["claim,speaker", *lines]))


def start(folder: Path, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "verifier", "ingest", "gauges.csv", "--kb", "kb.sqlite", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def statements(folder: Path) -> list[str]:
    with KnowledgeBase.open(
        str(folder / "kb.sqlite"), clock=lambda: datetime.now(UTC)
    ) as knowledge:
        found = [claim.statement for claim in knowledge.claims()]
        assert knowledge.revision == len(found)
    return found


@pytest.mark.parametrize(("room", "stored"), [(1_300_000, True), (6_000, False)])
def test_a_full_disk_is_told_and_nothing_is_half_written(
    tmp_path: Path, room: int, stored: bool
) -> None:
    """No file may grow beyond the limit, which is what a full disk does to a database."""
    table(tmp_path, 600)

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    full = start(tmp_path, preexec_fn=little_room)
    out, err = full.communicate()
    assert full.returncode == 2, err
    assert "Traceback" not in err
    assert "is full or failing and the last change was not stored; make room" in err
    if stored:
        kept = statements(tmp_path)
        assert kept and len(kept) % 200 == 0, "a batch came to stand in part"
        assert f"stopped; {len(kept)} claims of this run are stored in kb.sqlite" in err
        assert "citable claims added" not in out
    again = start(tmp_path)
    out, err = again.communicate()
    assert (again.returncode, err) == (0, "")
    assert sorted(statements(tmp_path)) == sorted(
        f"The gauge {row} stood at {row + 2} metres." for row in range(600)
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_is_told_and_gone_on_with(tmp_path: Path, jobs: str) -> None:
    table(tmp_path, 4_000)
    running = start(
        tmp_path,
        *("--jobs", jobs),
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert running.stdout is not None
    running.stdout.readline()  # the columns: the first batch is stored
    time.sleep(0.5)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate()
    assert running.returncode == 130
    assert "Traceback" not in err
    kept = len(statements(tmp_path))
    assert f"stopped; {kept} claims of this run are stored" in err


def contents() -> Contents:
    items = (FoundClaim(f"row {n}", Claim(statement=f"The quay sank {n} m.")) for n in range(5))
    return Contents(Kind.SPREADSHEET, items, 5)


def test_a_reading_process_that_is_ended_is_told() -> None:
    knowledge = KnowledgeBase.in_memory(clock=lambda: datetime.now(UTC))
    read_all = in_processes(partial(os._exit, 1), Status.CITABLE, 2)  # type: ignore[arg-type]
    outcomes: Iterator[Outcome] = ingest_all(
        [("t.csv", contents)], knowledge, read_all, version="1"
    )
    with pytest.raises(ReadingEnded, match="goes on where this one stopped"):
        list(outcomes)
    assert knowledge.count() == 0


@pytest.mark.slow
def test_killed_runs_lose_nothing_that_they_had_told() -> None:
    """A few rounds of ``scripts/kill_ingest.py``, which does a hundred."""
    ended = subprocess.run(
        [sys.executable, "scripts/kill_ingest.py", "--rounds", "4", "--sources", "30"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "0 faults" in ended.stdout
