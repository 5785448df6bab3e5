"""How much faster do several processes check a folder of drafts, and does memory stay flat?

    python scripts/bench_review_jobs.py FILE [--drafts N] [--jobs N ...]

FILE is JSON Lines, gzipped or not, whose rows have a ``text``. The texts are written as drafts into
a temporary folder and reviewed through the command line against the sample, once for each number of
jobs. Prints seconds, sentences a second and the ratio to the first run, all within one call as the
machine may be shared; the processor time, and the share of its time in which each process had work
(it ran, or waited for a core), which do not depend on who else uses the machine; and the resident
memory of each process when a tenth, a half and all of the drafts are done. Needs ``/proc``.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
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
    processor: float
    """Seconds of all processes together."""
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
                f"--jobs {first.jobs}, {run.processor:.1f} s of processor time, "
                f"load {os.getloadavg()[0]:.1f}"
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
    began, spent = time.perf_counter(), processor_time()
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
    if done < count:
        return None
    return Run(jobs, seconds, processor_time() - spent, sentences, tuple(memory))


def processor_time() -> float:
    """Seconds of all processes that were begun here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def resident(process: int) -> str:
    """The resident memory of a process and of those that it began, and how busy they were."""
    children = [
        int(child)
        for tasks in Path(f"/proc/{process}/task").glob("*/children")
        for child in tasks.read_text(encoding="ascii").split()
    ]
    looks = [_look(one) for one in (process, *sorted(children))]
    return ", ".join(look for look in looks if look)


def _look(process: int) -> str:
    """ "290 MB (busy 98 %)"; "" for a process that has ended or only counts resources."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        ran, waited, _ = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()
        began = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
        uptime = Path("/proc/uptime").read_text(encoding="ascii").split()[0]
    except OSError:
        return ""
    size = next((int(x.split()[1]) for x in status.splitlines() if x.startswith("VmRSS")), 0) / 1024
    lived = float(uptime) - int(began.split()[19]) / os.sysconf("SC_CLK_TCK")
    busy = (int(ran) + int(waited)) / 1e9 / max(lived, 0.01)
    return f"{size:.0f} MB (busy {min(busy, 1):.0%})" if size > 20 else ""


if __name__ == "__main__":
    raise SystemExit(main())
