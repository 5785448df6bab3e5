"""How good is the answer to one row? A figure by which two runs over the same rows are compared."""

from __future__ import annotations

from scripts.predictions.rows import Row


def worth(kind: str, gold: Row, prediction: Row) -> float:
    """From 0 to 1: whether the verdict is right, or 1 / the place of the first right claim.

    Rows of other kinds have no worth: always 0.
    """
    if kind in ("cases", "verdicts"):
        return float(prediction.get("verdict") == gold["label"])
    if kind == "retrieval":
        ranked = enumerate(prediction.get("ranked", ()), 1)
        return next((1 / place for place, name in ranked if name in gold["relevant"]), 0.0)
    return 0.0
