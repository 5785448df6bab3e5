"""Which claims stand beside those that were found? A sum may need a sentence that shares no word.

"There are 84 benches in the park. 12 were broken": a statement on what is left of the benches finds
the first and needs the second.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from knowledge.base import Query
from verifier.matching.pair import ClaimSide

NEXT_TO = 20
"""Characters between two claims of one source that still stand side by side."""

FOUND_FIRST = 5
"""Of so many claims, the best ones, the neighbours are looked up."""

NEIGHBOURS = 20
"""So many claims are looked at for neighbours."""

_WORD = re.compile(r"\w+")


def query_for_neighbours(sides: Sequence[ClaimSide]) -> Query | None:
    """The words around the best claims, as their source has them; ``None`` where none is kept."""
    words: dict[str, float] = {}
    for side in sides[:FOUND_FIRST]:
        for text in (side.claim.before, side.claim.after):
            words |= {word.lower(): 1.0 for word in _WORD.findall(text)}
    return Query(words=tuple(words.items()), limit=NEIGHBOURS) if words else None


def beside(side: ClaimSide, others: Sequence[ClaimSide]) -> bool:
    """Whether the claim stands next to one of the others in its source."""
    return any(_apart(side, other) <= NEXT_TO for other in others)


def _apart(a: ClaimSide, b: ClaimSide) -> float:
    """Characters between the two; endless where they are of two sources."""
    one, two = a.claim, b.claim
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return math.inf
    if one.source != two.source:
        return math.inf
    return max(two.start - one.end, one.start - two.end)
