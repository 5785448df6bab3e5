"""How is one thing done to many items by several processes? In order, and whoever dies is told.

Each process has something of its own (a language model, an open knowledge base) that is made once.
Results come in the order of the items, a few of which are worked on ahead, so that memory does not
grow with their number. A process that is ended from outside costs the item that it was at; another
one takes its place.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pickle import PicklingError
from queue import SimpleQueue
from signal import SIG_IGN, SIGINT, Signals, signal
from threading import Lock, Thread
from typing import Any, Generic, TypeVar

AHEAD = 3
"""Items for each process that are worked on ahead of the one whose result is taken."""

_Own = TypeVar("_Own")
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# spawned, not forked: a fork of a process with threads may stand still for ever
_SPAWN = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands where a result would: the process that was at the item was ended from outside."""

    how: str
    """ "was ended by SIGKILL", "ended with code 1"."""


def in_order(
    items: Iterable[_Item],
    open_own: Callable[[], _Own],
    work: Callable[[_Own, _Item], _Result],
    jobs: int,
    at_once: Callable[[_Item], _Result | None] = lambda item: None,
) -> Generator[tuple[_Item, _Result | Lost], None, None]:
    """Each item with what ``work`` makes of it, in order, worked on by ``jobs`` processes.

    ``open_own`` and ``work`` must be functions of a module (or partials of such), as they are
    called in the other processes; what they raise is raised here. ``at_once`` answers for items
    that need no process. A process begins when it is first needed; none outlives the iterator.
    """
    workers = [_Worker(open_own, work) for _ in range(jobs)]
    idle: SimpleQueue[_Worker[_Item, _Result]] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def done(item: _Item) -> _Result | Lost:
        worker = idle.get()
        try:
            return worker.do(item)
        finally:
            idle.put(worker)

    waiting: deque[tuple[_Item, Future[_Result | Lost]]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
        try:
            for item in items:
                waiting.append((item, _submitted(threads, done, item, at_once(item))))
                while len(waiting) > jobs * AHEAD:
                    yield _first(waiting)
            while waiting:
                yield _first(waiting)
        except BaseException:
            threads.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.kill()
            raise
    for worker in workers:
        worker.end()


def _submitted(
    threads: ThreadPoolExecutor,
    done: Callable[[_Item], _Result | Lost],
    item: _Item,
    known: _Result | None,
) -> Future[_Result | Lost]:
    if known is None:
        return threads.submit(done, item)
    at_hand: Future[_Result | Lost] = Future()
    at_hand.set_result(known)
    return at_hand


def _first(
    waiting: deque[tuple[_Item, Future[_Result | Lost]]],
) -> tuple[_Item, _Result | Lost]:
    item, result = waiting[0]
    told = result.result()
    waiting.popleft()
    return item, told


class _Worker(Generic[_Item, _Result]):
    """A process and the pipe to it; another process takes its place where it dies."""

    def __init__(self, open_own: Callable[[], Any], work: Callable[[Any, _Item], _Result]) -> None:
        self._how = (open_own, work)
        self._turn = Lock()  # a process must not begin while all are being ended
        self._ended = False
        self._process: Any = None
        self._pipe: Connection | None = None

    def do(self, item: _Item) -> _Result | Lost:
        """The result for one item; waits for it."""
        if not self._begin():
            return Lost("was ended with the run")
        assert self._pipe is not None
        try:
            self._pipe.send(item)
            well, answer = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            return Lost(_ending(self._process.exitcode))
        if not well:
            raise answer
        result: _Result = answer
        return result

    def kill(self) -> None:
        """Ends the process whatever it is at."""
        with self._turn:
            self._ended = True
            if self._process is not None:
                self._process.kill()
                self._process.join()

    def end(self) -> None:
        """Lets the process end by itself; it has nothing to do any more."""
        with self._turn:
            self._ended = True
            if self._process is not None and self._pipe is not None:
                self._pipe.close()
                self._process.join()

    def _begin(self) -> bool:
        with self._turn:
            if self._ended:
                return False
            if self._process is not None and self._process.is_alive():
                return True
            if self._pipe is not None:
                self._pipe.close()
            self._pipe, theirs = _SPAWN.Pipe()
            self._process = _SPAWN.Process(target=_serve, args=(theirs, *self._how), daemon=True)
            self._process.start()
            theirs.close()  # or the end of the process would not be seen
            return True


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was ended by {Signals(-code).name}"
    return f"ended with code {code}"


def _serve(pipe: Connection, open_own: Callable[[], Any], work: Callable[[Any, Any], Any]) -> None:
    """What a process does: it answers items until there are no more."""
    signal(SIGINT, SIG_IGN)  # Ctrl-C reaches all of them; the first process ends the others
    Thread(target=_end_with_parent, daemon=True).start()
    own, failure = None, None
    try:
        own = open_own()
    except Exception as error:
        failure = error
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        try:
            if failure is not None:
                raise failure
            answer = (True, work(own, item))
        except Exception as error:
            answer = (False, error)
        _answer(pipe, answer)


def _answer(pipe: Connection, answer: tuple[bool, Any]) -> None:
    try:
        pipe.send(answer)
    except (PicklingError, TypeError, AttributeError):
        pipe.send((False, RuntimeError(f"{type(answer[1]).__name__}: {answer[1]}")))


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
