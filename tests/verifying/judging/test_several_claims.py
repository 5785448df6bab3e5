"""What do several claims say together? One line a claim, the verdict below."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Source
from knowledge.period import Period
from verifier.judging.verdict import judge
from verifier.reading.reading import Context

TOLD = "The fire killed 12 people in Tarn."
MORE = "The fire in Tarn killed 31 people."
FIRST, SECOND, THIRD = date(2024, 5, 3), date(2024, 5, 4), date(2024, 5, 5)
WIRE = Source(publisher="AFP", published=FIRST)
HURT_SO_FAR = "So far 12 people have been killed by the fire in Tarn."
MORE_SO_FAR = "So far 31 people have been killed by the fire in Tarn."


def said(words: str, speaker: str = "", on: date = FIRST, **fields: object) -> dict[str, object]:
    return {"words": words, "speaker": speaker, "published": on, **fields}


SUPPORTED, CONTRADICTED, UNVERIFIED = "supported", "contradicted", "unverified"


@pytest.mark.parametrize(
    ("why", "statement", "claims", "verdict", "findings"),
    [
        ("nothing at all", TOLD, [], UNVERIFIED, []),
        ("one says so", TOLD, [said(TOLD)], SUPPORTED, []),
        ("one says otherwise", TOLD, [said(MORE)], CONTRADICTED, []),
        (
            "one says so, one otherwise on the same day",
            TOLD,
            [said(TOLD), said(MORE, publisher="DPA")],
            UNVERIFIED,
            ["sources-disagree"],
        ),
        (
            "one speaker said both on one day: two things",
            TOLD,
            [said(TOLD, "Anna Brandt"), said(MORE, "Anna Brandt")],
            SUPPORTED,
            [],
        ),
        (
            "only the one that says so has a speaker",
            TOLD,
            [said(TOLD, "Anna Brandt"), said(MORE)],
            UNVERIFIED,
            ["sources-disagree"],
        ),
        (
            "only the one that says otherwise has a speaker",
            TOLD,
            [said(TOLD), said(MORE, "Anna Brandt")],
            UNVERIFIED,
            ["sources-disagree"],
        ),
        (
            "two speakers in one article",
            TOLD,
            [said(TOLD, "Anna Brandt"), said(MORE, "Kessel")],
            UNVERIFIED,
            ["sources-disagree"],
        ),
        (
            "one speaker in two articles",
            TOLD,
            [said(TOLD, "Anna Brandt"), said(MORE, "Anna Brandt", publisher="DPA")],
            UNVERIFIED,
            ["sources-disagree"],
        ),
        (
            "one speaker without a day",
            TOLD,
            [
                said(TOLD, "Anna Brandt", source=Source(publisher="AFP")),
                said(MORE, "Anna Brandt", source=Source(publisher="AFP")),
            ],
            UNVERIFIED,
            ["sources-disagree"],
        ),
        (
            "one speaker said it later: the count is replaced",
            TOLD,
            [
                said(TOLD, "Anna Brandt", source=WIRE, said_on=FIRST),
                said(MORE, "Anna Brandt", source=WIRE, said_on=SECOND),
            ],
            UNVERIFIED,
            ["outdated"],
        ),
        (
            "the newer one says so",
            TOLD,
            [said(TOLD, on=SECOND), said(MORE, on=FIRST)],
            SUPPORTED,
            [],
        ),
        (
            "a running count only grows",
            "12 people have been killed by the fire in Tarn so far.",
            [said(HURT_SO_FAR), said(MORE_SO_FAR, on=SECOND)],
            CONTRADICTED,
            ["outdated"],
        ),
        (
            "it was so by then",
            "By then 12 people had been killed by the fire in Tarn.",
            [said(HURT_SO_FAR), said(MORE_SO_FAR, on=SECOND)],
            SUPPORTED,
            ["outdated"],
        ),
        (
            "another speaker, without a claim that says so",
            "Kessel said the fire killed 12 people in Tarn.",
            [said(TOLD, "Anna Brandt")],
            UNVERIFIED,
            ["misattributed"],
        ),
        (
            "all those that stand against it agree on the event",
            TOLD,
            [
                said(MORE, period=Period(FIRST, FIRST)),
                said(MORE, period=Period(FIRST, FIRST), publisher="DPA"),
            ],
            CONTRADICTED,
            [],
        ),
        (
            "two events on two days, and the statement gives none",
            TOLD,
            [
                said(MORE, period=Period(FIRST, FIRST)),
                said(MORE, period=Period(date(2023, 1, 1), date(2023, 1, 1)), publisher="DPA"),
            ],
            UNVERIFIED,
            [],
        ),
        (
            "the speaker has raised the count since and leaves it possible",
            "The fire killed 58 people in Tarn.",
            [
                said(MORE, "Anna Brandt"),
                said("The fire in Tarn killed at least 47 people.", "Anna Brandt", on=SECOND),
            ],
            UNVERIFIED,
            [],
        ),
        (
            "another one has raised the count since",
            "The fire killed 58 people in Tarn.",
            [
                said(MORE, "Anna Brandt"),
                said("The fire in Tarn killed at least 47 people.", "Kessel", on=SECOND),
            ],
            CONTRADICTED,
            [],
        ),
        (
            "the later count excludes it as well",
            "The fire killed 58 people in Tarn.",
            [
                said(MORE, "Anna Brandt"),
                said("The fire in Tarn killed 47 people.", "Anna Brandt", on=SECOND),
            ],
            CONTRADICTED,
            [],
        ),
        (
            "an earlier bound takes nothing back",
            "The fire killed 58 people in Tarn.",
            [
                said(MORE, "Anna Brandt", on=SECOND),
                said("The fire in Tarn killed at least 27 people.", "Anna Brandt"),
            ],
            CONTRADICTED,
            [],
        ),
        (
            "raised after the day of which the statement speaks",
            "On 3 May 2024 the fire killed 58 people in Tarn.",
            [
                said(MORE, "Anna Brandt"),
                said("The fire in Tarn killed at least 47 people.", "Anna Brandt", on=SECOND),
            ],
            CONTRADICTED,
            [],
        ),
        (
            "raised within the month of which the statement speaks",
            "In May 2024 the fire killed 58 people in Tarn.",
            [
                said(MORE, "Anna Brandt"),
                said("The fire in Tarn killed at least 47 people.", "Anna Brandt", on=SECOND),
            ],
            UNVERIFIED,
            [],
        ),
        (
            "nobody knows who raised it",
            "The fire killed 58 people in Tarn.",
            [said(MORE), said("The fire in Tarn killed at least 47 people.", on=SECOND)],
            CONTRADICTED,
            [],
        ),
    ],
)
def test_the_verdict_of_all(compared_with, why, statement, claims, verdict, findings) -> None:
    found = judge([compared_with(statement, **claim) for claim in claims])
    assert (found.verdict.value, [one.value for one in found.findings]) == (verdict, findings), why


@pytest.mark.parametrize(
    ("why", "context", "verdict"),
    [
        ("nothing around it says when", Context(), UNVERIFIED),
        ("told of that day", Context(story_date=FIRST), CONTRADICTED),
        ("told of that month", Context(story_period=Period(date(2024, 5, 1), FIRST)), CONTRADICTED),
        ("told of another day", Context(story_date=date(2022, 2, 2)), UNVERIFIED),
        (
            "told of the days around it",
            Context(story_period=Period(date(2024, 5, 1), date(2024, 5, 31))),
            CONTRADICTED,
        ),
    ],
)
def test_which_of_two_events_the_text_is_on(compared_with, why, context, verdict) -> None:
    claims = [
        said(MORE, on=THIRD, period=Period(FIRST, FIRST)),
        said(MORE, period=Period(date(2023, 1, 1), date(2023, 1, 1)), publisher="DPA"),
    ]
    found = judge([compared_with(TOLD, context=context, **claim) for claim in claims])
    assert found.verdict.value == verdict, why


def test_the_plainest_claim_decides(compared_with) -> None:
    hedged = compared_with(TOLD, "The fire killed about 12 people in Tarn.")
    plain = compared_with(TOLD, "The fire in Tarn killed 12 people, and a horse.")
    judgement = judge([hedged, plain])
    assert judgement.supporting == (plain, hedged)
    assert judgement.findings == ()
    assert [one.value for one in judge([hedged]).findings] == ["hedge-dropped"]


def test_a_report_that_goes_on_from_another_replaces_its_count(compared_with) -> None:
    """Told in one article, which takes for granted that it is one event; else another may be."""
    other_day = {"said_on": THIRD, "period": Period(date(2023, 1, 1), date(2023, 1, 1))}
    for setting, source, verdict in (
        (("Tarn", "fire"), WIRE, "unverified"),
        ((), WIRE, "supported"),
        (("Tarn", "fire"), Source(publisher="DPA", published=FIRST), "supported"),
    ):
        earlier = compared_with(TOLD, TOLD, setting=setting, source=WIRE, said_on=FIRST)
        later = compared_with(TOLD, MORE, setting=setting, source=source, **other_day)
        assert judge([earlier, later]).verdict.value == verdict
