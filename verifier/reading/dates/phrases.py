"""Which days have a name, and which expressions only say now, lately or soon?"""

from __future__ import annotations

from collections.abc import Iterator

from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Holiday, Meaning, Vague
from verifier.reading.dates.vocabulary import Vocabulary

Phrase = tuple[int, int, Meaning]
"""First word, last word (excluded), meaning."""


def phrases(lexed: Lexed, known: Vocabulary) -> Iterator[Phrase]:
    """The phrases of the tables, the longest from each word, with what belongs to them."""
    words, starts = lexed.words, known.phrase_starts
    for place, letter in enumerate(lexed.letters):
        if letter not in starts:
            continue
        word = words[place]
        for phrase, meaning in known.phrases.get(word.text, ()):
            end = place + len(phrase)
            if tuple(w.text for w in words[place:end]) != phrase:
                continue
            kind, what = meaning.split(":")
            if kind == "vague":
                following = words[end] if end < len(words) else None
                if following is not None and (
                    following.letter in known.classes["COUNTED_TIME"] or following.text == "as"
                ):
                    break  # "in the past two years", "as soon as"
                yield place, end, Vague(what)
            elif word.capital or len(phrase) > 1 or len(word.text) > 5:
                yield _holiday(lexed, place, end, int(what))
            break


_SHIFTS = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}


def _holiday(lexed: Lexed, start: int, end: int, entry: int) -> Phrase:
    """A holiday with the year, "last" or "week" that stands beside it."""
    words, year, shift, around = lexed.words, None, None, ""
    if end < len(words) and words[end].text in ("week", "weekend"):
        around, end = words[end].text, end + 1
    if end < len(words) and words[end].letter == "y":
        year, end = words[end].number, end + 1
    elif end + 1 < len(words) and words[end].text in (",", "of") and words[end + 1].letter == "y":
        year, end = words[end + 1].number, end + 2
    elif start and words[start - 1].text in _SHIFTS:
        shift = _SHIFTS[words[start - 1].text]
        start -= 1
    return start, end, Holiday(entry, year, shift, around)
