"""Does the service keep up? Its throughput against the same checks without HTTP, and what it takes.

    python scripts/bench_service.py [--minutes N] [--workers N] [--connections N] [--claims N]

The claims of a collection (as for scripts/bench_check.py) are stored in a knowledge base, over
which ``verifier serve`` runs with real processes on loopback. By turns, so that whatever else the
machine does burdens both alike, the service is asked over kept connections, and as many processes
make the same checks in a loop. Memory and file descriptors of every worker are read after each
turn, once its caches are warm. Then ten times as many requests arrive as it can answer, and the
time is taken until it is its old self again.

Ends with 1 where a bound of the service does not hold: throughput at least 0.8 of the loop's, no
error, nothing that grows, some refusals under ten times the load, recovered within five seconds.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.base import KnowledgeBase
from scripts.bench_check import SNOPES, chosen
from scripts.predictions.judging import now
from scripts.predictions.retrieval import store
from scripts.predictions.rows import read_rows
from scripts.serving.load import Asking, arrivals, counted, recovered_after, steady
from scripts.serving.processes import Taken, taken_by, workers_of
from scripts.serving.reference import Loops, Pace
from verifier.errors import UnusableInput
from verifier.pipeline import usable
from verifier.settings import DEFAULTS

ROOT = Path(__file__).resolve().parents[1]

RATIO, RECOVERY, GROWTH, MORE = 0.8, 5.0, 1.05, 10
"""The bounds: throughput of the loop's, seconds, memory at the end over that after warming, and how
many times the load."""
TURN = 5.0
"""Seconds of the service in one turn, and of the loop."""
WARMING = 4
"""How many times every statement is asked before anything is measured: most of them have then been
with every worker, and its caches hold what they need."""


def main() -> int:
    """Returns 0; 1 where a bound does not hold; 2 where the collection is missing."""
    options = parser().parse_args()
    if not options.collection.exists():
        print(f"{options.collection} is missing; name a collection.", file=sys.stderr)
        return 2
    rows = read_rows(options.collection)
    stored, rest = rows[: options.claims], rows[options.claims :] or rows
    statements = [one for one in chosen(rest, options.statements) if can_be_checked(one)]
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.sqlite")
        with KnowledgeBase.open(path, clock=now, create=True) as knowledge:
            store(knowledge, stored)
        print(f"{len(stored)} claims, {len(statements)} statements, {options.workers} workers")
        with Loops(path, statements, options.workers) as loops:
            allowed = round(4 * loops.run(TURN).checks) + 1
            with served(folder, path, options.workers, allowed) as (port, parent):
                asking = Asking(port, statements)
                return measure(options, loops, asking, parent)


def measure(options: argparse.Namespace, loops: Loops, asking: Asking, parent: int) -> int:
    """The turns, then the load; prints what it finds and returns 0 or 1."""
    warm(options, loops, asking)
    turns = max(round(options.minutes * 60 / TURN), 1)
    statuses: Counter[str] = Counter()
    of_service, of_loop, taken = [], [], [sample(parent)]
    for _ in range(turns):
        of_loop.append(loops.run(TURN))
        before, began = sample(parent), time.perf_counter()
        answers = counted(asyncio.run(steady(asking, options.connections, TURN)))
        took = time.perf_counter() - began
        taken.append(sample(parent))
        worked = sum(one.seconds for one in taken[-1].values())
        worked -= sum(one.seconds for one in before.values())
        statuses += answers
        of_service.append(Pace(answers["200"] / took, worked / max(answers.total(), 1)))
    service, loop = (sum(p.checks for p in paces) / turns for paces in (of_service, of_loop))
    print(f"service {service:.1f} checks a second, loop {loop:.1f}: {service / loop:.3f}")
    each = [
        sorted(p.processor for p in paces)[turns // 2] * 1000 for paces in (of_service, of_loop)
    ]
    thrift = each[1] / each[0]
    print(f"processor time of a check: service {each[0]:.1f} ms, loop {each[1]:.1f}: {thrift:.3f}")
    print(f"answers: {dict(statuses)}")
    flat = tell_taken(taken)
    refused, recovery = asyncio.run(overload(options, asking, service))
    print(f"at {MORE} times the load: {dict(refused)}; recovered after {recovery:.1f} s")
    bounds = {
        f"throughput at least {RATIO}": service / loop >= RATIO,
        # other programs share the processor out as they happen to run, which the clock cannot tell
        f"throughput of a second of the processor at least {RATIO}": thrift >= RATIO,
        "no error": set(statuses) == {"200"},
        "memory and file descriptors flat": flat,
        "the same workers as at the beginning": len({tuple(sorted(t)) for t in taken}) == 1
        and set(sample(parent)) == set(taken[0]),
        "refused with 429 or 503 alone": {"429", "503"} & set(refused) != set()
        and set(refused) <= {"200", "429", "503"},
        f"recovered within {RECOVERY:g} s": recovery <= RECOVERY,
    }
    for bound, holds in bounds.items():
        print(f"{'holds' if holds else 'DOES NOT HOLD'}: {bound}")
    return 0 if all(bounds.values()) else 1


def warm(options: argparse.Namespace, loops: Loops, asking: Asking) -> None:
    """Lets the caches of both fill alike."""
    wanted, made = WARMING * len(asking.statements), 0.0
    while made < wanted:
        made += loops.run(TURN).checks * TURN
    made = 0.0
    while made < wanted:
        made += len(asyncio.run(steady(asking, options.connections, TURN)))


async def overload(
    options: argparse.Namespace, asking: Asking, service: float
) -> tuple[Counter[str], float]:
    """The answers under ten times the load, and the seconds until the service had recovered."""
    answers = await arrivals(asking, MORE * service, options.overload)
    began = time.perf_counter()
    after = await steady(asking, options.connections, 2 * RECOVERY)
    # a single turn varies with what else the machine does
    return counted(answers), recovered_after(after, began, 0.7 * service, 1.0)


def sample(parent: int) -> dict[int, Taken]:
    """What every worker takes now, by process id."""
    return {pid: taken_by(pid) for pid in workers_of(parent)}


def tell_taken(taken: list[dict[int, Taken]]) -> bool:
    """Prints memory and file descriptors of every worker over time; whether both are flat."""
    flat = True
    for pid in taken[0]:
        of_one = [at[pid] for at in taken if pid in at]
        megabytes = [one.kilobytes / 1024 for one in of_one]
        descriptors = [one.descriptors for one in of_one]
        print(
            f"worker {pid}: {megabytes[0]:.0f} MB warm, {megabytes[-1]:.0f} at the end, "
            f"at most {max(megabytes):.0f}; {min(descriptors)} to {max(descriptors)} descriptors"
        )
        flat &= megabytes[-1] <= GROWTH * megabytes[0] and descriptors[-1] <= descriptors[0] + 2
    return flat


@contextmanager
def served(folder: str, path: str, workers: int, allowed: int) -> Iterator[tuple[int, int]]:
    """The service over that knowledge base; its port, and the process id of the parent.

    Each worker answers ``allowed`` requests a second to one caller: all that is asked here.
    """
    settings = Path(folder) / "verifier.toml"
    settings.write_text(f'[serve.limits]\nrate = "{allowed}/second"\n', encoding="utf-8")
    command = [sys.executable, "-m", "verifier", "--config", str(settings)]
    command += ["serve", "--port", "0", "--workers", str(workers), "--log", "--kb", path]
    log = Path(folder) / "log"
    with log.open("w") as error:
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=error, text=True
        )
    try:
        assert process.stdout is not None
        told = re.search(r"http://[\d.]+:(\d+)", process.stdout.readline())
        assert told, "the service has not started"
        while log.read_text(encoding="utf-8").count("startup complete") < workers:
            time.sleep(0.1)
            assert process.poll() is None, log.read_text(encoding="utf-8")
        yield int(told.group(1)), process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def can_be_checked(statement: str) -> bool:
    """Whether the verifier takes the statement at all."""
    try:
        usable(statement, DEFAULTS)
    except UnusableInput:
        return False
    return True


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--collection", type=Path, default=SNOPES)
    found.add_argument("--claims", type=int, default=10_000)
    found.add_argument("--statements", type=int, default=200)
    found.add_argument("--workers", type=int, default=2)
    found.add_argument("--connections", type=int, default=8)
    found.add_argument("--minutes", type=float, default=5.0)
    found.add_argument("--overload", type=float, default=10.0, help="seconds of ten times the load")
    return found


if __name__ == "__main__":
    sys.exit(main())
