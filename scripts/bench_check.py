"""How long does a check take against ten thousand claims, and which part of it takes longest?

    python scripts/bench_check.py [--collection FILE] [--claims N] [--statements N]

The claims of a collection (JSON Lines with claim, title, speaker, date; by default the Snopes
collection in ``../shared``) are stored in a knowledge base on the disk, in a temporary folder. The
statements are every so manieth claim of the rest of the collection, or of the stored ones where
there is no rest. Prints the median and the 99th percentile in milliseconds, for the whole check and
for each of its parts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.base import KnowledgeBase
from scripts.predictions.judging import now, verifier_over
from scripts.predictions.retrieval import store
from scripts.predictions.rows import Row, read_rows
from verifier.errors import UnusableInput
from verifier.judging.verdict import judge
from verifier.language.parser import load_parser
from verifier.matching.candidates import query_for
from verifier.matching.pair import pair_of
from verifier.pipeline import Verifier, claim_side, closeness, compare
from verifier.reading.assertions import split_assertions
from verifier.reading.reader import read_parsed
from verifier.reading.reading import Context
from verifier.reading.spelling import plain

ROOT = Path(__file__).resolve().parents[1]
SNOPES = ROOT.parent / "shared" / "data" / "retrieval" / "snopes_collection.jsonl.gz"

WARMING = 20
"""Checks made before the clock runs: caches of the index and of the lexicon fill."""

PARTS = ("parse", "reading", "vector", "candidates", "stored readings", "comparisons", "verdict")

Value = TypeVar("Value")


class Stopwatch:
    """Milliseconds by part, one list a part."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}

    def time(self, part: str, call: Callable[[], Value]) -> Value:
        """What the call returns; how long it took is kept under the name of the part."""
        began = time.perf_counter()
        value = call()
        self.took.setdefault(part, []).append((time.perf_counter() - began) * 1000)
        return value


def main() -> int:
    """Returns 0; 2 where the collection is missing."""
    options = parser().parse_args()
    if not options.collection.exists():
        print(f"{options.collection} is missing; name a collection.", file=sys.stderr)
        return 2
    rows = read_rows(options.collection)
    stored, rest = rows[: options.claims], rows[options.claims :] or rows
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "bench.sqlite")
        with KnowledgeBase.open(path, clock=now, create=True) as knowledge:
            began = time.perf_counter()
            store(knowledge, stored)
            print(f"{len(stored)} claims stored in {time.perf_counter() - began:.0f} s")
            watch = timed_checks(
                verifier_over(knowledge, encoding=True), chosen(rest, options.statements)
            )
    print(table(watch))
    return 0


def chosen(rows: list[Row], count: int) -> list[str]:
    """Statements spread evenly over the rows, those for warming included."""
    step = max(1, len(rows) // (count + WARMING))
    return [row["claim"] for row in rows[::step]][: count + WARMING]


def timed_checks(verifier: Verifier, statements: list[str]) -> Stopwatch:
    """Checks every statement twice: as a whole, as users do, and part by part."""
    language = load_parser()
    watch = Stopwatch()
    for number, statement in enumerate(statements):
        if number == WARMING:
            watch = Stopwatch()
        try:
            watch.time("whole check", lambda text=statement: verifier.check(text))  # type: ignore[misc]
        except UnusableInput:
            continue
        time_parts(verifier, language.parse, statement, watch)
    return watch


def time_parts(
    verifier: Verifier, parse: Callable[..., object], text: str, watch: Stopwatch
) -> None:
    """The same way as :meth:`Verifier.check`, with a clock at every step."""
    tokens = watch.time("parse", lambda: parse(plain(text)))
    reading = watch.time("reading", lambda: read_parsed(text, tokens, Context()))  # type: ignore[arg-type]
    vector = watch.time("vector", lambda: verifier.reader.vector_of(text))
    query = query_for(reading, vector=vector)
    found = watch.time("candidates", lambda: verifier.knowledge.search(query))
    sides = watch.time("stored readings", lambda: [claim_side(one) for one in found])
    parts = split_assertions(reading)
    compared = watch.time(
        "comparisons",
        lambda: [
            [compare(pair_of(part, side, verifier.lexicon, "")) for side in sides] for part in parts
        ],
    )
    watch.time("verdict", lambda: [judge(sorted(one, key=closeness)) for one in compared])


def table(watch: Stopwatch) -> str:
    """Median and 99th percentile of the whole and of its parts, as Markdown."""
    lines = ["| part | median ms | p99 ms |", "|---|---|---|"]
    for part in ("whole check", *PARTS):
        took = sorted(watch.took[part])
        p99 = took[int(0.99 * (len(took) - 1))]
        lines.append(f"| {part} | {statistics.median(took):.2f} | {p99:.2f} |")
    return "\n".join([f"{len(watch.took['whole check'])} checks", "", *lines])


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--collection", type=Path, default=SNOPES)
    found.add_argument("--claims", type=int, default=10_000)
    found.add_argument("--statements", type=int, default=200)
    return found


if __name__ == "__main__":
    sys.exit(main())
