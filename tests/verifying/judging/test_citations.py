"""Does a citation say all that is known of where a claim comes from?"""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Appearance, Source
from knowledge.review import Review, ReviewVerdict
from verifier.judging.citations import citation_of
from verifier.report import Bearing, CitationStance, CitedAppearance

WORDS = "The fire killed 12 people in Tarn."
SOURCE = Source(
    publisher="Meridian",
    title="Fire in Tarn",
    url="https://meridian.example/fire",
    published=date(2024, 5, 3),
)


def test_a_citation_names_its_source_to_the_letter(compared_with) -> None:
    appearance = Appearance(
        claim_id="c-2",
        words="Twelve people burned to death in Tarn.",
        said_on=date(2024, 5, 4),
        source=Source(
            publisher="The Lantern",
            title="Twelve dead",
            url="https://lantern.example/twelve",
            published=date(2024, 5, 5),
        ),
    )
    found = citation_of(
        compared_with(
            WORDS,
            WORDS,
            speaker="Russia; Iran",
            id="c-1",
            quote=WORDS,
            start=7,
            end=7 + len(WORDS),
            said_on=date(2024, 5, 2),
            source=SOURCE,
            review=Review(reviewer="The Fact Desk", rating="Accurate", verdict=ReviewVerdict.TRUE),
            appearances=(appearance,),
        )
    )
    assert found.model_dump(exclude={"points"}) == {
        "claim_id": "c-1",
        "stance": CitationStance.SUPPORTS,
        "quote": WORDS,
        "start": 7,
        "end": 7 + len(WORDS),
        "speaker": "Russia, Iran",
        "said_on": date(2024, 5, 2),
        "publisher": "Meridian",
        "title": "Fire in Tarn",
        "url": "https://meridian.example/fire",
        "published": date(2024, 5, 3),
        "reviewer": "The Fact Desk",
        "rating": "Accurate",
        "appearances": (
            CitedAppearance(
                claim_id="c-2",
                quote="Twelve people burned to death in Tarn.",
                said_on=date(2024, 5, 4),
                publisher="The Lantern",
                title="Twelve dead",
                url="https://lantern.example/twelve",
                published=date(2024, 5, 5),
            ).model_dump(),
        ),
    }


def test_what_is_not_known_of_a_claim_stays_empty(compared_with) -> None:
    found = citation_of(compared_with(WORDS, WORDS, source=Source()))
    assert (found.speaker, found.reviewer, found.rating, found.appearances) == ("", "", "", ())
    assert (found.start, found.end, found.said_on, found.published) == (None,) * 4


@pytest.mark.parametrize(
    ("statement", "stance", "level", "bearing"),
    [
        (WORDS, CitationStance.SUPPORTS, "all agree", Bearing.AGREES),
        (
            "The fire killed 31 people in Tarn.",
            CitationStance.CONTRADICTS,
            "one excluded",
            Bearing.DISAGREES,
        ),
        (
            "The fire killed 12 miners in Tarn.",
            CitationStance.MENTIONS,
            "some open",
            Bearing.NEAR,
        ),
        (
            "The mayor opened a library.",
            CitationStance.MENTIONS,
            "other words",
            Bearing.NEAR,
        ),
    ],
)
def test_the_last_point_weighs_the_others(compared_with, statement, stance, level, bearing) -> None:
    found = citation_of(compared_with(statement, WORDS))
    last = found.points[-1]
    assert found.stance is stance
    assert (last.comparison, last.level, last.bearing) == ("weighing", level, bearing)
    assert last.says.endswith(".")
    assert last not in found.compared
