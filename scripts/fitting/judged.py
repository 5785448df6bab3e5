"""How are rows judged under other weights? In processes that take them before they load the rest.

The modules of the comparisons take the weights when they are imported, as any constant; so a
process that is to judge by others puts them there first.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from scripts.predictions.rows import Row

OWN = Path(__file__).resolve().parents[2] / "tests" / "cases" / "articles.jsonl"


def judged_with(weights: Mapping[str, float], rows: Sequence[Row], jobs: int) -> list[Row]:
    """The predictions of the rows where those weights, by their names, stand for the table's."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, fresh, _take, (dict(weights),)) as pool:
        return list(pool.map(_judge, rows, chunksize=16))


def _take(weights: dict[str, float]) -> None:
    from verifier.matching import weights as table

    single = {name: value for name, value in weights.items() if "." not in name}
    found = replace(table.WEIGHTS, **single)  # type: ignore[arg-type]
    for group in ("meetings", "words"):
        changed = {
            name.removeprefix(f"{group}."): value
            for name, value in weights.items()
            if name.startswith(f"{group}.")
        }
        found = replace(found, **{group: MappingProxyType({**getattr(found, group), **changed})})
    table.WEIGHTS = found


def _judge(row: Row) -> Row:
    from scripts.predictions.kinds import PREDICTORS
    from scripts.predictions.rows import guarded

    return guarded(PREDICTORS[row["kind"]](OWN), row)
