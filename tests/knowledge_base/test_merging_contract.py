"""Do merged claims and retracted sources come out alike over every engine?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from knowledge.base import KnowledgeBase, Query
from knowledge.claim import Appearance, Source, Status
from knowledge.errors import ForbiddenMove, StaleRevision
from knowledge.selection import SourceNamed


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


def test_a_merged_claim_lends_its_source_and_keeps_its_history(knowledge, three):
    keep, other, third = three
    merged = knowledge.merge(keep, [other], by="Ada", why="one press release")
    assert [(one.claim_id, one.source.title) for one in merged.appearances] == [(other, "East")]
    assert (knowledge.get(other).status, knowledge.get(other).replaced_by) == (Status.MERGED, keep)
    assert [one.action for one in knowledge.history(other)] == ["added", "merged"]
    assert len(ask(knowledge, "tide")) == 2
    final = knowledge.merge(third, [keep], by="Ada", why="")
    assert [one.claim_id for one in final.appearances] == [keep, other]
    assert knowledge.get(other).replaced_by == third and knowledge.get(keep).appearances == ()
    assert len(ask(knowledge, "tide")) == 1


def test_a_merge_is_undone_as_a_whole(knowledge, three):
    before = [knowledge.get(one) for one in three]
    knowledge.merge(three[0], three[1:], by="Ada", why="")
    undone = knowledge.undo(three[2], by="Ben", why="not the same", read=unread)
    assert {one.id for one in undone} == set(three)
    after = [knowledge.get(one) for one in three]
    assert [one.model_copy(update={"revision": 0}) for one in after] == [
        one.model_copy(update={"revision": 0}) for one in before
    ]
    assert len(ask(knowledge, "tide")) == 3
    assert knowledge.history(three[0])[-1].action == "undone"
    knowledge.undo(three[0], by="Ben", why="the same after all", read=unread)
    assert [one.claim_id for one in knowledge.get(three[0]).appearances] == list(three[1:])


def test_one_claim_can_be_taken_out_of_a_merge(knowledge, three):
    keep, other, third = three
    knowledge.merge(keep, [other, third], by="", why="")
    knowledge.revise(knowledge.entry(keep), by="", why="")  # says nothing new
    knowledge.move([other], "restore", by="", why="")
    assert [one.claim_id for one in knowledge.get(keep).appearances] == [third]
    assert (knowledge.get(other).status, knowledge.get(other).replaced_by) == (Status.IN_REVIEW, "")


def test_what_cannot_be_merged_is_told(knowledge, entry, three):
    (draft,) = knowledge.add([entry("A draft.", status=Status.EXTRACTED)]).ids
    with pytest.raises(ForbiddenMove, match="with itself"):
        knowledge.merge(three[0], [three[0]], by="", why="")
    with pytest.raises(ForbiddenMove, match=f"name {three[0]} as the one to keep"):
        knowledge.merge(draft, [three[0]], by="", why="")
    knowledge.merge(three[0], [draft], by="", why="")
    with pytest.raises(ForbiddenMove, match="is merged, so it cannot be merged"):
        knowledge.merge(three[1], [draft], by="", why="")
    with pytest.raises(StaleRevision):
        knowledge.merge(three[1], [three[2]], by="", why="", expected_revision=1)


def test_retracting_a_source_takes_its_claims_and_spares_what_others_say(knowledge, entry):
    def by(publisher: str, words: str, status: Status = Status.CITABLE) -> str:
        made = entry(words, status=status)
        source = Source(publisher=publisher, title="Tides", url=f"https://{publisher}.example/1")
        added = replace(made, claim=made.claim.model_copy(update={"source": source}))
        return knowledge.add([added]).ids[0]

    keep, same = by("gazette", "The tide was high."), by("courier", "The tide was high.")
    draft, merged = by("gazette", "A draft.", Status.EXTRACTED), by("gazette", "Ebb at six.")
    keeper, out = by("courier", "Ebb at six."), by("gazette", "Wrong.", Status.REJECTED)
    knowledge.merge(keep, [same], by="", why="")
    knowledge.merge(keeper, [merged], by="", why="")

    gone = knowledge.retract_source(SourceNamed(publisher=" Gazette "), by="Ada", why="made up")
    assert {one.id for one in gone.retracted} == {keep, draft, merged}
    assert [(one.id, one.status) for one in gone.standing] == [(same, Status.CITABLE)]
    assert knowledge.get(out).status is Status.REJECTED
    assert knowledge.get(keeper).appearances == ()
    assert sorted(ask(knowledge, "tide ebb")) == ["Ebb at six.", "The tide was high."]

    knowledge.undo(draft, by="Ada", why="it was real", read=unread)
    assert knowledge.get(keep).status is Status.CITABLE
    assert [one.claim_id for one in knowledge.get(keep).appearances] == [same]
    assert knowledge.get(same).status is Status.MERGED
    assert [one.claim_id for one in knowledge.get(keeper).appearances] == [merged]


def test_a_part_of_a_name_is_not_the_source(knowledge, three):
    assert not knowledge.retract_source(SourceNamed(publisher="Coast"), by="", why="").retracted
    named = SourceNamed(publisher="coast courier", title="EAST")
    gone = knowledge.retract_source(named, by="", why="")
    assert [one.id for one in gone.retracted] == [three[1]]


def test_what_came_from_elsewhere_without_its_other_half_can_be_moved(knowledge, entry):
    def with_(number: int, **fields):
        made = entry(
            f"Gauge {number} fell.", claim_id=f"{number:016x}", status=fields.pop("status")
        )
        return replace(made, claim=made.claim.model_copy(update=fields))

    lost, inside = "f" * 16, f"{3:016x}"
    appearances = (
        Appearance(claim_id=lost, source=Source(publisher="Elsewhere")),
        Appearance(claim_id=inside, source=Source(publisher="Elsewhere")),
    )
    keeper, other, merged = knowledge.add(
        [
            with_(1, status=Status.CITABLE, appearances=appearances),
            with_(2, status=Status.CITABLE),
            with_(3, status=Status.MERGED, replaced_by=f"{1:016x}"),
        ]
    ).ids
    orphan = with_(4, status=Status.MERGED, replaced_by=lost)
    knowledge.add([orphan])
    knowledge.move([orphan.claim.id], "restore", by="", why="")
    assert knowledge.get(orphan.claim.id).replaced_by == ""
    knowledge.merge(other, [keeper], by="", why="")
    assert knowledge.get(merged).replaced_by == other
    assert [one.claim_id for one in knowledge.get(other).appearances] == [keeper, lost, inside]
    moved = knowledge.entry(merged)
    elsewhere = moved.claim.model_copy(update={"source": Source(publisher="Elsewhere")})
    knowledge.revise(replace(moved, claim=elsewhere), by="", why="")
    gone = knowledge.retract_source(SourceNamed(publisher="Coast Courier"), by="", why="")
    assert [(one.id, one.status) for one in gone.standing] == [(merged, Status.IN_REVIEW)]
