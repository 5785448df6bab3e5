"""``verifier backup|restore``: a copy of the knowledge base, made while others use it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from verifier.cli.damage import fault_of, read_through, set_aside
from verifier.cli.ending import NotDone, emit
from verifier.cli.options import Kb
from verifier.cli.wording import counted


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where the copy goes; a new file.")],
    kb: Kb = None,
) -> None:
    """Copy the knowledge base to a file, whole and consistent even while it is written to.

    The index is not copied: it is made again from the claims.
    """
    place = _sqlite_file(kb)
    target = Path(file)
    if target.exists():
        raise NotDone(f"{file} exists already; name a new file.")
    from verifier.cli.opening import open_to_look

    with open_to_look(kb) as knowledge:
        claims = read_through(knowledge)  # a copy of a damaged file would be none
    _copy(place, target)
    emit(f"{counted(claims)} copied from {place} to {file}\n")


def restore(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A copy made by `verifier backup`.")],
    replace: Annotated[
        bool,
        typer.Option("--replace", metavar="", help="Overwrite the knowledge base that is there."),
    ] = False,
    kb: Kb = None,
) -> None:
    """Make the knowledge base anew from a copy. One that is there is kept unless --replace."""
    from verifier.cli.opening import now
    from verifier.setup import Located, locate, open_knowledge

    located = locate(kb, os.environ, create=True)
    place = sqlite_path(located.place)
    if place.exists() and not replace:
        raise NotDone(f"{place} exists; add --replace to overwrite it.")
    if not Path(file).exists():
        raise NotDone(f"{file} does not exist; name a copy made by `verifier backup`.")
    with open_knowledge(Located(file), clock=now, read_only=True) as knowledge:
        claims = read_through(knowledge)  # what is no sound knowledge base is refused here
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() and fault_of(place):
        emit(f"{place} was damaged and is kept as {set_aside(place)}\n")
    _copy(Path(file), place)
    with open_knowledge(Located(str(place)), clock=now) as knowledge:
        knowledge.rebuild_index()
    emit(f"{counted(claims)} restored from {file} to {place}\n")


def _sqlite_file(kb: str | None) -> Path:
    from verifier.setup import locate

    located = locate(kb, os.environ)
    if not located.place:
        raise NotDone("the sample needs no copy; name a knowledge base with --kb.")
    place = sqlite_path(located.place)
    if not place.exists():
        raise NotDone(f"there is no knowledge base at {place}; check --kb.")
    return place


def sqlite_path(place: str) -> Path:
    """The file that ``--kb`` names. Raises :class:`NotDone` for one on a server."""
    if place.startswith("sqlite:///"):
        return Path(place.removeprefix("sqlite:///"))
    if "://" in place:
        raise NotDone("this knowledge base is on a server; copy it with the server's own tools.")
    return Path(place).expanduser()


def _copy(source: Path, target: Path) -> None:
    """SQLite's online copy: a consistent state, whoever writes meanwhile."""
    try:
        with (
            closing(
                sqlite3.connect(f"file:{source.resolve().as_posix()}?mode=ro", uri=True)
            ) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as error:
        raise NotDone(f"{source} could not be copied to {target}: {error}.") from error
