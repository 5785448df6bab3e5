"""How many sources say so independently of each other? What several carry from one is one source.

Where it comes from is whoever said it, or else the publisher. Two agencies that quote the same
ministry carry one source, and so do two publishers with nearly the same words: one copied the
other, or both took it from a wire.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from knowledge.claim import Claim
from verifier.judging.bearing import Compared
from verifier.matching.bearers import speaks_for

COPIED_FROM = 90.0
"""Likeness of two wordings, 0 to 100, from which one is taken for a copy of the other."""


def independent(compared: Sequence[Compared]) -> tuple[Compared, ...]:
    """The first claim of each source that does not go back to one before it, in their order."""
    found: list[Compared] = []
    for one in compared:
        claim = one.pair.claim.claim
        if not any(goes_back_to_one(claim, other.pair.claim.claim) for other in found):
            found.append(one)
    return tuple(found)


def goes_back_to_one(a: Claim, b: Claim) -> bool:
    """Whether both claims go back to one source, as far as the knowledge base tells."""
    if ratio(a.words.casefold(), b.words.casefold()) >= COPIED_FROM:
        return True
    if a.speaker is not None and b.speaker is not None:
        return speaks_for(a.speaker.name, b) or speaks_for(b.speaker.name, a)
    if a.speaker is None and b.speaker is None:
        # a source without a name may be any
        return a.source.publisher == b.source.publisher or not (
            a.source.publisher and b.source.publisher
        )
    # what a publisher says itself it may have from the one whom it quotes
    return a.source.publisher == b.source.publisher
