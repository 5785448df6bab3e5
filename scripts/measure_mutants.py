"""How many small changes to the rules of judging do the tests notice?

    .venv/bin/python -m pip install mutmut==3.8.0     (a tool for this only, no dependency)
    .venv/bin/python scripts/measure_mutants.py [--sample N] [--seed N] [--show]

Takes a sample of the changes that mutmut's operators can make to the functions of
``verifier/judging`` and ``verifier/matching/comparisons``, runs for each the tests that enter the
changed function, and prints the share that was noticed with its 95 per cent interval (Wilson). A
change under which the tests never end counts as noticed, as mutmut counts it.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.mutants.changed import Mutant, changes_of
from scripts.mutants.running import SURVIVED, Runner

ROOT = Path(__file__).resolve().parents[1]
CHANGED = ("verifier/judging", "verifier/matching/comparisons")
TESTS = tuple(f"tests/verifying/{one}" for one in ("judging", "comparisons", "matching"))


def main() -> int:
    """Returns 0; 1 where a test fails without any change."""
    options = parser().parse_args()
    files = sorted(path for folder in CHANGED for path in (ROOT / folder).glob("*.py"))
    if options.only:
        files = [path for path in files if options.only in str(path)]
    every = [change for path in files for change in changes_of(path)]
    random.Random(options.seed).shuffle(every)
    made = (mutant for change in every if (mutant := change.made()) is not None)
    chosen = list(islice(made, options.sample))
    print(f"{len(every)} changes in {len(files)} files, {len(chosen)} of them tried", flush=True)
    results: list[tuple[Mutant, str]] = []

    def told(mutant: Mutant, result: str) -> None:
        results.append((mutant, result))
        if options.show and result == SURVIVED:
            place = f"{mutant.path.relative_to(ROOT)} {mutant.function}"
            print(f"\n{place}\n{mutant.change}", flush=True)
        if len(results) % 25 == 0:
            print(f"{len(results)} tried: {dict(Counter(r for _, r in results))}", flush=True)

    runner = Runner(chosen, seconds=options.seconds, processes=options.jobs, told=told)
    pytest.main(["-q", "-p", "no:cacheprovider", *(str(ROOT / one) for one in TESTS)], [runner])
    if runner.failed_unchanged:
        print(f"without any change {len(runner.failed_unchanged)} tests fail", file=sys.stderr)
        return 1
    noticed = sum(result != SURVIVED for _, result in results)
    low, high = wilson(noticed, len(results))
    print(
        f"noticed {noticed} of {len(results)}: {100 * noticed / len(results):.1f} % "
        f"({100 * low:.1f} to {100 * high:.1f})"
    )
    return 0


def wilson(successes: int, trials: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share by E. B. Wilson (1927), as shares from 0 to 1."""
    share = successes / trials
    middle = share + z * z / (2 * trials)
    spread = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    whole = 1 + z * z / trials
    return (middle - spread) / whole, (middle + spread) / whole


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--sample", type=int, default=300, help="how many changes are tried")
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--seconds", type=float, default=120.0, help="for the tests of one change")
    found.add_argument("--jobs", type=int, default=2)
    found.add_argument("--only", default="", help="only files whose path contains this")
    found.add_argument("--show", action="store_true", help="print the changes nobody noticed")
    return found


if __name__ == "__main__":
    sys.exit(main())
