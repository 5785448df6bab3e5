"""With the models or without, where is which figure higher? Two tables and a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from scripts.measuring.models import LEFT_OUT_BY, Compared
from scripts.measuring.running import Measured
from scripts.measuring.tables import share

TOLERATED = 0.01
"""A measure may be lower by one row in a hundred before it is told."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A column: what it is called, and where the scorer's answer has it."""

    name: str
    path: tuple[str, ...]

    def of(self, measured: Measured) -> float | None:
        """The value from 0 to 1; ``None`` for a set that is not scored by it."""
        found = reduce(lambda level, key: level.get(key, {}), self.path, measured.scores)
        return found if isinstance(found, float | int) else None

    def cell(self, one: Compared) -> str:
        """The value with the model, in brackets that without; empty for a set without it."""
        used, left_out = self.of(one.used), self.of(one.left_out)
        if used is None or left_out is None:
            return ""
        return f"{share(used)} ({share(left_out)})"


JUDGED = (
    Measure("accuracy", ("accuracy",)),
    Measure("macro F1", ("macro_f1",)),
    Measure("supported or not", ("supported_or_not",)),
    Measure("answered", ("answered",)),
    Measure("of these right", ("answered_right",)),
    Measure("precision of supported", ("by_label", "supported", "precision")),
    Measure("of contradicted", ("by_label", "contradicted", "precision")),
    Measure("findings right", ("findings_right",)),
)
FOUND = (
    Measure("MAP@5", ("map5",)),
    Measure("MRR", ("mrr",)),
    *(Measure(f"recall@{k}", (f"recall{k}",)) for k in (1, 5, 20, 100)),
)
COLUMNS = {"cases": JUDGED, "verdicts": JUDGED, "retrieval": FOUND}


def comparison(done: Sequence[Compared]) -> str:
    """The figures with the models, those without in brackets, and what is lower with them."""
    if not done:
        return ""
    variables = " and ".join(f"`{name}=off`" for name in dict.fromkeys(LEFT_OUT_BY.values()))
    parts = [
        f"With the models, in brackets without ({variables}). *Better* and *worse* count rows: a "
        "verdict that is right only with the model or only without; a search whose first right "
        "claim stands higher or lower.",
        *(
            table([one for one in done if COLUMNS[one.used.kind] is columns], columns)
            for columns in (JUDGED, FOUND)
        ),
        falls(done),
    ]
    return "\n\n".join(part for part in parts if part)


def table(done: Sequence[Compared], columns: Sequence[Measure]) -> str:
    """One line a set; empty without sets."""
    if not done:
        return ""
    shown = [column for column in columns if any(column.cell(one) for one in done)]
    times = any(one.used.query_times for one in done)
    heads = ["set", *(column.name for column in shown), "better", "worse"]
    lines = [_line(heads + ["a query"] * times), "|" + "---|" * (len(heads) + times)]
    for one in done:
        cells = [_named(one), *(column.cell(one) for column in shown)]
        cells += [str(one.better), str(one.worse)]
        lines.append(
            _line(cells + [f"{one.used.query_times} ({one.left_out.query_times})"] * times)
        )
    return "\n".join(lines)


def falls(done: Sequence[Compared]) -> str:
    """One sentence: which measures are lower with the models by more than is tolerated."""
    found = list(_falls(done))
    if not found:
        return "No measure is lower with the models by more than one row in a hundred."
    return f"Lower with the models by more than one row in a hundred: {'; '.join(found)}."


def _falls(done: Sequence[Compared]) -> Iterator[str]:
    for one in done:
        for column in COLUMNS[one.used.kind]:
            used, left_out = column.of(one.used), column.of(one.left_out)
            # the scorer rounds to four places
            if used is not None and left_out is not None and left_out - used > TOLERATED + 5e-5:
                yield f"{one.used.name}, {column.name} {column.cell(one)}"


def _named(one: Compared) -> str:
    """The set; a row that failed counts as wrong, so where any did without the model it is told."""
    failed = one.left_out.failed
    return f"{one.used.name}; {failed} failed without" if failed else one.used.name


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
