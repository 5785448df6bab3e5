"""Is it a column, in which the writer gives an opinion of his own?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from verifier.extraction.article import Told
from verifier.extraction.clause_parts import SUBJECT
from verifier.reading.attribution.quotations import quotations
from verifier.reading.reading import NameKind, Reading
from verifier.reading.spelling import plain

US = ("we", "us", "our")
US_AT_LEAST = 3
"""Sentences in which the writer must speak for his readers, too."""

WRITER = ("i", "me", "my", "myself")
READER = ("you", "your")

WRITER_AT_LEAST = 2
"""Sentences in which the writer must speak of himself: a single one may be a quotation that has
lost its marks."""

LAST_SENTENCES = 4
"""Where a newspaper tells who wrote the column."""

READER_AT_LEAST = 4
"""Sentences that must speak to the reader: advice does so all the time, news never."""


def is_column(told: Iterable[Told]) -> bool:
    """Whether the writer speaks of himself, or to the reader, again and again.

    What a column says in its own voice without a figure or a day is no claim of its publisher.
    """
    sentences = list(told)
    writer = reader = us = 0
    for one in sentences:
        words = _own_words(one.reading)
        writer += any(word in WRITER for word in words)
        reader += any(word in READER for word in words)
        us += any(word in US for word in words)
    counted = ((writer, WRITER_AT_LEAST), (reader, READER_AT_LEAST), (us, US_AT_LEAST))
    return any(found >= least for found, least in counted) or _tells_of_its_writer(sentences)


def _tells_of_its_writer(told: Sequence[Told]) -> bool:
    """Whether the last sentences introduce somebody: "Ana Ruiz is a historian in Narvik."."""
    for number in range(max(1, len(told) - LAST_SENTENCES), len(told)):
        reading = told[number].reading
        known = {n.canonical for one in told[:number] for n in one.reading.names}
        for token in reading.tokens:
            governor = reading.tokens[token.head]
            if token.dep != "nsubj" or governor.dep != "ROOT" or governor.text.lower() != "is":
                continue
            named = [n for n in reading.names if n.start <= token.start < n.end]
            what = [t for t in reading.tokens if t.head == token.head and t.dep == "attr"]
            if what and any(
                n.kind is NameKind.PERSON and n.start < 3 and n.canonical not in known
                for n in named
            ):
                return True
    return False


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
