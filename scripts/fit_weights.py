"""Which weights judge best? Fits ``verifier/words/weights.toml`` on the development sets.

    python scripts/fit_weights.py [--rows N] [--only NAME ...] [--jobs N] [--write]

One weight after the other is moved a step up and a step down and stays where the answers are worth
most (``scripts/fitting/worth.py``), until a round moves none. Rows are taken by the hash of their
number: one half fits, the other half, which the fit never sees, tells at the end whether the result
is better than the table; only then does ``--write`` write it, with the date and the sets.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.fitting.judged import judged_with
from scripts.fitting.worth import told, worth
from scripts.predictions.rows import Row, read_rows
from verifier.matching.weights import TABLE, WEIGHTS

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "verdict"
SETS = (
    "fever_symmetric",
    "vitaminc",
    "equate_newsnli",
    "equate_rte_quant",
    "equate_redditnli",
    "equate_stresstest",
    "emergent",
    "climate_fever",
    "factcheck_bench",
)

STEPS: Mapping[str, float] = {
    "follows": 0.05,
    "excludes": 0.05,
    "matter": 0.1,
    "all_of_it": 0.05,
    "most_of_it": 0.05,
    "modifier_share": 0.2,
    "unmet_light": 0.05,
    "meetings.kindred": 0.1,
    "meetings.context": 0.1,
    "meetings.setting": 0.1,
    "meetings.broader": 0.1,
}
"""What is fitted, and how far a step goes. The rest of the table says what belongs together, such
as that the same word is met wholly, and is nobody's to fit."""


def main() -> int:
    """Returns 0; 1 where the held-out half is not better, and nothing is written."""
    options = parser().parse_args()
    rows = rows_of(options.rows)
    fitting = [row for row in rows if _half(row) == 0]
    held_out = [row for row in rows if _half(row) == 1]
    print(f"{len(fitting)} rows to fit, {len(held_out)} held out, {len(SETS) + 1} sets", flush=True)
    before = {name: value_of(name) for name in STEPS}
    names = options.only or list(STEPS)
    seen: dict[tuple[float, ...], float] = {}

    def value(weights: Mapping[str, float]) -> float:
        key = tuple(weights.values())
        if key not in seen:
            seen[key] = worth(fitting, judged_with(weights, fitting, options.jobs))
            print(f"{seen[key]:.3f}  {told(weights)}", flush=True)
        return seen[key]

    after = climbed(before, names, value)
    first, last = (
        worth(held_out, judged_with(one, held_out, options.jobs)) for one in (before, after)
    )
    print(f"held out: {first:.3f} with the table, {last:.3f} with the fit")
    changed = {name: after[name] for name in STEPS if after[name] != before[name]}
    print(f"moved: {told(changed) or 'none'}")
    if last < first:
        return 1
    if options.write:
        note = (
            f"{len(fitting)} rows of our own cases and of {', '.join(SETS)}; "
            f"worth {value(before):.2f} -> {value(after):.2f}, held out {first:.2f} -> {last:.2f}"
        )
        path = ROOT / "verifier" / "words" / TABLE
        text = path.read_text(encoding="utf-8")
        path.write_text(written(text, changed, note, datetime.now(UTC).date()), encoding="utf-8")
    return 0


def climbed(
    start: Mapping[str, float],
    names: Sequence[str],
    value: Callable[[Mapping[str, float]], float],
) -> dict[str, float]:
    """The weights from which no single step of one of ``names`` is worth more."""
    best = dict(start)
    moved = True
    while moved:
        moved = False
        for name in names:
            for direction in (1, -1):
                trial = {**best, name: round(best[name] + direction * STEPS[name], 4)}
                while 0 <= trial[name] <= 1 and value(trial) > value(best):
                    best, moved = dict(trial), True
                    trial = {**best, name: round(best[name] + direction * STEPS[name], 4)}
    return best


def value_of(name: str) -> float:
    """A weight of the table by its name; ``meetings.kindred`` is one of a group."""
    group, _, key = name.rpartition(".")
    return float(getattr(WEIGHTS, group)[key] if group else getattr(WEIGHTS, name))


def written(text: str, changed: Mapping[str, float], note: str, day: date) -> str:
    """The table's text with the changed numbers, and how it was fitted; comments stay."""
    for name, value in changed.items():
        key = name.rpartition(".")[2]
        text, count = re.subn(
            rf"^({re.escape(key)} = )[0-9.]+", rf"\g<1>{value:g}", text, flags=re.MULTILINE
        )
        assert count == 1, name
    text = re.sub(r"^date = .*$", f"date = {day.isoformat()}", text, flags=re.MULTILINE)
    return re.sub(r"^sets = .*$", f'sets = "{note}"', text, flags=re.MULTILINE)


def rows_of(count: int) -> list[Row]:
    """At most ``count`` rows of each set, those with the lowest hash, and all our own cases."""
    own = read_rows(ROOT / "tests" / "cases" / "cases.jsonl")
    found = [{**row, "set": "own", "kind": "cases"} for row in own]
    for name in SETS:
        rows = sorted(read_rows(DATA / f"{name}.jsonl.gz"), key=_hash)
        found += [{**row, "set": name, "kind": "verdicts"} for row in rows[:count]]
    return found


def _hash(row: Row) -> str:
    return hashlib.sha256(str(row["id"]).encode()).hexdigest()


def _half(row: Row) -> int:
    return int(_hash(row)[-1], 16) % 2


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--rows", type=int, default=200, help="rows of each set, at most")
    found.add_argument("--only", nargs="*", choices=list(STEPS), help="fit only these")
    found.add_argument("--jobs", type=int, default=2)
    found.add_argument("--write", action="store_true", help="write the table")
    return found


if __name__ == "__main__":
    sys.exit(main())
