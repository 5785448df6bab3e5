"""How much weighs what, and from which share on? The table ``weights.toml``, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from verifier.words.tables import BadTable, load_table

TABLE = "weights.toml"
"""Beside the vocabulary; its first lines say what each number means."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Numbers from 0 to 1, but for ``words``, of which a name carries more than 1."""

    all_of_it: float
    """From this share of a statement's weight on, the claim says all that the statement says."""
    most_of_it: float
    """From here the claim speaks of the same matter; below, of another."""
    nearest: float
    """From here a claim is worth showing as the nearest one."""
    words: Mapping[str, float]
    """What a word of a class (``NOUN`` ...) carries; other classes carry nothing."""
    modifier_share: float
    """The part of its weight that a word keeps that only narrows the next one."""
    light: float
    """What a word carries that could stand in any sentence; what carries more is a main word."""
    unmet_light: float
    """What such a word costs when it is not met."""
    place: float
    """What the name of a place carries."""
    meetings: Mapping[str, float]
    """How much of a word is met by which kind of meeting."""
    matter: float
    """From this share of a statement's weight on, the entailment model is asked about a claim."""
    follows: float
    """From this probability on, the statement follows from the claim."""
    excludes: float
    """From this probability on, the claim excludes the statement."""


def weights_of(table: Mapping[str, Any]) -> Weights:
    """The table as values; raises :class:`~verifier.words.tables.BadTable` where it is wrong."""
    shares, lessened, entailment = (
        _numbers(table, name) for name in ("shares", "lessened", "entailment")
    )
    try:
        found = Weights(
            words=_numbers(table, "words", most=10.0),
            meetings=_numbers(table, "meetings"),
            **shares,
            **lessened,
            **entailment,
        )
    except TypeError as error:
        raise BadTable(f"verifier/words/{TABLE} has not the numbers it needs: {error}.") from None
    if found.place > found.light:
        raise BadTable(f"verifier/words/{TABLE}: a place may not carry more than a light word.")
    return found


def _numbers(table: Mapping[str, Any], name: str, most: float = 1.0) -> Mapping[str, float]:
    found = table.get(name)
    if not isinstance(found, Mapping):
        raise BadTable(f"verifier/words/{TABLE} has no table [{name}].")
    for key, number in found.items():
        if not isinstance(number, int | float) or not 0 <= number <= most:
            raise BadTable(
                f"verifier/words/{TABLE}: {key} of [{name}] must be a number from 0 to {most:g}."
            )
    return MappingProxyType({key: float(number) for key, number in found.items()})


WEIGHTS = weights_of(load_table(TABLE))
