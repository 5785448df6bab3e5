"""``verifier serve``: the web application, until it is interrupted."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from verifier.cli.ending import NotDone, complain, emit
from verifier.cli.options import SECRET_VARIABLE, Kb, Reading

if TYPE_CHECKING:
    from verifier.report import Report

APPLICATION = "web.server"
"""Named, never imported as the other rooms are: the web knows the verifier, not the reverse."""


def serve(
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
    from verifier.setup import SAMPLE, open_verifier

    if create:
        made(kb)
    server = import_module(APPLICATION)
    with open_verifier(kb, clock=now, environ=os.environ) as opened:
        for line in (opened.notice, notice(opened.verifier.knowledge, opened.place)):
            if line:
                complain(line)

        def keep(report: Report) -> None:
            try:
                record([report], "web", opened.verifier.knowledge)
            except KnowledgeError as error:
                complain(f"the check was not recorded: {error}")

        try:
            server.run(
                opened.verifier,
                host=host,
                port=port,
                knowledge_base=opened.place or SAMPLE,
                settings=opened.verifier.settings,
                say=lambda line: emit(f"{line}\n"),
                judged=keep,
                names=name or (),
                reading_open=reading is Reading.OPEN,
                own_approval=own_approval,
                secret=os.environ.get(SECRET_VARIABLE, ""),
            )
        except server.CannotServe as error:
            raise NotDone(str(error)) from error
