"""Where does the next page begin? After the last claim of this one, whatever is added meanwhile."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable
from itertools import islice

from knowledge.claim import Claim
from knowledge.newest import Place, place_of
from web.problems import FieldProblem, Problem


def page_of(claims: Iterable[Claim], limit: int) -> tuple[list[Claim], str]:
    """The first ``limit`` claims and the cursor of the page after them, "" where they are all.

    No more claims are read than one beyond the page.
    """
    page = list(islice(claims, limit + 1))
    if len(page) <= limit:
        return page, ""
    return page[:limit], _written(place_of(page[limit - 1]))


def read_cursor(cursor: str) -> Place | None:
    """The place after which a page begins, ``None`` for the first one.

    Raises a 422 for a cursor that is none.
    """
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        found = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if isinstance(found, list) and len(found) == 2 and all(isinstance(p, str) for p in found):
            return found[0], found[1]
    except (binascii.Error, ValueError):
        pass
    sentence = '"cursor" is not one that this endpoint gave; leave it out to begin.'
    raise Problem(422, sentence, errors=(FieldProblem("#/cursor", sentence),))


def _written(place: Place) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")
