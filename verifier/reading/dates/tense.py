"""Does the wording point ahead of the day of publication or behind it?"""

from __future__ import annotations

from functools import cache

from verifier.reading.dates.lexing import Lexed, Word
from verifier.words.tables import words_of

BACK = 14
"""So many words before an expression are looked at for a verb; the nearest one counts."""
AHEAD = 12
"""So many after it, where none stands before."""


@cache
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    return (
        words_of("date_words.toml", "tense", "future"),
        words_of("date_words.toml", "tense", "past"),
    )


def points_ahead(lexed: Lexed, start: int, end: int) -> bool | None:
    """True for "will meet on", False for "met on", ``None`` where no verb shows it."""
    words = lexed.words
    found = _first(words, range(start - 1, max(-1, start - BACK), -1))
    if found is None:
        found = _first(words, range(end, min(len(words), end + AHEAD)))
    return found


def _first(words: list[Word], places: range) -> bool | None:
    future, past = _cues()
    for place in places:
        text = words[place].text
        if text in ".!?;" or words[place].letter == "¶":
            if text == "." and place + 1 < len(words) and not words[place + 1].capital:
                continue
            return None
        if text in future:
            return True
        if text in past or (len(text) > 3 and text.endswith("ed")):
            return False
    return None
