"""``verifier serve``: the web application, until it is interrupted."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verifier.cli.ending import NotDone, complain, emit
from verifier.cli.options import SECRET_VARIABLE, Kb, Reading, invocation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.base import KnowledgeBase
    from verifier.pipeline import Verifier
    from verifier.report import Report
    from verifier.settings import Settings

APPLICATION, APPLICATION_WORKERS = "web.server", "web.workers"
APPLICATION_SETTINGS, APPLICATION_LOGS = "web.settings", "web.logs"
"""Named, never imported as the other rooms are: the web knows the verifier, not the reverse."""


@dataclass(frozen=True, slots=True)
class StoreOnly:
    """Stands for a verifier in the parent of several workers, which judges nothing itself."""

    knowledge: KnowledgeBase


def serve(
    context: typer.Context,
    host: Annotated[
        str,
        typer.Option(
            "--host",
            metavar="ADDRESS",
            help="Where to listen; beyond this machine only with accounts and VERIFIER_SECRET.",
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65_535, help="The port; 0 picks a free one.")
    ] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            help="A name under which others reach it, through a proxy too; may be repeated.",
        ),
    ] = None,
    reading: Annotated[
        Reading,
        typer.Option(help="Who may read, once there are accounts: everybody, or who signs in."),
    ] = Reading.CLOSED,
    own_approval: Annotated[
        bool,
        typer.Option(
            "--own-approval", metavar="", help="Let reviewers approve claims that they added."
        ),
    ] = False,
    workers: Annotated[
        int,
        typer.Option("--workers", min=1, max=64, help="How many processes serve."),
    ] = 1,
    proxy: Annotated[
        list[str] | None,
        typer.Option(
            "--proxy",
            metavar="ADDRESS",
            help="A proxy whose X-Forwarded-For is believed; may be given several times.",
        ),
    ] = None,
    log: Annotated[
        bool | None,
        typer.Option(
            "--log/--no-log",
            help="A line of JSON for every request on standard error; by default where that is no "
            "terminal.",
        ),
    ] = None,
    log_statements: Annotated[
        bool,
        typer.Option("--log-statements", metavar="", help="Log the words of statements too."),
    ] = False,
    create: Annotated[
        bool,
        typer.Option(
            "--create", metavar="", help="Make the knowledge base, empty, where there is none."
        ),
    ] = False,
    kb: Kb = None,
) -> None:
    """Serve the web form, its pages and the HTTP endpoint until interrupted.

    Other machines reach it only where there are accounts (`verifier accounts add`) and a secret of
    at least 32 characters in the variable VERIFIER_SECRET.
    """
    from knowledge.errors import KnowledgeError
    from verifier.cli.opening import made, now
    from verifier.recording import notice, record
    from verifier.setup import SAMPLE

    if create:
        made(kb)
    server = import_module(APPLICATION)
    settings, limits = _limits(context)
    requests = log_statements or (not sys.stderr.isatty() if log is None else log)
    wait = import_module(APPLICATION_WORKERS).WRITER_WAITS
    with _opened(kb, settings, alone=workers == 1, wait=wait) as (verifier, place, said):
        for line in (said, notice(verifier.knowledge, place)):
            if line:
                complain(line)

        def keep(report: Report) -> None:
            try:
                record([report], "web", verifier.knowledge)
            except KnowledgeError as error:
                complain(f"the check was not recorded: {error}")

        try:
            server.run(
                verifier,
                host=host,
                port=port,
                knowledge_base=place or SAMPLE,
                settings=settings,
                say=lambda line: emit(f"{line}\n"),
                judged=keep,
                names=name or (),
                reading_open=reading is Reading.OPEN,
                own_approval=own_approval,
                secret=os.environ.get(SECRET_VARIABLE, ""),
                limits=limits,
                logging=import_module(APPLICATION_LOGS).Logging(requests, log_statements),
                proxies=proxy or (),
                workers=workers,
                clock=now,
            )
        except server.CannotServe as error:
            raise NotDone(str(error)) from error


def _limits(context: typer.Context) -> tuple[Settings, Any]:
    """The limits of the verifier and of the application, as the configuration sets them."""
    from verifier.settings import DEFAULTS

    configuration = invocation(context).configuration
    set_ = configuration.tables.serve.limits.set_ if configuration else {}
    own = {
        name: set_[of_web]
        for name, of_web in (
            ("statement_length_limit", "statement_length"),
            ("batch_limit", "batch"),
            ("nearest_limit", "nearest"),
        )
        if of_web in set_
    }
    return replace(DEFAULTS, **own), import_module(APPLICATION_SETTINGS).Limits(**set_)


def _opened(
    kb: str | None, settings: Settings, *, alone: bool, wait: float
) -> AbstractContextManager[tuple[Verifier | StoreOnly, str, str]]:
    """What serves, its place, and what is to be said of it.

    The parent of several workers, not ``alone``, opens the store without a language model, so that
    a knowledge base that cannot be used is told at once. ``wait`` as in ``open_knowledge``.
    """
    from verifier.cli.opening import now
    from verifier.setup import locate, open_knowledge, open_verifier

    @contextmanager
    def opened() -> Iterator[tuple[Verifier | StoreOnly, str, str]]:
        from knowledge.base import KnowledgeBase

        if alone:
            with open_verifier(
                kb, clock=now, environ=os.environ, settings=settings, wait=wait
            ) as found:
                yield found.verifier, found.place, found.notice
            return
        located = locate(kb, os.environ)
        knowledge = (
            open_knowledge(located, clock=now)
            if located.place
            else KnowledgeBase.in_memory(clock=now)
        )
        with knowledge:
            yield StoreOnly(knowledge), located.place, located.notice

    return opened()
