"""How is the application served? By one process or several, until it is interrupted."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

import uvicorn

from verifier.report import Report
from verifier.settings import DEFAULTS, Settings
from verifier.setup import SAMPLE, Clock
from web.app import create_app
from web.examples import examples_for
from web.guards.rates import UnusableRate, read_rate
from web.logs import Logging, configuration, write
from web.settings import LOOPBACK_NAMES, Checker, Limits, WebSettings
from web.workers import Worker, run_workers

HEADER_BYTES = 3_000_000
"""Bytes of a request's first line and headers. The form is sent by GET: a person who pastes a whole
book must be told that it is too long, not cut off. Browsers stop at two million."""

LAST_SECONDS = 20
"""Seconds that requests have to be answered in after the server was told to end."""


class CannotServe(Exception):
    """The application cannot listen there; its text is one sentence that says what to do."""


def run(
    checker: Checker,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    knowledge_base: str = "knowledge base",
    settings: Settings = DEFAULTS,
    say: Callable[[str], None] = print,
    judged: Callable[[Report], None] = lambda report: None,
    limits: Limits | None = None,
    logging: Logging | None = None,
    proxies: Sequence[str] = (),
    workers: int = 1,
    clock: Clock | None = None,
) -> None:
    """Serves until interrupted; says once at which address. Port 0 picks a free one.

    ``knowledge_base`` is the name that the pages give it, ``verifier.setup.SAMPLE`` for the sample.
    Raises :class:`CannotServe` for an address of other machines and for a port that is taken.
    ``settings`` are the limits that the verifier itself holds, ``limits`` those of the application;
    ``judged`` hears of every report. Without ``logging`` nothing is written but what goes wrong.
    ``proxies`` are the addresses of which it is believed for whom they ask. Several ``workers``
    open the knowledge base of that name themselves, with that ``clock``, and keep their own record
    of checks.
    """
    web = WebSettings(
        open_checker=lambda: _left_open(checker),
        knowledge_base=knowledge_base,
        examples=examples_for(knowledge_base),
        hosts=(*LOOPBACK_NAMES, _in_header(host)),
        limits=_usable(limits or limits_of(settings)),
        editable=knowledge_base != SAMPLE,
        judged=judged,
        log=write,
        log_statements=logging is not None and logging.statements,
    )
    with _listen(host, port) as listener:
        address = f"http://{_in_header(host)}:{listener.getsockname()[1]}"
        say(f"Open {address} in a browser; Ctrl+C ends.")
        config = _told(proxies, logging)
        if workers == 1:
            config.app = create_app(web)
            uvicorn.Server(config).run(sockets=[listener])
            return
        assert clock is not None, "several workers need a clock"
        place = "" if knowledge_base == SAMPLE else knowledge_base
        worker = Worker(web, place, clock, settings, dict(os.environ), os.getpid())
        if not run_workers(config, listener, worker, workers):
            raise CannotServe("A worker could not start, so none serves; see above for the reason.")


def _told(proxies: Sequence[str], logging: Logging | None) -> uvicorn.Config:
    """What the server is told; the application comes later."""
    return uvicorn.Config(
        "",
        # Statements may be unpublished: no log of addresses, which hold them.
        access_log=False,
        log_config=configuration(logging or Logging(requests=False)),
        log_level=None if logging else "warning",
        http="h11",
        h11_max_incomplete_event_size=HEADER_BYTES,
        server_header=False,
        # without a name nobody's word for another address is taken
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_graceful_shutdown=LAST_SECONDS,
    )


def _usable(limits: Limits) -> Limits:
    try:
        read_rate(limits.rate)
    except UnusableRate as error:
        raise CannotServe(str(error)) from error
    return limits


def limits_of(settings: Settings) -> Limits:
    """The limits of the verifier, as the application's."""
    return Limits(
        statement_length=settings.statement_length_limit,
        batch=settings.batch_limit,
        nearest=settings.nearest_limit,
    )


def loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _left_open(checker: Checker) -> AbstractContextManager[Checker]:
    """Whoever opened the verifier closes it."""
    return nullcontext(checker)


def _listen(host: str, port: int) -> socket.socket:
    if not loopback(host):
        raise CannotServe(
            f"{host} can be reached by others, and this application has no login yet; "
            "leave --host out, or use 127.0.0.1."
        )
    address = "127.0.0.1" if host == "localhost" else host.strip("[]")
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family)
    except OSError as error:
        raise CannotServe(
            f"Port {port} of {address} cannot be used ({error.strerror}); "
            "choose another with --port, or 0 for any that is free."
        ) from error


def _in_header(host: str) -> str:
    """The host as browsers write it."""
    return f"[{host.strip('[]')}]" if ":" in host else host
