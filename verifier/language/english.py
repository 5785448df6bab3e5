"""Is a text English? Told from its script and its small words, before anything is parsed.

Only a clear case is refused: most letters in another script, or small words of one other language
that far outnumber the English ones. A short English headline without any small word passes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from verifier.words.tables import load_table, words_of

TABLE = "function_words.toml"

CHARACTERS_LOOKED_AT = 20_000
"""A language shows within a page; a longer text is not read twice for it."""

FOREIGN_WORDS_NEEDED = 2
"""Small words of another language that a text must hold: a foreign name often has one."""

FOREIGN_SHARE_NEEDED = 1 / 6
"""Their share of all words: a long English text may quote a foreign sentence."""

_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str) -> str:
    """Name of the language or script that the text is in, or ``""`` where it may be English.

    The answer can stand in a sentence: "French", "another script than English".
    """
    words = _WORD.findall(text[:CHARACTERS_LOOKED_AT])
    letters = sum(len(word) for word in words)
    latin = sum(_is_latin(letter) for word in words for letter in word)
    if letters and latin * 2 < letters:
        return "another script than English"
    small = Counter(_outside_names(words))
    english = _count(small, words_of(TABLE, "english", "words"))
    foreign, language = max(
        (_count(small, words_of(TABLE, "foreign", name)), str(name))
        for name in load_table(TABLE)["foreign"]
    )
    enough = max(FOREIGN_WORDS_NEEDED, FOREIGN_SHARE_NEEDED * len(words), 2 * english)
    return language if foreign >= enough else ""


def _outside_names(words: list[str]) -> Iterator[str]:
    """The words in lower case without names ("La Paz") and their particles ("de la Renta")."""
    particles = words_of(TABLE, "names", "particles")
    before_name = False
    for n, word in reversed(list(enumerate(words))):
        capital = not word[0].islower()
        if not (before_name and word.lower() in particles) and (n == 0 or not capital):
            yield word.lower()
            before_name = False
        else:
            before_name = True


def _count(words: Counter[str], table: frozenset[str]) -> int:
    return sum(count for word, count in words.items() if word in table)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
