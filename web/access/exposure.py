"""May the application listen there? Beyond this machine only behind accounts and a secret."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from web.access.settings import SECRET_LENGTH

SECRET_VARIABLE = "VERIFIER_SECRET"


class Unguarded(Exception):
    """The application may not listen there; its text is one sentence that says what to do."""


def must_be_guarded(host: str, names: Sequence[str], secret: str, *, accounts: bool) -> None:
    """Raises :class:`Unguarded` where others could reach what nothing guards.

    ``names`` are those under which others reach it, through a proxy as well; ``accounts`` tells
    whether there are any.
    """
    if secret and len(secret) < SECRET_LENGTH:
        raise Unguarded(
            f"{SECRET_VARIABLE} has {len(secret)} characters and needs at least {SECRET_LENGTH}; "
            "make one with: openssl rand -hex 32"
        )
    if not is_exposed(host, names):
        return
    where = host if not is_loopback(host) else names[0]
    if not accounts or not secret:
        missing = " and ".join(
            [
                *([] if accounts else ["an account (verifier accounts add NAME --role admin)"]),
                *([] if secret else [f"a secret in {SECRET_VARIABLE} (openssl rand -hex 32)"]),
            ]
        )
        raise Unguarded(f"{where} can be reached by others, so it needs {missing}.")
    if is_any(host) and not names:
        raise Unguarded(
            f"{host} is every address of this machine; say with --name under which names browsers "
            "reach it, such as --name claims.example.org."
        )


def is_exposed(host: str, names: Sequence[str]) -> bool:
    """Whether anybody but this machine can reach the application: by its address, or by a name."""
    return bool(names) or not is_loopback(host)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_any(host: str) -> bool:
    """Whether it stands for every address of the machine, as 0.0.0.0 does."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False
