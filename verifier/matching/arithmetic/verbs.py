"""What does a verb do to the amount of what it counts? The classes of ``quantity_words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from verifier.words.tables import BadTable, load_table, words_of

TABLE = "quantity_words.toml"


class VerbClass(StrEnum):
    """What happens to the amount; the table says it class by class."""

    STATE = "state"
    GAIN = "gain"
    CREATE = "create"
    LOSS = "loss"
    GIVE = "give"
    TAKE = "take"
    PUT = "put"
    REMOVE = "remove"
    ARRIVE = "arrive"
    DEPART = "depart"
    OTHER = ""


@cache
def _classes() -> Mapping[str, VerbClass]:
    found: dict[str, VerbClass] = {}
    for name in load_table(TABLE)["verbs"]:
        for verb in words_of(TABLE, "verbs", name):
            if verb in found:
                raise BadTable(
                    f"verifier/words/{TABLE}: {verb!r} stands in both {found[verb].value!r} "
                    f"and {name!r}; a verb has one class."
                )
            found[verb] = VerbClass(name)
    return found


def class_of(lemma: str) -> VerbClass:
    """The class of a verb with its particle, or else of the verb alone."""
    classes = _classes()
    return classes.get(lemma) or classes.get(lemma.split(" ")[0], VerbClass.OTHER)


def is_known(lemma: str) -> bool:
    """Whether the table has exactly this verb, particle and all."""
    return lemma in _classes()


def may_come_first(lemma: str) -> bool:
    """Whether what is gained may be all there is: "picked 7 plums"."""
    first = words_of(TABLE, "first", "verbs")
    return lemma in first or lemma.split(" ")[0] in first
