"""How many sentences a second are read for figures and dates, and does time grow with length only?

    python scripts/bench_reading.py [FILE] [--sentences N] [--small BYTES] [--large BYTES]

Without the language model, in the time of one processor, so that other work on the machine does not
count. FILE holds a sentence a line; without it, sentences of our own articles under ``tests/cases``
are read over and over. Then each hostile string is read in
two lengths, and the ratio of the times is printed: ten for a string ten times as long is linear.
Returns 1 where a ratio is above the limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from verifier.language.sentences import split_sentences
from verifier.reading.dates import read_dates
from verifier.reading.figures import read_figures
from verifier.reading.reading import Context

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"
CONTEXT = Context(date=date(2024, 3, 14), story_date=date(2024, 3, 10))

MOST_FOR_TEN = 15.0
"""A tenfold text may take this many times as long: ten, and something for the caches."""

LONG = 1.0
"""Seconds of a reading beside which the noise of the clock is small."""

HOSTILE = {
    "digits": "1",
    "digits and commas": "1,",
    "groups of three": "000,",
    "numbers and commas": "5, ",
    "years and commas": "2019, ",
    "letters and hyphens": "a-",
    "digits and points": "1.",
    "digits and spaces": "1 ",
    "digits and hyphens": "1-",
    "digits and dashes": "1–",
    "digits and slashes": "1/",
    "fractions": "½",
    "number words": "hundred thousand ",
    "and": "twenty and ",
    "hyphenated words": "twenty-",
    "hedges": "more than ",
    "hedges without end": "at the very ",
    "money signs": "$",
    "per cent": "% ",
    "between": "between 1 and ",
    "months": "May ",
    "days and months": "1 May - ",
    "weekdays": "last Monday ",
    "the day after": "the day after ",
    "years": "2019-",
    "quotes and brackets": "(“",
    "spaces": " ",
    "letters": "a",
    "full stops": ". ",
}
"""Each is repeated to the wanted length."""


def main() -> int:
    """Returns 0, or 1 where the time of a hostile string grows faster than its length."""
    options = parser().parse_args()
    sentences = sentences_of(options.file)
    for name, read in READERS.items():
        print(f"{name}: {speed(read, sentences, options.sentences):,.0f} sentences a second")
    slow = []
    print(
        f"\n| hostile string | {options.small:,} | {options.large:,} | ratio |\n|---|---|---|---|"
    )
    for name, piece in HOSTILE.items():
        small, large = (seconds_for(piece, length) for length in (options.small, options.large))
        ratio = large / small
        print(f"| {name} | {small * 1000:.0f} ms | {large * 1000:.0f} ms | {ratio:.1f} |")
        if ratio > MOST_FOR_TEN * options.large / options.small / 10:
            slow.append(name)
    if slow:
        print(f"\nNot linear: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


def figures(text: str) -> None:
    """Reads the figures."""
    read_figures(text)


def dates(text: str) -> None:
    """Reads the dates."""
    read_dates(text, CONTEXT)


def both(text: str) -> None:
    """Reads figures and dates."""
    read_figures(text)
    read_dates(text, CONTEXT)


READERS: dict[str, Callable[[str], None]] = {"figures": figures, "dates": dates, "both": both}


def sentences_of(path: Path | None) -> list[str]:
    """The lines of the file, or the sentences of our own articles."""
    if path is not None:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.strip()]
    texts = [file.read_text(encoding="utf-8") for file in sorted(CASES.glob("*.txt"))]
    return [text[s.start : s.end] for text in texts for s in split_sentences(text)]


def speed(read: Callable[[str], None], sentences: list[str], count: int) -> float:
    """Sentences a second over ``count`` readings; the tables are loaded before the clock runs."""
    for sentence in sentences:
        read(sentence)
    began = time.process_time()
    for number in range(count):
        read(sentences[number % len(sentences)])
    return count / (time.process_time() - began)


def seconds_for(piece: str, length: int) -> float:
    """The best of three readings of the piece, repeated to the length; of one that takes long."""
    text = (piece * (length // len(piece) + 1))[:length]
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        both(text)
        best = min(best, time.process_time() - began)
        if best > LONG:
            break
    return best


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("file", type=Path, nargs="?")
    found.add_argument("--sentences", type=int, default=5_000)
    found.add_argument("--small", type=int, default=100_000, help="characters of a hostile string")
    found.add_argument("--large", type=int, default=1_000_000)
    return found


if __name__ == "__main__":
    sys.exit(main())
