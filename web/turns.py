"""How long may a check take? It gets its turn within a time, or whoever asked is told.

One thread does the work, in order of arrival, and takes the next piece as soon as it is done with
one: it never waits for the thread that talks to the network. A thread cannot be stopped. So a check
that takes too long is answered for, and goes on by itself until it is done.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

import anyio

T = TypeVar("T")


class TookTooLong(Exception):
    """The time is over; ``seconds`` tells how long it was."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(slots=True)
class Piece:
    """Work that waits for its turn or has begun, and where its answer is awaited."""

    work: Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    answer: asyncio.Future[Any]
    context: Context = field(default_factory=copy_context)
    given_up: bool = False
    """Nobody waits for it any more: it is not begun."""
    long: bool = False
    """It gives way to others between its steps, so that no other long work is begun in it."""

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
        self._pieces: SimpleQueue[Piece | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._since: float | None = None
        self._put_off: deque[Piece | None] = deque()
        # each counted by one thread alone
        self._asked = 0
        self._begun = 0

    @property
    def waiting(self) -> int:
        """How many wait for it."""
        return self._asked - self._begun

    @property
    def held_for(self) -> float:
        """Seconds for which the present work has had it; 0 where nothing does."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    async def take(self, work: Callable[[], T], seconds: float, *, long: bool = False) -> T:
        """What the work returns, which runs in the thread when it is its turn.

        ``long`` work calls :meth:`give_way` between its steps.

        Raises :class:`TookTooLong` after ``seconds``, waiting included. Work that has begun goes on
        and keeps its turn, also where whoever asked has gone; work that has not is left out.
        """
        if self._thread is None:
            self._thread = Thread(target=self._serve, name="turns", daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        piece = Piece(work, loop, loop.create_future(), long=long)
        self._asked += 1
        self._pieces.put(piece)
        try:
            with anyio.move_on_after(seconds):
                answer: T = await piece.answer
                return answer
            raise TookTooLong(seconds)
        finally:
            piece.given_up = True

    def _serve(self) -> None:
        while (piece := self._next()) is not None:
            self._do(piece)
            self._since = None

    def _next(self) -> Piece | None:
        return self._put_off.popleft() if self._put_off else self._pieces.get()

    def _do(self, piece: Piece) -> None:
        self._begun += 1
        if not piece.given_up:
            self._since = time.monotonic()
            piece.do()

    def give_way(self) -> None:
        """Called in the thread by long work: short work that waits is done now, long work after."""
        since = self._since
        for _ in range(self._pieces.qsize()):
            piece = self._pieces.get()
            if piece is None or piece.long:
                self._put_off.append(piece)
            else:
                self._do(piece)
        self._since = since

    def close(self) -> None:
        """Ends the thread after what is under way."""
        if self._thread is not None:
            self._pieces.put(None)
