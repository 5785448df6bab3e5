"""Does every engine keep the same promises? One body of tests over each of them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from knowledge.base import Added, KnowledgeBase, Query
from knowledge.candidates import LONGEST_TAIL
from knowledge.claim import Status
from knowledge.errors import StaleRevision, UnknownClaim, UnstorableClaim


def ask(knowledge: KnowledgeBase, words: str, limit: int = 30) -> list[str]:
    found = knowledge.search(Query(tuple((word, 1.0) for word in words.split()), limit))
    return [one.claim.statement for one in found]


def test_an_empty_one_holds_nothing_and_finds_nothing(knowledge):
    assert (knowledge.count(), knowledge.revision, list(knowledge.claims())) == (0, 0, [])
    assert ask(knowledge, "tide") == []


def test_what_was_added_comes_out_as_it_went_in(knowledge, entry):
    wanted = entry("The tide rose by 4.2 metres.", reading='{"read": "œ ☂"}')
    added = knowledge.add([wanted], by="desk", why="morning round")
    (claim_id,) = added.ids
    claim = knowledge.get(claim_id)
    assert claim == wanted.claim.model_copy(update={"id": claim_id, "revision": 1})
    assert knowledge.reading(claim_id) == wanted.reading
    assert knowledge.entry(claim_id) == replace(wanted, claim=claim)
    assert list(knowledge.claims()) == [claim]


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.CITABLE])
def test_only_citable_claims_are_found(knowledge, entry, status):
    knowledge.add([entry("The tide was high.", status=status)])
    assert ask(knowledge, "tide") == []
    assert (knowledge.count(), knowledge.count(status), knowledge.count(Status.CITABLE)) == (
        1,
        1,
        0,
    )


def test_a_claim_becomes_citable_and_is_retracted(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.", status=Status.IN_REVIEW)]).ids
    assert knowledge.set_status(claim_id, Status.CITABLE, by="Ada", why="read").revision == 2
    assert ask(knowledge, "tide") == ["The tide was high."]
    knowledge.set_status(claim_id, Status.RETRACTED, by="Ada", why="the gauge was broken")
    assert ask(knowledge, "tide") == []
    assert knowledge.get(claim_id).status is Status.RETRACTED
    assert [claim.id for claim in knowledge.claims(status=Status.RETRACTED)] == [claim_id]


def test_it_says_which_claims_are_there_already(knowledge, entry):
    there, new = entry("The tide was high."), entry("The tide was low.")
    (claim_id,) = knowledge.add([there], why="read in tides.txt").ids
    revised = knowledge.get(claim_id).model_copy(update={"statement": "The tide was very high."})
    knowledge.revise(replace(there, claim=revised), by="desk", why="a slip")
    assert knowledge.there([there.claim, new.claim, revised]) == [True, False, True]
    assert knowledge.there([]) == []


def test_it_says_for_which_reasons_claims_were_added(knowledge, entry):
    knowledge.add([entry("The tide was high."), entry("It rained.")], why="read in tides.txt")
    (claim_id,) = knowledge.add([entry("The tide was low.")], why="by hand").ids
    knowledge.set_status(claim_id, Status.RETRACTED, by="desk", why="the gauge was broken")
    assert knowledge.added_for() == {"read in tides.txt": 2, "by hand": 1}


def test_adding_the_same_claim_again_changes_nothing(knowledge, entry):
    first = knowledge.add([entry("The tide was high.")])
    again = knowledge.add([entry("The  tide was high. ", reading="other")], by="somebody")
    assert again == Added((), first.ids)
    assert knowledge.revision == 1
    assert knowledge.reading(first.ids[0]) == "{}"


def test_the_same_claim_twice_in_one_batch_is_stored_once(knowledge, entry):
    added = knowledge.add([entry("The tide was high."), entry("The tide was high.")])
    assert len(added.ids) == len(added.duplicates) == knowledge.count() == 1


def test_other_speakers_and_other_publications_make_other_claims(knowledge, entry):
    same = "The tide was high."
    claims = [entry(same), entry(same, speaker="Lifeboat crew"), entry(same, title="Next day")]
    assert len(set(knowledge.add(claims).ids)) == 3


def test_ids_depend_on_nothing_but_the_content(knowledge, entry):
    assert knowledge.add([entry("The tide was high.")]).ids == ("356dcbff5dd5be17",)


def test_an_id_of_our_form_is_kept_and_any_other_replaced(knowledge, entry):
    kept = knowledge.add([entry("One.", claim_id="00112233445566aa")])
    assert kept.ids == ("00112233445566aa",)
    replaced = knowledge.add([entry("Two.", claim_id="../../etc")])
    assert len(replaced.ids[0]) == 16 and replaced.ids[0].isalnum()


def test_a_revised_claim_keeps_its_id_and_its_first_wording_stays_known(knowledge, entry):
    original = entry("The tide was hihg.")
    (claim_id,) = knowledge.add([original]).ids
    corrected = entry("The tide was high.", claim_id=claim_id, reading="new")
    claim = knowledge.revise(corrected, by="Ada", why="a slip", expected_revision=1)
    assert (claim.id, claim.revision, claim.statement) == (claim_id, 2, "The tide was high.")
    assert knowledge.reading(claim_id) == "new"
    assert ask(knowledge, "hihg") == [] and ask(knowledge, "high") == ["The tide was high."]
    for known in (
        original,
        replace(corrected, claim=corrected.claim.model_copy(update={"id": ""})),
    ):
        assert knowledge.add([known]) == Added((), (claim_id,))


def test_the_history_has_every_state_with_who_when_and_why(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was hihg.")], by="wire", why="import").ids
    knowledge.revise(entry("The tide was high.", claim_id=claim_id), by="Ada", why="a slip")
    knowledge.set_status(claim_id, Status.EXPIRED, by="Ben", why="old")
    history = knowledge.history(claim_id)
    assert [(one.number, one.action, one.by, one.why) for one in history] == [
        (1, "added", "wire", "import"),
        (2, "revised", "Ada", "a slip"),
        (3, "expired", "Ben", "old"),
    ]
    assert [one.claim.statement[-5:] for one in history] == ["hihg.", "high.", "high."]
    assert history[-1].claim == knowledge.get(claim_id)
    assert [one.at for one in history] == [
        datetime(2024, 3, 1, 12, 0, n, tzinfo=UTC) for n in range(3)
    ]


def test_a_change_that_changes_nothing_is_no_revision(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
    knowledge.set_status(claim_id, Status.CITABLE, by="Ada", why="again")
    knowledge.revise(entry("The tide was high.", claim_id=claim_id), by="Ada", why="again")
    assert (knowledge.revision, len(knowledge.history(claim_id))) == (1, 1)


def test_who_edits_an_old_state_is_told_and_nothing_is_lost(knowledge, entry):
    (claim_id,) = knowledge.add([entry("The tide was high.")]).ids
    knowledge.revise(
        entry("The tide was low.", claim_id=claim_id), by="Ada", why="", expected_revision=1
    )
    with pytest.raises(StaleRevision, match="changed since you opened it"):
        knowledge.revise(
            entry("The tide was odd.", claim_id=claim_id), by="Ben", why="", expected_revision=1
        )
    with pytest.raises(StaleRevision):
        knowledge.set_status(claim_id, Status.RETRACTED, by="Ben", why="", expected_revision=1)
    assert knowledge.get(claim_id).statement == "The tide was low."


def test_an_unknown_id_is_one_clear_error(knowledge, entry):
    unknown = "0123456789abcdef"
    for ask_for in (
        knowledge.get,
        knowledge.reading,
        knowledge.history,
        lambda one: knowledge.set_status(one, Status.CITABLE, by="", why=""),
        lambda one: knowledge.revise(entry("No.", claim_id=one), by="", why=""),
    ):
        with pytest.raises(UnknownClaim, match="There is no claim '0123456789abcdef'"):
            ask_for(unknown)
    assert knowledge.revision == 0


def test_a_failure_in_the_middle_leaves_nothing_behind(knowledge, entry):
    broken = entry("The tide was odd.", reading="half a character: \ud83d")
    with pytest.raises(UnstorableClaim, match="save its source as UTF-8"):
        knowledge.add([entry("The tide was high."), broken, entry("The tide was low.")])
    with pytest.raises(UnstorableClaim):
        knowledge.add([entry("The tide was high.")], by="\udce4")
    assert (knowledge.count(), knowledge.revision, ask(knowledge, "tide")) == (0, 0, [])


def test_an_error_while_entries_are_read_stores_none(knowledge, entry):
    def entries():
        yield entry("The tide was high.")
        raise ValueError("unreadable")

    with pytest.raises(ValueError, match="unreadable"):
        knowledge.add(entries())
    assert knowledge.count() == 0


def test_readings_are_renewed_without_a_revision(knowledge, entry):
    ids = knowledge.add([entry(f"Gauge {n} fell.", version=str(n % 2)) for n in range(6)]).ids
    outdated = list(knowledge.entries_with_outdated_reading("1"))
    assert [one.claim.id for one in outdated] == [ids[0], ids[2], ids[4]]
    fresh = [
        replace(
            one,
            reading="fresh",
            reading_version="1",
            fields=replace(one.fields, names="Zanzibar"),
            claim=one.claim.model_copy(update={"statement": "must not change"}),
        )
        for one in outdated
    ]
    assert knowledge.rewrite_readings([*fresh, entry("Not here.", claim_id="0" * 16)]) == 3
    assert list(knowledge.entries_with_outdated_reading("1")) == []
    assert knowledge.reading(ids[0]) == "fresh" and knowledge.get(ids[0]).revision == 1
    assert len(knowledge.history(ids[0])) == 1
    assert sorted(ask(knowledge, "Zanzibar")) == ["Gauge 0 fell.", "Gauge 2 fell.", "Gauge 4 fell."]
    assert knowledge.revision > 6, "another reading may give another verdict"


def test_beyond_the_longest_tail_the_order_stays_the_same(knowledge, entry, clock):
    """The scores of index and tail are the same sum, so where a claim is found does not matter."""
    colours = ("red", "green", "blue", "white", "black", "grey", "ochre")
    texts = [
        f"Buoy {n} at {colours[n % 7]} {colours[n % 5]} reef" + " drifts" * (n % 4)
        for n in range(LONGEST_TAIL + 100)
    ]
    plain = KnowledgeBase.in_memory(clock=clock)
    for some in (texts[:550], texts[550:]):
        knowledge.add(entry(text) for text in some)
    plain.add(entry(text) for text in texts)
    for words in ("ochre reef", "buoy 7 red", "buoy 599", "drifting white buoys"):
        query = Query(tuple((word, 1.0) for word in words.split()), 40)
        mine, other = knowledge.search(query), plain.search(query)
        expected = [one.score for one in other]
        assert [one.score for one in mine] == pytest.approx(expected, rel=0.02, abs=0.01)
        assert mine[0].claim.statement == other[0].claim.statement


def test_claims_that_changed_after_indexing_show_their_new_state(knowledge, entry):
    ids = knowledge.add(entry(f"Buoy {n} drifts.") for n in range(LONGEST_TAIL + 100)).ids
    knowledge.revise(entry("Anchor 7 holds.", claim_id=ids[7]), by="", why="")
    knowledge.set_status(ids[8], Status.RETRACTED, by="", why="")
    assert ask(knowledge, "anchor") == ["Anchor 7 holds."]
    assert "Buoy 7 drifts." not in ask(knowledge, "buoy 7 8", 100)
    assert "Buoy 8 drifts." not in ask(knowledge, "buoy 7 8", 100)
    assert knowledge.rebuild_index() == LONGEST_TAIL + 99
    assert ask(knowledge, "anchor") == ["Anchor 7 holds."]
    assert "Buoy 8 drifts." not in ask(knowledge, "buoy 8", 100)


def test_threads_may_add_and_search_at_once(knowledge, entry):
    def work(thread: int) -> int:
        for number in range(25):
            knowledge.add([entry(f"Thread {thread} wrote line{number}x{thread}.")])
            assert len(ask(knowledge, f"line{number}x{thread}")) == 1
        return thread

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [0, 1, 2, 3]
    assert knowledge.count() == knowledge.revision == 100
    numbers = [claim.revision for claim in knowledge.claims()]
    assert sorted(numbers) == list(range(1, 101))


def test_counts_follow_the_changes(knowledge, entry):
    (claim_id, _) = knowledge.add([entry("One."), entry("Two.")]).ids
    assert (knowledge.count(), knowledge.count(Status.CITABLE)) == (2, 2)
    knowledge.set_status(claim_id, Status.RETRACTED, by="", why="")
    assert (knowledge.count(), knowledge.count(Status.CITABLE)) == (2, 1)
