"""What does the service count? Requests, times, verdicts and what waits; never what was asked.

Where several processes serve, each writes its counts into files of a folder that they share, and
whichever is asked adds them up. ``prometheus_client`` takes that folder from the environment when
it is loaded, so the parent sets it before it starts them (:mod:`web.workers`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
"""Upper ends of the histogram: from a page that is at hand to a draft as long as a book."""


class Metrics:
    """The counts of one process, in a registry of their own; of all where they share a folder."""

    def __init__(self, folder: str = "") -> None:
        self._folder = folder
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "verifier_http_requests",
            "Requests that were answered, by route and status.",
            ("route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "verifier_http_request_seconds",
            "Seconds until the last byte of an answer, by route.",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._verdicts = Counter(
            "verifier_verdicts",
            "Statements that were judged, by verdict.",
            ("verdict",),
            registry=self.registry,
        )
        self._rate_limited = Counter(
            "verifier_rate_limited",
            "Requests that were refused as one caller sent too many.",
            registry=self.registry,
        )
        self._under_way = Gauge(
            "verifier_requests_under_way",
            "Requests that are being answered now.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self._waiting = Gauge(
            "verifier_checks_waiting",
            "Checks that wait for their turn.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self._revision = Gauge(
            "verifier_store_revision",
            "Number of the last change of the knowledge base.",
            registry=self.registry,
            multiprocess_mode="livemax",
        )
        self._lag = Gauge(
            "verifier_index_lag",
            "Changes that the index on the disk has not seen; they are searched in memory.",
            registry=self.registry,
            multiprocess_mode="livemax",
        )

    def began(self, waiting: int) -> None:
        """A request has come in; ``waiting`` checks wait for their turn."""
        self._under_way.inc()
        self._waiting.set(waiting)

    def answered(self, route: str, status: int, seconds: float, waiting: int) -> None:
        """A request that began is answered."""
        self._under_way.dec()
        self._waiting.set(waiting)
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def judged(self, verdict: str) -> None:
        """A statement has got its verdict."""
        self._verdicts.labels(verdict).inc()

    def rate_limited(self) -> None:
        """A request was refused as its caller sends too many."""
        self._rate_limited.inc()

    def page(self, revision: int, lag: int) -> bytes:
        """All counts as Prometheus reads them; of all processes where they share a folder."""
        self._revision.set(revision)
        self._lag.set(lag)
        if not self._folder:
            return generate_latest(self.registry)
        together = CollectorRegistry()
        MultiProcessCollector(together, path=self._folder)  # type: ignore[no-untyped-call]
        return generate_latest(together)


def forget_the_dead(folder: str, alive: Iterable[int] | None = None) -> None:
    """Takes what processes that have ended were just doing out of the folder; counts remain.

    ``alive`` are the process ids that are not to be touched; asked of the system without it.
    """
    for file in Path(folder).glob("gauge_live*_*.db"):
        pid = int(file.stem.rpartition("_")[2])
        if not (_is_alive(pid) if alive is None else pid in alive):
            mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
