"""What would go with claims, or with a whole source, if somebody retracted them?

Nothing is changed here; ``KnowledgeBase.move`` and ``retract_source`` do it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from knowledge.claim import Claim, Status
from knowledge.moves import moves, must_be_allowed
from knowledge.selection import SourceNamed


class KnowledgeOfClaims(Protocol):
    """What is asked of a knowledge base here."""

    def get(self, claim_id: str) -> Claim:
        """The claim; raises ``UnknownClaim`` when there is none of that id."""

    def claims(self, *, status: Status | None = None) -> Iterator[Claim]:
        """All claims, of one status or of all."""


def going(knowledge: KnowledgeOfClaims, ids: Sequence[str]) -> list[Claim]:
    """The claims of these ids that would be retracted, without those that are.

    Raises ``UnknownClaim``, and ``ForbiddenMove`` for one that cannot be retracted.
    """
    move = moves()["retract"]
    claims = [knowledge.get(claim_id) for claim_id in ids]
    wanted = [claim for claim in claims if claim.status is not move.after]
    for claim in wanted:
        must_be_allowed(move, claim)
    return wanted


def going_with(knowledge: KnowledgeOfClaims, source: SourceNamed) -> list[Claim]:
    """The claims of a source that would be retracted with it."""
    before = moves()["retract"].before
    return [
        claim
        for claim in knowledge.claims()
        if source.is_of(claim.source) and claim.status in before
    ]


def left_standing(knowledge: KnowledgeOfClaims, gone: Sequence[Claim]) -> list[Claim]:
    """The claims that were merged into one of these and come from another source."""
    ids = {claim.id for claim in gone}
    inside = {one.claim_id for claim in gone for one in claim.appearances} - ids
    return [claim for claim in knowledge.claims() if claim.id in inside] if inside else []


def replaced_by(knowledge: KnowledgeOfClaims, gone: Sequence[Claim]) -> list[Claim]:
    """The claims that one of these had superseded or corrected; they may be brought back."""
    ids = {claim.id for claim in gone}
    return [
        claim
        for status in (Status.SUPERSEDED, Status.CORRECTED)
        for claim in knowledge.claims(status=status)
        if claim.replaced_by in ids
    ]
