"""How long does a draft take against ten thousand claims, and does memory stay flat over many?

    python scripts/bench_drafts.py [--drafts FOLDER] [--collection FILE] [--claims N] [--count N]

The claims of a collection (JSON Lines with claim, title, speaker, date; by default the Snopes
collection in ``../shared``) are stored in a knowledge base on the disk, in a temporary folder. The
drafts are the text files of the folder, or without one those of ``tests/drafts/texts``, again and
again until there are enough. After the first five, which warm the caches, it prints milliseconds
of one core for a thousand words, and the resident memory after every tenth of the run.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.base import KnowledgeBase
from scripts.bench_check import SNOPES
from scripts.predictions.judging import now, verifier_over
from scripts.predictions.retrieval import store
from scripts.predictions.rows import read_rows
from verifier.drafts.readers import read_manuscript
from verifier.drafts.review import review_draft
from verifier.errors import UnusableInput
from verifier.pipeline import Verifier

TEXTS = Path(__file__).resolve().parents[1] / "tests" / "drafts" / "texts"
WARMING = 5
DAY = date(2020, 1, 1)


def main() -> int:
    """Returns 0; 2 where the collection or the drafts are missing."""
    options = parser().parse_args()
    drafts = sorted(p for p in options.drafts.iterdir() if p.suffix in (".txt", ".md"))
    if not options.collection.exists() or not drafts:
        print("Name a collection and a folder with .txt or .md files.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.sqlite")
        with KnowledgeBase.open(path, clock=now, create=True) as knowledge:
            store(knowledge, read_rows(options.collection)[: options.claims])
            for line in timed(verifier_over(knowledge), drafts, options.count):
                print(line, flush=True)
    return 0


def timed(verifier: Verifier, drafts: list[Path], count: int) -> Iterator[str]:
    """Checks so many drafts in one process; one line for every tenth of them, then the sums."""
    took: list[float] = []
    words = checkable = 0
    step = max(1, count // 10)
    for number, path in enumerate(itertools.islice(itertools.cycle(drafts), count)):
        manuscript = read_manuscript(path.read_text(encoding="utf-8"), path.name)
        length = len(manuscript.text.split())
        began = time.process_time()
        try:
            report = review_draft(path.name, manuscript, verifier, as_of=DAY)
        except UnusableInput:
            continue
        if number >= WARMING:
            took.append((time.process_time() - began) * 1000 / max(1, length) * 1000)
            words += length
            checkable += report.checkable
        if (number + 1) % step == 0:
            yield f"{number + 1} drafts: {resident()} MB"
    took.sort()
    yield (
        f"{len(took)} drafts, {words:,} words, {checkable:,} checkable sentences; for 1,000 words "
        f"{statistics.median(took):,.0f} ms (median), {took[int(0.95 * (len(took) - 1))]:,.0f} ms "
        "(95th percentile)"
    )


def resident() -> int:
    """Megabytes of this process that lie in memory now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) // 1024
    return 0


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--drafts", type=Path, default=TEXTS)
    found.add_argument("--collection", type=Path, default=SNOPES)
    found.add_argument("--claims", type=int, default=10_000)
    found.add_argument("--count", type=int, default=30)
    return found


if __name__ == "__main__":
    sys.exit(main())
