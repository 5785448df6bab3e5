"""Where does the next page begin? After the last claim of this one, whatever is added meanwhile."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from datetime import date

from knowledge.claim import Claim
from web.problems import FieldProblem, Problem

Key = tuple[str, str]
"""By what claims are ordered, the newest first: the day as text ("" for none) and the id."""


def key_of(claim: Claim) -> Key:
    """The claim's place in the order."""
    day: date | None = claim.known_since
    return (day.isoformat() if day else "", claim.id)


def page_after(claims: Sequence[Claim], cursor: str, limit: int) -> tuple[list[Claim], str]:
    """At most ``limit`` claims after the cursor, in order, and the cursor of the page after them.

    An empty cursor begins; an empty answer is the end. Raises a 422 for a cursor that is none.
    """
    ordered = sorted(claims, key=key_of, reverse=True)
    if cursor:
        last = _read(cursor)
        ordered = [claim for claim in ordered if key_of(claim) < last]
    page = ordered[:limit]
    return page, _written(key_of(page[-1])) if len(ordered) > limit else ""


def _written(key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _read(cursor: str) -> Key:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if isinstance(found, list) and len(found) == 2 and all(isinstance(p, str) for p in found):
            return found[0], found[1]
    except (binascii.Error, ValueError):
        pass
    sentence = '"cursor" is not one that this endpoint gave; leave it out to begin.'
    raise Problem(422, sentence, errors=(FieldProblem("#/cursor", sentence),))
