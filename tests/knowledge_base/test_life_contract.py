"""Does a claim go through its life alike over every engine? Moves, merges, and taking them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.base import KnowledgeBase, Query
from knowledge.claim import Status
from knowledge.errors import ForbiddenMove, NothingToUndo, StaleRevision, UnknownClaim
from knowledge.moves import moves


def ask(knowledge: KnowledgeBase, words: str, on: date | None = None) -> list[str]:
    found = knowledge.search(Query(tuple((word, 1.0) for word in words.split())), on=on)
    return [one.claim.statement for one in found]


def unread(claims):
    raise AssertionError("nothing has to be read again")


@pytest.fixture
def three(knowledge, entry):
    """Ids of three citable claims that say the same in three papers."""
    return knowledge.add(
        entry("The tide was high.", title=title) for title in ("North", "East", "South")
    ).ids


@pytest.mark.parametrize("move", moves().values(), ids=lambda move: move.name)
@pytest.mark.parametrize("status", Status)
def test_a_move_is_allowed_as_the_table_says_and_refused_else(knowledge, entry, move, status):
    (there,) = knowledge.add([entry("It is on record.")]).ids
    claim_id = "00112233445566aa"
    made = entry("The tide was high.", status=status, claim_id=claim_id)
    if status is Status.MERGED:
        made = replace(made, claim=made.claim.model_copy(update={"replaced_by": there}))
    knowledge.add([made])
    successor = there if move.successor else ""

    def moved():
        return knowledge.move([claim_id], move.name, by="Ada", why="so", successor=successor)

    if status in move.before:
        (claim,) = [one for one in moved() if one.id == claim_id]
        assert (claim.status, claim.replaced_by) == (move.after, successor)
        last = knowledge.history(claim_id)[-1]
        assert (last.action, last.by, last.why, last.claim) == (move.done, "Ada", "so", claim)
    elif status is move.after and made.claim.replaced_by == successor:
        assert moved() == []
    else:
        with pytest.raises(ForbiddenMove, match=f"is {status}, so it cannot be {move.done}; it "):
            moved()
        assert len(knowledge.history(claim_id)) == 1


def test_a_refusal_says_what_can_be_done(knowledge, three):
    knowledge.move(three[:1], "retract", by="", why="")
    with pytest.raises(ForbiddenMove) as refused:
        knowledge.move(three[:1], "approve", by="", why="")
    assert str(refused.value) == (
        f"The claim {three[0]} is retracted, so it cannot be approved; "
        "it can be changed by: restore."
    )


def test_several_claims_move_together_or_not_at_all(knowledge, entry, three):
    with pytest.raises(UnknownClaim):
        knowledge.move([*three, "0" * 16], "retract", by="", why="")
    (draft,) = knowledge.add([entry("A draft.", status=Status.EXTRACTED)]).ids
    with pytest.raises(ForbiddenMove):
        knowledge.move([*three, draft], "expire", by="", why="")
    assert {knowledge.get(one).status for one in three} == {Status.CITABLE}
    moved = knowledge.move(three, "expire", by="", why="")
    assert len({knowledge.history(one.id)[-1].step for one in moved}) == 1


def test_a_claim_is_superseded_only_by_a_citable_other_one(knowledge, entry, three):
    (draft,) = knowledge.add([entry("A draft.", status=Status.EXTRACTED)]).ids
    for successor, says in (
        ("", "Name the claim"),
        (draft, "approve it first"),
        (three[0], "by it"),
    ):
        with pytest.raises(ForbiddenMove, match=says):
            knowledge.move([three[0]], "supersede", by="", why="", successor=successor)
    knowledge.move([three[0]], "supersede", by="", why="", successor=three[1])
    assert knowledge.get(three[0]).replaced_by == three[1]
    assert len(ask(knowledge, "tide")) == 2
    knowledge.move([three[0]], "restore", by="", why="")
    assert (knowledge.get(three[0]).status, knowledge.get(three[0]).replaced_by) == (
        Status.IN_REVIEW,
        "",
    )


def test_a_revision_leaves_the_life_of_the_claim_alone(knowledge, entry, three):
    knowledge.merge(three[0], three[1:2], by="", why="")
    changed = entry("The tide was very high.", claim_id=three[0], status=Status.REJECTED)
    claim = knowledge.revise(changed, by="", why="")
    assert claim.statement == "The tide was very high."
    assert claim.status is Status.CITABLE and len(claim.appearances) == 1


def test_a_revision_is_undone_with_its_reading(knowledge, entry):
    first = entry("The tide was low.", reading="low")
    (claim_id,) = knowledge.add([first]).ids
    knowledge.revise(entry("The tide was high.", claim_id=claim_id, reading="high"), by="", why="")
    knowledge.undo(
        claim_id,
        by="",
        why="",
        read=lambda claims: [replace(first, claim=claim) for claim in claims],
    )
    assert knowledge.get(claim_id).statement == "The tide was low."
    assert knowledge.reading(claim_id) == "low"
    assert ask(knowledge, "high") == [] and ask(knowledge, "low") == ["The tide was low."]


def test_what_cannot_be_undone_is_told_and_changes_nothing(knowledge, entry, three):
    with pytest.raises(NothingToUndo, match="reject or retract it instead"):
        knowledge.undo(three[0], by="", why="", read=unread)
    with pytest.raises(UnknownClaim):
        knowledge.undo("0" * 16, by="", why="", read=unread)
    knowledge.merge(three[0], three[1:], by="", why="")
    knowledge.move([three[0]], "retract", by="", why="")
    with pytest.raises(NothingToUndo, match=f"because {three[0]} was retracted after it"):
        knowledge.undo(three[1], by="", why="", read=unread)
    knowledge.undo(three[0], by="", why="", read=unread)
    assert knowledge.get(three[0]).status is Status.CITABLE


def test_an_undo_that_somebody_has_overtaken_changes_nothing(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was low.")]).ids
    knowledge.revise(entry("The tide was high.", claim_id=claim_id), by="", why="")

    def overtaken(claims):
        knowledge.revise(entry("The tide was odd.", claim_id=claim_id), by="Ben", why="")
        return [replace(knowledge.entry(claim_id), claim=claim) for claim in claims]

    with pytest.raises(StaleRevision):
        knowledge.undo(claim_id, by="Ada", why="", read=overtaken)
    assert knowledge.get(claim_id).statement == "The tide was odd."


@pytest.mark.parametrize(
    ("on", "found"), [("2024-03-01", 2), ("2024-03-05", 2), ("2024-03-06", 1), (None, 2)]
)
def test_a_claim_decides_up_to_its_last_day(knowledge, entry, on, found):
    lasting = entry("The tide warning holds for the pier.")
    brief = entry("The tide warning holds.")
    until = brief.claim.model_copy(update={"valid_until": date(2024, 3, 5)})
    knowledge.add([replace(brief, claim=until), lasting])
    assert len(ask(knowledge, "tide", date.fromisoformat(on) if on else None)) == found
    assert knowledge.count(Status.CITABLE) == 2, "nothing moves by itself"


def test_claims_that_have_lapsed_crowd_out_no_other(knowledge, entry):
    def lapsing(number: int):
        made = entry(f"Tide warning {number}.")
        until = made.claim.model_copy(update={"valid_until": date(2023, 1, 1)})
        return replace(made, claim=until)

    knowledge.add([*(lapsing(number) for number in range(40)), entry("A tide table is kept here.")])
    query = Query((("tide", 1.0), ("warning", 1.0)), 5)
    assert [one.claim.statement for one in knowledge.search(query)] == [
        "A tide table is kept here."
    ]


def test_a_corrected_claim_is_added_with_the_move_or_not_at_all(knowledge, entry):
    (old,) = knowledge.add([entry("The tide rose by 4 metres.")]).ids
    right = entry("The tide rose by 3 metres.")
    with pytest.raises(StaleRevision):
        knowledge.correct(old, right, by="", why="", expected_revision=7)
    draft = entry("The tide rose by 2 metres.", status=Status.EXTRACTED)
    with pytest.raises(ForbiddenMove, match="approve it first"):
        knowledge.correct(old, draft, by="", why="", expected_revision=None)
    assert (knowledge.count(), knowledge.revision) == (1, 1)
    new = knowledge.correct(old, right, by="Ada", why="a notice", expected_revision=1)
    assert (new.status, new.revision) == (Status.CITABLE, 2)
    assert (knowledge.get(old).replaced_by, knowledge.get(old).revision) == (new.id, 3)
    assert ask(knowledge, "tide") == ["The tide rose by 3 metres."]
