"""How are fact-checks read and written? ClaimReview of schema.org, as JSON-LD.

Read: a single review, a list, a ``@graph``, the feed of Google's Fact Check Explorer
(``dataFeedElement``) and the answers of its API (``claims`` with ``claimReview``). Each review is a
claim whose source is the review's article. Written: one JSON-LD document with a ``@graph``.
Source of the names: https://schema.org/ClaimReview.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from pydantic import ValidationError

from knowledge.claim import Claim, Source, Speaker, Stance
from knowledge.errors import UnusableFile
from knowledge.formats.claimreview_fields import (
    all_of,
    day_of,
    is_of_type,
    name_of,
    number_of,
    plain_text,
    url_of,
)
from knowledge.formats.items import FoundClaim, Item, Unreadable
from knowledge.formats.ratings import verdict_of
from knowledge.review import Review, ReviewVerdict

CONTEXT = "https://schema.org"
DEEPEST = 40
"""Levels of lists and objects among which a review is looked for."""
SCALE = {ReviewVerdict.FALSE: 1, ReviewVerdict.MIXED: 3, ReviewVerdict.TRUE: 5}
"""The number written for a rating, from 1 (false) to 5 (true), as schema.org's example has it."""


def read_claim_reviews(data: bytes, name: str) -> Iterator[Item]:
    """The reviews of a file, in order; one that says no claim is ``Unreadable``.

    Raises :class:`~knowledge.errors.UnusableFile` where the file is no JSON or holds no review.
    """
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnusableFile(f"{name} is not a text in UTF-8; save it as UTF-8.") from error
    except RecursionError as error:
        raise UnusableFile(f"{name} is nested too deeply to be a list of reviews.") from error
    except ValueError as error:
        raise UnusableFile(f"{name} is not JSON ({_where(error)}); export it again.") from error
    yield from _items(document, name)


def claim_reviews_in(document: Any, name: str) -> Iterator[Item]:
    """The reviews of a JSON document that is already read: the one that a page carries."""
    for number, (review, claimed) in enumerate(_reviews(document, 0), start=1):
        yield _item(review, claimed, f"{name}, review {number}")


def _items(document: Any, name: str) -> Iterator[Item]:
    found = False
    for item in claim_reviews_in(document, name):
        found = True
        yield item
    if not found:
        raise UnusableFile(
            f"{name} holds no ClaimReview; give JSON-LD with “@type”: “ClaimReview”, "
            "or a feed of them."
        )


def _reviews(node: Any, depth: int) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Every review with the claim that it stands under in an answer of the API, outermost first."""
    if depth > DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _reviews(one, depth + 1)
    elif isinstance(node, dict):
        if "claimReview" in node and "text" in node:  # the API: a claim with its reviews
            for review in all_of(node["claimReview"]):
                if isinstance(review, dict):
                    yield review, node
        elif is_of_type(node, "ClaimReview") or "claimReviewed" in node:
            yield node, {}
        else:
            for value in node.values():
                if isinstance(value, (dict, list)):
                    yield from _reviews(value, depth + 1)


def _item(review: Mapping[str, Any], claimed: Mapping[str, Any], where: str) -> Item:
    statement = plain_text(review.get("claimReviewed") or claimed.get("text"))
    if not statement:
        return Unreadable(where, f"{where} was left out: it does not say which claim it reviews.")
    try:
        return FoundClaim(where, _claim(review, claimed, statement))
    except ValidationError as error:
        said = error.errors(include_url=False, include_input=False)[0]["msg"]
        return Unreadable(where, f"{where} was left out: {said[:1].lower()}{said[1:]}.")


def _claim(review: Mapping[str, Any], claimed: Mapping[str, Any], statement: str) -> Claim:
    item = next((one for one in all_of(review.get("itemReviewed")) if isinstance(one, dict)), {})
    reviewer = name_of(review.get("author")) or name_of(review.get("publisher"))
    speaker = (
        name_of(item.get("author"))
        or name_of(item.get("creator"))
        or plain_text(claimed.get("claimant"))
    )
    rating = next((one for one in all_of(review.get("reviewRating")) if isinstance(one, dict)), {})
    written = plain_text(
        rating.get("alternateName") or rating.get("name") or review.get("textualRating")
    )
    reviewed_on = day_of(review.get("datePublished") or review.get("reviewDate"))
    return Claim(
        statement=statement,
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=day_of(item.get("datePublished") or claimed.get("claimDate")),
        subject=plain_text(item.get("name")) if item.get("name") != statement else "",
        source=Source(
            publisher=reviewer,
            title=plain_text(review.get("name") or review.get("headline") or review.get("title")),
            url=url_of(review.get("url")),
            published=reviewed_on,
            licence=url_of(review.get("license") or review.get("sdLicense")),
        ),
        review=Review(
            reviewer=reviewer,
            rating=written or plain_text(rating.get("ratingValue")),
            verdict=verdict_of(
                written,
                number_of(rating.get("ratingValue")),
                number_of(rating.get("worstRating")),
                number_of(rating.get("bestRating")),
            ),
            reviewed_on=reviewed_on,
            appearance=_appearance(item),
        ),
    )


def _appearance(item: Mapping[str, Any]) -> str:
    for field in ("firstAppearance", "appearance", "url", "sameAs"):
        for one in all_of(item.get(field)):
            if found := url_of(one):
                return found
    return ""


def write_claim_reviews(claims: Iterable[Claim], stream: IO[str]) -> tuple[int, int]:
    """Writes the reviewed claims; returns how many were written and how many had no review."""
    graph, left = [], 0
    for claim in claims:
        if claim.review is None:
            left += 1
        else:
            graph.append(_as_json(claim, claim.review))
    json.dump({"@context": CONTEXT, "@graph": graph}, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
    return len(graph), left


def _as_json(claim: Claim, review: Review) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": review.rating}
    if review.verdict in SCALE:
        rating |= {"ratingValue": SCALE[review.verdict], "worstRating": 1, "bestRating": 5}
    made: dict[str, Any] = {"@type": "Claim"}
    if claim.speaker is not None:
        made["author"] = {"@type": "Person", "name": claim.speaker.name}
    made |= _given(
        datePublished=claim.said_on.isoformat() if claim.said_on else "",
        name=claim.subject,
        firstAppearance=review.appearance,
    )
    published = review.reviewed_on or claim.source.published
    return {
        "@type": "ClaimReview",
        "claimReviewed": claim.statement,
        **_given(
            url=claim.source.url,
            name=claim.source.title,
            datePublished=published.isoformat() if published else "",
            license=claim.source.licence,
        ),
        "author": {"@type": "Organization", "name": review.reviewer},
        "reviewRating": rating,
        "itemReviewed": made,
    }


def _given(**fields: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _where(error: ValueError) -> str:
    line = getattr(error, "lineno", 0)
    return f"line {line}" if line else "it cannot be read"
