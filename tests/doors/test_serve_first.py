"""Does ``verifier serve --create`` begin with an empty knowledge base, which its pages fill?"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

PATIENCE = 120


@pytest.mark.slow
@pytest.mark.parametrize("named", [True, False], ids=["a file of one's own", "the data folder"])
def test_a_knowledge_base_is_begun_and_filled(tmp_path: Path, named: bool) -> None:
    place = tmp_path / "new" / "claims.db"
    command = [sys.executable, "-m", "verifier", "serve", "--create", "--port", "0"]
    environ = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    environ.pop("VERIFIER_KB", None)
    process = subprocess.Popen(
        [*command, "--kb", str(place)] if named else command,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        address = re.search(r"http://[\d.]+:\d+", line).group()
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            assert "This knowledge base is empty" in answer.read().decode()
        asked = urllib.request.Request(
            f"{address}/claims/sample",
            data=urllib.parse.urlencode({}).encode(),
            headers={"Origin": address},
        )
        with urllib.request.urlopen(asked, timeout=PATIENCE) as answer:
            assert "citable claims" in answer.read().decode()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
    assert place.exists() or not named
    assert named or list(tmp_path.rglob("knowledge.sqlite"))
