"""``verifier check``: statements judged against a knowledge base or a text, and what goes wrong."""

import json

import pytest

SUPPORTED = "Floods in the Larn valley have killed 34 people, the civil protection agency says"
CONTRADICTED = "The Red Cross says 2,000 people have been displaced"


def test_a_supported_statement_names_its_source(program, kb):
    ended = program("check", SUPPORTED, "--as-of", "2019-03-16", "--kb", kb)
    assert ended.code == 0
    assert ended.out.startswith("✓ supported")
    assert "34 people" in ended.out
    assert "The Valley Post" in ended.out
    assert ended.err == ""


def test_json_is_one_report_a_line(program, kb):
    asked = [SUPPORTED, CONTRADICTED]
    ended = program("check", *asked, "--format", "json", "--as-of", "2019-03-16", "--kb", kb)
    reports = [json.loads(line) for line in ended.out.splitlines()]
    assert [report["statement"] for report in reports] == asked
    assert [report["verdict"] for report in reports] == ["supported", "contradicted"]
    assert reports[0]["as_of"] == "2019-03-16"
    cited = reports[1]["assertions"][0]["citations"][0]
    assert "12,000" in cited["quote"]
    assert cited["published"] == "2019-03-15"


def test_statements_are_read_from_standard_input(program, kb):
    piped = f"{SUPPORTED}\n\n{CONTRADICTED}\r\n".encode()
    for arguments in (["-"], []):
        ended = program("check", *arguments, "--format", "json", "--kb", kb, stdin=piped)
        assert [json.loads(line)["statement"] for line in ended.out.splitlines()] == [
            SUPPORTED,
            CONTRADICTED,
        ]


def test_why_tells_the_points(program, kb):
    plain = program("check", CONTRADICTED, "--kb", kb).out
    told = program("check", CONTRADICTED, "--why", "--kb", kb).out
    assert " · statement 2,000" in told
    assert len(told) > len(plain)


def test_against_a_text(program, article):
    ended = program("check", CONTRADICTED, "--against", str(article), "--published", "2019-03-15")
    assert ended.code == 0
    assert ended.out.startswith("✗ contradicted")
    assert ended.err == ""
    assert "(floods.txt, 15 March 2019)" in ended.out  # a citation names its file


def test_the_knowledge_base_may_be_named_in_three_ways(program, kb):
    for arguments, env in (
        (["check", SUPPORTED, "--kb", kb], {}),
        (["--kb", kb, "check", SUPPORTED], {}),
        (["check", SUPPORTED], {"VERIFIER_KB": kb}),
    ):
        ended = program(*arguments, env=env)
        assert (ended.code, ended.err) == (0, "")
        assert "supported" in ended.out


def test_without_a_knowledge_base_the_sample_is_used_and_said_so(program):
    ended = program("check", "The moon is made of cheese")
    assert ended.code == 0
    assert "sample" in ended.error
    assert ended.out.startswith("? unverified")


def test_fail_on_gives_exit_code_1(program, kb):
    assert program("check", CONTRADICTED, "--kb", kb).code == 0
    assert program("check", CONTRADICTED, "--fail-on", "contradicted", "--kb", kb).code == 1
    assert program("check", CONTRADICTED, "--fail-on", "unverified", "--kb", kb).code == 1
    assert program("check", SUPPORTED, "--fail-on", "unverified", "--kb", kb).code == 0


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("...", "empty"),
        ("word " * 200_000, "the limit is 5,000"),
        ("Les pluies ont tué 34 personnes depuis le début du mois de mars", "French"),
        ("Наводнение унесло 34 жизни", "another script"),
        ("bin\x00ary", "binary"),
    ],
)
def test_what_cannot_be_checked_is_told_in_one_line(program, kb, statement, says):
    ended = program("check", statement, "--kb", kb)
    assert ended.code == 2
    assert says in ended.error
    assert ended.out == ""


def test_one_bad_statement_does_not_stop_the_others(program, kb):
    ended = program("check", "", SUPPORTED, "--kb", kb, "--format", "json")
    assert ended.code == 2
    assert ended.error.startswith("verifier: statement 1:")
    assert len(ended.out.splitlines()) == 1


@pytest.mark.parametrize(
    "statement", ["How many people were killed in the floods?", "I think 34 people were killed."]
)
def test_what_asserts_nothing_is_unverified_with_a_reason(program, kb, statement):
    ended = program("check", statement, "--kb", kb)
    assert ended.code == 0
    assert ended.out.startswith("? unverified")
    assert "asserts nothing" in " ".join(ended.out.split())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--as-of", "2019-13-40", "x"], "no day of the calendar"),
        (["--as-of", "yesterday", "x"], "write it as 2019-08-16"),
        (["--nearest", "11", "x"], "--nearest"),
        (["--format", "xml", "x"], "--format"),
        (["--published", "2019-03-15", "x"], "--against"),
        (["--against", "nowhere.txt", "x"], "nowhere.txt cannot be read"),
        (["--kb", "nowhere.sqlite", "x"], "nowhere.sqlite"),
    ],
)
def test_usage_errors_say_what_to_do(program, arguments, says):
    ended = program("check", *arguments)
    assert ended.code == 2
    assert says in ended.error
    assert ended.out == ""


def test_empty_input_is_not_a_clean_result(program, kb):
    ended = program("check", "-", "--kb", kb, stdin=b"\n \n")
    assert ended.code == 2
    assert "standard input is empty" in ended.error


def test_binary_input_is_refused(program, kb):
    ended = program("check", "-", "--kb", kb, stdin=bytes(range(256)))
    assert ended.code == 2
    assert "standard input" in ended.error


def test_a_knowledge_base_without_citable_claims_checks_nothing(program, article, home):
    place = str(home / "drafts.sqlite")
    program("ingest", str(article), "--status", "draft", "--kb", place)
    ended = program("check", SUPPORTED, "--kb", place)
    assert ended.code == 2
    assert "nothing was checked" in ended.error


@pytest.mark.parametrize(
    "content", [b"", b"no database at all", b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_knowledge_base_is_told(program, home, content):
    file = home / "damaged.sqlite"
    file.write_bytes(content)
    ended = program("check", SUPPORTED, "--kb", str(file))
    assert ended.code == 2
    assert ended.error
    assert file.read_bytes() == content
