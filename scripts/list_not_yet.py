"""Which of our own cases are not reached yet? Writes tests/cases/not_yet.toml from a run.

    python scripts/list_not_yet.py

A case is grouped by its category; a group keeps the reason that somebody wrote for it.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.predictions.kinds import predictions_for
from scripts.predictions.rows import Row, read_rows

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases"

HEAD = """\
# Cases that the verifier does not reach yet, by category. Written by scripts/list_not_yet.py; "why"
# is written by hand and kept. A case here that passes fails the test run.
"""


def main() -> None:
    """Runs all cases and writes the list."""
    cases = read_rows(CASES / "cases.jsonl")
    predictions = {
        row["id"]: row for row in predictions_for("cases", cases, CASES / "articles.jsonl", 1)
    }
    missed: dict[str, list[Row]] = defaultdict(list)
    for case in cases:
        if not reached(case, predictions[case["id"]]):
            missed[case["category"]].append(case)
    path = CASES / "not_yet.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    reasons = {table["category"]: table["why"] for table in known.get("not_yet", ())}
    path.write_text(listing(missed, reasons), encoding="utf-8")
    print(f"{sum(map(len, missed.values()))} of {len(cases)} cases are not reached: {path}")


def reached(case: Row, prediction: Row) -> bool:
    """Whether the verdict is right, and the finding where the case names one."""
    finding = case.get("finding")
    return prediction.get("verdict") == case["label"] and (
        not finding or finding in prediction["findings"]
    )


def listing(missed: dict[str, list[Row]], reasons: dict[str, str]) -> str:
    """The file: a count, then one table a category."""
    lines = [HEAD, f"count = {sum(map(len, missed.values()))}"]
    for category, cases in sorted(missed.items()):
        why = reasons.get(category, f"the trap {category!r} is not handled in every wording")
        lines += ["", "[[not_yet]]", f'category = "{category}"', f'why = "{why}"', "cases = ["]
        lines += [f'    "{case["id"]}",  # {case["statement"]}' for case in cases]
        lines.append("]")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
