"""Are the claims of articles taken with speaker, stance, day, place and figures?"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.claim import Claim, Source
from verifier.extraction import extract, extract_counted
from verifier.reading.reader import Reader

HERE = Path(__file__).parent
ARTICLES: list[dict[str, Any]] = tomllib.loads(
    (HERE / "articles.toml").read_text(encoding="utf-8")
)["article"]
CLAIMS = [
    pytest.param(article, wanted, id=f"{article['file']}: {wanted['quote']}")
    for article in ARTICLES
    for wanted in article["claim"]
]


@pytest.fixture(scope="module")
def claims_by_file(reader: Reader) -> dict[str, tuple[Claim, ...]]:
    return {
        article["file"]: extract(
            (HERE / article["file"]).read_text(encoding="utf-8"),
            Source(publisher="Newswire", published=article["published"]),
            reader,
        )
        for article in ARTICLES
    }


@pytest.mark.parametrize(("article", "wanted"), CLAIMS)
def test_the_claim_is_there(
    article: dict[str, Any], wanted: dict[str, Any], claims_by_file: dict[str, tuple[Claim, ...]]
) -> None:
    claims = [c for c in claims_by_file[article["file"]] if wanted["quote"] in c.quote]
    assert claims, [claim.quote for claim in claims_by_file[article["file"]]]
    assert columns(claims[0], wanted) == wanted


def columns(claim: Claim, wanted: dict[str, Any]) -> dict[str, Any]:
    """The claim as a row of the table, with the columns that the table asks for."""
    row: dict[str, Any] = {
        "quote": wanted["quote"],
        "speaker": claim.speaker.name if claim.speaker else "",
        "stance": claim.stance.value,
        "verb": claim.verb,
        "said_on": claim.said_on,
        "first": claim.period.first if claim.period else None,
        "last": claim.period.last if claim.period else None,
        "place": claim.place,
        "figures": [figure.written for figure in claim.figures],
        "statement": claim.statement,
        "polarity": claim.polarity.value,
        "alias": next((short for short, _ in claim.aliases if short == wanted.get("alias")), ""),
    }
    return {key: row[key] for key in wanted}


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["file"])
def test_every_quote_stands_in_the_article(
    article: dict[str, Any], claims_by_file: dict[str, tuple[Claim, ...]]
) -> None:
    text = (HERE / article["file"]).read_text(encoding="utf-8")
    claims = claims_by_file[article["file"]]
    assert len(claims) >= article["count"]
    for claim in claims:
        assert claim.start is not None and claim.end is not None
        assert text[claim.start : claim.end] == claim.quote
        assert text[: claim.start].endswith(claim.before)
        assert text[claim.end :].startswith(claim.after)
        for figure in claim.figures:
            assert claim.quote[figure.start : figure.end] == figure.written
        assert not any(claim.quote.startswith(line) for line in article["none_of"])


def test_an_article_without_a_date_takes_its_year_from_its_words(reader: Reader) -> None:
    text = "The dam broke on 3 May 2018.\n\nTwo days later 40 people were found."
    first, second = extract(text, Source(), reader)
    assert first.period is not None and str(first.period) == "3 May 2018"
    assert second.period is not None and str(second.period) == "5 May 2018"
    assert second.said_on is None


def test_questions_instructions_and_opinions_are_no_claims(reader: Reader) -> None:
    text = "Who broke the dam in 2018? Call the ministry at once. In my view the dam is ugly."
    assert extract(text, Source(), reader) == ()


def test_a_quotation_over_several_sentences_has_one_speaker(reader: Reader) -> None:
    text = (
        "The Tarn Gazette reports:\n\n"
        "“The bridge cost 4 million euros. It was built in 2019.\n\n"
        "“Two men died there in May.”\n\n"
        "“The road is closed,” said Anna Berg. “It opens in June.”"
    )
    claims = extract(text, Source(), reader)
    assert [(c.quote.strip("“”"), c.speaker.name if c.speaker else "") for c in claims] == [
        ("The bridge cost 4 million euros.", "Tarn Gazette"),
        ("It was built in 2019.", "Tarn Gazette"),
        ("Two men died there in May.", "Tarn Gazette"),
        ("The road is closed,” said Anna Berg.", "Anna Berg"),
        ("It opens in June.", "Anna Berg"),
    ]


def test_whoever_writes_in_the_first_person_is_not_the_publisher(reader: Reader) -> None:
    assert extract("I love the 40 bridges of Tarn.", Source(publisher="X"), reader) == ()


def test_an_empty_article_makes_no_claims(reader: Reader) -> None:
    assert extract("", Source(), reader) == ()
    assert extract(" \n\n ", Source(), reader) == ()


WORDS = st.sampled_from(
    ["The UN", "said", "that", "40", "people", "died", ".", "\n\n", "“", "”", "after", "in May",
     ",", "according to", "Berg", "it", "–", "and", "the ministry", "?", "(", "WHO", ")"]
)  # fmt: skip


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(WORDS, max_size=40))
def test_offsets_hold_for_any_text(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    for claim in extract(text, Source(publisher="X"), reader):
        assert text[claim.start : claim.end] == claim.quote


def test_what_is_left_out_is_counted(reader: Reader) -> None:
    text = (
        "Ferry runs aground\n\n"
        "OSLO (Newswire) - The ferry hit a rock on 3 May 2024. How could that happen? "
        "The ministry declined to comment.\n\n"
        "Photo: The ferry on the rock.\n\n"
        "Read more: Ferries of the north\n\n"
        "The owner wrote:\n\n"
        "I saw two of our sailors swim."
    )
    found = extract_counted(text, Source(publisher="X"), reader)
    assert [claim.quote for claim in found.claims] == ["The ferry hit a rock on 3 May 2024."]
    assert {kind.kind: kind.pieces for kind in found.skipped} == {
        "caption": 1,
        "dateline": 1,
        "first person": 1,
        "furniture": 1,
        "heading": 1,
        "lead-in": 1,
        "nothing to check": 1,
        "question": 1,
    }
    assert extract(text, Source(publisher="X"), reader) == found.claims


def test_a_cue_in_a_sentence_of_its_own_names_the_speaker(reader: Reader) -> None:
    text = "“Two dams broke on 3 May 2024.” Anna Berg said."
    (claim,) = extract(text, Source(), reader)
    assert claim.speaker is not None and claim.speaker.name == "Anna Berg"


def test_a_person_is_linked_to_what_they_are_called(reader: Reader) -> None:
    text = (
        "Gov. Lara Diaz met Petra Holm, a shopkeeper in Tarn. The shopkeeper said 40 homes fell. "
        "The former two-term governor said 12 bridges were closed."
    )
    claims = extract(text, Source(), reader)
    assert [c.speaker.name for c in claims if c.speaker] == ["Petra Holm", "Lara Diaz"]


def test_a_date_in_an_aside_is_not_the_period(reader: Reader) -> None:
    text = (
        "The plan, which parliament approved in 2019, costs 90 million euros. "
        "The strike is the first since the flood in May 2018."
    )
    assert [c.period for c in extract(text, Source(), reader)] == [None, None]
