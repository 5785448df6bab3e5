"""How many planted errors are found in drafts, by draft and by kind, and how many false alarms?

    python scripts/measure_drafts.py [--show]

The drafts are those of ``tests/drafts/texts``, written for this. A false alarm is a right sentence
that is contradicted, misattributed, outdated, overclaimed or in conflict with another one. With
``--show`` everything that was missed and every false alarm is printed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.measuring.drafts import Measured, measure, planted_drafts, verifiers
from verifier.language.parser import load_parser
from verifier.reading.reader import Reader


def main() -> int:
    """Prints two tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", action="store_true")
    show = options.parse_args().show
    bases = verifiers(Reader(load_parser()))
    opened = {name: make() for name, make in bases.items()}
    measured = [measure(draft, opened[draft.knowledge]) for draft in planted_drafts()]
    for line in (*by_draft(measured), "", *by_kind(measured)):
        print(line)
    if show:
        for line in details(measured):
            print(line)
    return 0


def by_draft(measured: list[Measured]) -> list[str]:
    """One line a draft, and the sums."""
    lines = [
        "| draft | words | checkable | supported | errors | found | false alarms "
        "| without errors |",
        "|---|---|---|---|---|---|---|---|",
    ]
    rows = [
        (
            one.draft.words,
            one.checkable,
            one.supported,
            len(one.found),
            sum(one.found),
            len(one.alarms),
            len(one.alarms_when_right),
        )
        for one in measured
    ]
    for one, row in zip(measured, rows, strict=True):
        lines.append(f"| {one.draft.name} | " + " | ".join(f"{cell:,}" for cell in row) + " |")
    sums = [sum(column) for column in zip(*rows, strict=True)]
    lines.append("| all | " + " | ".join(f"{cell:,}" for cell in sums) + " |")
    errors, found, words = sums[3], sums[4], sums[0]
    lines.append(
        f"\nfound {found / errors:.1%}; false alarms in 1,000 words: "
        f"{sums[5] / words * 1000:.2f} with errors, {sums[6] / words * 1000:.2f} without"
    )
    return lines


def by_kind(measured: list[Measured]) -> list[str]:
    """One line a kind of error."""
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in measured:
        for error, hit in zip(one.draft.errors, one.found, strict=True):
            planted[error.kind] += 1
            found[error.kind] += hit
    lines = ["| kind | planted | found |", "|---|---|---|"]
    return lines + [f"| {kind} | {planted[kind]} | {found[kind]} |" for kind in sorted(planted)]


def details(measured: list[Measured]) -> list[str]:
    """What was missed, and what was found fault with and is right."""
    lines: list[str] = []
    for one in measured:
        lines.append(f"\n== {one.draft.name}")
        for error, hit, got in zip(one.draft.errors, one.found, one.got, strict=True):
            if not hit:
                lines.append(f"missed {error.kind} ({error.expect}; got {got}): {error.wrong}")
        lines += [f"false alarm: {alarm}" for alarm in one.alarms]
        lines += [f"false alarm when right: {alarm}" for alarm in one.alarms_when_right]
    return lines


if __name__ == "__main__":
    sys.exit(main())
