"""Which measure does a word speak of? "died", "fatalities" and "slain" all speak of the killed."""

from __future__ import annotations

from functools import cache

from verifier.reading.measure_table import measure_table


def state_of_word(lemma: str) -> str:
    """Key of the state that the word puts those into of whom it is said, or ""."""
    return _states_by_word().get(lemma, "")


@cache
def _states_by_word() -> dict[str, str]:
    table = measure_table()
    indexes = (table.adjectives, table.nouns, table.does, table.done)
    return {word: state.key for index in indexes for word, state in index.items()}
