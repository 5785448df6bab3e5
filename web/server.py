"""How is the application served? On this machine only, by one process, until it is interrupted."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import uvicorn

from verifier.report import Report
from verifier.settings import DEFAULTS, Settings
from verifier.setup import SAMPLE
from web.app import create_app
from web.examples import examples_for
from web.settings import LOOPBACK_NAMES, Checker, Limits, WebSettings

HEADER_BYTES = 3_000_000
"""Bytes of a request's first line and headers. The form is sent by GET: a person who pastes a whole
book must be told that it is too long, not cut off. Browsers stop at two million."""


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
) -> None:
    """Serves until interrupted; says once at which address. Port 0 picks a free one.

    ``knowledge_base`` is the name that the pages give it, ``verifier.setup.SAMPLE`` for the sample.
    Raises :class:`CannotServe` for an address of other machines and for a port that is taken.
    ``settings`` are the limits that the verifier itself holds; ``judged`` hears of every report.
    """
    app = create_app(
        WebSettings(
            open_checker=lambda: _left_open(checker),
            knowledge_base=knowledge_base,
            examples=examples_for(knowledge_base),
            hosts=(*LOOPBACK_NAMES, _in_header(host)),
            limits=limits_of(settings),
            editable=knowledge_base != SAMPLE,
            judged=judged,
        )
    )
    with _listen(host, port) as listener:
        address = f"http://{_in_header(host)}:{listener.getsockname()[1]}"
        say(f"Open {address} in a browser; Ctrl+C ends.")
        # Statements may be unpublished: no log of addresses, which hold them.
        config = uvicorn.Config(
            app,
            access_log=False,
            log_level="warning",
            http="h11",
            h11_max_incomplete_event_size=HEADER_BYTES,
            server_header=False,
        )
        uvicorn.Server(config).run(sockets=[listener])


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
