"""How large may a request's body be? It is counted while it comes in and never kept beyond that."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.problems import Problem, answer_to

TOO_LARGE = 413


class BodiesGuard:
    """Answers 413 to a body of more than ``limit`` bytes, announced or not."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > self._limit:
            await answer_to(Request(scope), self._problem())(scope, receive, send)
            return
        received = 0

        async def receive_within_limit() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                # raised inside the route that reads, so it is answered like any other problem
                raise self._problem()
            return message

        await self._app(scope, receive_within_limit, send)

    def _problem(self) -> Problem:
        return Problem(
            TOO_LARGE,
            f"The request is larger than {self._limit:,} bytes; send it in smaller parts.",
        )
