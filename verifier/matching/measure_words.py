"""Which measure does a word speak of? "died", "fatalities" and "slain" all speak of the killed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verifier.reading.measures.table import measure_table


def state_of_word(lemma: str) -> str:
    """Key of the state that the word puts those into of whom it is said, or ""."""
    return _states_by_word().get(lemma, "")


def words_of_state(state: str) -> frozenset[str]:
    """Every lemma that takes part in saying the state: of "living there" also "home" and "host"."""
    return _words_by_state().get(state, frozenset())


@cache
def _states_by_word() -> Mapping[str, str]:
    table = measure_table()
    indexes = (table.adjectives, table.nouns, table.does, table.done)
    return MappingProxyType({word: state.key for index in indexes for word, state in index.items()})


@cache
def _words_by_state() -> Mapping[str, frozenset[str]]:
    table = measure_table()
    found: dict[str, set[str]] = {key: set() for key in table.states}
    for index in (table.adjectives, table.nouns, table.does, table.done):
        for word, state in index.items():
            found[state.key] |= {word, *word.split()}
    for pair, state in table.with_object.items():
        found[state.key] |= set(pair)
    for phrases in table.phrases.values():
        for words, state in phrases:
            found[state.key] |= set(words)
    found["killed"] |= {"life", *table.lists["life_verbs"]}
    return MappingProxyType({key: frozenset(words) for key, words in found.items()})
