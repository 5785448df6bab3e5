"""Which rows of a set are misjudged, and why? For reading errors by hand, on a terminal only.

    python scripts/show_errors.py GOLD [--cases ARTICLES] [--gold LABEL] [--said VERDICT]
                                  [--from N] [--show N] [--points]

Rows of sets may not be kept, so nothing is written to any file.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.measuring.running import sample
from scripts.predictions.kinds import predictions_for
from scripts.predictions.rows import Row, read_rows
from verifier.report import Report

EVIDENCE_SHOWN = 600
"""Characters of a row's evidence that are printed."""


def main() -> None:
    """Judges the rows and prints the wrong ones."""
    options = parser().parse_args()
    kind = "cases" if options.cases else "verdicts"
    rows = sample(read_rows(options.gold), options.limit)
    predictions = predictions_for(kind, rows, options.cases, options.jobs)
    wrong = [
        (row, prediction)
        for row, prediction in zip(rows, predictions, strict=True)
        if prediction.get("verdict") != row["label"]
        and options.label in ("", row["label"])
        and options.said in ("", prediction.get("verdict", "error"))
    ]
    print(f"{len(wrong)} of {len(rows)} rows are judged otherwise than labelled")
    for row, prediction in wrong[options.skip : options.skip + options.show]:
        print(
            f"\n{row['id']}: labelled {row['label']}, judged {prediction.get('verdict', 'error')}"
        )
        print(f"  statement: {row.get('statement') or row['claim']}")
        if kind == "verdicts":
            print(f"  evidence:  {' | '.join(row['evidence'])[:EVIDENCE_SHOWN]}")
        print(f"  because:   {prediction.get('reason') or prediction.get('error')}")
        if options.points and "error" not in prediction:
            for line in points(report_on(row, options.cases)):
                print(f"    {line}")


def report_on(row: Row, articles: Path | None) -> Report:
    """The whole report on a row, made once more."""
    if articles is None:
        from scripts.predictions.verdicts import judged

        return judged(row)
    from datetime import date

    from scripts.predictions.cases import ingested

    article = next(a for a in read_rows(articles) if a["article"] == row["article"])
    as_of = date.fromisoformat(row["as_of"])
    return ingested(article, articles.parent).check(row["statement"], as_of=as_of)


def points(report: Report) -> list[str]:
    """The points of every claim that was cited or near, one a line."""
    lines = []
    for assertion in report.assertions:
        lines.append(f"[{assertion.verdict.value}] {assertion.text}")
        for citation in (*assertion.citations, *assertion.nearest):
            lines.append(f"  {citation.stance.value}: {citation.quote[:200]}")
            lines += [
                f"    {point.bearing.value:9} {point.comparison}/{point.level}: {point.says}"
                for point in citation.points
                if point.bearing.value != "silent"
            ]
    return lines


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("gold", type=Path)
    found.add_argument("--cases", type=Path, metavar="ARTICLES", help="GOLD has cases")
    found.add_argument("--gold", dest="label", default="", help="only rows with this label")
    found.add_argument("--said", default="", help="only rows judged so, or error")
    found.add_argument("--from", dest="skip", type=int, default=0)
    found.add_argument("--show", type=int, default=20)
    found.add_argument("--limit", type=int, default=300, help="rows of the set; 0 for all")
    found.add_argument("--points", action="store_true", help="every comparison, too")
    found.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return found


if __name__ == "__main__":
    main()
