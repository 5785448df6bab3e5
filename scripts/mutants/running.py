"""Does a test notice a change? The tests run once as they are, and then in a fork for each change.

A first run notes which tests enter which function. For a change only those run that enter its
function, in a process of its own that has the language model loaded already, until one fails.
"""

from __future__ import annotations

import functools
import gc
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from scripts.mutants.changed import Mutant
from scripts.mutants.remembering import remember_what_is_read

KILLED, SURVIVED, TOO_LONG = "killed", "survived", "took too long"

CONTROLS = 12
"""So many functions are first put in a fork as they are, where no test may fail."""

Place = tuple[str, str]
"""The file and the qualified name of a function."""


class Runner:
    """A plugin of pytest: runs the collected tests, then as many changes as there is time for."""

    def __init__(
        self,
        mutants: Sequence[Mutant],
        *,
        seconds: float,
        processes: int,
        told: Callable[[Mutant, str], None],
    ) -> None:
        self.mutants, self.seconds, self.processes, self.told = mutants, seconds, processes, told
        self.failed_unchanged: list[str] = []
        self._entered: dict[Place, list[pytest.Item]] = defaultdict(list)
        self._loaded = _Loaded({}, ())

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In the place of pytest's own loop."""
        files = {str(one.path) for one in self.mutants}
        remember_what_is_read()
        for item in session.items:
            with _Noting(files) as places:
                reports = _reports(item)
            if any(report.failed for report in reports):
                self.failed_unchanged.append(item.nodeid)
                continue
            for place in places:
                self._entered[place].append(item)
        gc.collect()
        self._loaded = _Loaded.now({one.path for one in self.mutants})
        gc.freeze()  # shared with the forks for as long as nobody writes to it
        self._run_all(self._controls(), self._noticed_unchanged)
        if not self.failed_unchanged:
            self._run_all(self.mutants, self.told)
        return True

    def _controls(self) -> list[Mutant]:
        """Functions with their own code: a test that fails in such a fork fails for the fork."""
        found = []
        for mutant in self.mutants[:CONTROLS]:
            for function in self._loaded.functions[(str(mutant.path), mutant.function)][:1]:
                found.append(replace(mutant, code=function.__code__))
        return found

    def _noticed_unchanged(self, mutant: Mutant, result: str) -> None:
        if result == KILLED:
            self.failed_unchanged.append(f"{mutant.path.name} {mutant.function}")

    def _run_all(self, mutants: Sequence[Mutant], told: Callable[[Mutant, str], None]) -> None:
        running: dict[int, tuple[Mutant, float]] = {}
        waiting = list(reversed(mutants))
        while waiting or running:
            while waiting and len(running) < self.processes:
                mutant = waiting.pop()
                items = self._entered.get((str(mutant.path), mutant.function), [])
                if not items:
                    told(mutant, SURVIVED)
                    continue
                running[_forked(mutant, items, self._loaded)] = (mutant, time.monotonic())
            for child, (mutant, since) in list(running.items()):
                ended, status = os.waitpid(child, os.WNOHANG)
                if ended:
                    del running[child]
                    code = os.waitstatus_to_exitcode(status)
                    told(mutant, SURVIVED if code == 0 else KILLED)
                elif time.monotonic() - since > self.seconds:
                    os.kill(child, 9)
                    os.waitpid(child, 0)
                    del running[child]
                    told(mutant, TOO_LONG)
            time.sleep(0.01)


def _forked(mutant: Mutant, items: Sequence[pytest.Item], loaded: _Loaded) -> int:
    """Begins a process that ends with 1 where a test fails under the change, else with 0."""
    child = os.fork()
    if child:
        return child
    status = 1  # an exception that no test catches is noticed as well
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, 1)
        os.dup2(sink, 2)
        loaded.change(mutant)
        order = list(items)
        random.Random(0).shuffle(order)  # tests of other kinds sooner than a hundred of one table
        status = int(any(_fails(item) for item in order))
    finally:
        os._exit(status)


def _reports(item: pytest.Item) -> list[pytest.TestReport]:
    item._initrequest()  # type: ignore[attr-defined]
    # as if only the session came next: what it shares stays, and any test may follow
    return runtestprotocol(item, log=False, nextitem=item.session)  # type: ignore[arg-type]


def _fails(item: pytest.Item) -> bool:
    return any(report.failed for report in _reports(item))


def _nested(code: CodeType) -> Iterator[tuple[str, CodeType]]:
    """Functions made inside of one, of which some may have been made when the module was read."""
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield one.co_qualname, one
            yield from _nested(one)


@dataclass(frozen=True)
class _Loaded:
    """What is in this process of the modules that are changed: their functions, and what caches
    their answers and those of the modules around them."""

    functions: Mapping[Place, list[FunctionType]]
    caches: Sequence[Any]

    @classmethod
    def now(cls, files: set[Path]) -> _Loaded:
        """All of it, found once for all forks."""
        names = {str(path) for path in files}
        functions: dict[Place, list[FunctionType]] = defaultdict(list)
        caches = []
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename in names:
                functions[(one.__code__.co_filename, one.__code__.co_qualname)].append(one)
            elif isinstance(one, functools._lru_cache_wrapper) and str(one.__module__).startswith(
                ("verifier.judging", "verifier.matching")
            ):
                caches.append(one)
        return cls(functions, caches)

    def change(self, mutant: Mutant) -> None:
        """Puts in the changed code, and forgets what the unchanged one had answered."""
        for name, code in ((mutant.function, mutant.code), *_nested(mutant.code)):
            for function in self.functions.get((str(mutant.path), name), ()):
                if function.__code__.co_freevars == code.co_freevars:
                    function.__code__ = code
        for cache in self.caches:
            cache.cache_clear()


class _Noting:
    """Notes which functions of some files are entered, as places; nested code counts to its own
    outermost function."""

    def __init__(self, files: set[str]) -> None:
        self._files = files
        self._places: set[Place] = set()
        self._known: dict[CodeType, Place | None] = {}

    def __enter__(self) -> set[Place]:
        sys.setprofile(self._event)
        return self._places

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _event(self, frame: FrameType, event: str, _: Any) -> None:
        if event != "call":
            return
        code = frame.f_code
        if code not in self._known:
            place = (code.co_filename, code.co_qualname.split(".<locals>", maxsplit=1)[0])
            self._known[code] = place if code.co_filename in self._files else None
        found = self._known[code]
        if found is not None:
            self._places.add(found)
