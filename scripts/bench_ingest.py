"""How long does ``verifier ingest`` take for a spreadsheet of claims, and is each of them there?

    python scripts/bench_ingest.py [--collection FILE] [--claims N] [--jobs N] [--kb FILE]

A collection (JSON Lines with claim, title, speaker, date and a rating; by default the PolitiFact
collection in ``../shared``) is written as a CSV file into a temporary folder and ingested through
the command line. Then the knowledge base is compared with the rows, one by one. Returns 1 where a
claim is missing.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.base import KnowledgeBase
from scripts.predictions.rows import Row, read_rows

ROOT = Path(__file__).resolve().parents[1]
POLITIFACT = ROOT.parent / "shared" / "data" / "retrieval" / "politifact_collection.jsonl.gz"


def main() -> int:
    """Returns 0; 1 where a claim was lost, 2 where the collection is missing."""
    options = parser().parse_args()
    if not options.collection.exists():
        print(f"{options.collection} is missing; name a collection.", file=sys.stderr)
        return 2
    rows = read_rows(options.collection)[: options.claims]
    with tempfile.TemporaryDirectory() as folder:
        table, kb = Path(folder) / "claims.csv", options.kb or Path(folder) / "kb.sqlite"
        write_table(rows, table)
        print(f"{len(rows)} rows, load before {load()}")
        began = time.perf_counter()
        command = ["ingest", str(table), "--kb", str(kb), "--jobs", str(options.jobs)]
        ended = subprocess.run(
            [sys.executable, "-m", "verifier", *command],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
        took = time.perf_counter() - began
        print(f"{took / 60:.1f} minutes with --jobs {options.jobs}, load after {load()}")
        lost = report(rows, kb)
    return 1 if lost or ended.returncode not in (0, 2) else 0


def write_table(rows: list[Row], path: Path) -> None:
    """The rows under the names that the collection has for its fields."""
    headings = list(dict.fromkeys(key for row in rows for key in row if key != "id"))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([row.get(key) or "" for key in headings] for row in rows)


def report(rows: list[Row], kb: Path) -> int:
    """Prints what is stored and returns how many rows are missing from it."""
    with KnowledgeBase.open(str(kb), clock=lambda: datetime.now(UTC)) as knowledge:
        claims = list(knowledge.claims())
    there = {claim.statement for claim in claims}
    lost = [row for row in rows if plain(row["claim"]) not in there]
    print(
        f"{len(claims)} claims stored from {len(rows)} rows: "
        f"{sum(claim.speaker is not None for claim in claims)} with a speaker, "
        f"{sum(claim.said_on is not None for claim in claims)} with a day, "
        f"{sum(claim.review is not None for claim in claims)} with a rating; {len(lost)} lost"
    )
    verdicts = Counter(claim.review.verdict.value for claim in claims if claim.review)
    print(", ".join(f"{verdict} {count}" for verdict, count in verdicts.most_common()))
    return len(lost)


def plain(words: str) -> str:
    """The words of a cell as they are stored: white space is evened."""
    return " ".join(words.split())


def load() -> str:
    """How busy the machine is: processes that want to run, over one minute."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--collection", type=Path, default=POLITIFACT)
    found.add_argument("--claims", type=int, default=None, help="the first so many only")
    found.add_argument("--jobs", type=int, default=2)
    found.add_argument("--kb", type=Path, default=None, help="keep the knowledge base here")
    return found


if __name__ == "__main__":
    sys.exit(main())
