"""Who reads the batches? This process, or several beside each other, in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from knowledge.claim import Status
from verifier.errors import VerifierError
from verifier.ingesting.loop import Batch, ReadAll
from verifier.ingesting.reading import ReadBatch, read_batch
from verifier.processes import Lost, in_order
from verifier.reading.reader import Reader


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
        read = partial(_read, status)
        for batch, result in in_order(batches, open_reader, read, jobs, _nothing_to_read):
            if isinstance(result, Lost):
                raise ReadingEnded(
                    f"A process that read {result.how}, perhaps for want of memory; run the same "
                    "command again with --jobs 1, which goes on where this one stopped."
                )
            yield batch, result

    return read_all


def _read(status: Status, reader: Reader, batch: Batch) -> ReadBatch:
    return read_batch(batch.items, reader, status)


def _nothing_to_read(batch: Batch) -> ReadBatch | None:
    return None if batch.items else ReadBatch(())
