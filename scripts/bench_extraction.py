"""How many articles a minute become claims, and how much longer than the parser alone is that?

    python scripts/bench_extraction.py FILE [--articles N]

FILE is JSON Lines, gzipped or not, with a ``text`` a row and a ``date`` where it is known. The same
articles are parsed, then extracted, on one core; the parser sees the same sentences both times.
Returns 1 where extraction takes longer than the stated multiple of the parser's time.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.claim import Source
from scripts.measuring.running import sample
from scripts.predictions.rows import Row, read_rows
from verifier.extraction import extract_counted
from verifier.language.parser import Parser, load_parser
from verifier.language.sentences import SentenceKind, split_sentences
from verifier.reading.reader import Reader
from verifier.reading.spelling import plain

MOST = 1.5
"""Times the parser's own time."""

WARMED_BY = 5
"""Articles that are read before the clock starts, so that tables are loaded and code is warm."""


def main(arguments: list[str] | None = None) -> int:
    """Prints the two times and their ratio."""
    options = parser().parse_args(arguments)
    rows = sample(read_rows(options.file), options.articles)
    model = load_parser()
    reader = Reader(model)
    parse(rows[:WARMED_BY], model)
    extract_all(rows[:WARMED_BY], reader)
    alone = parsed = 0.0
    claims = skipped = 0
    # in turns, so that what else the machine does weighs on both alike
    for row in rows:
        began = time.perf_counter()
        parse([row], model)
        alone += time.perf_counter() - began
        began = time.perf_counter()
        found, left_out = extract_all([row], reader)
        parsed += time.perf_counter() - began
        claims, skipped = claims + found, skipped + left_out
    ratio = parsed / alone
    print(f"{len(rows)} articles, {claims} claims, {skipped} pieces left out")
    print(f"parser alone {alone:6.1f} s {60 * len(rows) / alone:6.0f} articles a minute")
    print(f"extraction   {parsed:6.1f} s {60 * len(rows) / parsed:6.0f} articles a minute")
    print(f"ratio        {ratio:6.2f} (at most {MOST})")
    return 0 if ratio <= MOST else 1


def parse(rows: Sequence[Row], model: Parser) -> None:
    """Every sentence of the articles through the parser, and nothing else."""
    for row in rows:
        text = row["text"]
        told = [p for p in split_sentences(text) if p.kind is SentenceKind.SENTENCE]
        for _ in model.parse_all([plain(text[piece.start : piece.end]) for piece in told]):
            pass


def extract_all(rows: Sequence[Row], reader: Reader) -> tuple[int, int]:
    """How many claims the articles make, and how many pieces are left out."""
    claims = left_out = 0
    for row in rows:
        day = row.get("date") or ""
        source = Source(
            title=row.get("title") or "", published=date.fromisoformat(day[:10]) if day else None
        )
        found = extract_counted(row["text"], source, reader)
        claims += len(found.claims)
        left_out += sum(kind.pieces for kind in found.skipped)
    return claims, left_out


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("file", type=Path)
    found.add_argument("--articles", type=int, default=150, help="0 for all (150)")
    return found


if __name__ == "__main__":
    sys.exit(main())
