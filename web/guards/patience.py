"""How long may a request take? What is not answered by then is answered with a sentence.

An answer that has begun is not cut off: the lines of a long list come one by one, and each has its
own time (:mod:`web.turns`).
"""

from __future__ import annotations

import anyio
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import Problem, answer_to

UNAVAILABLE = 503


class PatienceGuard:
    """Answers 503 to a request that is not answered within ``seconds``."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with anyio.move_on_after(self._seconds) as patience:

            async def send_in_time(message: Message) -> None:
                patience.deadline = float("inf")
                await send(message)

            await self._app(scope, receive, send_in_time)
        if patience.cancelled_caught:
            await answer_to(Request(scope), self._problem())(scope, receive, send)

    def _problem(self) -> Problem:
        return Problem(
            UNAVAILABLE,
            f"The request was not answered within {self._seconds:g} seconds; send less at once, "
            "and before you send a change again, look whether it was made.",
            headers={"Retry-After": "5"},
        )
