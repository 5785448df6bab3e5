"""How do several processes serve together? They share one socket; each has a model of its own.

    parent      opens the socket, starts the workers, starts another for one that has died, and ends
                all of them, by their process ids, when it is told to end
    worker      opens the knowledge base and the language model, and serves as a single one would

Whatever a worker needs comes to it as values that can be sent: :class:`Worker`.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from knowledge.base import KnowledgeBase
from knowledge.errors import KnowledgeError
from verifier.errors import VerifierError
from verifier.recording import record
from verifier.report import Report
from verifier.settings import Settings
from verifier.setup import Clock, Opened, open_verifier
from web.app import create_app
from web.metrics import FOLDER_VARIABLE, forget_the_dead
from web.settings import Checker, WebSettings

WRITER_WAITS = 5.0
"""Seconds for which a change waits for another process's; then it is told to come again, as checks
wait behind it."""

ACCEPTED_AT_ONCE = 1
"""Connections that a worker takes before others have their chance: one that took all that are
waiting would leave the others idle."""

WAITING_CONNECTIONS = 2_048
"""Connections that the system keeps until a worker takes them."""

STARTING = 30
"""Seconds in which a worker must have loaded its model when it is to replace another, and in which
any must answer the parent."""

STUCK = 70
"""The exit code of a worker whose check does not end."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Worker:
    """All that a worker is told; called, it gives the application."""

    settings: WebSettings
    """Its ``open_checker``, ``judged`` and ``watch`` are made in the worker."""
    kb: str
    """Path or address of the knowledge base, "" for the sample."""
    clock: Clock
    limits: Settings
    environ: Mapping[str, str]
    parent: int
    """Its process id: a worker ends when it is gone."""

    def __call__(self) -> FastAPI:
        forget_the_dead(self.settings.metrics_folder)
        kept: list[KnowledgeBase] = []

        @contextmanager
        def opened() -> Iterator[Checker]:
            try:
                found = self.open()
            except (KnowledgeError, VerifierError) as error:
                _log.error("a worker cannot start: %s", error)
                raise
            with found:
                kept.append(found.verifier.knowledge)
                yield found.verifier

        def judged(report: Report) -> None:
            keep(report, kept[-1])

        async def watch(held_for: Callable[[], float]) -> None:
            await watch_over(held_for, self.parent, 2 * self.settings.limits.request_seconds)

        settings = replace(self.settings, open_checker=opened, judged=judged, watch=watch)
        return create_app(settings)

    def open(self) -> Opened:
        """The verifier over the knowledge base, open for writing."""
        return open_verifier(
            self.kb or None,
            clock=self.clock,
            environ=self.environ,
            settings=self.limits,
            wait=WRITER_WAITS,
            # said, as a file that was made since must not take its place
            sample=not self.kb,
        )


def keep(report: Report, knowledge: KnowledgeBase) -> None:
    """Records a check, where the knowledge base keeps any; a failure is logged and harms no one."""
    try:
        record([report], "web", knowledge)
    except KnowledgeError as error:
        _log.warning("a check was not recorded (%s)", type(error).__name__)


async def watch_over(held_for: Callable[[], float], parent: int, longest: float) -> None:
    """Ends this process when its parent is gone, or when one check does not end.

    A thread cannot be stopped, so a check that goes on for ever costs its process; the parent
    starts another.
    """
    while True:
        await asyncio.sleep(1)
        if os.getppid() != parent:
            signal.raise_signal(signal.SIGTERM)
            return
        if held_for() > longest:
            _log.error("a check has not ended for %d seconds, so this process ends", longest)
            logging.shutdown()
            os._exit(STUCK)


def elsewhere() -> AbstractContextManager[Checker]:
    """Stands in settings that are sent to a worker, which opens its own."""
    raise RuntimeError("a worker opens its own verifier")


def unheard(report: Report) -> None:
    """Stands in settings that are sent to a worker, which keeps its own record."""


class Workers(Multiprocess):
    """The parent. What of it there is to say stands in uvicorn's own."""

    def keep_subprocess_alive(self) -> None:
        """Every half second: starts another worker for one that has died."""
        super().keep_subprocess_alive()
        # a worker that starts shortens the queue to what it takes at once
        for listener in self.sockets:
            listener.listen(WAITING_CONNECTIONS)


def run_workers(
    config: uvicorn.Config,
    listener: socket.socket,
    worker: Worker,
    count: int,
) -> bool:
    """Serves by ``count`` processes until told to end. ``config`` is what one of them is told.

    False where it ended by itself, as a worker could not start: the log says why.
    """
    with tempfile.TemporaryDirectory(prefix="verifier-metrics-") as folder:
        # for the library that counts, when a worker loads it
        os.environ[FOLDER_VARIABLE] = folder
        settings = replace(
            worker.settings, open_checker=elsewhere, judged=unheard, metrics_folder=folder
        )
        config.app = replace(worker, settings=settings)
        config.factory = True
        config.workers = count
        config.backlog = ACCEPTED_AT_ONCE
        config.timeout_worker_healthcheck = STARTING
        workers = Workers(config, [listener])
        try:
            workers.run()
        finally:
            del os.environ[FOLDER_VARIABLE]
        return all(process.exitcode != STARTUP_FAILURE for process in workers.processes)
