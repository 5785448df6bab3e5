"""How long may a check take? It gets its turn within a time, or whoever asked is told.

One thread does the work, in order of arrival, and takes the next piece as soon as it is done with
one: it never waits for the thread that talks to the network. A thread cannot be stopped. So a check
that takes too long is answered for, and goes on by itself until it is done. What is long by its
nature gives way now and then to what is short, and stops there when nobody waits for it.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from threading import Condition, Thread
from typing import Any, TypeVar

import anyio

T = TypeVar("T")


class TookTooLong(Exception):
    """The time is over; ``seconds`` tells how long it was."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class GivenUp(Exception):
    """Nobody waits any more for the work that gives way: it may stop."""


@dataclass(slots=True, eq=False)
class Piece:
    """Work that waits for its turn or has begun, and where its answer is awaited."""

    work: Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Any]
    long: bool = False
    """It gives way to others between its steps, so that no other long work is begun in it."""
    context: Context = field(default_factory=copy_context)
    given_up: bool = False
    """Nobody waits for it any more: it is not begun."""

    def do(self) -> None:
        """In the thread: the work, and its answer to whoever waits."""
        try:
            result = self.context.run(self.work)
        except BaseException as error:
            self._tell(self.answer.set_exception, error)
        else:
            self._tell(self.answer.set_result, result)

    def _tell(self, tell: Callable[[Any], None], what: Any) -> None:
        def told() -> None:
            if not self.answer.done():
                tell(what)

        with suppress(RuntimeError):  # the loop has ended, and with it whoever waited
            self.loop.call_soon_threadsafe(told)


class Turn:
    """What one piece of work has and others wait for."""

    def __init__(self) -> None:
        self._line: deque[Piece] = deque()
        self._changed = Condition()
        self._closed = False
        self._thread: Thread | None = None
        self._present: Piece | None = None
        self._since: float | None = None

    @property
    def waiting(self) -> int:
        """How many wait for it."""
        return len(self._line)

    @property
    def held_for(self) -> float:
        """Seconds for which the present work has had it, or has not given way; 0 where there is
        none."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    async def take(self, work: Callable[[], T], seconds: float, *, long: bool = False) -> T:
        """What the work returns, which runs in the thread when it is its turn.

        ``long`` work gives way to what is not (:meth:`give_way`). Raises :class:`TookTooLong` after
        ``seconds``, waiting included. Work that has begun goes on and keeps its turn, also where
        whoever asked has gone; work that has not is left out.
        """
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="turns", daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        piece = Piece(work, loop, loop.create_future(), long)
        with self._changed:
            self._line.append(piece)
            self._changed.notify()
        try:
            with anyio.move_on_after(seconds):
                answer: T = await piece.answer
                return answer
            raise TookTooLong(seconds)
        finally:
            piece.given_up = True

    def give_way(self) -> None:
        """Called by long work, in its thread: does what waits now and is not long.

        Raises :class:`GivenUp` where nobody waits for the long work any more.
        """
        present = self._present
        if present is not None and present.given_up:
            raise GivenUp
        with self._changed:
            first = [piece for piece in self._line if not piece.long]
            for piece in first:
                self._line.remove(piece)
        for piece in first:
            self._do(piece)
        self._present, self._since = present, time.monotonic()

    def _serve(self) -> None:
        while True:
            with self._changed:
                while not self._line and not self._closed:
                    self._changed.wait()
                if not self._line:
                    return
                piece = self._line.popleft()
            self._do(piece)
            self._present = self._since = None

    def _do(self, piece: Piece) -> None:
        if not piece.given_up:
            self._present, self._since = piece, time.monotonic()
            piece.do()

    def close(self) -> None:
        """Ends the thread after what is under way and what waits."""
        with self._changed:
            self._closed = True
            self._changed.notify()
