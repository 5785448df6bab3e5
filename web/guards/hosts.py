"""By which name was the application reached? Only by one of its own.

A foreign name that resolves to this machine would let another site's page read from it.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from web.problems import Problem, answer_to

MISDIRECTED = 421


class HostsGuard:
    """Answers 421 to a request whose ``Host`` is none of ``hosts`` (names without port)."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            host = name_of(Headers(scope=scope).get("host", ""))
            if host not in self._hosts:
                problem = Problem(
                    MISDIRECTED,
                    "This application does not answer under the name in the Host header; "
                    f"use {sorted(self._hosts)[-1]}.",
                )
                await answer_to(Request(scope), problem)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def name_of(host: str) -> str:
    """The name in a ``Host`` header without its port, lower case: ``[::1]:8000`` -> ``[::1]``."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0]
