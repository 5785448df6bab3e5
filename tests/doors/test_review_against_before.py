"""``verifier review`` against what was there before: a baseline, an earlier version, a watch."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from verifier.cli.watching import changes

ROOT = Path(__file__).parents[2]
WRONG = "HTS took Idlib in January 2018."
OTHER = "Turnout at the German election in September 2021 was 86.6 per cent."
GIT = ("git", "-c", "user.name=desk", "-c", "user.email=desk@example.org")

pytestmark = pytest.mark.usefixtures("sample_kb")


@pytest.fixture
def draft(home):
    file = home / "draft.md"
    file.write_text(f"{WRONG}\n", encoding="utf-8")
    return file


def git(home, *arguments):
    subprocess.run([*GIT, *arguments], cwd=home, check=True, capture_output=True)


def test_what_a_baseline_holds_fails_no_run(program, draft, home):
    assert program("review", "draft.md").code == 1
    written = program("review", "draft.md", "--baseline", "known.json", "--update-baseline")
    assert written.code == 0
    assert "1 finding of this run is known from now on: known.json" in written.error
    assert program("review", "draft.md", "--baseline", "known.json").code == 0
    assert program("review", "draft.md", "--baseline", "known.json").err == ""
    draft.write_text(f"It is said again.\n\n{WRONG}\n\n{OTHER}\n", encoding="utf-8")
    moved = program("review", "draft.md", "--baseline", "known.json", "--format", "json")
    assert moved.code == 1
    [report] = json.loads(moved.out)["drafts"]
    assert [one["known"] for one in report["checked"]] == [True, False]


def test_what_a_draft_no_longer_has_is_told_and_dropped_when_it_is_written_anew(
    program, draft, home
):
    program("review", "draft.md", "--baseline", "known.json", "--update-baseline")
    draft.write_text("Nothing is said.\n", encoding="utf-8")
    (home / "other.md").write_text(OTHER, encoding="utf-8")
    stale = program("review", "draft.md", "--baseline", "known.json")
    assert "The baseline holds a finding that draft.md no longer has" in stale.error
    program("review", "other.md", "--baseline", "known.json", "--update-baseline")
    kept = json.loads((home / "known.json").read_text(encoding="utf-8"))["findings"]
    assert [one["path"] for one in kept] == ["draft.md", "other.md"]
    program("review", "draft.md", "--baseline", "known.json", "--update-baseline")
    kept = json.loads((home / "known.json").read_text(encoding="utf-8"))["findings"]
    assert [one["path"] for one in kept] == ["other.md"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--baseline", "none.json"], "none.json does not exist; write it with --update-baseline"),
        (["--baseline", "draft.md"], "draft.md is no baseline"),
        (["--update-baseline"], "name one"),
        (["--update-baseline", "--baseline", "b", "--diff-base", "draft.md"], "every sentence"),
        (["--diff-base", "v1"], "this folder is in no git repository"),
        (["--watch", "--output", "r.txt"], "--watch prints what it finds"),
    ],
)
def test_what_cannot_be_done_is_told(program, draft, arguments, says):
    ended = program("review", "draft.md", *arguments)
    assert ended.code == 2
    assert says in ended.error


def test_only_what_an_earlier_version_lacks_is_judged(program, draft, home):
    (home / "before.txt").write_text(WRONG, encoding="utf-8")
    draft.write_text(f"# A title\n\n{WRONG} {OTHER}\n", encoding="utf-8")
    ended = program("review", "draft.md", "--diff-base", "before.txt", "--format", "json")
    [report] = json.loads(ended.out)["drafts"]
    assert ended.code == 1
    assert [one["text"] for one in report["checked"]] == [OTHER]
    assert report["unchanged"] == 1


def test_the_earlier_version_may_stand_in_a_revision(program, draft, home):
    git(home, "init", "-q")
    git(home, "add", "draft.md")
    git(home, "commit", "-qm", "first")
    assert program("review", "draft.md", "--diff-base", "HEAD").code == 0
    draft.write_text(f"{WRONG} {OTHER}\n", encoding="utf-8")
    (home / "new.md").write_text(f"{WRONG}\n", encoding="utf-8")
    ended = program("review", "draft.md", "new.md", "--diff-base", "HEAD", "--format", "json")
    changed, new = json.loads(ended.out)["drafts"]
    assert ([one["text"] for one in changed["checked"]], changed["unchanged"]) == ([OTHER], 1)
    assert ([one["text"] for one in new["checked"]], new["unchanged"]) == ([WRONG], 0)
    piped = ("review", "-", "--stdin-filename", "draft.md", "--diff-base", "HEAD")
    assert program(*piped, stdin=WRONG.encode()).code == 0
    beside = program("review", "draft.md", "new.md", "--diff-base", "HEAD", "--jobs", "2")
    assert beside.code == 1
    wrong = program("review", "draft.md", "--diff-base", "nowhere")
    assert "there is no such file and no such revision" in wrong.error
    several = program("review", "draft.md", "new.md", "--diff-base", "draft.md")
    assert "name a revision of git for several" in several.error


def test_a_missing_git_is_told(program, draft, home):
    ended = program("review", "draft.md", "--diff-base", "HEAD", env={"PATH": str(home)})
    assert ended.code == 2
    assert "git is not installed, so no revision can be read" in ended.error


def test_a_file_is_told_again_when_it_has_changed_and_is_at_rest(tmp_path):
    folder = tmp_path / "watched"
    folder.mkdir()
    first, second = folder / "a", folder / "b"
    first.write_text("1")
    moments = iter(
        [
            lambda: second.write_text("1"),  # new, perhaps still being written
            lambda: second.write_text("12"),
            lambda: None,
            lambda: second.unlink(),
            lambda: second.write_text("12"),
            lambda: None,
        ]
    )

    def find():
        return sorted(str(file) for file in folder.iterdir())

    told = changes(find, lambda: next(moments)())
    assert [next(told) for _ in range(3)] == [[str(first)], [str(second)], [str(second)]]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_draft_is_checked_again_when_it_changes(draft, home):
    process = subprocess.Popen(
        [sys.executable, "-m", "verifier", "review", "draft.md", "--watch"],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        assert process.stdout is not None
        assert "1 contradicted" in process.stdout.readline()
        draft.write_text(f"{WRONG} {OTHER}\n", encoding="utf-8")
        while "2 contradicted" not in (line := process.stdout.readline()):
            assert line, process.communicate()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == 130
    assert "Traceback" not in err
