"""How is the application served? By one process or several, until it is interrupted."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

import uvicorn

from verifier.report import Report
from verifier.settings import DEFAULTS, Settings
from verifier.setup import SAMPLE, Clock
from web.access.callers import caller_by_account
from web.access.entrance import entrance_to
from web.access.exposure import Unguarded, is_exposed, must_be_guarded
from web.access.settings import AccessSettings
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
    names: Sequence[str] = (),
    reading_open: bool = False,
    own_approval: bool = False,
    secret: str = "",
    limits: Limits | None = None,
    logging: Logging | None = None,
    proxies: Sequence[str] = (),
    workers: int = 1,
    clock: Clock | None = None,
) -> None:
    """Serves until interrupted; says once at which address. Port 0 picks a free one.

    ``knowledge_base`` is the name that the pages give it, ``verifier.setup.SAMPLE`` for the sample.
    ``names`` are those under which others reach it, ``reading_open``, ``own_approval`` and
    ``secret`` as in :class:`~web.access.settings.AccessSettings`. Raises :class:`CannotServe` where
    others could reach it and nothing guards it, and for a port that is taken.
    ``settings`` are the limits that the verifier itself holds, ``limits`` those of the application;
    ``judged`` hears of every report. Without ``logging`` nothing is written but what goes wrong.
    ``proxies`` are the addresses of which it is believed for whom they ask. Several ``workers``
    open the knowledge base of that name themselves, with that ``clock``, and keep their own record
    of checks.
    """
    usable = _usable(limits or limits_of(settings))
    access = AccessSettings(
        reading_open=reading_open,
        own_approval=own_approval,
        loopback=not is_exposed(host, names),
        secret=secret,
    )
    _must_be_guarded(checker, host, names, access, say)
    web = WebSettings(
        open_checker=lambda: _left_open(checker),
        knowledge_base=knowledge_base,
        examples=examples_for(knowledge_base),
        hosts=(*LOOPBACK_NAMES, _in_header(host), *names),
        limits=usable,
        editable=knowledge_base != SAMPLE,
        caller_of=caller_by_account,
        access=access,
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


def _must_be_guarded(
    checker: Checker,
    host: str,
    names: Sequence[str],
    access: AccessSettings,
    say: Callable[[str], None],
) -> None:
    """Refuses to be reached by others without accounts and a secret, and tells who is locked out
    by another secret."""
    entrance = entrance_to(checker.knowledge, access)
    there = entrance is not None and entrance.accounts.are_there()
    try:
        must_be_guarded(host, names, access.secret, accounts=there)
    except Unguarded as error:
        raise CannotServe(str(error)) from error
    locked_out = entrance.accounts.locked_out() if entrance is not None else 0
    if locked_out:
        say(
            f"{locked_out} account{'' if locked_out == 1 else 's'} had the password set under "
            "another VERIFIER_SECRET and cannot sign in; start with that secret, or give new "
            "passwords with: verifier accounts password NAME"
        )


def _left_open(checker: Checker) -> AbstractContextManager[Checker]:
    """Whoever opened the verifier closes it."""
    return nullcontext(checker)


def _listen(host: str, port: int) -> socket.socket:
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
