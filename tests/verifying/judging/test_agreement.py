"""Which claims go back to one source, and how is agreement told?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from knowledge.base import KnowledgeBase
from knowledge.claim import Claim, Source, Speaker, Stance, Status
from verifier.judging.agreement import goes_back_to_one
from verifier.pipeline import Verifier
from verifier.settings import DEFAULTS

TOLD = "The quake killed 45 people in Tarn."
OTHERWISE = "In Tarn 45 people died when the earth shook."


def claim(words: str, publisher: str, speaker: str = "") -> Claim:
    return Claim(
        statement=words,
        quote=words,
        speaker=Speaker(name=speaker) if speaker else None,
        stance=Stance.SAYS if speaker else Stance.REPORTS,
        status=Status.CITABLE,
        source=Source(publisher=publisher, published=date(2024, 5, 1)),
    )


@pytest.mark.parametrize(
    ("why", "one", "other", "same"),
    [
        ("two publishers, two wordings", claim(TOLD, "AFP"), claim(OTHERWISE, "DPA"), False),
        ("one copied the other", claim(TOLD, "AFP"), claim(TOLD, "DPA"), True),
        ("one publisher", claim(TOLD, "AFP"), claim(OTHERWISE, "AFP"), True),
        ("nobody names a source", claim(TOLD, ""), claim(OTHERWISE, ""), True),
        (
            "both quote one ministry",
            claim(TOLD, "AFP", "Health Ministry"),
            claim(OTHERWISE, "DPA", "Health Ministry"),
            True,
        ),
        (
            "one publisher quotes two",
            claim(TOLD, "AFP", "Red Cross"),
            claim(OTHERWISE, "AFP", "Health Ministry"),
            False,
        ),
        (
            "a publisher may have it from whom it quotes",
            claim(TOLD, "AFP"),
            claim(OTHERWISE, "AFP", "Health Ministry"),
            True,
        ),
        (
            "who is quoted without a publisher is not any publisher",
            claim(TOLD, "", "Health Ministry"),
            claim(OTHERWISE, "AFP"),
            False,
        ),
        (
            "nor the other way round",
            claim(TOLD, "AFP"),
            claim(OTHERWISE, "", "Health Ministry"),
            False,
        ),
        ("one of them names no source", claim(TOLD, "AFP"), claim(OTHERWISE, ""), True),
        ("nor the other", claim(TOLD, ""), claim(OTHERWISE, "AFP"), True),
        (
            "one speaks for the other",
            claim(TOLD, "AFP", "Health Ministry; Red Cross"),
            claim(OTHERWISE, "DPA", "Red Cross"),
            True,
        ),
        (
            "the other speaks for the one",
            claim(TOLD, "AFP", "Red Cross"),
            claim(OTHERWISE, "DPA", "Health Ministry; Red Cross"),
            True,
        ),
        ("capitals make no other wording", claim(TOLD, "AFP"), claim(TOLD.upper(), "DPA"), True),
    ],
)
def test_claims_that_go_back_to_one_source(why, one, other, same):
    assert goes_back_to_one(one, other) is same, why


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (TOLD, "Two independent sources say so; the other: the Red Cross (DPA, 1 May 2024)."),
        (
            "The quake killed 60 people in Tarn.",
            "Two independent sources say otherwise; the other: the Red Cross (DPA, 1 May 2024).",
        ),
    ],
)
def test_agreement_is_told(reader, lexicon, statement, reason):
    claims = [
        claim(TOLD, "AFP"),
        claim("The quake in Tarn claimed 45 lives, the Red Cross said.", "DPA", "Red Cross"),
        claim("The quake killed 45 people in Tarn.", "Reuters"),
    ]
    with KnowledgeBase.in_memory(clock=lambda: datetime(2024, 5, 2, tzinfo=UTC)) as knowledge:
        verifier = Verifier(knowledge, reader, lexicon, DEFAULTS)
        verifier.add(claims)
        report = verifier.check(statement)
    assert report.reason.endswith(reason)
    assert len(report.assertions[0].citations) == 3
