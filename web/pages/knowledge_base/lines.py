"""How is a claim shown in one line? Its words, who said them and when, where, and its status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from knowledge.claim import Claim
from knowledge.period import say_day
from web.pages.knowledge_base.links import speaker_href
from web.pages.knowledge_base.lists import ClaimLine
from web.pages.links import claim_href


def line_of(claim: Claim) -> ClaimLine:
    """The claim as lists show it."""
    day = claim.known_since
    name = claim.speaker.name if claim.speaker else ""
    return ClaimLine(
        href=claim_href(claim.id),
        words=claim.words,
        who=name or claim.source.publisher or "source not named",
        speaker_href=speaker_href(name or claim.source.publisher),
        day=say_day(day) if day else "",
        publisher=claim.source.publisher if name else "",
        status=claim.status.value,
    )


def lines_of(claims: Iterable[Claim]) -> tuple[ClaimLine, ...]:
    """The claims as lists show them."""
    return tuple(map(line_of, claims))


def newest_first(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by their day, the latest first, those without one last."""
    return sorted(claims, key=lambda claim: claim.known_since or date.min, reverse=True)
