"""Where is an uploaded file between its preview and its import? In the form itself.

Nothing is kept on the server: no folder to clear, nobody else's file to be fetched, and any process
may answer the second request. So a file may be as large as its letters in base64 fit into one form.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from web.inputs import UnusableField
from web.settings import Limits

BESIDE = 100_000
"""Bytes of a form that its other fields may take."""


def file_limit(limits: Limits) -> int:
    """Bytes of a file that can be imported here: base64 writes three bytes as four."""
    return max(0, (limits.body_bytes - BESIDE) // 4 * 3)


def held(data: bytes) -> str:
    """The file as a hidden field has it."""
    return b64encode(data).decode("ascii")


def file_in(written: str, limits: Limits) -> bytes:
    """The file that a hidden field holds; raises where it is none or too large."""
    try:
        data = b64decode(written, validate=True)
    except (binascii.Error, ValueError):
        raise UnusableField("The file did not come back whole; choose it again.") from None
    return within(data, limits)


def within(data: bytes, limits: Limits) -> bytes:
    """The file; raises where it is too large to be held."""
    if len(data) > file_limit(limits):
        raise UnusableField(
            f"The file has {len(data):,} bytes, and at most {file_limit(limits):,} can be imported "
            "here; import a larger one with: verifier ingest FILE"
        )
    return data
