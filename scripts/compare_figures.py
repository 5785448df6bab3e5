"""How many rows of a Recognizers-Text number set are read as they mean? Prints a table.

    python scripts/compare_figures.py FILE [FILE ...] [--misses] [--half 0|1]

FILE is JSON Lines, gzipped or not, of the specifications of Recognizers-Text (rows with ``model``,
``text`` and ``results``). Kinds that no newsroom writes are left out by the patterns below, each
with its reason, and counted. A row is right when every number in it is found with its value (both
ends of a range; the unit where the row names one) and nothing else is found.

Where the two differ by convention, ours (docs of the verdicts) counts as right: a fraction in words
is a share ("two thirds" is 66.7 per cent); a number with a unit is a figure also where the row
looks for bare numbers; both ends of a range are included; cents are hundredths of their currency;
two bounds of one
number are two figures; a unit without a number is none; a ton is a tonne.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.figure import Figure, Hedge, Interval
from verifier.reading.figures import read_figures
from verifier.reading.figures.lexemes import lex
from verifier.reading.figures.unit_table import unit_table

LEFT_OUT_MODELS = {
    "OrdinalModel": "ordinals: they name a place in an order and count nothing",
}
"""(Start of a model's name, reason)."""

LEFT_OUT = (
    ("arithmetic in signs", r"\^|\be[-+]?\d|\d[eE][-+]?\d"),
    (
        "arithmetic in words: one number over another",
        r"(?i)\b(?:1|one|2000) over (?:three|3|20|twenty|one hundred)\b",
    ),
    (
        "fractions and sums that only a schoolbook writes",
        r"(?i)\b(?:[mbtr]+illionths?|hundredths?|thousandths?|twent(?:y|ieth)[ -]firsts?)\b"
        r"|\b(?:hundred|hundreds|twenty|thirty|ninety|five hundred)\b.*"
        r"\b(?:fifths?|thirty-fifths)\b|illion and (?:a|two|three) (?:half|thirds|quarters?)"
        r"|hundred and three quarters|out of five hundreds|and two dozens|and a fifth$",
    ),
    (
        "signs and words of a query: comparisons as a spreadsheet has them",
        r"=>|<-|or equal than|equal to \d+ or",
    ),
    ("names with numbers, which count nothing", r"version two|SCP-|\bnr\. "),
    (
        "k and G that may be a network, a weight or a name",
        r"\d G?k?\b(?<=[kG])|\b10G\b",
    ),
    ("addresses of computers", r"\d+\.\d+\.\d+\.\d+"),
    (
        "sentences cut into words, with spaces inside their numbers",
        r"\d \. \d|\d - \w+ - \w|\d \) ",
    ),
    (
        "requests to convert one unit into another",
        r"(?i)celsius to f|fahrenheit to c|celsius into|to farenheit",
    ),
    ("units that nobody prints", r"satoshi|ரூ|<kg>|\d \" "),
    ("money as it is said in a shop", r"and fifty\.$|15 USD 50|and one and"),
)
"""(Reason, pattern over the text of the row)."""

KINDS = {
    "Age": ("age",),
    "Currency": ("currency",),
    "Temperature": ("temperature",),
    "Percent": ("share",),
    "Dimension": ("length", "mass", "area", "volume", "speed"),
}
"""Dimensions that a model of the set looks for."""
UNITS = {"C": "degree Celsius", "F": "degree Fahrenheit", "K": "kelvin", "Ton": "tonne"}
"""Units that the set names by a sign, or otherwise than British news."""
TOLERANCE = 1e-4


def main() -> None:
    """Reads the arguments, compares, prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument(
        "--misses", action="store_true", help="print every row that is read otherwise"
    )
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the even or odd rows")
    arguments = parser.parse_args()
    for path in arguments.files:
        _compare_file(path, arguments.misses, arguments.half)


def _compare_file(path: Path, misses: bool, half: int | None) -> None:
    left_out: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for number, row in enumerate(_rows(path)):
        if half is not None and number % 2 != half:
            continue
        if reason := why_left_out(row):
            left_out[reason] += 1
            continue
        miss = compare(row)
        rows[row["model"]] += 1
        right[row["model"]] += miss is None
        if miss and misses:
            print(f"{row['model']}: {row['text']!r}: {miss}")
    print(path.name)
    for model in sorted(rows):
        print(f"  {model:34} {right[model]:4} of {rows[model]:4}")
    total, all_right = sum(rows.values()), sum(right.values())
    print(f"  {'all':34} {all_right:4} of {total:4} = {all_right / max(total, 1):.1%}")
    for why, count in left_out.most_common():
        print(f"  left out {count:4}: {why}")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def why_left_out(row: dict[str, Any]) -> str:
    """The reason for which the row is left out; "" for a row that is compared."""
    for model, reason in LEFT_OUT_MODELS.items():
        if row["model"].startswith(model):
            return reason
    return next((why for why, pattern in LEFT_OUT if re.search(pattern, row["text"])), "")


def compare(row: dict[str, Any]) -> str | None:
    """What is read otherwise than the row says; ``None`` where nothing is."""
    figures = [f for f in read_figures(row["text"], with_idle=True) if _has_number(f)]
    found: set[int] = set()
    for result in row["results"]:
        if result["Resolution"]["value"] in (None, "null"):
            continue  # a unit without a number is no figure
        start, end = result["Start"], result["End"] + 1
        over = [i for i, f in enumerate(figures) if f.start < end and f.end > start]
        found.update(over)
        resolution = result["Resolution"]
        bounds = _both_bounds([figures[i] for i in over])
        if not any(_same(figure, resolution) for figure in bounds):
            return f"{result['Text']!r} is {[_shown(figures[i]) for i in over]}, not {resolution}"
    extra = [f for i, f in enumerate(figures) if i not in found and not _is_elsewhere(row, f)]
    return f"extra {[_shown(f) for f in extra]}" if extra else None


def _both_bounds(figures: list[Figure]) -> list[Figure]:
    """The figures, and where two bind one number from both sides the interval between them."""
    if len(figures) != 2:
        return figures
    low, high = max(f.interval.low for f in figures), min(f.interval.high for f in figures)
    if low < high:
        both = replace(figures[0], interval=Interval(low, high), value=None)
        return [*figures, both]
    return figures


def _has_number(figure: Figure) -> bool:
    """Whether a number is written: "no" and the "a" of "nearly a year" are none to the set."""
    return figure.written.lower().split()[-1] not in ("no", "none") and figure.head_end >= 0


def _is_elsewhere(row: dict[str, Any], figure: Figure) -> bool:
    """Whether the model that the row tests looks for something else than this figure."""
    model = row["model"]
    if model.startswith("NumberRange"):
        return figure.value is not None and figure.hedge in (Hedge.EXACT, Hedge.ABOUT)
    if model.startswith("Number"):
        return bool(figure.dimension)
    dimensions = next(found for start, found in KINDS.items() if model.startswith(start))
    return not figure.dimension.startswith(dimensions)


def _same(figure: Figure, resolution: dict[str, Any]) -> bool:
    value = resolution["value"]
    if value is None:
        return True
    if value[0] in "[(":
        return _same_ends(figure, value)
    unit = resolution.get("unit", "")
    wanted = float(value.rstrip("%"))
    read = figure.interval.low, figure.interval.high
    values = read if figure.value is None else (figure.value,)
    if figure.unit == "per cent" and not value.endswith("%") and not unit:
        values = (*values, *(v / 100 for v in values))
    if figure.dimension.startswith("currency"):
        values = (*values, *(v * 100 for v in values))
    near = any(math.isclose(v, wanted, rel_tol=TOLERANCE) for v in values)
    return near and (not unit or same_unit(figure, unit))


def _same_ends(figure: Figure, value: str) -> bool:
    low, high = (part.strip() for part in value[1:-1].split(","))
    ends = figure.interval
    factor = 100 if figure.unit == "per cent" else 1
    for text, end, opened in (
        (low, ends.low, ends.low in (0, -math.inf)),
        (high, ends.high, ends.high == math.inf),
    ):
        if not text and not opened:
            return False
        if text and not any(
            math.isclose(float(text) * f, end, rel_tol=TOLERANCE) for f in {1, factor}
        ):
            return False
    return True


def same_unit(figure: Figure, unit: str) -> bool:
    """Whether the figure has the unit that the set names: "Dollar" is any dollar."""
    if UNITS.get(unit) == figure.unit:
        return True
    wanted = lex(unit.lower()).words
    for words, known in unit_table().words.get(wanted[0] if wanted else "", ()):
        if words == wanted and known.name == figure.unit.split(" / ")[0]:
            return True
    said = set(lex(f"{figure.unit} {_spoken(figure)} {figure.written}".lower()).words)
    return wanted[-1] in said or f"{wanted[-1]}s" in said


def _spoken(figure: Figure) -> str:
    known = unit_table().named.get(figure.unit.split(" / ")[0])
    return known.spoken if known else ""


def _shown(figure: Figure) -> str:
    ends = f"{figure.interval.low}..{figure.interval.high}"
    return f"{figure.written!r}: {figure.value} {ends} {figure.unit}"


if __name__ == "__main__":
    main()
