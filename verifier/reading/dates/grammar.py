"""Which rules are there, and where do they fit a text? The registry of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from verifier.reading.dates import absolute, durations, parts, relative
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Holiday, Meaning, Vague
from verifier.reading.dates.patterns import Hit, Rule, compiled, literals
from verifier.reading.dates.vocabulary import Vocabulary, vocabulary

RULES: tuple[Rule, ...] = (*absolute.RULES, *relative.RULES, *durations.RULES)
"""Where two rules fit the same words, the longer wins, then the one that stands first."""


class Found(NamedTuple):
    """An expression of time: words ``start`` to ``end`` (without) and what they mean."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Grammar:
    """The vocabulary and the compiled rules."""

    known: Vocabulary
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]
    before: tuple[tuple[parts.Before, re.Pattern[str]], ...]
    after: tuple[tuple[parts.After, re.Pattern[str]], ...]


@cache
def grammar() -> Grammar:
    """The grammar of dates, compiled once."""
    written = [rule.pattern for rule in (*RULES, *parts.BEFORE, *parts.AFTER)]
    known = vocabulary(tuple(sorted({word for line in written for word in literals(line)})))
    return Grammar(
        known,
        tuple((rule, compiled(rule.pattern, known)) for rule in RULES),
        tuple((rule, compiled(rule.pattern, known)) for rule in parts.BEFORE),
        tuple((rule, compiled(rule.pattern, known)) for rule in parts.AFTER),
    )


def find(lexed: Lexed, rules: Grammar) -> list[Found]:
    """All expressions of time in the text, in their order, none over another."""
    fits: list[tuple[int, int, int, list[Found]]] = []
    letters = lexed.letters
    for order, (rule, pattern) in enumerate(rules.rules):
        for match in pattern.finditer(letters):
            meant = rule.means(Hit(lexed, match, rules.known))
            if meant is None:
                continue
            start, end = match.span()
            if isinstance(meant, (list, tuple)):
                if not meant:
                    continue
                found = [Found(*one) for one in meant]
                start, end = found[0].start, found[-1].end
            else:
                found = [Found(start, end, meant)]  # type: ignore[arg-type]
            fits.append((start, -end, order, found))
    for start, end, found_phrase in _phrases(lexed, rules.known):
        fits.append((start, -end, len(rules.rules), [found_phrase]))
    fits.sort(key=lambda fit: fit[:3])
    chosen: list[Found] = []
    free = 0
    for start, negative_end, _, found in fits:
        if start >= free:
            chosen += found
            free = -negative_end
    return [parts.widened(one, lexed, rules) for one in chosen] if chosen else chosen


def _phrases(lexed: Lexed, known: Vocabulary) -> Iterator[tuple[int, int, Found]]:
    words = lexed.words
    for place, word in enumerate(words):
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
                yield place, end, Found(place, end, Vague(what))
            elif word.capital or len(phrase) > 1 or len(word.text) > 5:
                found = _holiday(lexed, place, end, int(what), known)
                yield found.start, found.end, found
            break


_SHIFTS = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1}


def _holiday(lexed: Lexed, start: int, end: int, entry: int, known: Vocabulary) -> Found:
    """A holiday with the year, "last" or "week" that stands beside it."""
    words, year, shift, week = lexed.words, None, None, False
    if end < len(words) and words[end].text in ("week", "weekend"):
        week, end = True, end + 1
    if end < len(words) and words[end].letter == "y":
        year, end = words[end].number, end + 1
    elif end + 1 < len(words) and words[end].text in (",", "of") and words[end + 1].letter == "y":
        year, end = words[end + 1].number, end + 2
    elif start and words[start - 1].text in _SHIFTS:
        shift = _SHIFTS[words[start - 1].text]
        start -= 1
    return Found(start, end, Holiday(entry, year, shift, week))
