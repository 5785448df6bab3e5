"""How good are the probabilities? Scores of a set, and the temperature that fits them best."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scripts.entailment.pairs import EXCLUDES, FOLLOWS, Pair, pair_of, read_rows
from verifier.errors import UnusableInput
from verifier.language.entailment import EntailmentModel

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Scores:
    """Shares from 0 to 1 over the pairs of a set; a precision is NaN where nothing was answered."""

    pairs: int
    too_long: int
    accuracy: float
    macro_f1: float
    follows_precision: float
    excludes_precision: float
    sure_share: float
    sure_right: float
    miscalibration: float


SURE = 0.7
"""The probability from which an answer counts as sure."""


def measured_pairs(data: Path, file: str, limit: int) -> list[Pair]:
    """The pairs of a set that measures, or so many of them, the same ones every time."""
    pairs = [pair_of(row, file) for row in read_rows(data / file)]
    if limit and len(pairs) > limit:
        pairs = random.Random(file).sample(pairs, limit)
    return pairs


def probabilities(model: EntailmentModel, pairs: Sequence[Pair]) -> tuple[Floats, int]:
    """Probabilities of (pairs, 3), and how many pairs were too long and so said neither."""
    found, too_long = np.zeros((len(pairs), 3)), 0
    for row, pair in enumerate(pairs):
        try:
            (one,) = model.entail([(pair.premise, pair.hypothesis)])
        except UnusableInput:
            found[row] = 0.33, 0.33, 0.34
            too_long += 1
            continue
        found[row] = one.follows, one.excludes, one.neither
    return found, too_long


def score(found: Floats, labels: NDArray[np.int64], too_long: int, two_way: bool) -> Scores:
    """The scores of a set; of two ways, only whether it follows is right or wrong."""
    answers = found.argmax(1)
    if two_way:
        labels, answers = np.minimum(labels, 1), np.minimum(answers, 1)
    right = answers == labels
    highest = found.max(1)
    sure = highest >= SURE
    return Scores(
        pairs=len(labels),
        too_long=too_long,
        accuracy=float(right.mean()),
        macro_f1=float(np.mean([_f1(answers == one, labels == one) for one in set(labels)])),
        follows_precision=_share(right[answers == FOLLOWS]),
        excludes_precision=float("nan") if two_way else _share(right[answers == EXCLUDES]),
        sure_share=float(sure.mean()),
        sure_right=_share(right[sure]),
        miscalibration=_miscalibration(highest, right),
    )


def _share(right: NDArray[np.bool_]) -> float:
    return float(right.mean()) if right.size else float("nan")


def _f1(answered: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    both = float((answered & true).sum())
    return 2 * both / float(answered.sum() + true.sum())


def _miscalibration(highest: Floats, right: NDArray[np.bool_]) -> float:
    """The mean distance between how sure the answers were and how many were right, in tenths."""
    tenth = np.minimum((highest * 10).astype(int), 9)
    return float(
        sum(
            (tenth == one).mean() * abs(highest[tenth == one].mean() - right[tenth == one].mean())
            for one in set(tenth)
        )
    )


def fitted_temperature(found: Floats, labels: NDArray[np.int64]) -> float:
    """What the logits are best divided by, for probabilities that were made with 1."""
    logits = np.log(np.maximum(found, 1e-12))

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        scaled -= np.log(np.exp(scaled).sum(1, keepdims=True))
        return -float(scaled[np.arange(len(labels)), labels].mean())

    return _lowest(loss, 0.3, 6.0)


def _lowest(loss: Callable[[float], float], low: float, high: float) -> float:
    """Where a loss with one valley is lowest, to a thousandth."""
    golden = (5**0.5 - 1) / 2
    while high - low > 1e-3:
        left, right = high - golden * (high - low), low + golden * (high - low)
        if loss(left) < loss(right):
            high = right
        else:
            low = left
    return round((low + high) / 2, 3)


def rows_of_table(scores: Mapping[str, Scores]) -> list[str]:
    """A Markdown table, in per cent."""
    lines = [
        "| set | pairs | too long | accuracy | macro F1 | precision follows | excludes "
        "| sure | of these right | miscalibration |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in scores.items():
        shares: list[Any] = [
            one.accuracy,
            one.macro_f1,
            one.follows_precision,
            one.excludes_precision,
            one.sure_share,
            one.sure_right,
            one.miscalibration,
        ]
        cells = ["-" if share != share else f"{100 * share:.1f}" for share in shares]
        lines.append(f"| {name} | {one.pairs} | {one.too_long} | {' | '.join(cells)} |")
    return lines
