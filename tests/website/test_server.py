"""Where does the application listen, and how does it stop?"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from knowledge.base import KnowledgeBase
from verifier.settings import DEFAULTS
from web.server import CannotServe, limits_of, run

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60.0

PROGRAM = """
from datetime import UTC, datetime
from types import SimpleNamespace

from knowledge.base import KnowledgeBase
from web.server import run

empty = KnowledgeBase.in_memory(clock=lambda: datetime.now(UTC))
run(SimpleNamespace(knowledge=empty), port=0, say=lambda line: print(line, flush=True))
"""


@pytest.fixture
def empty() -> SimpleNamespace:
    return SimpleNamespace(
        knowledge=KnowledgeBase.in_memory(clock=lambda: datetime(2024, 3, 1, tzinfo=UTC))
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", "", "localhost.x"])
def test_other_addresses_are_refused_with_a_sentence(empty: SimpleNamespace, host: str) -> None:
    needed = r"it needs an account \(verifier accounts add .*\) and a secret in VERIFIER_SECRET"
    with pytest.raises(CannotServe, match=needed):
        run(empty, host=host, port=0)


def test_a_port_that_is_taken_is_told(empty: SimpleNamespace) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=f"Port {port} of 127.0.0.1 .* --port"):
            run(empty, port=port)


def test_the_limits_are_those_of_the_verifier() -> None:
    limits = limits_of(DEFAULTS)
    assert limits.statement_length == DEFAULTS.statement_length_limit
    assert limits.batch == DEFAULTS.batch_limit
    assert limits.nearest == DEFAULTS.nearest_limit
    # the longest statement in the longest encoding, a hundred times
    assert limits.body_bytes >= limits.batch * limits.statement_length * 4


@pytest.fixture
def server() -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Open http://127.0.0.1:"), process.communicate()
        yield process, line.split()[1]
    finally:
        process.kill()
        process.communicate()


def fetch(url: str) -> tuple[int, str]:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_it_serves_until_interrupted_and_logs_no_statement(
    server: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = server
    assert fetch(f"{address}/livez") == (200, '{"status":"alive"}')
    status, page = fetch(f"{address}/check?statement=a+secret+statement")
    assert (status, "no citable claim" in page) == (503, True)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in (0, 130, -signal.SIGINT) or os.name == "nt"
    assert "secret" not in out + err


def test_a_pasted_book_is_told_to_be_too_long(server: tuple[subprocess.Popen[str], str]) -> None:
    _, address = server
    pasted = urllib.parse.urlencode({"statement": "a word or two, " * 70_000})
    status, page = fetch(f"{address}/check?{pasted}")
    assert status == 422
    assert "The statement has 1,050,000 characters" in page
