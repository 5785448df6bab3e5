"""How is a compared claim shown? As a citation with its points, in the order they were asked."""

from __future__ import annotations

from verifier.judging.bearing import Answer, Compared
from verifier.report import Citation, CitationStance

_STANCES = {
    Answer.SUPPORTS: CitationStance.SUPPORTS,
    Answer.CONTRADICTS: CitationStance.CONTRADICTS,
}


def citation_of(compared: Compared) -> Citation:
    """The claim with its source and every point on which it was compared."""
    claim = compared.pair.claim.claim
    return Citation(
        claim_id=claim.id,
        stance=_STANCES.get(compared.answer, CitationStance.MENTIONS),
        quote=claim.words,
        start=claim.start,
        end=claim.end,
        speaker=claim.speaker.name.replace(";", ",") if claim.speaker else "",
        said_on=claim.said_on,
        publisher=claim.source.publisher,
        title=claim.source.title,
        url=claim.source.url,
        published=claim.source.published,
        reviewer=claim.review.reviewer if claim.review else "",
        rating=claim.review.rating if claim.review else "",
        points=tuple(outcome.as_point() for outcome in compared.outcomes),
    )
