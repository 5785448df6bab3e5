"""``verifier doctor``: is everything there that a check needs, and in order?"""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from verifier.cli.backup import sqlite_path
from verifier.cli.damage import fault_of, read_through
from verifier.cli.ending import ExitCode, NotDone, emit
from verifier.cli.options import Kb

Answer = tuple[str, str]
"""What is looked at, and what was found there."""


def doctor(
    kb: Kb = None,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick", metavar="", help="Leave out the language model, which takes a second."
        ),
    ] = False,
) -> None:
    """Look at the installation and the knowledge base, and say what is wrong and what to do."""
    looks: list[tuple[str, Callable[[], Iterator[Answer]]]] = [
        ("program", _program),
        ("knowledge base", lambda: _knowledge(kb)),
    ]
    if not quick:
        looks.append(("language model", lambda: _language(kb)))
    wrong: list[str] = []
    for what, look in looks:
        try:
            for name, found in look():
                emit(f"✓ {name}: {found}\n")
        except Exception as error:
            said = " ".join(str(error).split()) or type(error).__name__
            if said not in wrong:  # a later look meets the same fault again
                emit(f"✗ {what}: {said}\n")
            wrong.append(said)
    if wrong:
        raise typer.Exit(ExitCode.NOT_DONE)


def _program() -> Iterator[Answer]:
    try:
        yield "claims-verifier", version("claims-verifier")
    except PackageNotFoundError:
        yield "claims-verifier", "run from its folder, not installed"
    yield "Python", platform.python_version()
    yield "SQLite", sqlite3.sqlite_version


def _knowledge(kb: str | None) -> Iterator[Answer]:
    from knowledge.claim import Status
    from verifier.cli.opening import now
    from verifier.setup import locate, open_knowledge

    located = locate(kb, os.environ)
    if not located.place:
        yield "knowledge base", "none, so checks use the read-only sample; see `verifier ingest`"
        return
    with open_knowledge(located, clock=now, read_only=True) as knowledge:
        read_through(knowledge)
        if fault := fault_of(sqlite_path(located.place)):
            raise NotDone(f"{located.place} is damaged ({fault}); restore a backup of it.")
        counts = ((status, knowledge.count(status)) for status in Status)
        told = ", ".join(f"{count} {status}" for status, count in counts if count)
        yield "knowledge base", f"{located.place}, revision {knowledge.revision}"
        yield "claims", told or "none; add some with `verifier ingest`"


def _language(kb: str | None) -> Iterator[Answer]:
    from verifier.cli.opening import now
    from verifier.setup import locate, open_knowledge, open_reader

    reader = open_reader("", os.environ)
    yield "reading", reader.version
    located = locate(kb, os.environ)
    if not located.place:
        return
    with open_knowledge(located, clock=now, read_only=True) as knowledge:
        outdated = sum(1 for _ in knowledge.entries_with_outdated_reading(reader.version))
    advice = "; read them again with `verifier index rebuild`" if outdated else ""
    yield "claims read by other rules", f"{outdated}{advice}"
