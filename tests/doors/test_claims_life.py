"""``verifier claims`` and ``verifier checks``: the life of a claim, as an editor leads it."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from knowledge.checks import Keeping
from verifier.cli.checks import WHAT, What

TOLL = "Floods in the Larn valley have killed 34 people since early March"


@pytest.fixture
def ids(program, kb):
    """Ids of all claims of the article, in its order; the first tells the toll."""
    listed = program("claims", "list", "--format", "json", "--kb", kb).out
    return [claim["id"] for claim in json.loads(listed)]


@pytest.fixture
def draft(program, kb):
    """Id of a draft that was added by hand."""
    made = ("claims", "add", "The bridge at Orsk is 240 metres long.", "--status", "draft")
    return program(*made, "--kb", kb).out.split()[0]


def shown(program, kb, claim_id):
    return json.loads(program("claims", "show", claim_id, "--format", "json", "--kb", kb).out)


def test_a_draft_goes_through_review_and_can_be_turned_down(program, kb, draft):
    assert program("claims", "submit", draft, "--kb", kb).out == f"{draft}  submitted\n"
    assert shown(program, kb, draft)["status"] == "in review"
    assert program("claims", "reject", draft, "--why", "no source", "--kb", kb).code == 0
    again = program("claims", "reject", draft, "--kb", kb).out
    assert again == f"{draft}  rejected, was rejected already\n"
    assert "it can be changed by: restore" in program("claims", "approve", draft, "--kb", kb).error
    undone = program("claims", "undo", draft, "--by", "Ada", "--kb", kb).out
    assert undone == f"{draft}  undone, in review again\n"
    history = program("claims", "history", draft, "--kb", kb).out
    assert "rejected (rejected): no source" in history
    assert "        status: in review -> rejected\n" in history
    assert "undone (in review) by Ada" in history
    told = json.loads(program("claims", "history", draft, "--format", "json", "--kb", kb).out)
    assert [one["action"] for one in told] == ["added", "submitted", "rejected", "undone"]
    assert told[1]["changed"] == {"status": ["extracted", "in review"]}


def test_several_are_moved_together_or_not_at_all(program, kb, ids, draft):
    ended = program("claims", "expire", ids[0], draft, "--kb", kb)
    assert ended.code == 2 and draft in ended.error and ended.out == ""
    assert shown(program, kb, ids[0])["status"] == "citable"


def test_a_later_claim_takes_the_place_of_an_earlier_one(program, kb, ids):
    made = ("claims", "add", "Floods in the Larn valley have killed 41 people since early March.")
    later = program(*made, "--publisher", "The Valley Post", "--kb", kb).out.split()[0]
    done = program("claims", "supersede", ids[0], later, "--kb", kb).out
    assert done == f"{ids[0]}  superseded by {later}\n"
    assert shown(program, kb, ids[0])["replaced_by"] == later
    assert program("check", TOLL, "--kb", kb).out.startswith("✗")
    told = program("claims", "retract", later, "--kb", kb).out
    assert f"{ids[0]}  is superseded by {later}; `verifier claims restore {ids[0]}`" in told


def test_a_corrected_claim_is_kept_beside_the_one_that_corrects_it(program, kb, ids):
    corrected = "Floods in the Larn valley have killed 31 people since early March."
    ended = program("claims", "correct", ids[0], "--statement", corrected, "--kb", kb)
    new = ended.out.split()[-1]
    assert ended.out == f"{ids[0]}  corrected by {new}\n"
    assert shown(program, kb, ids[0])["status"] == "corrected"
    claim, former = shown(program, kb, new), shown(program, kb, ids[0])
    assert (claim["statement"], claim["quote"], claim["status"]) == (corrected, "", "citable")
    assert (claim["speaker"], claim["source"]) == (former["speaker"], former["source"])
    assert program("check", TOLL, "--kb", kb).out.startswith("✗")
    assert "by its id" in program("claims", "correct", new, "--kb", kb).error
    assert program("claims", "undo", ids[0], "--kb", kb).out == (
        f"{ids[0]}  undone, citable again\n{new}  stays; it had taken the place of {ids[0]}\n"
    )


def test_a_claim_decides_until_its_last_day_and_is_moved_only_on_request(program, kb, ids):
    revise = ("claims", "revise", ids[0], "--valid-until", "2019-03-20", "--kb", kb)
    assert program(*revise).code == 0
    assert program("check", TOLL, "--as-of", "2019-03-20", "--kb", kb).out.startswith("✓")
    assert not program("check", TOLL, "--as-of", "2019-03-21", "--kb", kb).out.startswith("✓")
    assert not program("check", TOLL, "--kb", kb).out.startswith("✓")
    lapsed = program("claims", "list", "--lapsed-on", "2019-03-21", "--kb", kb).out
    assert lapsed.startswith(f"{ids[0]}  citable") and lapsed.count("\n") == 1
    assert program("claims", "list", "--lapsed-on", "2019-03-20", "--kb", kb).out == ""
    assert program("claims", "expire", "--dry-run", "--kb", kb).out == lapsed
    early = program("claims", "expire", "--as-of", "2019-03-20", "--kb", kb)
    assert early.out == "no citable claim has lapsed\n"
    assert program("claims", "expire", "--kb", kb).out == f"{ids[0]}  expired\n"
    today = f"expired (expired): valid until before {date.today():%Y}"
    assert today in program("claims", "history", ids[0], "--kb", kb).out
    assert program("claims", "undo", ids[0], "--kb", kb).code == 0
    assert program("claims", "revise", ids[0], "--always-valid", "--kb", kb).code == 0
    assert program("check", TOLL, "--kb", kb).out.startswith("✓")


def test_a_change_is_made_only_to_the_revision_that_was_seen(program, kb, ids, draft):
    seen = shown(program, kb, draft)["revision"]
    assert program("claims", "submit", draft, "--revision", str(seen), "--kb", kb).code == 0
    for change in (("approve",), ("reject",), ("retract",), ("revise", "--place", "Orsk")):
        name, *rest = change
        ended = program("claims", name, draft, *rest, "--revision", str(seen), "--kb", kb)
        assert ended.code == 2
        assert f"changed since you opened it (revision {seen + 1}, yours is {seen})" in ended.error
    ended = program("claims", "merge", ids[0], draft, "--revision", "999", "--kb", kb)
    assert "changed since you opened it" in ended.error
    both = program("claims", "approve", draft, ids[0], "--revision", "1", "--kb", kb)
    assert "--revision is that of one claim" in both.error


def test_an_undone_revision_is_read_again(program, kb, ids):
    before = shown(program, kb, ids[0])
    new = "Floods in the Larn valley have killed 60 people since early March."
    program("claims", "revise", ids[0], "--statement", new, "--quote", new, "--kb", kb)
    assert program("check", TOLL, "--kb", kb).out.startswith("✗")
    assert program("claims", "undo", ids[0], "--kb", kb).out == f"{ids[0]}  undone, citable again\n"
    assert shown(program, kb, ids[0]) | {"revision": 0} == before | {"revision": 0}
    assert program("check", TOLL, "--kb", kb).out.startswith("✓")


def test_a_whole_source_is_retracted_and_brought_back(program, kb, ids):
    assert (
        "no claim of Valley is there"
        in program("claims", "retract", "--publisher", "Valley", "--kb", kb).error
    )
    source = ("--publisher", "the valley post", "--title", "Floods in the Larn valley")
    told = program("claims", "retract", *source, "--dry-run", "--kb", kb).out
    assert told.count("would be retracted") == len(ids)
    gone = program("claims", "retract", *source, "--format", "json", "--kb", kb).out
    assert sorted(json.loads(gone)["retracted"]) == sorted(ids)
    assert program("check", TOLL, "--kb", kb).code == 2
    assert program("claims", "undo", ids[-1], "--kb", kb).out.count("citable again") == len(ids)
    assert program("check", TOLL, "--kb", kb).out.startswith("✓")
    for wrong in ((), (ids[0], "--publisher", "The Valley Post")):
        assert "or a source by" in program("claims", "retract", *wrong, "--kb", kb).error


def test_what_another_source_says_too_stays_when_one_is_retracted(program, kb):
    words = "The bridge at Orsk is 240 metres long."
    made = ("claims", "add", words, "--speaker", "Ministry of Works")
    first, second = (
        program(*made, "--publisher", name, "--kb", kb).out.split()[0]
        for name in ("Gazette", "Courier")
    )
    program("claims", "merge", first, second, "--kb", kb)
    retract = ("claims", "retract", "--publisher", "Gazette")
    told = program(*retract, "--dry-run", "--kb", kb).out
    assert f"{second}  would stand by itself again: it has another source\n" in told
    assert shown(program, kb, second)["status"] == "merged"
    told = program(*retract, "--kb", kb).out
    assert f"{second}  citable, stands by itself again: it has another source\n" in told
    assert program("check", words, "--kb", kb).out.startswith("✓")


def test_a_knowledge_base_of_the_first_version_is_checked_against_at_once(program, kb):
    with closing(sqlite3.connect(kb)) as older, older:
        for table in ("reliances", "checks", "preferences"):
            older.execute(f"DROP TABLE {table}")
        older.execute("DROP INDEX ix_revisions_step")
        older.execute("ALTER TABLE revisions DROP COLUMN step")
        older.execute("UPDATE alembic_version SET version_num = '0001'")
    assert program("check", TOLL, "--kb", kb).out.startswith("✓")
    assert program("claims", "list", "--kb", kb).code == 0


def test_checks_are_kept_only_when_somebody_says_so_and_everybody_is_told(program, kb, ids):
    plain = program("check", TOLL, "--kb", kb)
    assert plain.err == ""
    assert program("checks", "list", "--kb", kb).out == ""
    retracted = program("claims", "retract", ids[1], "--kb", kb).out
    assert "is not known, because none are kept; see `verifier checks keep`" in retracted

    assert program("checks", "keep", "statements", "--kb", kb).out.startswith("statements: its")
    told = program("check", TOLL, "--as-of", "2019-03-15", "--kb", kb)
    assert "keeps a record of this (statement, verdict and cited claims)" in told.error
    (check,) = json.loads(
        program("checks", "list", "--claim", ids[0], "--format", "json", "--kb", kb).out
    )
    assert (check["statement"], check["verdict"], check["door"]) == (TOLL, "supported", "check")
    assert check["claims"][0] == {
        "claim_id": ids[0],
        "revision": shown(program, kb, ids[0])["revision"],
        "stance": "supports",
    }
    gone = program("claims", "retract", ids[0], "--kb", kb).out
    assert "1 check relied on this:\n" in gone and f"supported “{TOLL}”" in gone
    again = program("claims", "retract", ids[0], "--kb", kb).out
    assert "was so already" in again and "1 check relied on this" in again

    assert program("checks", "keep", "nothing", "--kb", kb).out.endswith("forget` deletes them\n")
    assert program("checks", "forget", "--before", "2019-01-01", "--kb", kb).out.startswith("0 ")
    assert program("checks", "forget", "--kb", kb).out == "1 check forgotten\n"
    assert program("check", TOLL, "--kb", kb).err == ""
    assert program("checks", "keep", "--kb", kb).out.startswith("nothing: ")


def test_the_sentences_of_a_draft_are_kept_without_their_words_if_so_set(program, kb, home):
    program("checks", "keep", "verdicts", "--kb", kb)
    (home / "draft.txt").write_text(f"{TOLL}.\n\nThe dam at Orsk broke on March 9, 2019.\n")
    ended = program("review", "draft.txt", "--as-of", "2019-03-15", "--kb", kb)
    assert "verdict and cited claims, not the statement" in ended.err
    kept = json.loads(program("checks", "list", "--format", "json", "--kb", kb).out)
    assert [(one["door"], one["statement"], one["as_of"]) for one in kept] == [
        ("review", "", None),
        ("review", "", None),
    ]
    assert TOLL not in program("checks", "list", "--kb", kb).out


def test_a_check_that_cannot_be_kept_is_answered_all_the_same(program, kb, monkeypatch):
    program("checks", "keep", "statements", "--kb", kb)
    from knowledge.errors import UnwritableKnowledgeBase
    from verifier import recording

    def refuse(*args, **kwargs):
        raise UnwritableKnowledgeBase("The disk is full; make room and try again.")

    monkeypatch.setattr(recording, "open_knowledge", refuse)
    ended = program("check", TOLL, "--kb", kb)
    assert ended.code == 0 and ended.out.startswith("✓")
    assert "the check was not recorded: The disk is full" in ended.err


def test_what_can_be_kept_is_told_for_each_choice():
    assert [one.value for one in What] == [one.value for one in Keeping] == list(WHAT)


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--publisher", "valley"), 5),
        (("--publisher", "gazette"), 0),
        (("--subject", "larn"), 5),
        (("--text", "displaced people"), 1),
        (("--since", "2019-03-11", "--until", "2019-03-11", "--text", "army"), 1),
        (("--until", "2019-02-01"), 0),
        (("--status", "merged"), 0),
    ],
)
def test_a_list_has_what_was_asked_for(program, kb, ids, options, count):
    found = program("claims", "list", *options, "--kb", kb).out.splitlines()
    assert len(found) == (count if count < 5 else len(ids))


def test_days_in_the_wrong_order_are_told(program, kb):
    wrong = ("--since", "2020-01-01", "--until", "2019-01-01")
    assert "exchange them" in program("claims", "list", *wrong, "--kb", kb).error


def test_duplicates_are_suggested_merged_cited_and_parted(program, kb):
    words = "More than 12,000 people have been displaced by the floods in the Larn valley."
    made = ("claims", "add", words, "--speaker", "Red Cross", "--said-on", "2019-03-15")
    first = program(*made, "--publisher", "Gazette", "--kb", kb).out.split()[0]
    again = program(*made, "--publisher", "Courier", "--title", "Floods", "--kb", kb)
    second = again.out.split()[0]
    told = program("claims", "duplicates", "--kb", kb).out
    command = f"  verifier claims merge {first} {second}\n"
    assert command in told
    (group,) = json.loads(program("claims", "duplicates", "--format", "json", "--kb", kb).out)
    assert (group["keep"]["id"], group["others"][0]["claim"]["id"]) == (first, second)
    merge = command.split()[1:]
    assert program(*merge, "--by", "Ada", "--kb", kb).out == f"{second}  merged into {first}\n"
    assert program("claims", "duplicates", "--kb", kb).out == "no two claims say the same\n"
    asked = "More than 12,000 people have been displaced by floods in the Larn valley"
    assert "also in Courier, “Floods”" in program("check", asked, "--kb", kb).out
    assert "also in:    " in program("claims", "show", first, "--kb", kb).out
    parted = program("claims", "restore", second, "--kb", kb).out
    assert parted == f"{second}  restored\n"
    assert "also in" not in program("claims", "show", first, "--kb", kb).out


def test_claims_that_exclude_each_other_are_told_with_the_reason(program, kb):
    for length, publisher in (("240", "Gazette"), ("310", "Courier")):
        words = f"The bridge at Orsk is {length} metres long."
        assert program("claims", "add", words, "--publisher", publisher, "--kb", kb).code == 0
    ended = program("claims", "conflicts", "--kb", kb)
    assert ended.code == 0, ended.err
    reason = "Gazette says 240 metres; Courier says 310 metres. Both cannot be."
    assert ended.out.splitlines()[0] == reason
    (one,) = json.loads(program("claims", "conflicts", "--format", "json", "--kb", kb).out)
    assert one["reason"] == reason
    ids = [claim["id"] for claim in one["claims"]]
    assert program("claims", "conflicts", "--claim", ids[1], "--kb", kb).out.startswith(reason)
    program("claims", "retract", ids[1], "--kb", kb)
    assert (
        "only citable claims conflict"
        in program("claims", "conflicts", "--claim", ids[1], "--kb", kb).error
    )
    assert "no citable claims exclude" in program("claims", "conflicts", "--kb", kb).out


def test_a_list_of_claims_is_piped_on(program, kb, ids):
    listed = program("claims", "list", "--kb", kb).out.encode()
    told = program("claims", "retract", "-", "--dry-run", "--kb", kb, stdin=listed).out
    assert told.count("would be retracted") == len(ids)
    gone = program("claims", "expire", "-", "--kb", kb, stdin=listed).out
    assert gone == "".join(f"{claim_id}  expired\n" for claim_id in ids)
    back = program("claims", "restore", "-", "--kb", kb, stdin=listed)
    assert back.code == 0
    assert program("claims", "approve", "-", "--kb", kb, stdin=b"\n").error.count("is empty") == 1
    assert program("claims", "approve", "-", "--kb", kb, stdin=listed).out.count("approved") == len(
        ids
    )


def test_a_claim_does_not_steer_the_terminal_that_shows_it(program, kb):
    program("checks", "keep", "statements", "--kb", kb)
    evil = "The bridge \x1b[2Jat Orsk is 240 metres long."
    made = ("claims", "add", evil, "--publisher", "A\x1b]0;x\x07", "--by", "\x1b[1m", "--kb", kb)
    claim_id = program(*made).out.split()[0]
    program("check", evil, "--kb", kb)
    for command in (
        ("claims", "list"),
        ("claims", "show", claim_id, "--history"),
        ("claims", "history", claim_id),
        ("claims", "conflicts"),
        ("claims", "duplicates"),
        ("checks", "list"),
        ("claims", "retract", claim_id),
    ):
        ended = program(*command, "--kb", kb)
        assert ended.code == 0 and "\x1b" not in ended.out + ended.err, command
