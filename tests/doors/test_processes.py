"""The program as a process of its own: speed of help, pipes, interrupts, two writers at once."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def start(*arguments: str, home: Path, **options) -> subprocess.Popen:
    environ = {
        **{name: value for name, value in os.environ.items() if not name.startswith("VERIFIER_")},
        "PYTHONPATH": str(ROOT),
        "XDG_DATA_HOME": str(home / "data"),
        "HOME": str(home),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "verifier", *arguments],
        cwd=home,
        env=environ,
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=heed_interrupts if os.name == "posix" else None,
        **options,
    )


def heed_interrupts() -> None:
    """A test run in the background hands on that interrupts are to be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_help_loads_nothing_heavy(home):
    code = (
        "import sys; from verifier.cli.main import run; run(['--help']);"
        "print([m for m in ('spacy', 'numpy', 'sqlalchemy', 'tantivy') if m in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"


def test_the_sample_judges_at_once(home):
    process = start("check", "The moon is made of cheese", home=home)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0
    assert out.startswith("? unverified")
    assert err.count("\n") == 1
    assert "\x1b" not in out


def test_a_closed_pipe_ends_quietly(home):
    reading, writing = os.pipe()
    os.close(reading)
    process = start("claims", "list", home=home, stdout=writing)
    os.close(writing)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 141
    assert "Traceback" not in err
    assert "BrokenPipe" not in err


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_an_interrupt_ends_quietly(home):
    process = start("check", home=home, stdin=subprocess.PIPE)
    time.sleep(1)  # until it waits for standard input; earlier, Python itself answers
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (130, -signal.SIGINT)
    assert "Traceback" not in err


def test_two_writers_lose_nothing(home, program, article):
    text = article.read_text(encoding="utf-8")
    folders = []
    for number in range(2):
        folder = home / f"articles{number}"
        folder.mkdir()
        for other in range(3):
            changed = text.replace("34", f"{100 + 10 * number + other}")
            (folder / f"{other}.txt").write_text(changed, encoding="utf-8")
        folders.append(folder)
    processes = [
        start("ingest", str(folder), "--kb", "shared.sqlite", home=home) for folder in folders
    ]
    for process in processes:
        _, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
    listed = program("claims", "list", "--kb", "shared.sqlite").out
    for number in range(2):
        for other in range(3):
            assert f"killed {100 + 10 * number + other} people" in listed


def test_serve_answers_until_it_is_interrupted(home):
    process = start("serve", "--port", "0", home=home)
    line = process.stdout.readline()
    address = re.search(r"http://[\d.]+:\d+", line).group()
    with urllib.request.urlopen(f"{address}/livez", timeout=30) as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode in (0, 130)
    assert "Traceback" not in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk as a device")
def test_a_full_disk_is_told(home):
    with open("/dev/full", "w") as full:
        process = start("claims", "list", home=home, stdout=full)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert "cannot be written" in err
    assert "Traceback" not in err
    assert "Exception ignored" not in err
