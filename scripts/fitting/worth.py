"""What is a set of answers worth? One number for answers that are right, wrong or left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.predictions.rows import Row

WRONG_COSTS = 3.0
"""What a wrong answer takes away, in right ones: a verdict that is right three times in four is
worth nothing. Source: verdicts.md, "a wrong answer harms more than an open one"."""

OPEN = "unverified"


def worth_of(verdict: str, label: str) -> float:
    """One row's part: 1 for a right answer, 0 for an open one, less for a wrong one."""
    if verdict == OPEN:
        return 0.0
    return 1.0 if verdict == label else -WRONG_COSTS


def worth(rows: Sequence[Row], predictions: Sequence[Row]) -> float:
    """The mean over the sets, so that a large one does not decide for all, in points of 100."""
    by_set: dict[str, list[float]] = {}
    for row, found in zip(rows, predictions, strict=True):
        gained = worth_of(found.get("verdict", OPEN), row["label"])
        by_set.setdefault(row["set"], []).append(gained)
    return 100 * sum(sum(one) / len(one) for one in by_set.values()) / len(by_set)


def told(values: Mapping[str, float]) -> str:
    """A few values by name, for a line of output."""
    return ", ".join(f"{name} {value:g}" for name, value in values.items())
