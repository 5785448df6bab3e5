"""``verifier serve``: the web application."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from verifier.cli.ending import NotDone, complain
from verifier.cli.options import Kb

APPLICATION = "web.app:create_app"
"""Named, never imported: the web asks the verifier, not the other way round."""


def serve(
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="Where to listen; 0.0.0.0 is everywhere."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65_535, help="The port; 0 picks a free one.")
    ] = 8000,
    kb: Kb = None,
) -> None:
    """Serve the web form, its pages and the HTTP endpoint, until interrupted.

    There is no login: whoever reaches the address can use it.
    """
    from verifier.setup import KB_VARIABLE, locate

    if kb:
        os.environ[KB_VARIABLE] = kb
    located = locate(kb, os.environ)
    if located.notice:
        complain(located.notice)
    try:
        import uvicorn
    except ImportError as error:
        raise NotDone("serving needs uvicorn; install claims-verifier with it.") from error
    try:
        uvicorn.run(APPLICATION, factory=True, host=host, port=port, log_level="info")
    except SystemExit as error:
        # uvicorn has told why it could not start
        if error.code:
            raise NotDone(f"the web application did not start on {host}:{port}.") from error
