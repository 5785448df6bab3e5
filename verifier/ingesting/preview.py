"""How would what a file holds be understood? A claim or an article with what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.claim import Claim, Source
from knowledge.formats.items import FoundArticle, FoundClaim

Facts = tuple[tuple[str, str], ...]
"""(name, value) of what is known."""


@dataclass(frozen=True, slots=True)
class Preview:
    """One thing that a file holds, before anything is stored."""

    sort: str
    """"claim" or "article"."""
    text: str
    """The claim, or the article's title."""
    facts: Facts = ()
    """Speaker, day, place and rating of a claim."""
    source: Facts = ()
    words: int = 0
    """Of an article."""
    begins: str = ""
    """The text of an article, which is shown as far as there is room."""
    left_out: tuple[tuple[str, int], ...] = ()
    """Pieces of a page that are not its article, by kind."""


def preview_of(item: FoundClaim | FoundArticle) -> Preview:
    """What will be stored of it, or read in it."""
    if isinstance(item, FoundClaim):
        return _of_claim(item.claim)
    return Preview(
        "article",
        item.source.title,
        source=_of_source(item.source),
        words=len(item.text.split()),
        begins=item.text,
        left_out=tuple((part.kind, part.pieces) for part in item.skipped),
    )


def _of_claim(claim: Claim) -> Preview:
    rating = f"{claim.review.rating} ({claim.review.verdict})" if claim.review else ""
    facts = {
        "speaker": claim.speaker.name if claim.speaker else "",
        "said on": claim.said_on.isoformat() if claim.said_on else "",
        "place": claim.place,
        "rating": rating,
    }
    return Preview("claim", claim.statement, _given(facts), _of_source(claim.source))


def _of_source(source: Source) -> Facts:
    return _given(
        {
            "publisher": source.publisher,
            "published": source.published.isoformat() if source.published else "",
            "author": source.author,
            "address": source.url,
        }
    )


def _given(facts: Mapping[str, str]) -> Facts:
    return tuple((name, value) for name, value in facts.items() if value)
