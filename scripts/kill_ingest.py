"""Does a killed ingest lose or double a claim that it had told? Real processes, killed for real.

    python scripts/kill_ingest.py [--rounds N] [--jobs N] [--seed N] [--sources N]

Each round starts ``verifier ingest`` over a folder of tables and articles and kills it (SIGKILL) at
a random moment: while it starts, reads, stores or writes the index. Then every source that it had
told must be in the knowledge base as a whole, no claim may be there twice, the file must be sound,
the index must find what the store holds, and no reading process may be left. The next round goes on
over the same knowledge base; when all sources are in, a new one is begun. Half of the rounds read
with ``--jobs`` processes, half with one. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.base import KnowledgeBase, Query

ROOT = Path(__file__).resolve().parents[1]
TOLD = re.compile(r"^(?P<file>.*): (?P<new>\d+) claims?(?:, (?P<old>\d+) already there)?")
ROWS = (1, 3, 20, 60, 250)
"""Rows of the tables in turn: less than a batch, and more."""
PATIENCE = 15.0
"""Seconds within which the processes of a killed run must have ended."""


@dataclass
class Counts:
    """What the rounds have come to."""

    killed: int = 0
    finished: int = 0
    told: int = 0
    """Claims of sources that were told before the kill, summed over the rounds."""
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Returns 0 where nothing was lost, 1 otherwise."""
    options = parser().parse_args()
    chance = random.Random(options.seed)
    counts = Counts()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        rows = write_sources(home / "sources", options.sources)
        number = 0
        for turn in range(options.rounds):
            if turn and turn % 10 == 0:
                print(f"{turn} rounds: {counts.killed} killed, {counts.told} told", flush=True)
            jobs = chance.choice((1, options.jobs))
            done = one_round(home, home / f"kb{number}.sqlite", jobs, chance, rows, counts)
            number += done
            if counts.faults:
                break
        else:
            finish(home, home / f"kb{number}.sqlite", options.jobs, rows, counts)
    print(
        f"{counts.killed} runs killed, {counts.finished} were done before; "
        f"{counts.told} claims had been told before a kill; {len(counts.faults)} faults"
    )
    for fault in counts.faults:
        print(fault, file=sys.stderr)
    return 1 if counts.faults else 0


def write_sources(folder: Path, number: int) -> dict[str, int]:
    """Tables and articles; returns how many claims each table holds, by its name."""
    folder.mkdir(parents=True)
    rows: dict[str, int] = {}
    for at in range(number):
        if at % 4 == 3:
            (folder / f"{at:03}.txt").write_text(
                f"Gauges of district {at}\n\nThe gauge of district {at} stood at {at + 1} metres, "
                f"the river office said on Monday.\n\nSome {at + 100} homes near the gauge were "
                "emptied, according to the police.\n",
                encoding="utf-8",
            )
            continue
        table = f"{at:03}.csv"
        rows[table] = ROWS[at % len(ROWS)]
        lines = [
            f'"The gauge {row} of district {at} stood at {row + 2} metres.",River office,{table}'
            for row in range(rows[table])
        ]
        (folder / table).write_text("\n".join(["claim,speaker,title", *lines]))
    return rows


def one_round(
    home: Path, kb: Path, jobs: int, chance: random.Random, rows: dict[str, int], counts: Counts
) -> bool:
    """Runs, kills and looks; True when the run was done before it could be killed."""
    process = started(home, kb, jobs)
    lines: list[str] = []
    reading = threading.Thread(target=lambda: lines.extend(process.stdout or ()))
    reading.start()
    kill_at_some_moment(process, lines, chance)
    reading.join()
    session_must_end(process.pid, counts)
    done = process.returncode != -signal.SIGKILL
    counts.killed += not done
    counts.finished += done
    if done and process.returncode:
        counts.faults.append(f"a run ended with {process.returncode}")
    look(kb, lines, rows, counts)
    return done


def finish(home: Path, kb: Path, jobs: int, rows: dict[str, int], counts: Counts) -> None:
    """One run to the end: what a killed one left is complete then."""
    process = started(home, kb, jobs)
    out, _ = process.communicate()
    told = look(kb, out.splitlines(keepends=True), rows, counts)
    if process.returncode or not rows.keys() <= told.keys():
        counts.faults.append("the last run did not bring all sources in")


