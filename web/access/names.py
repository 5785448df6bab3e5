"""Are two names the same person's? However they are typed."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """The name as it is compared: without regard to case, width and blanks.

    >>> folded("Ann  BERG") == folded("ann berg")
    True
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
