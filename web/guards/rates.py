"""How many requests may a caller send? So many in a time; then it is told when to come again.

A caller is whoever its API key or session proves it to be, and else its address. What says whether
the service is well is never refused, and the files of the pages are not counted: a page is one
request.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections.abc import Callable

import anyio.to_thread
from limits import RateLimitItem, parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from web.access.roles import Caller
from web.pages.rendering import STATIC
from web.problems import Problem, answer_to

TOO_MANY_REQUESTS = 429
UNCOUNTED = ("/livez", "/readyz", "/metrics")
"""Whoever watches over the service must hear of it most when it is busy."""

SAME_NETWORK = 64
"""Bits of an address of version 6 that tell one customer from another: the rest is theirs."""


class UnusableRate(ValueError):
    """The rate cannot be read; its text is one sentence that says how one is written."""


class Rates:
    """Counts requests by caller, each in a window that slides."""

    def __init__(self, written: str) -> None:
        self._limits = read_rate(written)
        self._counted = SlidingWindowCounterRateLimiter(MemoryStorage())

    def seconds_to_wait(self, who: str) -> int:
        """0, and the request is counted; or the whole seconds after which to come again."""
        for limit in self._limits:
            if not self._counted.test(limit, who):
                reset = self._counted.get_window_stats(limit, who).reset_time
                return max(math.ceil(reset - time.time()), 1)
        for limit in self._limits:
            self._counted.hit(limit, who)
        return 0


def read_rate(written: str) -> list[RateLimitItem]:
    """The limits that a setting writes: "20/second; 1200/minute". Raises :class:`UnusableRate`."""
    try:
        found = parse_many(written)
    except ValueError:
        found = []
    if not found or any(limit.amount < 1 for limit in found):
        raise UnusableRate(
            f'"{written}" is no rate; write a number and a time: 1200/minute, or several: '
            "50/second; 1200/minute."
        )
    return found


class RatesGuard:
    """Answers 429 to who sends more than that, before anything else is done for it."""

    def __init__(
        self,
        app: ASGIApp,
        rate: str,
        caller_of: Callable[[Request], Caller],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        self._app = app
        self._rates = Rates(rate)
        self._caller_of = caller_of
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_counted(scope["path"]):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        seconds = self._rates.seconds_to_wait(await self._who(request))
        if not seconds:
            await self._app(scope, receive, send)
            return
        self._refused()
        problem = Problem(
            TOO_MANY_REQUESTS,
            f"This is more than one caller may ask; come again in {seconds} "
            f"second{'s' if seconds > 1 else ''}, or send statements as one batch.",
            headers={"Retry-After": str(seconds)},
        )
        await answer_to(request, problem)(scope, receive, send)

    async def _who(self, request: Request) -> str:
        if {"authorization", "cookie"} & set(request.headers):
            try:
                caller = await anyio.to_thread.run_sync(self._caller_of, request)
            except Exception:
                # whoever proves nothing is known by the address; the route itself refuses them
                return address_of(request)
            if proven(caller):
                return f"caller {caller.name}"
        return address_of(request)


def proven(caller: Caller) -> bool:
    """Whether it is somebody in particular, and not anybody who sits at a machine."""
    from web.access.roles import AT_THIS_MACHINE

    return caller != AT_THIS_MACHINE and not getattr(caller, "visitor", False)


def is_counted(path: str) -> bool:
    """Whether a request to that path counts."""
    return path not in UNCOUNTED and not path.startswith(f"{STATIC}/")


def address_of(request: Request) -> str:
    """The network that the request came from: an address, of version 6 its first half."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f"address {host}"
    if address.version == 6:
        return f"address {ipaddress.ip_network((address, SAME_NETWORK), strict=False)}"
    return f"address {address}"
