"""Is the sample knowledge base fit to be shown? Sourced, dated, varied, and all of it citable."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from knowledge.claim import Claim, Status
from knowledge.sample import sample_claims

CLAIMS = sample_claims()


def test_there_are_about_forty_claims_from_six_sources_on_four_subjects() -> None:
    assert 40 <= len(CLAIMS) <= 60
    assert len({claim.source.publisher for claim in CLAIMS}) >= 6
    assert len({claim.subject for claim in CLAIMS}) >= 4


def test_no_claim_is_told_twice() -> None:
    assert len({claim.statement for claim in CLAIMS}) == len(CLAIMS)


def test_the_same_values_come_back_every_time() -> None:
    assert sample_claims() == CLAIMS
    assert isinstance(CLAIMS, tuple)


def test_the_sides_of_idlib_are_all_heard() -> None:
    speakers = {claim.speaker.name for claim in CLAIMS if claim.speaker and "Idlib" in claim.places}
    assert speakers >= {
        "Syrian Observatory for Human Rights",
        "United Nations",
        "Amnesty International",
        "Human Rights Watch",
        "Russia",
        "United States",
    }


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.statement[:60])
def test_a_sample_claim_can_be_cited(claim: Claim) -> None:
    assert claim.status is Status.CITABLE
    assert claim.source.publisher
    assert claim.source.published is not None
    assert claim.said_on is not None
    assert claim.said_on <= claim.source.published
    assert claim.subject
    address = urlsplit(claim.source.url)
    assert address.scheme in {"http", "https"}
    assert address.hostname


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.statement[:60])
def test_a_sample_claim_is_our_own_sentence(claim: Claim) -> None:
    assert claim.quote == ""
    assert claim.start is None
    assert claim.statement == claim.statement.strip()
    assert claim.statement.endswith(".")
    assert claim.statement[0].isupper()


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.statement[:60])
def test_a_period_has_begun_when_it_is_spoken_of(claim: Claim) -> None:
    if claim.period is not None and claim.source.published is not None:
        assert claim.period.first is not None
        assert claim.period.first <= claim.source.published
