"""How is one set run? A sample of its rows is predicted by the command, then scored outside."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.measuring.sets import LabelledSet
from scripts.measuring.worth import worth
from scripts.predictions.rows import Row, read_rows, write_rows

PREDICT = Path(__file__).resolve().parents[1] / "predict.py"


class NotMeasured(Exception):
    """A set could not be predicted or scored; the text says why."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one set."""

    kind: str
    name: str
    rows: int
    of: int
    failed: int
    """Rows that were answered with an error."""
    scores: dict[str, Any]
    seconds: float
    query_times: str = ""
    """What retrieval says of its queries: "p50 4.1 ms, p99 9.8 ms"."""
    worth: tuple[float, ...] = ()
    """How good the answer to each row is, from 0 to 1."""


def measure(
    one: LabelledSet, scorer: Path, folder: Path, limit: int, jobs: int, environ: Mapping[str, str]
) -> Measured:
    """Predicts and scores at most ``limit`` rows (0: all) of a set; files go to ``folder``.

    ``environ`` are the variables of the process that predicts. Raises :class:`NotMeasured`.
    """
    rows = read_rows(one.gold)
    chosen = sample(rows, 0 if one.kind in ("cases", "figures") else limit)
    gold, predictions = folder / f"{one.name}.gold.jsonl", folder / f"{one.name}.out.jsonl"
    write_rows(chosen, gold)
    command = [sys.executable, str(PREDICT), one.kind, str(gold), str(predictions)]
    command += ["--jobs", str(jobs)]
    if one.collection:
        command += ["--collection", str(one.collection)]
    if one.articles:
        command += ["--articles", str(one.articles)]
    began = time.perf_counter()
    said = _run(command, environ).stderr
    seconds = time.perf_counter() - began
    scored = _run([sys.executable, str(scorer), one.kind, str(gold), str(predictions)], environ)
    answers = read_rows(predictions)
    times = re.search(r"p50 .* ms, p99 .* ms", said)
    return Measured(
        kind=one.kind,
        name=one.name,
        rows=len(chosen),
        of=len(rows),
        failed=sum("error" in row for row in answers),
        scores=json.loads(scored.stdout),
        seconds=seconds,
        query_times=times[0] if times else "",
        worth=tuple(worth(one.kind, *pair) for pair in zip(chosen, answers, strict=True)),
    )


def sample(rows: list[Row], limit: int) -> list[Row]:
    """At most ``limit`` rows, the same ones every time, in their order."""
    if not limit or len(rows) <= limit:
        return rows

    def shuffled(n: int) -> bytes:
        return hashlib.sha256(f"{rows[n]['id']} {n}".encode()).digest()

    kept = sorted(sorted(range(len(rows)), key=shuffled)[:limit])
    return [rows[n] for n in kept]


def _run(command: list[str], environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(environ))
    if done.returncode != 0:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        raise NotMeasured(f"{Path(command[1]).name} ended with {done.returncode}: {last}")
    return done
