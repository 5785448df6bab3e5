"""By which name can a request be found again? One that its sender gave, or one of our own."""

from __future__ import annotations

import re
import secrets

HEADER = "X-Request-Id"
_USABLE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def request_id(given: str) -> str:
    """The given name where it is one: up to 64 letters, digits, ".", "_" and "-"; or a new one.

    Anything else could write into a log what nobody has done.
    """
    return given if _USABLE.fullmatch(given) else secrets.token_hex(8)
