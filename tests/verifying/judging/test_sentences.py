"""The sentence under a verdict, word for word, for what decides it."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.claim import Claim, Source, Speaker
from verifier.judging.reasons import reason_for, source_of, speaker_of, with_article
from verifier.judging.verdict import Judgement, judge
from verifier.report import FindingName, Verdict

TOLD = "The fire killed 12 people in Tarn."
LONG = (
    "The fire killed 12 people in Tarn, where the old mill had stood beside the river for "
    "generations before the town council sold it to a timber merchant."
)


def claim(speaker: str = "", **source: object) -> Claim:
    return Claim(
        statement=TOLD,
        speaker=Speaker(name=speaker) if speaker else None,
        source=Source.model_validate(source),
    )


@pytest.mark.parametrize(
    ("one", "named"),
    [
        (claim(publisher="AFP", published=date(2019, 8, 15)), "AFP, 15 August 2019"),
        (claim(publisher="AFP", title="Fire in Tarn"), "AFP"),
        (claim(title="Fire in Tarn"), "Fire in Tarn"),
        (claim(), "unnamed source"),
    ],
)
def test_a_source_by_its_best_name(one: Claim, named: str) -> None:
    assert source_of(one) == named


@pytest.mark.parametrize(
    ("one", "named"),
    [
        (claim("Anna Brandt"), "Anna Brandt"),
        (claim("Anna Brandt; United Nations"), "Anna Brandt and the United Nations"),
        (claim("Iran;Turkey; Red Cross"), "Iran, Turkey and the Red Cross"),
        (claim(publisher="Meridian"), "Meridian"),
        (claim(publisher="World Bank"), "the World Bank"),
        (claim(), "the source"),
    ],
)
def test_a_speaker_within_a_sentence(one: Claim, named: str) -> None:
    assert speaker_of(one) == named


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("United Nations", "the United Nations"),
        ("EU", "the EU"),
        ("Kremlin", "the Kremlin"),
        ("Amnesty International", "Amnesty International"),
        ("The Ministry", "The Ministry"),
        ("the mayor's office", "the mayor's office"),
        ("a local court", "a local court"),
        ("an army spokesman", "an army spokesman"),
        ("Tarn's police", "Tarn's police"),
        ("Tarn’s police", "Tarn’s police"),
        ("", ""),
    ],
)
def test_names_with_and_without_an_article(name: str, written: str) -> None:
    assert with_article(name) == written


@pytest.mark.parametrize(
    ("statement", "words", "given", "sentence"),
    [
        (TOLD, TOLD, {}, f"Meridian: “{TOLD.rstrip('.')}” (Meridian, 3 May 2024)."),
        (
            TOLD,
            TOLD,
            {"speaker": "fire service", "published": None},
            f"The fire service: “{TOLD.rstrip('.')}” (Meridian).",
        ),
        (
            "The fire killed 31 people in Tarn.",
            TOLD,
            {},
            "The statement says 31 people; Meridian says 12 people (Meridian, 3 May 2024).",
        ),
        (
            "The fire killed 31 people in Tarn.",
            TOLD,
            {"speaker": "Anna Brandt"},
            "The statement says 31 people; Anna Brandt said 12 people (Meridian, 3 May 2024).",
        ),
        (
            "The fire killed 12 people in Tarn.",
            LONG,
            {},
            "Meridian: “The fire killed 12 people in Tarn, where the old mill had stood beside the "
            "river for generations before the town …” (Meridian, 3 May 2024).",
        ),
        (
            "The fire killed 12 people in Tarn.",
            "The fire killed about 12 people in Tarn.",
            {},
            "Meridian: “The fire killed about 12 people in Tarn” (Meridian, 3 May 2024). The source"
            " says “about 12”; the statement gives the bare number.",
        ),
    ],
)
def test_the_sentence_of_one_claim(compared_with, statement, words, given, sentence) -> None:
    one = compared_with(statement, words, **given)
    assert reason_for(judge([one]), one) == sentence


def test_nothing_to_cite() -> None:
    judgement = Judgement(Verdict.UNVERIFIED, ())
    assert reason_for(judgement, None) == "Nothing in the knowledge base speaks of this."


def test_the_nearest_claim_is_quoted(compared_with) -> None:
    far = compared_with("The mayor opened a library.", TOLD)
    near = compared_with("The fire killed 12 miners in Tarn.", TOLD)
    quoted = f"Nearest: “{TOLD.rstrip('.')}” (Meridian, 3 May 2024)."
    assert reason_for(judge([far]), far) == f"Nothing here speaks of this matter. {quoted}"
    assert reason_for(judge([near]), near) == f"{near.deciding[0].says} {quoted}"


@pytest.mark.parametrize(
    ("speaker", "statement", "what"),
    [
        ("Anna Brandt", "Kessel said the fire killed 12 people in Tarn.", "this figure"),
        ("Red Cross", "Kessel said the fire killed people in Tarn.", "this"),
    ],
)
def test_another_one_said_it(compared_with, speaker, statement, what) -> None:
    one = compared_with(statement, TOLD, speaker=speaker, stance="says")
    by = with_article(speaker)
    judgement = judge([one])
    assert judgement.findings == (FindingName.MISATTRIBUTED,)
    assert reason_for(judgement, one) == (
        f"The knowledge base has {what} from {by}, not from Kessel (Meridian, 3 May 2024)."
    )


def test_the_sources_disagree(compared_with) -> None:
    first = compared_with(TOLD, TOLD, publisher="AFP")
    second = compared_with(TOLD, "The fire in Tarn killed 31 people.", publisher="DPA")
    assert reason_for(judge([first, second]), first) == (
        f"The sources disagree: AFP: “{TOLD.rstrip('.')}” (AFP, 3 May 2024); "
        "DPA: “The fire in Tarn killed 31 people” (DPA, 3 May 2024)."
    )


NUMBERED = [
    (2, "Two independent sources say so; the other"),
    (3, "Three independent sources say so; the others"),
    (4, "Four independent sources say so; the others"),
    (5, "Five independent sources say so; the others"),
    (6, "Six independent sources say so; the others"),
    (7, "Seven independent sources say so; the others"),
    (8, "Eight independent sources say so; the others"),
    (9, "Nine independent sources say so; the others"),
    (10, "10 independent sources say so; the others"),
]


@pytest.mark.parametrize(("number", "opening"), NUMBERED)
def test_how_many_say_so(compared_with, number: int, opening: str) -> None:
    # every one with a day and a wording of its own, so that none is a copy
    words = [
        "The fire killed 12 people in Tarn.",
        "In Tarn the blaze claimed 12 lives.",
        "Twelve people lost their lives when fire swept through Tarn.",
        "A dozen residents of Tarn, or 12, were burned to death on Monday night.",
        "12 dead in the Tarn inferno, firemen report.",
        "Officials counted 12 bodies after flames razed houses at Tarn.",
        "Tarn mourns: 12 perished.",
        "Smoke and flames took 12 victims in the market quarter of Tarn.",
        "We know of 12 deaths from Tarn's great fire.",
        "Firefighters recovered 12 corpses from ruins in Tarn town.",
    ][:number]
    first = compared_with(TOLD, words[0], publisher="Source 0")
    others = [compared_with(TOLD, one, publisher=f"Source {n}") for n, one in enumerate(words) if n]
    judgement = Judgement(Verdict.SUPPORTED, (), supporting=(first, *others))
    named = "; ".join(f"Source {n}, 3 May 2024" for n in range(1, number))
    assert reason_for(judgement, first).endswith(f" {opening}: {named}.")


@pytest.mark.parametrize(("length", "shortened"), [(120, False), (121, True)])
def test_a_quote_is_shortened_from_where_it_is_too_long(compared_with, length, shortened) -> None:
    start = "The fire killed 12 people in Tarn, and it burned "
    words = start + "on and " * 20
    words = words[: length - 1].rstrip().ljust(length - 1, "o") + "."
    one = compared_with(TOLD, words)
    assert (" …” (Meridian" in reason_for(judge([one]), one)) is shortened
