"""Which kinds of rows are there, and who answers them?"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from scripts.predictions.rows import Predict, Row, guarded

ROWS_AT_ONCE = 8
"""Rows handed to a process in one go."""

FEW_ROWS = 20
"""For so few rows, loading the language model again costs more than a second process saves."""


def _verdicts(_articles: Path | None) -> Predict:
    from scripts.predictions import verdicts

    return verdicts.predict


def _cases(articles: Path | None) -> Predict:
    from scripts.predictions import cases

    return cases.predictor(articles)


def _figures(_articles: Path | None) -> Predict:
    from scripts.predictions import figures

    return figures.predict


def _dates(_articles: Path | None) -> Predict:
    from scripts.predictions import dates

    def predict(row: Row) -> Row:
        day = row.get("dct") or row.get("date") or ""
        return {"id": row["id"], "timexes": dates.predict_row(row["text"], day)}

    return predict


def _attribution(_articles: Path | None) -> Predict:
    from scripts.predictions import attribution
    from scripts.predictions.judging import reader

    def predict(row: Row) -> Row:
        day = row.get("date") or row.get("dct") or ""
        return {
            "id": row["id"],
            "attributions": attribution.predict_row(row["text"], day, reader()),
        }

    return predict


PREDICTORS: dict[str, Callable[[Path | None], Predict]] = {
    "verdicts": _verdicts,
    "cases": _cases,
    "figures": _figures,
    "dates": _dates,
    "attribution": _attribution,
}
"""Each loads what it needs and returns the function from one row to its prediction."""


def predictions_for(kind: str, rows: list[Row], articles: Path | None, jobs: int) -> list[Row]:
    """The predictions for all rows, in their order, made by ``jobs`` processes.

    Raises what loading raises (no language model, no list of articles); a row's own error is in
    its prediction.
    """
    if jobs <= 1 or len(rows) < FEW_ROWS:
        predict = _loaded(kind, articles)
        return [guarded(predict, row) for row in rows]
    # matrix products of one sentence are too small to share: more threads only wait on each other
    for library in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(library, "1")
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        return list(pool.map(partial(_one, kind, articles), rows, chunksize=ROWS_AT_ONCE))


@cache
def _loaded(kind: str, articles: Path | None) -> Predict:
    return PREDICTORS[kind](articles)


def _one(kind: str, articles: Path | None, row: Row) -> Row:
    return guarded(_loaded(kind, articles), row)
