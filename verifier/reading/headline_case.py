"""How would a headline stand in a sentence? "Storm Kills 12 In Port Selby" with small letters.

Capitals at every word hide the names from the reader and the verbs from the parser. Words that the
lexicon knows get small letters, unless the tables or what stands before them make them a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from verifier.words.bodies import bodies_by_name
from verifier.words.gazetteer import gazetteer
from verifier.words.lexicon import load_lexicon
from verifier.words.tables import load_table, words_of

TABLE = "headline_words.toml"

LONG_WORD = 4
"""Letters from which a word counts when capitals are counted: small words say nothing."""

CAPITALS_SHARE = 0.85
"""Share of the long words that are capitalised in a headline; in a sentence it is a third."""

ORDINARY_AT_LEAST = 2
"""So many ordinary words behind the first must be capitalised: a row of names has none."""

SEEN_AT_LEAST = 2
"""Occurrences in the lexicon's corpus that make a word ordinary: it lists names as well."""

LONGEST_NAME = 5
"""Words of the longest name that is looked for in the tables."""

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ENDINGS = (
    ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""),
    ("ing", "e"), ("ing", ""),
)  # fmt: skip


def sentence_case(text: str) -> str:
    """The text with small letters where only a headline has capitals; as long as it was."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    long = [text[start:end] for start, end in words if end - start >= LONG_WORD]
    capitals = sum(word[0].isupper() for word in long)
    if len(long) < LONG_WORD or capitals < CAPITALS_SHARE * len(long):
        return text
    shouted = all(word.isupper() for word in long)
    names = _names(text, words, shouted)
    ordinary = [
        (start, end)
        for number, (start, end) in enumerate(words)
        if number and number not in names and _is_ordinary(text[start:end], shouted)
    ]
    if sum(end - start >= LONG_WORD for start, end in ordinary) < ORDINARY_AT_LEAST:
        return text
    letters = list(text)
    for start, end in words if shouted else ():
        if end - start > LONG_WORD:
            letters[start:end] = _capitalised(text[start:end])
    for start, end in ordinary:
        letters[start:end] = _lowered(text[start:end])
    return "".join(letters)


def _capitalised(word: str) -> list[str]:
    """With a capital at its beginning and after each hyphen."""
    small = _lowered(word)
    return [
        letter if at == 0 or word[at - 1] in "-'" else small[at] for at, letter in enumerate(word)
    ]


def _lowered(word: str) -> list[str]:
    # a letter whose small form is two letters stays, so that offsets hold
    return [letter.lower() if len(letter.lower()) == 1 else letter for letter in word]


def _names(text: str, words: Sequence[tuple[int, int]], shouted: bool) -> frozenset[int]:
    """Numbers of the words that belong to a name of the tables, or follow a given name."""
    found: set[int] = set()
    given = words_of("titles.toml", "given_names")
    for number, (start, _) in enumerate(words):
        for length in range(min(LONGEST_NAME, len(words) - number), 0, -1):
            written = text[start : words[number + length - 1][1]]
            if _is_listed(written.title() if shouted else written):
                found |= set(range(number, number + length))
                break
        before = text[slice(*words[number - 1])].lower() if number else ""
        if before in given and not _is_small(text[slice(*words[number])].lower()):
            found.add(number)
    return frozenset(found)


def _is_listed(written: str) -> bool:
    tables = gazetteer()
    return written in bodies_by_name() or written in tables.by_name or written in tables.by_people


@lru_cache(maxsize=20_000)
def _is_ordinary(word: str, shouted: bool) -> bool:
    """Whether the word stands in the lexicon, in any of its forms; an acronym does not count."""
    if word.isupper() and not shouted and len(word) > 1:
        return False
    lowered = word.lower()
    if _is_small(lowered) or lowered in words_of(TABLE, "irregular", "words"):
        return True
    if not word[0].isupper() or len(lowered) < 3 or _is_of_the_calendar(lowered):
        return False
    forms = {lowered}
    for ending, instead in _ENDINGS:
        if lowered.endswith(ending) and len(lowered) - len(ending) >= 2:
            stem = lowered.removesuffix(ending) + instead
            forms |= {stem, stem[:-1] if stem[-2:-1] == stem[-1:] else stem}
    lexicon = load_lexicon()
    return any(
        lexicon.occurrences(form, pos) >= SEEN_AT_LEAST
        for form in forms
        for pos in ("NOUN", "VERB", "ADJ", "ADV")
    )


def _is_small(word: str) -> bool:
    return word in words_of(TABLE, "small", "words")


def _is_of_the_calendar(word: str) -> bool:
    return any(
        word in entry["words"]
        for kind in ("month", "weekday")
        for entry in load_table("months.toml").get(kind, {}).values()
    )
