"""What of a text may a terminal show? All but the characters that would steer it."""

from __future__ import annotations

import unicodedata

_UNSHOWN = {"Cc", "Cf", "Cs"}
"""Control and format characters: a source must not steer the terminal that shows it. Nor can one
show half of a surrogate pair, as the name of a file may hold it."""


def shown(words: str) -> str:
    """The words with a space for each character that would steer a terminal; as long as before."""
    return "".join(" " if unicodedata.category(c) in _UNSHOWN else c for c in words)
