"""What is understood of figures and periods? Writes docs/reading.md from the tables and examples.

    python scripts/make_reading_page.py

Everything on the page stands in ``verifier/words`` or in the examples of the tests; a test says
when the page is no longer theirs.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from knowledge.figure import Figure, Hedge, Side, Trend
from verifier.reading.figures import read_figures
from verifier.words.tables import load_table

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reading.md"
EXAMPLES = ROOT / "tests" / "verifying"
FIGURES, DATES = EXAMPLES / "figures", EXAMPLES / "dates"
PREFIXED = (
    "k kilo, M mega, G giga, T tera, P peta, c centi, d deci, h hecto, m milli, µ micro, n nano"
)

INTRODUCTION = """# What is read as a figure or a period

This page is made by `scripts/make_reading_page.py` from the tables in `verifier/words` and from the
examples that the tests hold the reader to. It lists all that is understood; what is missing here
is not read. What a verdict makes of two figures is said in [verdicts.md](verdicts.md)."""


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page, as Markdown."""
    sections = (
        [INTRODUCTION],
        _number_forms(),
        _intervals(),
        _hedges(),
        _number_words(),
        _changes(),
        _units(),
        _currencies(),
        _counted(),
        _not_figures(),
        _dates(),
        _not_dates(),
    )
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _number_forms() -> list[str]:
    rows = []
    for example in _read(FIGURES / "figures.examples.toml")["example"]:
        figures = "; ".join(_figure(figure) for figure in read_figures(example["text"]))
        rows.append((example["shows"], example["text"], figures or "no figure"))
    return ["## How figures are written", *_table(("what is read", "example", "as"), rows)]


def _figure(figure: Figure) -> str:
    """The figure as it is read: ``more than a year: more than 1 year``."""
    ends = figure.interval
    unit = f" {figure.unit}" if figure.unit else ""
    if figure.value is not None:
        shown = f"{figure.value:,.13g}{unit}"
    else:
        shown = f"{ends.low:,.13g} to {ends.high:,.13g}{unit}"
    if figure.hedge not in (Hedge.EXACT, Hedge.BETWEEN, Hedge.VAGUE):
        shown = f"{figure.hedge.value} {shown}"
    if figure.trend is not Trend.LEVEL:
        shown += f", {figure.trend.value}"
    if figure.side is not Side.NONE:
        shown += f", the level {figure.side.value} it went {figure.moved.value}"
    if figure.part_of_another:
        shown += ", a part of the one before"
    if figure.in_addition:
        shown += ", in addition"
    return f"{figure.written}: {shown}"


def _intervals() -> list[str]:
    rows = []
    for row in _read(FIGURES / "intervals.examples.toml")["row"]:
        shown = ", ".join(
            f"{words}: {_code(interval)}" for words, interval in row["written"].items()
        )
        rows.append((row["row"], shown))
    return [
        "## Which numbers a figure leaves possible",
        "Square brackets include the end, round ones do not; `inf` is no end.",
        "",
        *_table(("rule", "examples"), rows),
    ]


def _hedges() -> list[str]:
    rows = [
        (
            entry["kind"],
            _list(entry.get("before", ())),
            _list(entry.get("after", ())),
            _list(entry.get("verbs", ())),
        )
        for entry in load_table("hedges.toml")["hedge"]
    ]
    heads = ("bound", "before the number", "after it", "verbs")
    return ["## Hedges and bounds", *_table(heads, rows)]


def _number_words() -> list[str]:
    table = load_table("number_words.toml")
    whole = ("cardinals", "tens", "magnitudes", "suffixes", "groups")
    rows = [
        (name, ", ".join(f"{word} {value:,}" for word, value in table[name].items()))
        for name in whole
    ]
    rows += [
        ("fractions", ", ".join(f"{word} 1/{n}" for word, n in table["fractions"].items())),
        ("signs", ", ".join(f"{sign} {a}/{b}" for sign, (a, b) in table["glyphs"].items())),
        (
            "vague counts",
            ", ".join(f"{word} {a:,} to below {b:,}" for word, (a, b) in table["vague"].items()),
        ),
        ("between the numbers of a ratio", _list(load_table("shares.toml")["share_joints"])),
    ]
    return ["## Number words and signs", *_table(("list", "words"), rows)]


