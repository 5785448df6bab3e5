"""``verifier index``: the index by which claims are found, made again from the store."""

from __future__ import annotations

import os

import typer

from verifier.cli.ending import NotDone, emit
from verifier.cli.options import Kb
from verifier.cli.wording import counted

app = typer.Typer()


@app.callback()
def index() -> None:
    """The index by which claims are found; it is derived from the store and can be made again."""


@app.command()
def rebuild(kb: Kb = None) -> None:
    """Read every claim again whose reading is outdated, then make the index again."""
    from verifier.cli.opening import now
    from verifier.setup import open_verifier
    from verifier.upkeep import read_again

    with open_verifier(kb, clock=now, environ=os.environ) as opened:
        if not opened.place:
            raise NotDone("the sample needs no index; name a knowledge base with --kb.")
        again = read_again(opened.verifier)
        emit(f"{counted(again)} read again\n")
        emit(f"{opened.verifier.knowledge.rebuild_index()} claims indexed in {opened.place}\n")
