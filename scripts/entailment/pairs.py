"""What is a training pair, and which rows of which sets become one?

The sets, their licences and what is left out stand in ``training.toml``. Rows which also stand in a
set that measures are dropped, whatever their licence.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLLOWS, EXCLUDES, NEITHER, NOT_FOLLOWS = 0, 1, 2, 3
"""The labels; the last one is of two-way sets, whose negative mixes the second and the third."""

OF_WORD = {
    "supported": FOLLOWS,
    "contradicted": EXCLUDES,
    "unverified": NEITHER,
    "not_supported": NOT_FOLLOWS,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise, a hypothesis, the label and the name of the set."""

    premise: str
    hypothesis: str
    label: int
    origin: str


def recipe() -> Mapping[str, Any]:
    """The table of sets and hyper-parameters."""
    with (Path(__file__).parent / "training.toml").open("rb") as file:
        return tomllib.load(file)


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_BRACKET = re.compile("|".join(re.escape(one) for one in _BRACKETS))


def plain(text: str) -> str:
    """The text without the bracket signs and the spaced punctuation of tree banks."""
    text = _BRACKET.sub(lambda met: _BRACKETS[met[0]], text)
    text = re.sub(r" (?=[.,;:!?%)\]]|n't\b|'s\b|'re\b|'ve\b|'ll\b)", "", text)
    text = re.sub(r"(?<=[(\[$]) ", "", text)
    return re.sub(r"\s+", " ", text).strip()


def pair_of(row: Mapping[str, Any], origin: str) -> Pair:
    """The pair of a row; the sentences of the evidence are joined."""
    table = row.get("evidence_kind") == "table_rows"
    premise = ("; " if table else " ").join(str(one) for one in row["evidence"])
    return Pair(plain(premise), plain(row["claim"]), OF_WORD[row["label"]], origin)


def trained_sets(data: Path, table: Mapping[str, Any]) -> dict[str, list[Pair]]:
    """The pairs of every set that is trained on, by its name, less those that also measure.

    Raises
    FileNotFoundError where a set does not lie in the folder.
    """
    claims, premises = _measured(data, table["training"]["measured"])
    found: dict[str, list[Pair]] = {}
    for one in table["set"]:
        pairs = [pair_of(row, one["name"]) for row in read_rows(data / one["file"])]
        found[one["name"]] = [
            pair
            for pair in dict.fromkeys(pairs)
            if _letters(pair.hypothesis) not in claims and _letters(pair.premise) not in premises
        ]
    return found


def _measured(data: Path, files: Iterable[str]) -> tuple[set[str], set[str]]:
    """The letters of all claims and of all evidence that measure."""
    claims: set[str] = set()
    premises: set[str] = set()
    for name in files:
        for row in read_rows(data / name):
            pair = pair_of(row, name)
            claims.add(_letters(pair.hypothesis))
            premises.add(_letters(pair.premise))
    return claims, premises


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
