"""What does the search by vectors cost: to encode a text, and to look through so many claims?

    python scripts/bench_vectors.py [--claims N ...]

The texts are sentences of our own (scripts/entailment/generated.py), the vectors of the claims
random ones of the same size: how long a search takes does not depend on where they point. Prints
medians in milliseconds of one thread, and the megabytes that the vectors take in memory.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.entry import Vector, VectorChange
from knowledge.vectors import Vectors
from scripts.entailment.generated import generated_pairs
from verifier.language.sentence_encoder import load_encoder

ROUNDS = 50
NEAREST = 30
"""As many as a check asks for."""


def main() -> int:
    """Returns 0."""
    options = parser().parse_args()
    encoder = load_encoder()
    texts = [pair.premise for pair in generated_pairs(ROUNDS, random.Random(1))]
    asked = [vector for text in texts if (vector := encoder.encode(text)) is not None]
    width = len(asked[0].numbers)
    lengths = [len(encoder.tokenizer.encode(text).ids) for text in texts]
    print(
        f"| encode {statistics.mean(lengths):.0f} tokens | {median(texts, encoder.encode):.2f} ms |"
    )
    for count in options.claims:
        tracemalloc.start()
        vectors = held(count, width, encoder.name)
        vectors.search(asked[0], NEAREST)
        size = tracemalloc.get_traced_memory()[0] / 1e6
        tracemalloc.stop()
        took = median(asked, lambda one: vectors.search(one, NEAREST))  # noqa: B023
        print(f"| search {count:,} claims | {took:.2f} ms, {size:.0f} MB |")
    return 0


def held(count: int, width: int, model: str) -> Vectors:
    """So many claims with vectors that point anywhere."""
    numbers = np.random.default_rng(1).integers(-127, 128, (count, width), dtype=np.int8)
    vectors = Vectors()
    vectors.extend(
        VectorChange(key, key, True, Vector(model, row.tobytes()))
        for key, row in enumerate(numbers, 1)
    )
    return vectors


def median(values: list[object] | list[str] | list[Vector], ask: Callable[..., object]) -> float:
    """Milliseconds of one call."""
    took = []
    for value in values:
        began = time.perf_counter()
        ask(value)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    return found


if __name__ == "__main__":
    sys.exit(main())
