"""Which rules are there, and where do they fit a text? The registry of patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from verifier.reading.dates import absolute, counted, durations, parts, relative, years
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Meaning
from verifier.reading.dates.patterns import Hit, Rule, compiled, literals, needed
from verifier.reading.dates.phrases import phrases
from verifier.reading.dates.vocabulary import Vocabulary, vocabulary

RULES: tuple[Rule, ...] = (
    *absolute.RULES,
    *years.RULES,
    *relative.RULES,
    *counted.RULES,
    *durations.RULES,
)
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
    rules: tuple[tuple[Rule, re.Pattern[str], frozenset[str]], ...]
    """Each with the letters that :func:`~verifier.reading.dates.patterns.needed` gives."""
    before: tuple[tuple[parts.Before, re.Pattern[str]], ...]
    after: tuple[tuple[parts.After, re.Pattern[str]], ...]


@cache
def grammar() -> Grammar:
    """The grammar of dates, compiled once."""
    written = [rule.pattern for rule in RULES]
    written += [rule.pattern for rule in parts.BEFORE] + [rule.pattern for rule in parts.AFTER]
    known = vocabulary(tuple(sorted({word for line in written for word in literals(line)})))
    return Grammar(
        known,
        tuple((rule, compiled(rule.pattern, known), needed(rule.pattern, known)) for rule in RULES),
        tuple((rule, compiled(rule.pattern, known)) for rule in parts.BEFORE),
        tuple((rule, compiled(rule.pattern, known)) for rule in parts.AFTER),
    )


def find(lexed: Lexed, rules: Grammar) -> list[Found]:
    """All expressions of time in the text, in their order, none over another."""
    fits: list[tuple[int, int, int, list[Found]]] = []
    letters = lexed.letters
    present = frozenset(letters)
    for order, (rule, pattern, needs) in enumerate(rules.rules):
        if needs and needs.isdisjoint(present):
            continue
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
    for start, end, meaning in phrases(lexed, rules.known):
        fits.append((start, -end, len(rules.rules), [Found(start, end, meaning)]))
    fits.sort(key=lambda fit: fit[:3])
    chosen: list[Found] = []
    free = 0
    for start, negative_end, _, found in fits:
        if start >= free:
            chosen += found
            free = -negative_end
    return [parts.widened(one, lexed, rules) for one in chosen] if chosen else chosen
