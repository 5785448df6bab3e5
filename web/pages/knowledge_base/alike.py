"""Which claims say nearly the same as one? So that nothing is kept twice, and two can be merged."""

from __future__ import annotations

from knowledge.claim import Claim
from verifier.curating.duplicates import like
from web.pages.knowledge_base.contexts import AlikeLine
from web.pages.knowledge_base.lines import line_of
from web.settings import Knowledge

MOST = 5
"""Near-duplicates that are shown."""


def alike_to(claim: Claim, knowledge: Knowledge) -> tuple[AlikeLine, ...]:
    """The claims that are most like it, with how much of the wording they share."""
    found = like(claim, knowledge.claims())[:MOST]
    return tuple(AlikeLine(other.id, line_of(other), round(score)) for other, score in found)
