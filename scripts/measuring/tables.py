"""What does the table of measurements say? One line a set, in the words of its kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from scripts.measuring.running import Measured

BEGIN = "<!-- measured: written by scripts/measure.py -->"
END = "<!-- end of measured -->"


def markdown_table(done: list[Measured], day: date, machine: str) -> str:
    """All sets as one Markdown table, with the date and the machine above it."""
    lines = [
        f"Measured on {day.day} {day:%B %Y}; {machine}.",
        "",
        "| kind | set | rows | scores | seconds |",
        "|---|---|---|---|---|",
    ]
    for one in done:
        rows = str(one.rows) if one.rows == one.of else f"{one.rows} of {one.of}"
        failed = f"; {one.failed} failed" if one.failed else ""
        lines.append(
            f"| {one.kind} | {one.name} | {rows}{failed} | {scores(one)} | {one.seconds:.0f} |"
        )
    return "\n".join(lines)


def replace_marked(text: str, table: str) -> str:
    """The text with the table between the two marks; raises ``ValueError`` without them."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"The file needs the lines {BEGIN!r} and {END!r}.")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def scores(one: Measured) -> str:
    """The figures of one set, in one line."""
    found = one.scores
    if one.kind in ("verdicts", "cases"):
        parts = [
            f"accuracy {share(found['accuracy'])}",
            f"macro F1 {share(found['macro_f1'])}",
            f"supported or not {share(found['supported_or_not'])}",
            f"answered {share(found['answered'])}, of these right {share(found['answered_right'])}",
        ]
        if one.kind == "cases":
            parts.append(f"findings right {share(found['findings_right'])}")
    elif one.kind == "retrieval":
        parts = [f"MAP@5 {share(found['map5'])}", f"MRR {share(found['mrr'])}"]
        parts += [f"recall@{k} {share(found[f'recall{k}'])}" for k in (1, 5, 20, 100)]
        parts.append(one.query_times)
    elif one.kind == "figures":
        parts = [
            f"value F1 {f1(found, 'value')}",
            f"and unit {f1(found, 'value_and_unit')}",
        ]
        if found["hedge_recall"]:  # the other sets label no hedges
            parts.append(f"and hedge {f1(found, 'value_and_hedge')}")
            parts.append(f"hedge recall {share(found['hedge_recall'])}")
    elif one.kind == "dates":
        parts = [
            f"relaxed F1 {f1(found, 'relaxed')}",
            f"exact span recall {share(found['exact_span_recall'])}",
            f"value right {share(found['value_right'])}",
        ]
    else:
        parts = [
            f"cue F1 {f1(found, 'cue')}",
            f"source right {share(found['source_right_of_matched'])}",
            f"triple F1 {f1(found, 'triple')}",
        ]
    return ", ".join(part for part in parts if part)


def f1(found: dict[str, Any], name: str) -> str:
    """The F1 of one measure, in per cent."""
    return share(found[name]["f1"])


def share(value: float) -> str:
    """A share in per cent with one decimal: 0.7284 is 72.8."""
    return f"{value * 100:.1f}"
