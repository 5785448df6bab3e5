"""What does the verifier answer to the rows of a file? Predictions for an outside scorer.

    python scripts/predict.py KIND INPUT OUTPUT [--articles FILE] [--collection FILE] [--jobs N]

INPUT and OUTPUT are JSON Lines, gzipped where the name ends in .gz. KIND and what a row holds:

    verdicts     claim, evidence (texts)   judged against a fresh knowledge base of its evidence
    cases        article, statement, as_of judged against that article alone; needs --articles
    retrieval    text                      100 claims of --collection, best first
    figures      text                      the figures that are read
    dates        text, dct or date         the dates and periods that are read
    attribution  text                      who is read to have said what

Labels are never looked at. A row that fails is written with its "error", and the run goes on.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.predictions.kinds import PREDICTORS, predictions_for
from scripts.predictions.rows import Row, read_rows, write_rows
from verifier.errors import VerifierError

RETRIEVAL = "retrieval"
LABELS = ("label", "orig_label", "relevant", "quantities", "timex", "attributions", "finding")


def main(arguments: list[str] | None = None) -> int:
    """Returns 0; 2 with one sentence on standard error where the files cannot be used."""
    options = parser().parse_args(arguments)
    try:
        rows = [without_labels(row) for row in read_rows(options.input)]
        predictions = predict(options, rows)
    except (OSError, ValueError, VerifierError) as error:
        print(f"predict.py: {error}", file=sys.stderr)
        return 2
    write_rows(predictions, options.output)
    errors = [row for row in predictions if "error" in row]
    if errors:
        first = errors[0]
        print(
            f"{len(errors)} of {len(predictions)} rows failed; the first, {first['id']}: "
            f"{first['error']}",
            file=sys.stderr,
        )
    return 0


def predict(options: argparse.Namespace, rows: list[Row]) -> list[Row]:
    """The predictions of the kind that was asked for."""
    if options.kind == RETRIEVAL:
        from scripts.predictions.retrieval import ranked_rows

        if options.collection is None:
            raise ValueError("Retrieval needs --collection, the claims to search in.")
        return ranked_rows(rows, read_rows(options.collection))
    return predictions_for(options.kind, rows, options.articles, options.jobs)


def without_labels(row: Row) -> Row:
    """The row without the answers: nothing that follows can see them."""
    return {key: value for key, value in row.items() if key not in LABELS}


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("kind", choices=[*PREDICTORS, RETRIEVAL])
    found.add_argument("input", type=Path)
    found.add_argument("output", type=Path)
    found.add_argument("--articles", type=Path, help="the list of articles that cases name")
    found.add_argument("--collection", type=Path, help="the claims that retrieval searches")
    found.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    return found


if __name__ == "__main__":
    sys.exit(main())