def _changes() -> list[str]:
    table = load_table("trends.toml")
    rows = [
        (
            direction,
            _list(table[direction]["verbs"] + table[direction]["by"]),
            _list(table[direction]["nouns"]),
        )
        for direction in ("up", "down")
    ]
    factors = ", ".join(
        f"{word} ({value:g} {unit})" for word, (value, unit, _) in table["factors"].items()
    )
    return [
        "## Amounts of change",
        *_table(("direction", "verbs", "nouns"), rows),
        "",
        f"Words that are an amount themselves: {factors}.",
    ]


def _units() -> list[str]:
    by_dimension: dict[str, list[str]] = {}
    for entry in load_table("units.toml")["unit"]:
        written = dict.fromkeys(
            [
                *entry.get("words", ()),
                *entry.get("plurals", ()),
                *entry.get("symbols", ()),
                *entry.get("joined", ()),
                *entry.get("spaced", ()),
            ]
        )
        written.pop(entry["name"], None)
        prefixes = f"; with {entry['si']}" if entry.get("si") else ""
        shown = f" ({', '.join(written)}{prefixes})" if written or prefixes else ""
        by_dimension.setdefault(entry["dimension"], []).append(f"**{entry['name']}**{shown}")
    rows = [(dimension, ", ".join(units)) for dimension, units in by_dimension.items()]
    return [
        "## Units",
        "Units of one dimension are converted where that is possible. The plural in -s is read as "
        f'well; letters after "with" are prefixes that make further units: {PREFIXED}.',
        "",
        *_table(("dimension", "units and how they are written"), rows),
    ]


def _currencies() -> list[str]:
    rows = []
    for entry in load_table("currencies.toml")["currency"]:
        written = dict.fromkeys(
            [*entry.get("words", ()), *entry.get("before", ()), *entry.get("after", ())]
        )
        minor = entry.get("minor", {})
        rows.append(
            (
                entry["code"],
                entry["name"],
                ", ".join(written),
                _list(minor.get("words", ())),
                _list(entry.get("doubtful", ())),
                entry.get("ambiguous_with", ""),
            )
        )
    heads = ("code", "currency", "written", "hundredth", "only of money", "ambiguous")
    return ["## Currencies", "They are never converted.", "", *_table(heads, rows)]


def _counted() -> list[str]:
    rows = [
        (example["text"], "; ".join(_said(one) for one in example["counted"]))
        for example in _read(FIGURES / "counted.examples.toml")["example"]
    ]
    return [
        "## What a figure counts",
        "The thing counted, what narrows it in brackets, and what is said of it.",
        "",
        *_table(("sentence", "counts"), rows),
    ]


def _said(counted: str) -> str:
    head, _, state = counted.partition(":")
    return f"{head.strip() or 'unsaid'}{', ' + state.strip() if state.strip() else ''}"


def _not_figures() -> list[str]:
    kinds = _read(FIGURES / "not_figures.examples.toml")
    rows = [(kind.replace("_", " "), " ".join(texts)) for kind, texts in kinds.items()]
    return ["## Numbers that are no figures", *_table(("kind", "examples"), rows)]


def _dates() -> list[str]:
    found = ["## Dates and periods", "Every text was published on Thursday 15 August 2019."]
    by_kind: dict[str, list[Mapping[str, Any]]] = {}
    for example in _read(DATES / "dates.examples.toml")["example"]:
        by_kind.setdefault(example["kind"], []).append(example)
    for kind, examples in by_kind.items():
        rows = [
            (example["text"], "; ".join(_period(row) for row in example["reads"]))
            for example in examples
        ]
        found += ["", f"### {kind[0].upper()}{kind[1:]}", *_table(("sentence", "period"), rows)]
    return found


def _period(row: Sequence[str]) -> str:
    words, first, last, *length = row
    if first or last:
        shown = first if first == last else f"{first or 'open'} to {last or 'open'}"
    else:
        shown = "no day"
    return f"{words}: {shown}{f' ({length[0]})' if length and length[0] else ''}"


def _not_dates() -> list[str]:
    rows = [
        (example["text"], example["why"])
        for example in _read(DATES / "not_dates.examples.toml")["example"]
    ]
    return ["## Words that are no date", *_table(("sentence", "why"), rows)]


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)


def _code(text: str) -> str:
    return f"`{text}`"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [_row(heads), "|" + "---|" * len(heads)]
    return lines + [_row(row) for row in rows]


def _row(cells: Sequence[str]) -> str:
    escaped = (
        cell.replace("|", "\\|").replace("\n", " ").replace("~", "\\~").replace("<", "&lt;")
        for cell in cells
    )
    return f"| {' | '.join(escaped)} |"


if __name__ == "__main__":
    main()
