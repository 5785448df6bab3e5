"""Does every engine find claims by what they are about, and does it follow what becomes of them?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.base import Entry, KnowledgeBase, Query, Vector
from knowledge.claim import Status

MODEL = "compass 1"


def pointing(*numbers: int, model: str = MODEL) -> Vector:
    return Vector(model, bytes(number % 256 for number in numbers))


EAST, NORTH, NORTH_EAST, WEST = (
    pointing(100, 0, 0),
    pointing(0, 50, 0),
    pointing(70, 70, 0),
    pointing(-100, 0, 0),
)


def ask(
    knowledge: KnowledgeBase, words: str = "", vector: Vector | None = EAST, limit: int = 30
) -> list[str]:
    query = Query(tuple((word, 1.0) for word in words.split()), limit, vector)
    return [one.claim.statement for one in knowledge.search(query)]


@pytest.fixture
def ids(knowledge: KnowledgeBase, entry) -> tuple[str, ...]:
    """Four claims; the last one has no vector."""
    entries = [
        replace(entry("The tram stopped."), vector=EAST),
        replace(entry("Carriages stood still."), vector=NORTH_EAST),
        replace(entry("The harvest was good."), vector=NORTH),
        entry("The tram depot was painted."),
    ]
    return knowledge.add(entries).ids


def test_claims_are_found_that_share_no_word(knowledge, ids) -> None:
    assert ask(knowledge)[:2] == ["The tram stopped.", "Carriages stood still."]
    assert ask(knowledge, vector=NORTH)[0] == "The harvest was good."


def test_without_a_vector_words_alone_find_them(knowledge, ids) -> None:
    assert ask(knowledge, "tram", None) == ["The tram stopped.", "The tram depot was painted."]


def test_what_both_find_comes_first_and_nothing_is_lost(knowledge, ids) -> None:
    found = ask(knowledge, "tram")
    assert found[0] == "The tram stopped."
    assert set(found) == {
        "The tram stopped.",
        "Carriages stood still.",
        "The harvest was good.",
        "The tram depot was painted.",
    }
    assert ask(knowledge, "tram", limit=2) == found[:2]


def test_the_length_of_a_vector_says_nothing(knowledge, entry) -> None:
    knowledge.add(
        [
            replace(entry("A long one."), vector=pointing(100, 100, 0)),
            replace(entry("A short one."), vector=pointing(3, 0, 0)),
        ]
    )
    assert ask(knowledge) == ["A short one.", "A long one."]


def test_vectors_of_another_model_are_passed_over(knowledge, entry) -> None:
    knowledge.add(
        [
            replace(entry("Of the old model."), vector=pointing(100, 0, 0, model="compass 0")),
            replace(entry("Of another size."), vector=pointing(100, 0)),
            replace(entry("Of this model."), vector=WEST),
        ]
    )
    assert ask(knowledge) == ["Of this model."]
    assert ask(knowledge, vector=pointing(1, 0, 0, model="compass 0")) == ["Of the old model."]


def test_what_decides_no_more_is_not_found(knowledge, ids) -> None:
    assert "The tram stopped." in ask(knowledge)
    knowledge.move([ids[0]], "retract", by="Ada", why="withdrawn")
    assert "The tram stopped." not in ask(knowledge)
    knowledge.move([ids[0]], "restore", by="Ada", why="after all")
    knowledge.move([ids[0]], "approve", by="Ada", why="after all")
    assert ask(knowledge)[0] == "The tram stopped."


def test_an_edit_brings_its_own_vector_or_none(knowledge, ids, entry) -> None:
    def revise(new: Entry) -> None:
        knowledge.revise(new, by="Ada", why="a slip")

    revise(replace(entry("The harvest failed.", claim_id=ids[0]), vector=NORTH))
    assert ask(knowledge)[0] == "Carriages stood still."
    revise(entry("The tram stopped again.", claim_id=ids[0]))
    assert "The tram stopped again." not in ask(knowledge)
    assert knowledge.entry(ids[0]).vector is None


def test_a_new_reading_brings_its_vector(knowledge, ids, entry) -> None:
    old = knowledge.entry(ids[3])
    knowledge.rewrite_readings([replace(old, reading_version="2", vector=EAST)])
    assert "The tram depot was painted." in ask(knowledge)
    assert knowledge.entry(ids[3]).vector == EAST


def test_a_search_by_the_way_leaves_out_what_waits(knowledge, entry) -> None:
    waiting = replace(entry("Nobody approved it.", status=Status.EXTRACTED), vector=EAST)
    (claim_id,) = knowledge.add([waiting]).ids
    assert ask(knowledge) == []
    knowledge.move([claim_id], "approve", by="Ada", why="read")
    assert ask(knowledge) == ["Nobody approved it."]


def test_another_process_sees_a_vector_that_was_added(tmp_path, clock, entry) -> None:
    path = str(tmp_path / "claims.db")
    with (
        KnowledgeBase.open(path, clock=clock, create=True) as writer,
        KnowledgeBase.open(path, clock=clock) as reader,
    ):
        assert ask(reader) == []
        writer.add([replace(entry("The tram stopped."), vector=EAST)])
        assert ask(reader) == ["The tram stopped."]
    with KnowledgeBase.open(path, clock=clock, read_only=True) as again:
        assert ask(again) == ["The tram stopped."]