def started(home: Path, kb: Path, jobs: int) -> subprocess.Popen[str]:
    """An ingest over all sources, in a session of its own."""
    command = ["ingest", "sources", "--kb", str(kb), "--jobs", str(jobs), "--publisher", "The Post"]
    return subprocess.Popen(
        [sys.executable, "-m", "verifier", *command],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def kill_at_some_moment(
    process: subprocess.Popen[str], lines: list[str], chance: random.Random
) -> None:
    """Kills the process that stores: while it starts, or some moments after it told new claims."""
    if chance.random() < 0.15:
        time.sleep(chance.uniform(0, 2))
    else:
        wanted = chance.randint(1, 4)
        while process.poll() is None and told_anew(lines) < wanted:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.3))
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()


def told_anew(lines: list[str]) -> int:
    """Sources that were told with claims that were not there before."""
    return sum(1 for line in list(lines) if (told := TOLD.match(line)) and told["new"] != "0")


def session_must_end(session: int, counts: Counts) -> None:
    """Waits until no process of the session is left; on Linux only."""
    until = time.monotonic() + PATIENCE
    while left := [pid for pid in processes() if session_of(pid) == session]:
        if time.monotonic() > until:
            counts.faults.append(f"{len(left)} processes of a killed run went on")
            for pid in left:
                os.kill(pid, signal.SIGKILL)
            return
        time.sleep(0.02)


def processes() -> list[int]:
    """The ids of all processes; none where there is no ``/proc``."""
    proc = Path("/proc")
    return [int(one.name) for one in proc.iterdir() if one.name.isdigit()] if proc.exists() else []


def session_of(pid: int) -> int:
    """The session of a process that still runs, 0 for one that does not."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return 0 if after_name[0] in "ZX" else int(after_name[3])


def look(kb: Path, lines: list[str], rows: dict[str, int], counts: Counts) -> dict[str, int]:
    """Compares the knowledge base with what had been told; returns that, by the source's name."""
    whole = [line for line in lines if line.endswith("\n")]  # the last one may be cut off
    told = {
        Path(found["file"]).name: int(found["new"]) + int(found["old"] or 0)
        for found in map(TOLD.match, whole)
        if found
    }
    counts.told += sum(told.values())
    if not kb.exists() or not kb.stat().st_size:
        if told:
            counts.faults.append("the knowledge base is gone")
        return told
    with closing(sqlite3.connect(kb)) as raw:
        if raw.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            counts.faults.append("the file is damaged")
    with KnowledgeBase.open(str(kb), clock=lambda: datetime.now(UTC), create=True) as knowledge:
        claims = list(knowledge.claims())
        by_source = Counter(source_of(claim.source.title) for claim in claims)
        for name, count in told.items():
            if by_source[name] != count or count != rows.get(name, count):
                counts.faults.append(f"{name}: told {count}, there {by_source[name]}")
        if len({(c.source.title, c.statement) for c in claims}) != len(claims):
            counts.faults.append("a claim is there twice")
        if knowledge.revision != len(claims):
            counts.faults.append(f"{len(claims)} claims, {knowledge.revision} revisions")
        found = knowledge.search(Query((("gauge", 1.0), ("district", 1.0)), len(claims) + 10))
        missed = {c.id for c in claims} - {one.claim.id for one in found}
        unlike = [c for c in claims if c.id in missed and "gauge" in c.statement.lower()]
        if unlike:
            counts.faults.append(f"{len(unlike)} claims are stored and not found")
    return told


def source_of(title: str) -> str:
    """The file of a claim: tables name it, articles bear the number of their district."""
    district = re.search(r"district (\d+)$", title)
    return f"{int(district[1]):03}.txt" if district else title


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--rounds", type=int, default=100)
    found.add_argument("--jobs", type=int, default=2)
    found.add_argument("--seed", type=int, default=None, help="for the moments of the kills")
    found.add_argument("--sources", type=int, default=100)
    return found


if __name__ == "__main__":
    sys.exit(main())
