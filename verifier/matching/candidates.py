"""Which few claims are worth comparing? The query that a statement puts to the knowledge base."""

from __future__ import annotations

from knowledge.base import Query
from verifier.reading.reading import Reading
from verifier.words.meanings import is_light

WORD_WEIGHT = {"PROPN": 2.0, "NOUN": 1.0, "VERB": 1.0, "ADJ": 0.8, "NUM": 0.8, "ADV": 0.4}
"""What a word of that class counts in the search. A name is rare and says most of the matter."""

LIGHT_WORD_WEIGHT = 0.3
FIGURE_WEIGHT = 0.7
"""A figure helps to find its claim, but one with another figure must be found as well."""

CANDIDATES = 30
"""So many claims are compared: recall at 20 and at 100 differ by a few per cent in the index."""


def query_for(reading: Reading, limit: int = CANDIDATES) -> Query:
    """The words of a statement, names and aliases first, each with its weight in the search."""
    weights: dict[str, float] = {}

    def want(word: str, weight: float) -> None:
        if any(c.isalnum() for c in word):
            weights[word.lower()] = max(weight, weights.get(word.lower(), 0.0))

    for token in reading.tokens:
        if token.pos in WORD_WEIGHT:
            light = is_light(token.lemma, token.pos)
            want(token.text, LIGHT_WORD_WEIGHT if light else WORD_WEIGHT[token.pos])
    for name in reading.names:
        for word in name.canonical.replace(";", " ").split():
            want(word, WORD_WEIGHT["PROPN"] / 2)
    for figure in reading.figures:
        if figure.value is not None:
            want(f"{figure.value:g}", FIGURE_WEIGHT)
        if figure.counted.state:
            for word in figure.counted.state.split():
                want(word, WORD_WEIGHT["VERB"])
    return Query(words=tuple(weights.items()), limit=limit)
