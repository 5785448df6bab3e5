"""``verifier mcp``: writing assistants verify statements, by the Model Context Protocol."""

from __future__ import annotations

import sys

from verifier.cli.ending import complain
from verifier.cli.options import Kb


def mcp(kb: Kb = None) -> None:
    """Let a writing assistant verify statements, over standard input and output.

    Made to be started by the assistant; docs/mcp.md has what its settings must say. It only reads:
    no claim is changed through it. Ends when standard input is closed.
    """
    from importlib.metadata import PackageNotFoundError, version

    from verifier.assistants.server import assistants_server, run
    from verifier.cli.method import method_text
    from verifier.cli.opening import opened_to_check

    try:
        installed = version("claims-verifier")
    except PackageNotFoundError:
        installed = "not installed"
    with opened_to_check(kb) as opened:
        if sys.stdin is not None and sys.stdin.isatty():
            complain("waits for an assistant to speak on standard input; Ctrl+C ends.")
        run(assistants_server(opened.verifier, installed, method_text))
