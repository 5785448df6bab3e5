"""What becomes of a request? It gets a name, is counted, and leaves a line in the log.

The line tells route, status, milliseconds and verdicts; what was asked only where a setting says
so.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from verifier.report import Report
from web.guards.request_ids import HEADER, request_id
from web.guards.routes import template_of
from web.metrics import Metrics

FAILED = 500
GONE = 499
"""What is written where the caller left before an answer began; nobody is sent it."""

Log = Callable[[Mapping[str, object]], None]


@dataclass(slots=True)
class Observed:
    """What is known of a request so far."""

    id: str
    status: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)


_OBSERVED: ContextVar[Observed | None] = ContextVar("observed", default=None)
"""The request on whose behalf something runs, in its thread too."""


def hear(report: Report, metrics: Metrics, log: Log, *, statements: bool) -> None:
    """A statement has been judged, on behalf of the request that is being answered."""
    verdict = report.verdict.value
    metrics.judged(verdict)
    observed = _OBSERVED.get()
    if observed is None:
        return
    observed.verdicts[verdict] += 1
    if statements:
        log(
            {
                "event": "judged",
                "request_id": observed.id,
                "verdict": verdict,
                "statement": report.statement,
            }
        )


class ObservingGuard:
    """Stands outermost: whatever another guard refuses is counted and logged too."""

    def __init__(
        self, app: ASGIApp, metrics: Metrics, log: Log, waiting: Callable[[Scope], int]
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._log = log
        self._waiting = waiting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        observed = Observed(request_id(Headers(scope=scope).get(HEADER, "")))
        # for the answer to an error that nobody foresaw, which is made outside the guards
        scope.setdefault("state", {})["request_id"] = observed.id

        async def send_observed(message: Message) -> None:
            if message["type"] == "http.response.start":
                observed.status = message["status"]
                MutableHeaders(scope=message)[HEADER] = observed.id
            await send(message)

        mark = _OBSERVED.set(observed)
        began = time.perf_counter()
        self._metrics.began(self._waiting(scope))
        try:
            await self._app(scope, receive, send_observed)
        except Exception:
            observed.status = observed.status or FAILED
            raise
        finally:
            _OBSERVED.reset(mark)
            self._end(scope, observed, time.perf_counter() - began)

    def _end(self, scope: Scope, observed: Observed, seconds: float) -> None:
        status, route = observed.status or GONE, template_of(scope)
        self._metrics.answered(route, status, seconds, self._waiting(scope))
        line: dict[str, object] = {
            "event": "request",
            "request_id": observed.id,
            "method": scope["method"],
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        if len(observed.verdicts) == 1 and observed.verdicts.total() == 1:
            line["verdict"] = next(iter(observed.verdicts))
        elif observed.verdicts:
            line["verdicts"] = dict(observed.verdicts)
        self._log(line)
