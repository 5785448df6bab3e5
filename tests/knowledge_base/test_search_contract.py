"""Does every engine find claims in the same way? One body of tests over each of them."""

from __future__ import annotations

import pytest

from knowledge.base import KnowledgeBase, Query


def ask(knowledge: KnowledgeBase, words: str, limit: int = 30) -> list[str]:
    found = knowledge.search(Query(tuple((word, 1.0) for word in words.split()), limit))
    return [one.claim.statement for one in found]


def test_the_very_next_search_finds_a_claim(knowledge, entry):
    for number in range(20):
        knowledge.add([entry(f"Gauge {number} stands at the old lighthouse.")])
        assert (
            ask(knowledge, f"gauge {number}")[0] == f"Gauge {number} stands at the old lighthouse."
        )


def test_words_are_found_by_their_stem_and_without_accents(knowledge, entry):
    knowledge.add([entry("Two ferries were cancelled in Orléans.")])
    assert ask(knowledge, "ferry") == ask(knowledge, "ORLEANS") == ask(knowledge, "cancelling")
    assert len(ask(knowledge, "ferry")) == 1


def test_the_claim_with_more_and_rarer_words_comes_first(knowledge, entry):
    knowledge.add(
        [
            entry("The tide was high at the pier."),
            entry("The tide was high at the mole."),
            entry("The tide flooded the mole and the quay."),
        ]
    )
    assert ask(knowledge, "tide mole quay") == [
        "The tide flooded the mole and the quay.",
        "The tide was high at the mole.",
        "The tide was high at the pier.",
    ]


def test_a_title_finds_a_claim_but_its_own_words_find_it_better(knowledge, entry):
    knowledge.add([entry("Nobody was hurt.", title="Flood at Tarn"), entry("Tarn was flooded.")])
    assert ask(knowledge, "flood Tarn") == ["Tarn was flooded.", "Nobody was hurt."]


def test_weights_decide_between_claims(knowledge, entry):
    knowledge.add([entry("The pier held."), entry("The mole held.")])
    for heavy, light in (("pier", "mole"), ("mole", "pier")):
        query = Query(((heavy, 2.0), (light, 0.5)))
        assert knowledge.search(query)[0].claim.statement == f"The {heavy} held."


def test_a_search_gives_at_most_what_was_asked_for(knowledge, entry):
    knowledge.add(entry(f"Wave {number} broke the wall.") for number in range(10))
    assert len(ask(knowledge, "wave wall", limit=4)) == 4
    assert ask(knowledge, "wave", limit=0) == []
    assert ask(knowledge, "wave", limit=-1) == []


@pytest.mark.parametrize(
    "words",
    [
        "AND OR NOT",
        '"',
        "words:tide^9",
        "(((",
        "*",
        "te?",
        "tide~",
        "\\",
        "[a TO z]",
        "\x00",
        "/x/",
    ],
)
def test_a_query_is_words_and_never_a_language(knowledge, entry, words):
    knowledge.add([entry("The tide was high.")])
    assert isinstance(ask(knowledge, words), list)


def test_words_without_weight_do_not_count(knowledge, entry):
    knowledge.add([entry("The tide was high.")])
    for weight in (0.0, -1.0, float("nan"), float("inf")):
        assert knowledge.search(Query((("tide", weight),))) == []
