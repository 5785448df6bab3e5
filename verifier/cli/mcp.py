"""``verifier mcp``: writing assistants verify statements, by the Model Context Protocol."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from types import FrameType
from typing import TYPE_CHECKING

from verifier.cli.ending import ExitCode, complain
from verifier.cli.options import Kb

if TYPE_CHECKING:
    from verifier.report import Report


def mcp(kb: Kb = None) -> None:
    """Let a writing assistant verify statements, over standard input and output.

    Made to be started by the assistant; docs/mcp.md has what its settings must say. It only reads:
    no claim is changed through it. Ends when standard input is closed.
    """
    from importlib.metadata import PackageNotFoundError, version

    from verifier.assistants.server import assistants_server, run
    from verifier.cli.method import method_text
    from verifier.cli.opening import now, opened_to_check
    from verifier.recording import check_of, keep_at, notice

    try:
        installed = version("claims-verifier")
    except PackageNotFoundError:
        installed = "not installed"
    with opened_to_check(kb) as opened:
        told = notice(opened.verifier.knowledge, opened.place)

        def keep(reports: Iterable[Report]) -> None:
            """Writes them at once: what was answered may have been used, whatever comes then."""
            checks = [check_of(report, "mcp") for report in reports] if told else []
            if checks and (failed := keep_at(opened.place, checks, clock=now)):
                complain(failed)

        if told:
            complain(told)
        if sys.stdin is not None and sys.stdin.isatty():
            complain("waits for an assistant to speak on standard input; Ctrl+C ends.")
        signal.signal(signal.SIGINT, _end)
        run(assistants_server(opened.verifier, installed, method_text, keep=keep, notice=told))


def _end(number: int, frame: FrameType | None) -> None:
    """Ends at once: the thread that waits for input would hold up the end until a line came, and
    there is nothing here that remains to be written."""
    os._exit(ExitCode.INTERRUPTED)
