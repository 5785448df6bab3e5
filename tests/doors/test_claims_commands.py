"""``verifier claims``: look at claims, change them with a trace, and move them."""

import json

import pytest


@pytest.fixture
def one(program, kb):
    """Id of a claim of the Red Cross."""
    listed = program("claims", "list", "--speaker", "red cross", "--format", "json", "--kb", kb)
    found = json.loads(listed.out)
    assert len(found) == 1
    return found[0]["id"]


def test_list_has_one_line_a_claim(program, kb):
    lines = program("claims", "list", "--kb", kb).out.splitlines()
    whole = json.loads(program("claims", "list", "--format", "json", "--kb", kb).out)
    assert [line.split()[0] for line in lines] == [claim["id"] for claim in whole]
    assert all("citable" in line for line in lines)
    assert program("claims", "list", "--status", "retracted", "--kb", kb).out == ""


def test_show_tells_all_and_its_history(program, kb, one):
    shown = program("claims", "show", one, "--history", "--kb", kb)
    assert shown.code == 0
    assert "more than 12,000" in shown.out
    assert "added" in shown.out
    told = json.loads(
        program("claims", "show", one, "--format", "json", "--history", "--kb", kb).out
    )
    assert told["id"] == one
    assert [change["action"] for change in told["history"]] == ["added"]


def test_retract_and_approve(program, kb, one):
    statement = "The Red Cross says more than 12,000 people have been displaced"
    assert program("check", statement, "--kb", kb).out.startswith("✓")
    assert (
        program("claims", "retract", one, "--why", "withdrawn", "--by", "desk", "--kb", kb).code
        == 0
    )
    assert not program("check", statement, "--kb", kb).out.startswith("✓")
    assert "withdrawn" in program("claims", "show", one, "--history", "--kb", kb).out
    assert "restore" in program("claims", "approve", one, "--kb", kb).error
    assert program("claims", "restore", one, "--kb", kb).out == f"{one}  restored\n"
    assert program("claims", "approve", one, "--kb", kb).out == f"{one}  approved\n"
    assert program("check", statement, "--kb", kb).out.startswith("✓")


def test_revise_keeps_what_is_not_named(program, kb, one):
    corrected = "More than 13,000 people have been displaced."
    ended = program(
        "claims", "revise", one, "--quote", corrected, "--statement", corrected, "--kb", kb
    )
    assert ended.code == 0, ended.err
    told = json.loads(program("claims", "show", one, "--format", "json", "--kb", kb).out)
    assert told["quote"] == corrected
    assert told["start"] is None
    assert told["speaker"]["name"]
    assert [figure["written"] for figure in told["figures"]] == ["More than 13,000"]
    statement = "The Red Cross says more than 12,500 people have been displaced"
    assert program("check", statement, "--kb", kb).out.startswith("✓")


def test_a_stale_change_is_refused(program, kb, one):
    program("claims", "retract", one, "--kb", kb)
    ended = program(
        "claims", "revise", one, "--place", "Orsk", "--expected-revision", "1", "--kb", kb
    )
    assert ended.code == 2
    assert "changed since" in ended.error


def test_add_by_hand(program, kb):
    statement = "The bridge at Orsk is 240 metres long."
    named = ("--speaker", "Ministry of Works", "--said-on", "2019-01-05", "--publisher", "Gazette")
    ended = program("claims", "add", statement, *named, "--kb", kb)
    assert ended.code == 0
    claim_id = ended.out.split()[0]
    assert "Ministry of Works" in program("claims", "show", claim_id, "--kb", kb).out
    again = program("claims", "add", statement, *named, "--kb", kb)
    assert again.out.split()[0] == claim_id
    assert "already" in again.out
    check = program("check", "The bridge at Orsk is 240 metres long", "--kb", kb)
    assert check.out.startswith("✓")


def test_export_and_import_lose_nothing(program, kb, home):
    exported = program("claims", "export", "--kb", kb).out
    program("claims", "export", "--output", "claims.jsonl", "--kb", kb)
    assert (home / "claims.jsonl").read_text(encoding="utf-8") == exported
    ended = program("claims", "import", "claims.jsonl", "--kb", "copy.sqlite")
    count = len(exported.splitlines())
    assert ended.out == f"{count} claims added to copy.sqlite, 0 already there\n"
    again = program("claims", "import", "-", "--kb", "copy.sqlite", stdin=exported.encode())
    assert again.out == f"0 claims added to copy.sqlite, {count} already there\n"
    mine, copied = (
        [{**json.loads(line), "revision": 0} for line in text.splitlines()]
        for text in (exported, program("claims", "export", "--kb", "copy.sqlite").out)
    )
    assert mine == copied


