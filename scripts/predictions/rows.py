"""How are labelled rows and predictions read and written? JSON Lines, gzipped or not."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, cast

Row = dict[str, Any]
Predict = Callable[[Row], Row]


def read_rows(path: Path) -> list[Row]:
    """The rows of a file. Raises ``ValueError`` naming the line that is no JSON object."""
    rows: list[Row] = []
    with _opened(path, "rt") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path}, line {number}: not JSON ({error.msg}).") from error
            if not isinstance(row, dict):
                raise ValueError(f"{path}, line {number}: a row must be a JSON object.")
            rows.append(row)
    return rows


def write_rows(rows: Iterable[Row], path: Path) -> int:
    """Writes the rows as they come; returns how many."""
    count = 0
    with _opened(path, "wt") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def guarded(predict: Predict, row: Row) -> Row:
    """The prediction for a row, or the row's error: one bad row never ends a run."""
    try:
        return predict(row)
    except Exception as error:
        return {"id": row.get("id"), "error": f"{type(error).__name__}: {error}"}


def _opened(path: Path, mode: str) -> IO[str]:
    opener = gzip.open if path.suffix == ".gz" else open
    return cast(IO[str], opener(path, mode, encoding="utf-8"))
