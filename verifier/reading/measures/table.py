"""Which words speak of the same measure? ``measures.toml``, checked and indexed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from verifier.words.tables import BadTable, load_table, words_of

TABLE = "measures.toml"


@dataclass(frozen=True, slots=True)
class State:
    """Something that is said of those counted."""

    key: str
    counts: str = ""
    """The class that is counted where none is named."""
    within: str = ""
    """Key of a wider state."""
    people_only: bool = False
    """Whether its words mean something else of things ("two albums were released")."""


@dataclass(frozen=True, slots=True)
class CountedClass:
    """A class of things, with the wider one and those that exclude it."""

    name: str
    within: str = ""
    excludes: frozenset[str] = frozenset()
    general: frozenset[str] = frozenset()
    """Words as wide as the class, where others name only a part of it."""
    mixed: bool = False
    """Whether two classes within this one may have members in common."""


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """All states and classes by the lemmas that name them."""

    states: Mapping[str, State]
    done: Mapping[str, State]
    does: Mapping[str, State]
    with_object: Mapping[tuple[str, str], State]
    nouns: Mapping[str, State]
    persons: Mapping[str, State]
    adjectives: Mapping[str, State]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], State], ...]]
    """By first word, longest first."""
    classes: Mapping[str, CountedClass]
    class_of: Mapping[str, CountedClass]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)


LISTS = (
    "idle_verbs",
    "measure_verbs",
    "number_nouns",
    "idle_modifiers",
    "life_verbs",
    "case_modifiers",
    "diseases",
    "measuring_verbs",
)


@cache
def measure_table() -> MeasureTable:
    """The checked table.

    Raises :class:`~verifier.words.tables.BadTable`.
    """
    entries = load_table(TABLE)
    states = {
        _text(entry, "key", "state", number): State(
            entry["key"],
            entry.get("counts", ""),
            entry.get("within", ""),
            bool(entry.get("people_only")),
        )
        for number, entry in enumerate(entries["state"], 1)
    }
    indexes: dict[str, dict[Any, State]] = {
        name: {}
        for name in ("done", "does", "with_object", "nouns", "persons", "adjectives", "phrases")
    }
    for entry in entries["state"]:
        state = states[entry["key"]]
        if state.within and state.within not in states:
            raise BadTable(
                f"verifier/words/{TABLE}: state {state.key!r} is within {state.within!r}, "
                "which is no state."
            )
        for name, index in indexes.items():
            for word in entry.get(name, ()):
                key = tuple(word.split()) if name in ("with_object", "phrases") else word
                if index.setdefault(key, state) != state:
                    raise BadTable(
                        f"verifier/words/{TABLE}: {word!r} stands in {name} of "
                        f"{index[key].key!r} and of {state.key!r}."
                    )
    classes, class_of = _classes(entries["class"])
    phrases: dict[str, list[tuple[tuple[str, ...], State]]] = {}
    for words, state in indexes["phrases"].items():
        phrases.setdefault(words[0], []).append((words, state))
    return MeasureTable(
        states=states,
        done=indexes["done"],
        does=indexes["does"],
        with_object=indexes["with_object"],
        nouns=indexes["nouns"],
        persons=indexes["persons"],
        adjectives=indexes["adjectives"],
        phrases={
            first: tuple(sorted(found, key=lambda p: -len(p[0])))
            for first, found in phrases.items()
        },
        classes=classes,
        class_of=class_of,
        lists={name: words_of(TABLE, name) for name in LISTS},
    )


def _classes(
    entries: list[Mapping[str, Any]],
) -> tuple[dict[str, CountedClass], dict[str, CountedClass]]:
    classes: dict[str, CountedClass] = {}
    class_of: dict[str, CountedClass] = {}
    for number, entry in enumerate(entries, 1):
        name = _text(entry, "name", "class", number)
        counted = CountedClass(
            name,
            entry.get("within", ""),
            frozenset(entry.get("excludes", ())),
            frozenset(entry.get("general", ())),
            bool(entry.get("mixed")),
        )
        classes[name] = counted
        for word in entry["words"]:
            if word in class_of:
                raise BadTable(
                    f"verifier/words/{TABLE}: {word!r} is in the classes "
                    f"{class_of[word].name!r} and {name!r}."
                )
            class_of[word] = counted
    for counted in classes.values():
        for other in {counted.within, *counted.excludes} - {""}:
            if other not in classes:
                raise BadTable(
                    f"verifier/words/{TABLE}: class {counted.name!r} names {other!r}, "
                    "which is no class."
                )
    return classes, class_of


def _text(entry: Mapping[str, Any], key: str, kind: str, number: int) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise BadTable(f"verifier/words/{TABLE}: [[{kind}]] number {number} needs {key!r}.")
    return value
