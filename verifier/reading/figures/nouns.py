"""Does a thing that can be counted follow? A guess from the look of the words, without a parse."""

from __future__ import annotations

from functools import cache

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.word_lists import word_list
from verifier.words.tables import load_table

TABLE = "nouns.toml"
LONGEST_PHRASE = 6
"""Words of a counted noun phrase that are looked at without a parse."""


def _stops() -> frozenset[str]:
    return word_list(TABLE, "stops")


@cache
def _irregular() -> dict[str, str]:
    return dict(load_table(TABLE)["irregular"])


def _singular_in_s() -> frozenset[str]:
    return word_list(TABLE, "singular_in_s")


def is_irregular(word: str) -> bool:
    """Whether the lower-case word is a plural that the table of irregular ones lists."""
    return word in _irregular()


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    if word in _irregular():
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _singular_in_s()
        and word not in _stops()
    )


def singular(word: str) -> str:
    """The singular of a lower-case noun: "civilians" -> "civilian", "children" -> "child"."""
    if word in _irregular():
        return _irregular()[word]
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def phrase_after(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """The counted noun phrase that begins at ``index``: its first lexeme and the one after it.

    It ends with the first plural; a phrase without one is only a guess and is left to the parse.
    """
    end = index
    while end < len(lexemes) and end - index < LONGEST_PHRASE:
        word = lexemes.words[end]
        if word == "-" and lexemes.joined(end):
            end += 1
            continue
        if not word[0].isalpha() or word in _stops():
            break
        end += 1
        if (is_plural(word) or word == "ups") and not (
            lexemes.word(end) == "-" and lexemes.joined(end)
        ):
            return index, end
    return None
