"""Several processes serve one knowledge base, and one that dies is replaced."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from web.workers import STUCK

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for children"),
]

ROOT = Path(__file__).parents[3]
PATIENCE = 120.0
"""Seconds after which something that has not happened is given up: a limit, not an expectation."""
ARTICLE = "The keeper said on Monday that 40 lanterns were lit in the harbour of Lindow.\n"
STATEMENT = "The keeper said 40 lanterns were lit in the harbour of Lindow."


@dataclass
class Service:
    process: subprocess.Popen[str]
    address: str
    log: Path

    def ask(self, path: str, body: object = None) -> tuple[int, str]:
        """Status and text; each time over a connection of its own."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.address}{path}", data)
        request.add_header("Content-Type", "application/json")
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def lines(self) -> list[dict]:
        written = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in written if line.startswith("{") and line[-1] == "}"]

    def served_by(self) -> set[int]:
        """The process ids that have answered a check."""
        return {line["process"] for line in self.lines() if line.get("route") == "/v1/verify"}

    def ready(self) -> list[int]:
        """The process ids of the workers that have come to be ready, in order."""
        return [
            line["process"]
            for line in self.lines()
            if line["event"] == "Application startup complete."
        ]


def until(holds, what: str) -> None:
    given_up = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < given_up, what
        time.sleep(0.1)


def with_two_workers(process: subprocess.Popen[str], log: Path) -> Service:
    """The service that the process tells to have opened, once both its workers are ready."""
    assert process.stdout is not None
    told = re.search(r"http://\S+:\d+", process.stdout.readline())
    assert told, log.read_text()
    service = Service(process, told.group(), log)
    until(lambda: len(service.ready()) == 2, "two workers were not ready")
    return service


def verifier(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "verifier", "--no-config", *arguments]


@pytest.fixture(scope="module")
def service(tmp_path_factory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    article, kb, log = folder / "harbour.txt", folder / "claims.sqlite", folder / "log"
    article.write_text(ARTICLE)
    subprocess.run(
        verifier("ingest", str(article), "--publisher", "Harbour", "--kb", str(kb)),
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    subprocess.run(
        verifier("checks", "keep", "verdicts", "--kb", str(kb)),
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    with log.open("w") as error:
        process = subprocess.Popen(
            verifier("serve", "--port", "0", "--workers", "2", "--kb", str(kb)),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=error,
            text=True,
        )
    try:
        one = with_two_workers(process, log)
        yield one
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(timeout=PATIENCE)


def ask_until_both_have_answered(service: Service, pids: set[int]) -> int:
    asked = 0

    def both() -> bool:
        nonlocal asked
        status, text = service.ask("/v1/verify", {"statement": STATEMENT})
        asked += 1
        assert status == 200, text
        assert json.loads(text)["verdict"] == "supported"
        return pids <= service.served_by()

    until(both, "one worker never answered")
    return asked


def test_both_workers_answer_and_their_counts_are_added_up(service: Service) -> None:
    asked = ask_until_both_have_answered(service, set(service.ready()))
    _, text = service.ask("/metrics")
    assert f'verifier_http_requests_total{{route="/v1/verify",status="200"}} {asked}.0' in text
    assert f'verifier_verdicts_total{{verdict="supported"}} {asked}.0' in text
    assert json.loads(service.ask("/readyz")[1])["status"] == "ready"
    assert "lanterns" not in service.log.read_text() + text


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(service: Service) -> None:
    first = service.ready()
    counted = service.ask("/metrics")[1]
    os.kill(first[0], signal.SIGKILL)
    until(lambda: len(service.ready()) == 3, "no other worker was started")
    new = service.ready()[2]
    ask_until_both_have_answered(service, {first[1], new})
    supported = re.compile(r'verifier_verdicts_total{verdict="supported"} (\d+)')
    before, after = (
        int(supported.search(text).group(1)) for text in (counted, service.ask("/metrics")[1])
    )
    assert after > before
    # what the dead one was just doing is not told for ever
    assert "verifier_requests_under_way 1.0" in service.ask("/metrics")[1]


def test_workers_are_replaced_when_that_is_asked_for(service: Service) -> None:
    before = service.ready()
    service.process.send_signal(signal.SIGHUP)
    until(lambda: len(service.ready()) == len(before) + 2, "the workers were not replaced")
    ask_until_both_have_answered(service, set(service.ready()[-2:]))


def test_the_parent_ends_all_of_them_and_itself(service: Service) -> None:
    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(timeout=PATIENCE) == 0
    for pid in service.ready():
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_end_when_their_parent_is_killed() -> None:
    process = subprocess.Popen(
        verifier("serve", "--port", "0", "--workers", "2", "--log"),
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    pids: list[int] = []
    assert process.stderr is not None
    for line in process.stderr:
        if "Application startup complete." in line:
            pids.append(json.loads(line)["process"])
        if len(pids) == 2:
            break
    process.kill()
    process.communicate(timeout=PATIENCE)  # ends when nobody can write there any more

    def gone() -> bool:
        return not any(Path(f"/proc/{pid}").exists() for pid in pids)

    until(gone, "a worker outlived its parent")


def test_a_knowledge_base_that_is_not_there_is_told_before_any_worker_starts(tmp_path) -> None:
    ended = subprocess.run(
        verifier("serve", "--workers", "2", "--port", "0", "--kb", str(tmp_path / "none.sqlite")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1 and "There is no knowledge base at" in ended.stderr


def test_a_worker_that_cannot_start_ends_all(tmp_path) -> None:
    ended = subprocess.run(
        verifier("serve", "--workers", "2", "--port", "0"),
        cwd=ROOT,
        env={**os.environ, "VERIFIER_PIPELINE": "no_such_pipeline"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert ended.returncode == 2
    assert "a worker cannot start: " in ended.stderr
    assert "no_such_pipeline" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("verifier: A worker could not start")


WATCH = """
import asyncio, os
from web.workers import watch_over
asyncio.run(watch_over(lambda: {held}, {parent}, longest=5.0))
"""


@pytest.mark.parametrize(
    ("held", "parent", "code"),
    [
        ("9.0", "os.getppid()", STUCK),
        # another is its parent now: the one that started it is gone
        ("0.0", "-1", -signal.SIGTERM),
    ],
)
def test_a_worker_ends_itself(held: str, parent: str, code: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WATCH.format(held=held, parent=parent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert ended.returncode == code
    assert ("a check has not ended for 5 seconds" in ended.stderr) is (code == STUCK)


def test_either_worker_writes_and_both_find_it(tmp_path) -> None:
    log = tmp_path / "log"
    with log.open("w") as error:
        process = subprocess.Popen(
            verifier(
                *("serve", "--create", "--port", "0", "--workers", "2", "--log"),
                *("--kb", str(tmp_path / "claims.sqlite")),
            ),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=error,
            text=True,
        )
    try:
        service = with_two_workers(process, log)
        added = 0

        def both_have_written() -> bool:
            nonlocal added
            added += 1
            words = f"Keeper number {added} counted {added} lanterns."
            claim = {"statement": words, "quote": words, "source": {"publisher": "Harbour"}}
            status, text = service.ask("/v1/claims", claim)
            assert status == 201, text
            return len({one["process"] for one in service.lines() if one.get("status") == 201}) == 2

        until(both_have_written, "one worker never wrote")
        for _ in range(10):
            assert json.loads(service.ask("/readyz")[1])["store"]["revision"] == added
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
