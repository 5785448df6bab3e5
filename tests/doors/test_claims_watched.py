"""``verifier checks`` and what is told of several claims: reliances, duplicates, conflicts."""

import json

import pytest

from knowledge.checks import Keeping
from verifier.cli.checks import WHAT, What

TOLL = "Floods in the Larn valley have killed 34 people since early March"


@pytest.fixture
def ids(program, kb):
    """Ids of all claims of the article, in its order; the first tells the toll."""
    listed = program("claims", "list", "--format", "json", "--kb", kb).out
    return [claim["id"] for claim in json.loads(listed)]


def shown(program, kb, claim_id):
    return json.loads(program("claims", "show", claim_id, "--format", "json", "--kb", kb).out)


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
