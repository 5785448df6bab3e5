"""When are two claims the same claim? When somebody says the same words in the same publication."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata

from knowledge.claim import Claim

ID_LENGTH = 16
"""Hexadecimal digits of an id. 64 bits: two of a million claims collide with odds of 1 to 37
million, and an id stays short enough for an address or a footnote."""

_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}\Z")


def content_id(claim: Claim) -> str:
    """A stable id made from speaker, words, publication and the day on which it was said.

    White space and the composition of accents do not count; everything else does.
    """
    source = claim.source
    parts = (
        claim.speaker.name if claim.speaker else "",
        claim.statement,
        claim.quote,
        source.publisher,
        source.url,
        source.title,
        source.published.isoformat() if source.published else "",
        claim.said_on.isoformat() if claim.said_on else "",
    )
    even = [" ".join(unicodedata.normalize("NFC", part).split()) for part in parts]
    written = json.dumps(even, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("ascii")).hexdigest()[:ID_LENGTH]


def is_id(text: str) -> bool:
    """Whether ``text`` has the form of an id of this knowledge base."""
    return _ID.match(text) is not None
