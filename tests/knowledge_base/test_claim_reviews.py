"""Are fact-checks read in every shape that is published, and written so that they return?"""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.claim import Claim, Source, Speaker, Stance
from knowledge.errors import UnusableFile
from knowledge.formats.claimreview import read_claim_reviews, write_claim_reviews
from knowledge.formats.items import FoundClaim, Unreadable
from knowledge.formats.ratings import ratings, verdict_of
from knowledge.review import Review, ReviewVerdict

REVIEW: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/bridge",
    "claimReviewed": "The bridge was closed for a &amp; year.",
    "datePublished": "2021-05-04T10:00:00Z",
    "author": {"@type": "Organization", "name": "The Fact Desk"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Maria Lund"},
        "datePublished": "2021-05-01",
        "appearance": {"@type": "CreativeWork", "url": "https://posts.example/1"},
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": "1",
        "bestRating": "5",
        "worstRating": "1",
        "alternateName": "Pants on Fire!",
    },
}
SHAPES = {
    "one review": REVIEW,
    "a list": [REVIEW],
    "a graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, REVIEW]},
    "types as a list": {**REVIEW, "@type": ["Review", "http://schema.org/ClaimReview"]},
    "a feed of data": {"@type": "DataFeed", "dataFeedElement": [{"item": [REVIEW]}]},
    "the answer of an API": {
        "claims": [
            {
                "text": REVIEW["claimReviewed"],
                "claimant": "Maria Lund",
                "claimDate": "2021-05-01T00:00:00Z",
                "claimReview": [
                    {
                        "publisher": {"name": "The Fact Desk", "site": "desk.example"},
                        "url": "https://desk.example/bridge",
                        "title": "Was it closed?",
                        "reviewDate": "2021-05-04T10:00:00Z",
                        "textualRating": "Pants on Fire!",
                    }
                ],
            }
        ]
    },
}


def read(document: Any) -> list[Any]:
    return list(read_claim_reviews(json.dumps(document).encode(), "reviews.json"))


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_claim(shape: str) -> None:
    (found,) = read(SHAPES[shape])
    assert isinstance(found, FoundClaim)
    claim = found.claim
    assert claim.statement == "The bridge was closed for a & year."
    assert claim.speaker == Speaker(name="Maria Lund")
    assert claim.said_on == date(2021, 5, 1)
    assert claim.source.publisher == "The Fact Desk"
    assert claim.source.url == "https://desk.example/bridge"
    assert claim.review is not None
    assert (claim.review.rating, claim.review.verdict) == ("Pants on Fire!", ReviewVerdict.FALSE)
    assert claim.review.reviewed_on == date(2021, 5, 4)


def test_a_review_without_a_claim_is_told_and_the_rest_goes_in() -> None:
    empty = {"@type": "ClaimReview", "author": {"name": "The Fact Desk"}}
    bad, good = read([empty, REVIEW])
    assert bad == Unreadable(
        "reviews.json, review 1",
        "reviews.json, review 1 was left out: it does not say which claim it reviews.",
    )
    assert isinstance(good, FoundClaim)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html>", "is not JSON (line 1)"),
        (b'{"@type": "Recipe"}', "holds no ClaimReview"),
        (b"[" * 200_000, "nested too deeply"),
        (b"\xff\xfe{", "not a text in UTF-8"),
    ],
)
def test_another_file_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(UnusableFile, match=says.replace("(", r"\(").replace(")", r"\)")):
        list(read_claim_reviews(data, "reviews.json"))


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        ("False", "false"),
        ("FALSE.", "false"),
        ("False: the photo shows another bridge", "false"),
        ("Mostly false", "false"),
        ("Half True", "mixed"),
        ("Partly false", "mixed"),
        ("Misleading", "mixed"),
        ("Mostly True", "true"),
        ("No evidence", "unrated"),
        ("Satire", "unrated"),
        ("Four hoots", "unrated"),
        ("Not the false one", "unrated"),
    ],
)
def test_what_a_rating_means(rating: str, verdict: str) -> None:
    assert verdict_of(rating).value == verdict


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(1, "false"), (5, "true"), (3, "mixed"), (9, "unrated"), (None, "unrated")],
)
def test_a_number_counts_on_its_scale_where_the_words_are_unknown(
    value: float | None, verdict: str
) -> None:
    assert verdict_of("Four hoots", value, 1, 5).value == verdict


NOBODY = ("unknown", "n/a", "none", "-", "various", "anonymous")
LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&")
TEXT = st.text(LETTERS, min_size=1, max_size=30).filter(lambda text: text.lower() not in NOBODY)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@st.composite
def reviewed_claims(draw: st.DrawFn) -> Claim:
    reviewer, day = draw(TEXT), draw(DAYS)
    rating = draw(st.sampled_from(sorted(ratings())))
    speaker = draw(st.none() | TEXT)
    return Claim(
        statement=draw(TEXT),
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        said_on=draw(st.none() | DAYS),
        source=Source(
            publisher=reviewer, title=draw(TEXT), url="https://desk.example/1", published=day
        ),
        review=Review(
            reviewer=reviewer,
            rating=rating,
            verdict=verdict_of(rating),
            reviewed_on=day,
            appearance=draw(st.sampled_from(["", "https://posts.example/1"])),
        ),
    )


@given(st.lists(reviewed_claims(), min_size=1, max_size=3))
def test_what_is_written_is_read_again(claims: list[Claim]) -> None:
    stream = io.StringIO()
    assert write_claim_reviews(claims, stream) == (len(claims), 0)
    read_again = list(read_claim_reviews(stream.getvalue().encode(), "reviews.json"))
    assert [item.claim for item in read_again if isinstance(item, FoundClaim)] == claims


def test_claims_that_nobody_reviewed_are_left_out_and_counted() -> None:
    stream = io.StringIO()
    assert write_claim_reviews([Claim(statement="It rained.")], stream) == (0, 1)
