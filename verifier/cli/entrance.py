"""How do commands reach the accounts of a knowledge base? Through the web application's own rules.

Its modules are named, never imported as the other rooms are: the web knows the verifier, not the
reverse.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from importlib import import_module
from typing import Any

from verifier.cli.ending import NotDone
from verifier.cli.options import SECRET_VARIABLE, RoleName

ROOM = "web.access"


@contextmanager
def opened_entrance(kb: str | None, *, read_only: bool = False) -> Iterator[Any]:
    """The accounts and keys of the knowledge base: a ``web.access.entrance.Entrance``.

    Raises :class:`NotDone` for the sample, which has none, and for what is not allowed.
    """
    from verifier.cli.opening import open_store, open_to_look

    secret = os.environ.get(SECRET_VARIABLE, "")
    exposure = import_module(f"{ROOM}.exposure")
    try:
        exposure.must_be_guarded("localhost", (), secret, accounts=True)
    except exposure.Unguarded as error:
        raise NotDone(str(error)) from error
    settings = import_module(f"{ROOM}.settings").AccessSettings(secret=secret)
    with open_to_look(kb) if read_only else open_store(kb) as knowledge:
        entrance = import_module(f"{ROOM}.entrance").entrance_to(knowledge, settings)
        if entrance is None:
            raise NotDone("the sample has no accounts; name a knowledge base with --kb.")
        try:
            yield entrance
        except import_module(f"{ROOM}.refusals").NotAllowed as error:
            raise NotDone(str(error)) from error


def role_of(name: RoleName) -> Any:
    """The role, as the web application has it."""
    return import_module(f"{ROOM}.roles").role_named(name.value)


def asked_password() -> str:
    """The password that somebody types, twice and unseen, or the first line of what is piped in.

    Never an argument: those stand in the list of processes and in the shell's history. Raises
    :class:`NotDone` where there is none, or the two differ.
    """
    try:
        password = _typed() if sys.stdin is not None and sys.stdin.isatty() else _piped()
    except (EOFError, UnicodeDecodeError):
        password = ""
    if not password:
        raise NotDone("there is no password; type it, or pipe it in as one line of UTF-8.")
    return password


def _typed() -> str:
    password = getpass("Password: ")
    if getpass("Again: ") != password:
        raise NotDone("the two passwords differ, so nothing was changed.")
    return password


def _piped() -> str:
    line = sys.stdin.readline() if sys.stdin is not None else ""
    return line.removesuffix("\n").removesuffix("\r")
