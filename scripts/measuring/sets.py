"""Which labelled sets are there to be measured?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SCORED_BY_VALUE = ("newsquant", "cqe_age", "cqe_currency", "cqe_dimension", "cqe_temperature")
FIGURE_SETS = (*SCORED_BY_VALUE, "quantulum3")
"""The others of that folder have another shape of answer, which the scorer does not read."""

DATE_SETS = ("timebank_aquaint",)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """Rows with their answers, and the files that belong to them."""

    kind: str
    name: str
    gold: Path
    collection: Path | None = None
    articles: Path | None = None


def development_sets(shared: Path, root: Path) -> list[LabelledSet]:
    """Our own cases first, then every set in ``shared`` that the scorer can score."""
    found: list[LabelledSet] = []
    own = root / "tests" / "cases"
    if (own / "cases.jsonl").exists():
        found.append(
            LabelledSet("cases", "own", own / "cases.jsonl", articles=own / "articles.jsonl")
        )
    data = shared / "data"
    found += [
        LabelledSet("verdicts", name_of(path), path)
        for path in sorted((data / "verdict").glob("*.jsonl.gz"))
    ]
    for queries in sorted((data / "retrieval").glob("*_queries.jsonl.gz")):
        collection = queries.with_name(queries.name.replace("_queries", "_collection"))
        found.append(LabelledSet("retrieval", name_of(queries), queries, collection=collection))
    for kind, folder, names in (
        ("figures", "figures", FIGURE_SETS),
        ("dates", "dates", DATE_SETS),
        ("attribution", "attribution", ("polnear",)),
    ):
        paths = (data / folder / f"{name}.jsonl.gz" for name in names)
        found += [LabelledSet(kind, name_of(path), path) for path in paths if path.exists()]
    return found


def name_of(path: Path) -> str:
    """The name of a set: its file without the endings."""
    return path.name.split(".")[0].removesuffix("_queries")
