"""How much faster do several processes check a folder of drafts, and does memory stay flat?

    python scripts/bench_review_jobs.py FILE [--drafts N] [--jobs N ...]

FILE is JSON Lines, gzipped or not, whose rows have a ``text``. The texts are written as drafts into
a temporary folder and reviewed through the command line against the sample, once for each number of
jobs. Prints seconds, sentences a second and the ratio to the first run, all within one call as the
machine may be shared, and the resident memory of each process when a tenth, a half and all of the
drafts are done. Needs a system with ``/proc``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.base import KnowledgeBase
from knowledge.sample import sample_claims
from scripts.predictions.rows import read_rows
from verifier.language.parser import load_parser
from verifier.pipeline import Verifier
from verifier.reading.reader import Reader
from verifier.settings import DEFAULTS
from verifier.words.lexicon import load_lexicon

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Run:
    """What one review of the folder came to."""

    jobs: int
    seconds: float
    sentences: int
    memory: tuple[str, ...]


def main() -> int:
    """Returns 0; 1 where a run did not check all drafts, 2 where the file is missing."""
    options = parser().parse_args()
    if not options.file.exists():
        print(f"{options.file} is missing; name JSON Lines with texts.", file=sys.stderr)
        return 2
    texts = [row["text"] for row in read_rows(options.file)[: options.drafts]]
    print(f"{len(texts)} drafts, {sum(map(len, texts)):,} characters, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder:
        kb = make_knowledge_base(Path(folder))
        drafts = Path(folder) / "drafts"
        drafts.mkdir()
        for number, text in enumerate(texts):
            (drafts / f"{number:05}.txt").write_text(text, encoding="utf-8")
        first = None
        for jobs in options.jobs:
            run = review(drafts, kb, jobs, len(texts))
            if run is None:
                return 1
            first = first or run
            print(
                f"--jobs {run.jobs}: {run.seconds:.1f} s, {run.sentences / run.seconds:.1f} "
                f"sentences a second, {first.seconds / run.seconds:.2f} times as fast as "
                f"--jobs {first.jobs}, load {os.getloadavg()[0]:.1f}"
            )
            for line in run.memory:
                print(f"  {line}")
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    made.add_argument("file", type=Path)
    made.add_argument("--drafts", type=int, default=500)
    made.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    return made


def make_knowledge_base(folder: Path) -> Path:
    """A knowledge base that holds the sample."""
    place = folder / "kb.sqlite"
    with KnowledgeBase.open(str(place), clock=lambda: datetime.now(UTC), create=True) as knowledge:
        made = Verifier(knowledge, Reader(load_parser("")), load_lexicon(), DEFAULTS)
        made.add(sample_claims())
    return place


def review(drafts: Path, kb: Path, jobs: int, count: int) -> Run | None:
    """Reviews the folder, looking at its processes as drafts come out; ``None`` if it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "verifier", "review", str(drafts), "--kb", str(kb)),
            *("--jobs", str(jobs), "--format", "ndjson", "--fail-on", "never"),
        ],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    looked_at = {max(1, count // 10), count // 2, count}
    done, sentences, memory = 0, 0, []
    for line in process.stdout:
        row = json.loads(line)
        if "left_alone" not in row:  # a sentence, or the sums
            continue
        done += 1
        sentences += row["sentences"]
        if done in looked_at:
            memory.append(f"at draft {done}: {resident(process.pid)}")
    code = process.wait()
    if code or done < count:
        print(f"--jobs {jobs} ended with {code} after {done} drafts.", file=sys.stderr)
    seconds = time.perf_counter() - began
    return Run(jobs, seconds, sentences, tuple(memory)) if done == count else None


def resident(process: int) -> str:
    """The resident memory of a process and of those that it began, in megabytes."""
    children = [
        int(child)
        for tasks in Path(f"/proc/{process}/task").glob("*/children")
        for child in tasks.read_text(encoding="ascii").split()
    ]
    sizes = [size for size in map(_megabytes, [process, *sorted(children)]) if size > 20]
    return ", ".join(f"{size:.0f} MB" for size in sizes)


def _megabytes(process: int) -> float:
    """0 for one that has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")]
    return int(found[0]) / 1024 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
