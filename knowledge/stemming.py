"""Which terms does a text hold? The same answer for the index, for the tail and for a query."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

LONGEST_TERM = 40
"""Characters; longer runs are addresses and encoded data, which nobody asks for by the letter."""

MOST_TERMS = 200
"""Terms of one query. A sentence has about twenty, with all its synonyms below a hundred; a pasted
page would make the search slow without making it better, so its lightest terms go."""


def analyser() -> TextAnalyzer:
    """Words in lower case without accents, reduced to their English stem (Snowball)."""
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(LONGEST_TERM))
        .filter(Filter.lowercase())
        .filter(Filter.ascii_fold())
        .filter(Filter.stemmer("english"))
        .build()
    )


@cache
def _shared() -> TextAnalyzer:
    return analyser()


def terms(text: str) -> list[str]:
    """The stemmed terms of a text, in order, with repetitions."""
    found: list[str] = _shared().analyze(text)
    return found


def weighted_terms(words: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The terms of a query. A term that several words share takes the greatest of their weights."""
    weights: dict[str, float] = {}
    for word, weight in words:
        if 0 < weight < math.inf:
            for term in terms(word):
                weights[term] = max(weight, weights.get(term, 0.0))
    if len(weights) > MOST_TERMS:
        heaviest = sorted(weights.items(), key=lambda item: -item[1])[:MOST_TERMS]
        weights = dict(heaviest)
    return weights
