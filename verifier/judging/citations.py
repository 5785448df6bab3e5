"""How is a compared claim shown? As a citation with its points, in the order they were asked."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.claim import Claim
from verifier.judging.bearing import Answer, Compared
from verifier.report import WEIGHING, Bearing, Citation, CitationStance, CitedAppearance, Point

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
        appearances=appearances_of(claim),
        points=(*(outcome.as_point() for outcome in compared.outcomes), *_weighed(compared)),
    )


WEIGHED: Mapping[Answer, Bearing] = {
    Answer.SUPPORTS: Bearing.AGREES,
    Answer.CONTRADICTS: Bearing.DISAGREES,
    Answer.TOUCHES: Bearing.NEAR,
    Answer.OTHER_MATTER: Bearing.NEAR,
}
"""How the point that sums up the others bears on the verdict."""


def _weighed(compared: Compared) -> tuple[Point, ...]:
    """The step of the ladder of weighing that gave the answer, as the last point."""
    step = compared.step
    if step is None:
        return ()
    bearing = WEIGHED[step.answer]
    return (Point(comparison=WEIGHING, level=step.name, bearing=bearing, says=step.says),)


def appearances_of(claim: Claim) -> tuple[CitedAppearance, ...]:
    """The further publications of a claim, as a report names them."""
    return tuple(
        CitedAppearance(
            claim_id=one.claim_id,
            quote=one.words,
            said_on=one.said_on,
            publisher=one.source.publisher,
            title=one.source.title,
            url=one.source.url,
            published=one.source.published,
        )
        for one in claim.appearances
    )
