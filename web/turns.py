"""How long may a check take? It gets its turn within a time, or whoever asked is told.

A thread cannot be stopped. So a check that takes too long is answered for, and goes on by itself
until it is done; it holds its turn that long, so that two never run at the same time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

T = TypeVar("T")


class TookTooLong(Exception):
    """The time is over; ``seconds`` tells how long it was."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Turn:
    """What one piece of work holds and others wait for, in order of arrival."""

    def __init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(1)
        self._since: float | None = None

    @property
    def waiting(self) -> int:
        """How many wait for it."""
        return self._limiter.statistics().tasks_waiting

    @property
    def held_for(self) -> float:
        """Seconds for which the present work has held it; 0 where nothing does."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    async def take(self, work: Callable[[], T], seconds: float) -> T:
        """What the work returns, which runs in a thread when it is its turn.

        Raises :class:`TookTooLong` after ``seconds``, waiting included. Work that has begun goes on
        and keeps its turn, also where whoever asked has gone.
        """
        borrower = object()
        with anyio.move_on_after(seconds):
            await self._limiter.acquire_on_behalf_of(borrower)
            self._since = time.monotonic()
            # a task of its own: neither the time nor a caller who leaves may end it
            running = asyncio.create_task(anyio.to_thread.run_sync(work, abandon_on_cancel=True))

            def ended(task: asyncio.Task[T]) -> None:
                self._since = None
                self._limiter.release_on_behalf_of(borrower)
                if not task.cancelled():
                    task.exception()  # heard here: perhaps nobody waits for it any more

            running.add_done_callback(ended)
            return await asyncio.shield(running)
        raise TookTooLong(seconds)
