"""Of which kind is a thing that a noun names, and can it be of another kind as well?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from verifier.words.lexicon import Lexicon
from verifier.words.tables import BadTable, load_table

TABLE = "kinds.toml"
STEPS_UP = 12
"""So many steps lead at most from a noun to the most general one above it."""


def kinds_of(lemma: str, lexicon: Lexicon) -> frozenset[str]:
    """Keys of the kinds to which a common noun may belong; empty where the tables know none."""
    listed, roots = _listed(), _roots()
    found = set(listed.get(lemma, ()))
    if not found:
        above = {lemma, *lexicon.hypernyms(lemma, "NOUN", STEPS_UP)}
        found = {key for root, key in roots.items() if root in above}
    return frozenset(found)


def exclude_each_other(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether nothing can be both what the first noun and what the second one names."""
    ours, theirs = kinds_of(one, lexicon), kinds_of(other, lexicon)
    if not ours or not theirs:
        return False
    return not any(a == b or b in _also(a) or a in _also(b) for a in ours for b in theirs)


@cache
def _also(key: str) -> frozenset[str]:
    return next(frozenset(kind["may_also_be"]) for kind in _table() if kind["key"] == key)


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for kind in _table():
        for word in kind["words"]:
            found[word] = (*found.get(word, ()), kind["key"])
    return MappingProxyType(found)


@cache
def _roots() -> Mapping[str, str]:
    return MappingProxyType({root: kind["key"] for kind in _table() for root in kind["roots"]})


@cache
def _table() -> tuple[Mapping[str, Any], ...]:
    kinds = tuple(load_table(TABLE)["kind"])
    for number, kind in enumerate(kinds, 1):
        if set(kind) != {"key", "roots", "words", "may_also_be"}:
            raise BadTable(
                f"verifier/words/{TABLE}: kind {number} needs key, roots, words and may_also_be."
            )
    return kinds
