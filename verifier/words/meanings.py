"""Which words say little, and which exclude each other? Look-ups over two tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import permutations
from types import MappingProxyType

from verifier.words.tables import BadTable, load_table, words_of

CLASSES = ("VERB", "NOUN", "ADJ", "ADV", "ADP")


def is_light(lemma: str, pos: str) -> bool:
    """Whether the word could stand in almost any sentence ("make", "people")."""
    return pos in ("VERB", "NOUN", "ADJ", "ADV") and lemma in words_of(
        "light_words.toml", "light", pos
    )


def only_holds(lemma: str, *, content: bool) -> bool:
    """Whether the noun only holds the content that follows, or says what sort a place is."""
    return lemma in words_of(
        "light_words.toml", "holders", "with_content" if content else "with_name"
    )


def are_exchangeable(a: str, b: str, pos: str) -> bool:
    """Whether news uses the two lemmas of that part of speech for one another."""
    ours = groups_of(a, pos)
    return bool(ours) and not ours.isdisjoint(groups_of(b, pos))


def groups_of(lemma: str, pos: str) -> frozenset[int]:
    """Numbers of the groups of exchangeable words in which a lemma stands."""
    return _groups().get((lemma, pos), frozenset())


def opposites_of(lemma: str, pos: str) -> frozenset[str]:
    """The lemmas of its part of speech that the table sets against it."""
    return _opposites_by_word().get((lemma, pos), frozenset())


def are_opposites(a: str, b: str, pos: str) -> bool:
    """Whether the two lemmas of that part of speech cannot both be said of one matter."""
    return (a, b) in _opposites().get(pos, frozenset())


def is_change_verb(lemma: str) -> bool:
    """Whether the verb says that something grew or shrank (the first pair of the opposites)."""
    first = load_table("opposites.toml")["pair"][0]
    return lemma in first["a"] or lemma in first["b"]


@cache
def _groups() -> Mapping[tuple[str, str], frozenset[int]]:
    """Numbers of the groups that each (lemma, part of speech) stands in."""
    found: dict[tuple[str, str], set[int]] = {}
    for number, entry in enumerate(load_table("news_synonyms.toml")["group"], 1):
        if entry.get("pos") not in CLASSES or len(entry.get("words", ())) < 2:
            raise BadTable(
                f"verifier/words/news_synonyms.toml: group {number} needs pos (one of "
                f"{', '.join(CLASSES)}) and two words or more."
            )
        for word in entry["words"]:
            found.setdefault((word, entry["pos"]), set()).add(number)
    return MappingProxyType({key: frozenset(numbers) for key, numbers in found.items()})


@cache
def _opposites_by_word() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for pos, pairs in _opposites().items():
        for one, other in pairs:
            found.setdefault((one, pos), set()).add(other)
    return MappingProxyType({key: frozenset(words) for key, words in found.items()})


@cache
def _opposites() -> Mapping[str, frozenset[tuple[str, str]]]:
    by_class: dict[str, set[tuple[str, str]]] = {pos: set() for pos in CLASSES}
    for number, entry in enumerate(load_table("opposites.toml")["pair"], 1):
        if entry.get("pos") not in CLASSES or not entry.get("a") or not entry.get("b"):
            raise BadTable(
                f"verifier/words/opposites.toml: pair {number} needs pos (one of "
                f"{', '.join(CLASSES)}), a and b."
            )
        for a in entry["a"]:
            for b in entry["b"]:
                by_class[entry["pos"]] |= {(a, b), (b, a)}
    for number, entry in enumerate(load_table("opposites.toml").get("exclusive", ()), 1):
        if entry.get("pos") not in CLASSES or len(entry.get("words", ())) < 2:
            raise BadTable(
                f"verifier/words/opposites.toml: exclusive {number} needs pos (one of "
                f"{', '.join(CLASSES)}) and two words or more."
            )
        by_class[entry["pos"]] |= set(permutations(entry["words"], 2))
    return MappingProxyType({pos: frozenset(pairs) for pos, pairs in by_class.items()})
