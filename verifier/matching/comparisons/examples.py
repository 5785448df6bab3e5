"""Which pairs must reach which level? The examples that stand beside each comparison.

A file NAME.examples.toml holds tables [[level]] with ``name`` (of the level), ``why`` and ``pairs``
(each [statement, claim]); [[not_yet]] holds pairs that should reach a level and do not. The claims
of a table may be given ``said_by``, ``published`` and the ``rating`` of a reviewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verifier.words.tables import BadTable, load_package_table

PACKAGE = "verifier.matching.comparisons"


@dataclass(frozen=True, slots=True)
class Example:
    """A statement and a claim that must reach a level of a comparison."""

    comparison: str
    level: str
    why: str
    statement: str
    claim: str
    said_by: str = ""
    publisher: str = ""
    published: date = date(2019, 8, 15)
    heading: str = ""
    rating: str = ""
    not_yet: bool = False


def examples(comparison: str, package: str = PACKAGE) -> tuple[Example, ...]:
    """The examples of a ladder, in the order of its file, which stands in ``package``."""
    name = f"{comparison}.examples.toml"
    table = load_package_table(package, name)
    found: list[Example] = []
    for kind in ("level", "not_yet"):
        for entry in table.get(kind, []):
            if not {"name", "why", "pairs"} <= set(entry):
                raise BadTable(f"{name}: every [[{kind}]] needs name, why and pairs.")
            for pair in entry["pairs"]:
                if len(pair) != 2:
                    raise BadTable(f"{name}: a pair is [statement, claim], not {pair!r}.")
                found.append(
                    Example(
                        comparison=comparison,
                        level=entry["name"],
                        why=entry["why"],
                        statement=pair[0],
                        claim=pair[1],
                        said_by=entry.get("said_by", ""),
                        publisher=entry.get("publisher", ""),
                        published=entry.get("published", date(2019, 8, 15)),
                        heading=entry.get("heading", ""),
                        rating=entry.get("rating", ""),
                        not_yet=kind == "not_yet",
                    )
                )
    return tuple(found)