def test_a_line_that_is_no_claim_is_told_and_the_others_kept(program, kb, home):
    good = program("claims", "export", "--kb", kb).out.splitlines()
    (home / "mixed.jsonl").write_text("\n".join([good[0], "{nonsense", '{"a": 1}', good[1]]))
    ended = program("claims", "import", "mixed.jsonl", "--kb", "copy.sqlite")
    assert ended.code == 2
    assert ended.err.count("mixed.jsonl, line 2 was left out") == 1
    assert ended.err.count("mixed.jsonl") == 2
    assert "line 3" in ended.err
    assert ended.out.startswith("2 claims added")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "nonsense"], "nonsense"),
        (["retract", "nonsense"], "nonsense"),
        (["list", "--status", "nonsense"], "there is no status"),
        (["add", " "], "statement"),
        (["import", "nowhere.jsonl"], "cannot be read"),
        (["export", "--output", "no/such/folder/x"], "cannot be written"),
    ],
)
def test_errors_are_one_line(program, kb, arguments, says):
    ended = program("claims", *arguments, "--kb", kb)
    assert ended.code == 2
    assert says in ended.error


def test_nothing_to_change_is_told(program, kb, one):
    assert "nothing to change" in program("claims", "revise", one, "--kb", kb).error


def test_the_sample_can_be_listed_and_not_changed(program):
    listed = program("claims", "list")
    assert listed.code == 0
    assert len(listed.out.splitlines()) > 20
    ended = program("claims", "retract", "anything")
    assert ended.code == 2
    assert "--kb" in ended.error


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_goes_out_comes_back_as_it_was(program, kb, one, home, form):
    program("claims", "revise", one, "--valid-until", "2090-01-01", "--place", "=Orsk", "--kb", kb)
    program("claims", "retract", one, "--kb", kb)
    file = f"claims.{form}"
    assert program("claims", "export", "--format", form, "-o", file, "--kb", kb).code == 0
    piped = program("claims", "export", "--format", form, "--kb", kb).out
    assert piped.encode() == (home / file).read_bytes()
    assert program("claims", "import", file, "--kb", "copy.sqlite").code == 0
    mine, copied = (
        [
            claim | {"revision": 0}
            for claim in json.loads(
                program("claims", "list", "--format", "json", "--kb", place).out
            )
        ]
        for place in (kb, "copy.sqlite")
    )
    assert mine == copied
    again = program(
        "claims", "import", "-", "--format", form, "--kb", "copy.sqlite", stdin=piped.encode()
    )
    assert again.out == f"0 claims added to copy.sqlite, {len(mine)} already there\n"


def test_reviews_go_out_and_come_back_and_the_others_are_counted(program, kb, home):
    (home / "rated.jsonl").write_text(
        '{"statement": "The bridge at Orsk is 900 metres long.", "status": "citable",'
        ' "review": {"reviewer": "The Fact Desk", "rating": "False", "verdict": "false"},'
        ' "source": {"publisher": "The Fact Desk", "url": "https://desk.example/1"}}\n'
    )
    program("claims", "import", "rated.jsonl", "--kb", kb)
    ended = program("claims", "export", "--format", "claimreview", "-o", "all.json", "--kb", kb)
    assert "without a rating left out" in ended.error
    assert program("claims", "import", "all.json", "--kb", "copy.sqlite").out.startswith("1 claim ")
    shown = program("claims", "list", "--format", "json", "--kb", "copy.sqlite").out
    (claim,) = json.loads(shown)
    assert (claim["review"]["rating"], claim["status"]) == ("False", "extracted")


def test_sources_go_out_as_citations(program, kb):
    (item,) = json.loads(program("claims", "export", "--format", "csl-json", "--kb", kb).out)
    assert (item["container-title"], item["title"]) == (
        "The Valley Post",
        "Floods in the Larn valley",
    )
    assert item["issued"] == {"date-parts": [[2019, 3, 15]]}
    entry = program("claims", "export", "--format", "bibtex", "--text", "displaced", "--kb", kb).out
    assert entry.startswith("@misc{thevalleypost2019-") and "more than 12,000 people" in entry
    assert "34 people" not in entry


def test_another_table_is_no_export(program, kb, home):
    (home / "sales.csv").write_text("a,b\n1,2\n")
    assert "verifier ingest" in program("claims", "import", "sales.csv", "--kb", kb).error
