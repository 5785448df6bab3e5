"""Is it a column, in which the writer gives an opinion of his own?"""

from __future__ import annotations

from collections.abc import Iterable

from verifier.extraction.article import Told
from verifier.extraction.clause_parts import SUBJECT
from verifier.reading.attribution.quotations import quotations
from verifier.reading.reading import Reading
from verifier.reading.spelling import plain

WRITER = ("i", "me", "my", "myself")
READER = ("you", "your")

WRITER_AT_LEAST = 2
"""Sentences in which the writer must speak of himself: a single one may be a quotation that has
lost its marks."""

READER_AT_LEAST = 4
"""Sentences that must speak to the reader: advice does so all the time, news never."""


def is_column(told: Iterable[Told]) -> bool:
    """Whether the writer speaks of himself, or to the reader, again and again.

    What a column says in its own voice without a figure or a day is no claim of its publisher.
    """
    writer = reader = 0
    for one in told:
        words = _own_words(one.reading)
        writer += any(word in WRITER for word in words)
        reader += any(word in READER for word in words)
    return writer >= WRITER_AT_LEAST or reader >= READER_AT_LEAST


def _own_words(reading: Reading) -> list[str]:
    """The pronouns that stand neither in quotation marks nor in what somebody says."""
    said = [part for a in reading.attributions for part in a.content]
    said += quotations(plain(reading.text))
    return [
        token.text.lower()
        for token in reading.tokens
        if (token.tag in ("PRP", "PRP$"))
        and (token.text != "you" or token.dep in SUBJECT)
        and not any(part.start <= token.start < part.end for part in said)
    ]
