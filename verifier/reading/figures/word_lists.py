"""Which words are on a list of a table? Each list is checked and made a set once."""

from __future__ import annotations

from functools import cache

from verifier.words.tables import words_of


@cache
def word_list(table: str, *path: str) -> frozenset[str]:
    """The list at ``path`` in ``verifier/words/TABLE``.

    Raises :class:`~verifier.words.tables.BadTable`.
    """
    return words_of(table, *path)
