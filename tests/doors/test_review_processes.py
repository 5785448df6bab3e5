"""``verifier review`` as a process of its own: several jobs, Ctrl-C, a process that is killed."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SENTENCES = "Floods in the Larn valley have killed {} people since early March. "
pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes as files")


@pytest.fixture
def many(kb, home):
    """Forty drafts of eight sentences, each with another figure."""
    folder = home / "drafts"
    folder.mkdir()
    for number in range(40):
        text = "".join(SENTENCES.format(34 + number + other) for other in range(8))
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def start(home: Path, *arguments: str, wrapped: tuple[str, ...] = ()) -> subprocess.Popen:
    return subprocess.Popen(
        [*wrapped, sys.executable, "-m", "verifier", "review", *arguments],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(ROOT), "VERIFIER_KB": str(home / "kb.sqlite")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def workers(process: subprocess.Popen) -> list[int]:
    """The processes that check for it; the one that counts resources is none."""
    begun = [
        int(child)
        for threads in Path(f"/proc/{process.pid}/task").glob("*/children")
        for child in threads.read_text(encoding="utf-8").split()
    ]
    return [one for one in begun if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2]
    except OSError:
        return False
    return state != "Z"


def test_several_processes_say_what_one_says(program, many, kb):
    files = [str(many / f"{number:02}.txt") for number in range(9)]
    run = ("review", *files, "--format", "json", "--as-of", "2019-03-15", "--kb", kb)
    alone, beside = program(*run), program(*run, "--jobs", "2")
    assert alone.code == beside.code == 1
    times = re.compile(r'"elapsed_ms": ?[\d.]+')
    assert times.sub("", alone.out) == times.sub("", beside.out)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_leaves_a_report_that_is_whole_as_far_as_it_goes(many, home, jobs):
    process = start(home, "drafts", "--format", "json", "--output", "r.json", "--jobs", jobs)
    began = time.monotonic()
    while time.monotonic() - began < 60:
        [unfinished] = list(home.glob(".r.json.*")) or [None]
        if unfinished is not None and unfinished.stat().st_size > 20_000:
            break
        time.sleep(0.05)
    working = workers(process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    report = json.loads((home / "r.json").read_text(encoding="utf-8"))
    assert report["interrupted"] is True
    assert 0 < len(report["drafts"]) < 40
    assert f"stopped; {40 - len(report['drafts'])} of 40 drafts were not checked" in err
    assert out == ""
    assert len(working) == (int(jobs) if jobs != "1" else 0)
    assert not any(map(alive, working))


def test_a_process_that_is_killed_is_told_for_its_draft_and_the_run_goes_on(many, home):
    process = start(home, "drafts", "--format", "json", "--output", "r.json", "--jobs", "2")
    began = time.monotonic()
    while not workers(process) and time.monotonic() - began < 60:
        time.sleep(0.05)
    os.kill(workers(process)[0], signal.SIGKILL)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 2, err
    report = json.loads((home / "r.json").read_text(encoding="utf-8"))
    [lost] = report["unreadable"]
    assert "the process that was at it was ended by SIGKILL" in lost["reason"]
    assert lost["reason"] in err
    assert len(report["drafts"]) == 39


def test_processes_end_with_the_one_that_began_them(many, home):
    process = start(home, "drafts", "--jobs", "2")
    began = time.monotonic()
    while len(working := workers(process)) < 2 and time.monotonic() - began < 60:
        time.sleep(0.05)
    process.kill()
    process.communicate()
    while any(map(alive, working)) and time.monotonic() - began < 120:
        time.sleep(0.05)
    assert not any(map(alive, working))


def test_checks_of_a_long_run_are_kept_in_parts(program, many, kb):
    program("checks", "keep", "verdicts", "--kb", kb)
    ended = program("review", str(many), "--as-of", "2019-03-15", "--kb", kb)
    assert ended.err.count("\n") == 1
    kept = json.loads(program("checks", "list", "--format", "json", "--kb", kb).out)
    assert len(kept) == 40 * 8


def test_standard_input_is_read_as_what_it_would_be_called(program, sample_kb):
    ended = program(
        "review",
        "-",
        "--stdin-filename",
        "desk/toll.md",
        "--as-of",
        "2019-08-16",
        stdin=b"# Idlib\n\nHTS took [Idlib](https://example.org/1) in January 2018.\n",
    )
    assert ended.code == 1
    assert "desk/toll.md:3:1: ✗ contradicted" in ended.out


def test_two_forms_go_to_two_places(program, home, sample_kb):
    (home / "draft.txt").write_text("HTS took Idlib in January 2018.", encoding="utf-8")
    ended = program(
        "review", "draft.txt", "--format", "json", "--output", "r.json", "--format", "text"
    )
    assert ended.code == 1
    assert json.loads((home / "r.json").read_text(encoding="utf-8"))["checkable"] == 1
    assert ended.out.startswith("draft.txt: 1 sentence")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--format", "text", "--format", "json"], "give each --format an --output"),
        (["--output", "a", "--output", "b"], "more --output than --format"),
    ],
)
def test_forms_are_not_written_into_each_other(program, home, arguments, says, sample_kb):
    (home / "draft.txt").write_text("HTS took Idlib in January 2018.", encoding="utf-8")
    ended = program("review", "draft.txt", *arguments)
    assert ended.code == 2
    assert says in ended.error
