"""How well does it judge, find and read? Every development set, predicted and scored, in one table;
and the sets on which a model bears once more without it, in a second one.

    python scripts/measure.py [--shared FOLDER] [--only WORD ...] [--limit N] [--once]
                              [--write FILE]

The sets and the scorer lie beside the project, in ``../shared``, and are no part of it; where they
are missing, only our own cases under ``tests/cases`` are left to run. ``--write`` puts the tables
with the date and the size of the machine between the two marks in FILE (docs/measurements.md).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.measuring.comparison import comparison
from scripts.measuring.models import LEFT_OUT_BY, Compared, with_models, without_model
from scripts.measuring.running import Measured, NotMeasured, measure
from scripts.measuring.sets import development_sets
from scripts.measuring.tables import markdown_table, replace_marked

ROOT = Path(__file__).resolve().parents[1]

SAMPLE = 300
"""Rows taken of a set, where no limit is named: half an hour for all sets on two cores, with the
models and without."""


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, or 2 where nothing could be measured."""
    options = parser().parse_args(arguments)
    shared = options.shared.resolve()
    found = [
        one
        for one in development_sets(shared, ROOT)
        if not options.only or any(word in f"{one.kind} {one.name}" for word in options.only)
    ]
    scorer = shared / "tools" / "score.py"
    if options.only and not found:
        print(f"No set is called {' or '.join(options.only)}; leave --only out to see all names.")
        return 2
    if not found or not scorer.exists():
        print(
            f"Nothing to measure: {shared} holds no labelled sets with their scorer; name the "
            "folder with --shared.",
            file=sys.stderr,
        )
        return 2
    done: list[Measured] = []
    compared: list[Compared] = []
    loads = [os.getloadavg()[0]]
    with tempfile.TemporaryDirectory() as folder:
        for one in found:
            print(f"{one.kind} {one.name} ...", file=sys.stderr, flush=True)
            how = (scorer, Path(folder), options.limit, options.jobs)
            try:
                done.append(measure(one, *how, with_models(os.environ)))
                if one.kind in LEFT_OUT_BY and not options.once:
                    without = measure(one, *how, without_model(os.environ, one.kind))
                    compared.append(Compared(done[-1], without))
            except NotMeasured as error:
                print(f"{one.name}: {error}", file=sys.stderr)
            loads.append(os.getloadavg()[0])
    table = markdown_table(done, datetime.now(UTC).date(), machine(loads))
    tables = "\n\n".join(part for part in (table, comparison(compared)) if part)
    print(tables)
    if options.write:
        text = options.write.read_text(encoding="utf-8")
        options.write.write_text(replace_marked(text, tables), encoding="utf-8")
    return 0 if done else 2


def machine(loads: Sequence[float]) -> str:
    """The size of this machine, and how busy it was: its load averages, taken by the way."""
    cores = os.cpu_count() or 1
    gigabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    python = sys.version.split()[0]
    return (
        f"{cores} cores, {gigabytes:.0f} GiB of memory, Python {python}, "
        f"load average {min(loads):.0f} to {max(loads):.0f}"
    )


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    found.add_argument("--only", nargs="*", default=[], help="kinds or sets whose name holds WORD")
    found.add_argument(
        "--limit", type=int, default=SAMPLE, help=f"rows of a set; 0 for all ({SAMPLE})"
    )
    found.add_argument("--once", action="store_true", help="not once more without the models")
    found.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    found.add_argument("--write", type=Path, help="a Markdown file with the two marks")
    return found


if __name__ == "__main__":
    sys.exit(main())
