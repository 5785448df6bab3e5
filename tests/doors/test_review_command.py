"""``verifier review``: drafts in files, folders and pipes; exit codes; what could not be read."""

import json
from pathlib import Path

import pytest

CLEAN = (Path(__file__).parents[1] / "drafts" / "texts" / "idlib.md").read_text(encoding="utf-8")
WRONG = CLEAN.replace("killed 18 civilians on", "killed 180 civilians on")

pytestmark = pytest.mark.usefixtures("sample_kb")


@pytest.fixture
def drafts(home):
    folder = home / "drafts"
    folder.mkdir()
    (folder / "clean.md").write_text(CLEAN, encoding="utf-8")
    (folder / "wrong.md").write_text(WRONG, encoding="utf-8")
    return folder


def test_a_clean_draft_ends_with_0_and_a_wrong_one_with_1(program, drafts):
    clean = program("review", str(drafts / "clean.md"))
    assert clean.code == 0
    assert clean.out.startswith(f"{drafts / 'clean.md'}: 12 sentences, 10 checkable: ")
    wrong = program("review", str(drafts / "wrong.md"))
    assert wrong.code == 1
    assert f"{drafts / 'wrong.md'}:23:98: ✗ contradicted: Air strikes on Idlib" in wrong.out


def test_folders_are_read_and_summed_up(program, drafts):
    ended = program("review", str(drafts))
    assert ended.code == 1
    assert ended.out.splitlines()[-1].startswith("2 drafts: 24 sentences, 20 checkable: ")


def test_json_is_one_document(program, drafts):
    ended = program("review", str(drafts), "--format", "json")
    report = json.loads(ended.out)
    assert ended.code == 1
    assert [draft["path"] for draft in report["drafts"]] == [
        str(drafts / "clean.md"),
        str(drafts / "wrong.md"),
    ]
    for draft in report["drafts"]:
        text = Path(draft["path"]).read_text(encoding="utf-8")
        assert set(draft["counts"]) == {"supported", "contradicted", "unverified"}
        assert draft["checkable"] == len(draft["checked"])
        for one in draft["checked"]:
            assert text[one["start"] : one["end"]] == one["text"]
            assert one["report"]["statement"]
    assert report["sentences"] == 24
    assert report["counts"]["contradicted"] == 1


def test_the_report_goes_to_a_file(program, drafts, home):
    printed = program("review", str(drafts / "wrong.md"), "--format", "json")
    ended = program("review", str(drafts / "wrong.md"), "--format", "json", "-o", "report.json")
    assert ended.code == 1
    assert ended.out == ""
    written = json.loads((home / "report.json").read_text(encoding="utf-8"))
    assert written["drafts"][0]["counts"] == json.loads(printed.out)["drafts"][0]["counts"]


def test_a_draft_is_piped_in(program):
    ended = program(
        "review", "-", "--as-of", "2019-08-16", stdin=b"HTS took Idlib in January 2018."
    )
    assert ended.code == 1
    assert "standard input:1:1: ✗ contradicted" in ended.out


@pytest.mark.parametrize(
    ("level", "code"), [("contradicted", 1), ("misattributed", 1), ("unverified", 1), ("never", 0)]
)
def test_fail_on(program, drafts, level, code):
    assert program("review", str(drafts / "wrong.md"), "--fail-on", level).code == code


def test_an_unverified_sentence_fails_only_when_asked(program, home):
    (home / "draft.txt").write_text("The bridge at Orsk is 240 metres long.", encoding="utf-8")
    assert program("review", "draft.txt").code == 0
    assert program("review", "draft.txt", "--fail-on", "unverified").code == 1


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(program, drafts):
    (drafts / "scan.txt").write_bytes(b"%PDF-1.7")
    ended = program("review", str(drafts), "--fail-on", "never")
    assert ended.code == 2
    assert "scan.txt is a PDF" in ended.err
    assert "not checked: " in ended.out
    assert "2 drafts" in ended.out


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "holds no sentence"),
        ("binary.txt", b"\x00\x01" * 100, "binary"),
        ("french.txt", "Les frappes ont tué des civils dans la région.".encode(), "French"),
        ("long.txt", b"And more " * 1000 + b"died on 3 May.", "5,000"),
    ],
)
def test_not_checked_is_never_clean(program, home, name, data, says):
    (home / name).write_bytes(data)
    ended = program("review", name, "--fail-on", "never")
    assert ended.code == 2
    assert says in ended.out + ended.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "DRAFT"),
        (["nowhere.md"], "nowhere.md cannot be read"),
        (["."], "holds no file to read"),
        (["-", "--output", "no/such/folder/report"], "cannot be written"),
        (["-", "--kb", "nowhere.sqlite"], "nowhere.sqlite"),
        (["-", "--as-of", "2019-13-40"], "no day of the calendar"),
    ],
)
def test_usage_errors_say_what_to_do(program, home, arguments, says):
    ended = program("review", *arguments, stdin=b"Forty people died on 3 May.")
    assert ended.code == 2
    assert says in ended.err
    assert "Traceback" not in ended.err


def test_a_run_that_fails_leaves_the_former_report(program, drafts, home):
    (home / "report.txt").write_text("of yesterday")
    ended = program("review", str(drafts), "-o", "report.txt", "--kb", "nowhere.sqlite")
    assert ended.code == 2
    assert (home / "report.txt").read_text() == "of yesterday"
    assert [file.name for file in home.iterdir() if "report" in file.name] == ["report.txt"]
