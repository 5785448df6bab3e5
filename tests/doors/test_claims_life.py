"""``verifier claims`` and ``verifier checks``: the life of a claim, as an editor leads it."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest

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
        accounts = ("sessions", "api_keys", "sign_in_attempts", "accounts")
        for table in ("vectors", "kept_answers", "reliances", "checks", "preferences", *accounts):
            older.execute(f"DROP TABLE {table}")
        older.execute("DROP INDEX ix_claims_day")
        older.execute("ALTER TABLE claims DROP COLUMN day")
        older.execute("DROP INDEX ix_revisions_step")
        older.execute("ALTER TABLE revisions DROP COLUMN step")
        older.execute("UPDATE alembic_version SET version_num = '0001'")
    assert program("check", TOLL, "--kb", kb).out.startswith("✓")
    assert program("claims", "list", "--kb", kb).code == 0


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
