"""Which verb is said with two words? "Turned down" rejects, "took part" participates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from verifier.reading.predicates import OBJECTS
from verifier.reading.reading import Token
from verifier.words.tables import load_table

TABLE = "phrasal_verbs.toml"


def phrased(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, where a verb of two words has the lemma of the one that says the same."""
    found: dict[int, str] = {}
    for token in tokens:
        governor = tokens[token.head]
        if governor.pos != "VERB":
            continue
        # the tagger takes some particles for adverbs: "the ferry went down"
        if token.dep == "prt" or (token.dep == "advmod" and token.pos in ("ADV", "ADP")):
            kind = "particle"
        elif token.dep in OBJECTS:
            kind = "object"
        else:
            continue
        said = _table(kind).get(f"{governor.lemma} {token.lemma}")
        if said is not None:
            found[token.head] = said
    if not found:
        return tuple(tokens)
    return tuple(
        replace(token, lemma=found[i]) if i in found else token for i, token in enumerate(tokens)
    )


@cache
def _table(kind: str) -> Mapping[str, str]:
    return MappingProxyType(dict(load_table(TABLE)[kind]))
