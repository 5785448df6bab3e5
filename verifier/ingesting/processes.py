"""Who reads the batches? This process, or several beside each other, in the order of the files."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from signal import SIG_IGN, SIGINT, signal
from threading import Thread

from knowledge.claim import Status
from verifier.errors import VerifierError
from verifier.ingesting.loop import Batch, ReadAll
from verifier.ingesting.reading import ReadBatch, read_batch
from verifier.reading.reader import Reader

AHEAD = 3
"""Batches for each process that are read ahead of the one that is stored."""


class ReadingEnded(VerifierError):
    """A process that read was ended from outside."""


def in_this_process(reader: Reader, status: Status) -> ReadAll:
    """Batches are read as they come."""

    def read_all(batches: Iterator[Batch]) -> Iterator[tuple[Batch, ReadBatch]]:
        for batch in batches:
            yield batch, read_batch(batch.items, reader, status)

    return read_all


def in_processes(open_reader: Callable[[], Reader], status: Status, jobs: int) -> ReadAll:
    """Batches are read by ``jobs`` processes, each with a reader of its own.

    ``open_reader`` must be a function of a module (or a partial of one), as it is called in the
    other process. Raises :class:`ReadingEnded` where the system ends one of them.
    """

    def read_all(batches: Iterator[Batch]) -> Iterator[tuple[Batch, ReadBatch]]:
        # spawned, not forked: a fork of a process with threads may stand still for ever
        pool = ProcessPoolExecutor(
            jobs, get_context("spawn"), initializer=_begin, initargs=(open_reader,)
        )
        try:
            waiting: deque[tuple[Batch, Future[ReadBatch] | None]] = deque()
            for batch in batches:
                reading = pool.submit(_read, batch, status) if batch.items else None
                waiting.append((batch, reading))
                while len(waiting) > jobs * AHEAD:
                    yield _result(waiting.popleft())
            while waiting:
                yield _result(waiting.popleft())
        except BrokenProcessPool as error:
            raise ReadingEnded(
                "A process that read was ended, perhaps for want of memory; run the same command "
                "again with --jobs 1, which goes on where this one stopped."
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)

    return read_all


def _result(waiting: tuple[Batch, Future[ReadBatch] | None]) -> tuple[Batch, ReadBatch]:
    batch, reading = waiting
    return batch, reading.result() if reading else ReadBatch(())


class _Own:
    """The reader of a reading process, made once when it begins."""

    reader: Reader


def _begin(open_reader: Callable[[], Reader]) -> None:
    signal(SIGINT, SIG_IGN)  # Ctrl-C reaches all of them; the one that stores ends the others
    Thread(target=_end_with_parent, daemon=True).start()
    _Own.reader = open_reader()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _read(batch: Batch, status: Status) -> ReadBatch:
    return read_batch(batch.items, _Own.reader, status)
