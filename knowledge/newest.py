"""In which order do lists show claims? The newest first; a place in it stays when claims come."""

from __future__ import annotations

from knowledge.claim import Claim

Place = tuple[str, str]
"""By what claims are ordered, backwards: the day as text ("" for none) and the id."""


def day_of(claim: Claim) -> str:
    """The day since which the claim is known, as it is ordered by: ``2024-05-20``, "" for none."""
    return claim.known_since.isoformat() if claim.known_since else ""


def place_of(claim: Claim) -> Place:
    """The claim's place in the order."""
    return day_of(claim), claim.id
