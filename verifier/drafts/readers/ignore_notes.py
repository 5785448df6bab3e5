"""Does a note beside the text ask to let its words pass? "verifier: ignore: REASON"."""

from __future__ import annotations

import re

_ASKED = re.compile(r"\s*verifier\s{0,3}:\s{0,3}ignore\b\s{0,3}:?(.*)", re.IGNORECASE | re.DOTALL)


def ignore_reason(words: str) -> str | None:
    """The reason that a note gives, ``""`` where it gives none; ``None`` for any other note.

    >>> ignore_reason("Verifier: ignore: the editor's own count")
    "the editor's own count"
    """
    asked = _ASKED.match(words)
    return " ".join(asked.group(1).split()) if asked else None
