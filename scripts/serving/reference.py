"""How many checks do processes make that do nothing else? The same ones in a loop, no HTTP."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast checks are made."""

    checks: float
    """Of a second."""
    processor: float
    """Seconds of processor time for one: other programs slow it less than the clock tells."""


class Loops:
    """Processes that each have a verifier of their own and wait to be told to run."""

    def __init__(self, path: str, statements: Sequence[str], count: int) -> None:
        start = multiprocessing.get_context("spawn")
        self._ends: list[Connection] = []
        self._processes = []
        for number in range(count):
            ours, theirs = start.Pipe()
            # each begins elsewhere, so that they do not check the same at the same time
            begin = number * len(statements) // count
            turned = [*statements[begin:], *statements[:begin]]
            process = start.Process(target=loop, args=(theirs, path, turned), daemon=True)
            process.start()
            self._ends.append(ours)
            self._processes.append(process)
        for end in self._ends:
            end.recv()

    def __enter__(self) -> Loops:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for end in self._ends:
            end.send(0.0)
        for process in self._processes:
            process.join()

    def run(self, seconds: float) -> Pace:
        """How fast all together are, while all of them run."""
        for end in self._ends:
            end.send(seconds)
        paces = [end.recv() for end in self._ends]
        return Pace(sum(p.checks for p in paces), sum(p.processor for p in paces) / len(paces))


def loop(end: Connection, path: str, statements: list[str]) -> None:
    """In a process: checks for as many seconds as it is told, again and again, until told 0."""
    from knowledge.base import KnowledgeBase
    from scripts.predictions.judging import now, verifier_over

    with KnowledgeBase.open(path, clock=now) as knowledge:
        verifier = verifier_over(knowledge)
        for statement in statements[:20]:
            verifier.check(statement)
        end.send(True)
        at = 0
        while seconds := end.recv():
            made, began, worked = 0, time.perf_counter(), time.process_time()
            while time.perf_counter() - began < seconds:
                verifier.check(statements[at % len(statements)])
                at, made = at + 1, made + 1
            took, worked = time.perf_counter() - began, time.process_time() - worked
            end.send(Pace(made / took, worked / made))
