"""Which words write a number? The table ``number_words.toml``, checked and put in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from verifier.words.tables import BadTable, load_table

TABLE = "number_words.toml"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words by what they do. All keys are lower case."""

    cardinals: Mapping[str, int]
    """0 to 19."""
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    """Magnitudes that are written at the digits: "bn"."""
    money_only: frozenset[str]
    groups: Mapping[str, int]
    """Nouns of a fixed number: "dozen"."""
    fractions: Mapping[str, int]
    """Denominators."""
    glyphs: Mapping[str, tuple[int, int]]
    """Numerator and denominator."""
    vague: Mapping[str, tuple[int, int]]
    """The least number, and the number where the next larger word begins."""
    few: frozenset[str]
    first: frozenset[str]
    """Every word with which a number in words can begin."""


@cache
def number_words() -> NumberWords:
    """The checked table.

    Raises :class:`~verifier.words.tables.BadTable`.
    """
    cardinals, tens = _numbers("cardinals", least=0), _numbers("tens")
    magnitudes, groups = _numbers("magnitudes"), _numbers("groups")
    fractions, vague = _numbers("fractions"), _pairs("vague")
    few = frozenset(_section("few")["words"])
    return NumberWords(
        cardinals=cardinals,
        tens=tens,
        magnitudes=magnitudes,
        suffixes=_numbers("suffixes"),
        money_only=frozenset(_section("money_only")["suffixes"]),
        groups=groups,
        fractions=fractions,
        glyphs=_pairs("glyphs"),
        vague=vague,
        few=few,
        first=frozenset(
            {*cardinals, *tens, *fractions, *vague, *few, *magnitudes, "a", "an", "tens"}
        ),
    )


def _section(name: str) -> Mapping[str, Any]:
    section = load_table(TABLE).get(name)
    if not isinstance(section, Mapping):
        raise BadTable(f"verifier/words/{TABLE} has no section [{name}].")
    return section


def _numbers(name: str, least: int = 1) -> Mapping[str, int]:
    section = _section(name)
    for word, value in section.items():
        if word != word.lower() or not isinstance(value, int) or value < least:
            raise BadTable(
                f"verifier/words/{TABLE}: {word!r} in [{name}] must be a lower-case word "
                f"with a whole number from {least}."
            )
    return section


def _pairs(name: str) -> Mapping[str, tuple[int, int]]:
    pairs: dict[str, tuple[int, int]] = {}
    for word, value in _section(name).items():
        if not (isinstance(value, list) and len(value) == 2 and value[0] < value[1]):
            raise BadTable(
                f"verifier/words/{TABLE}: {word!r} in [{name}] must be a pair, smaller first."
            )
        pairs[word] = (int(value[0]), int(value[1]))
    return pairs
