"""From where and from when is a draft? Its own dateline says so: "IDLIB, Syria, 16 August 2019 -".

A dateline stands before the first sentence or on a line of its own above it. It asserts nothing,
but gives the sentences their day and their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.period import Granularity
from verifier.drafts.readers.manuscript import Manuscript, PassageKind
from verifier.language.datelines import is_dateline
from verifier.language.sentences import SentenceKind, split_sentences
from verifier.reading.dates import read_expressions
from verifier.reading.names import read_names
from verifier.reading.reading import Context, NameKind
from verifier.reading.spelling import plain

HEAD = 2_000
"""Characters of a draft in which a dateline is looked for."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; nothing where there is none."""

    written_on: date | None = None
    places: tuple[str, ...] = ()


def dateline_of(manuscript: Manuscript) -> Dateline:
    """The dateline at the head of a draft. A day without its year says nothing."""
    seen = 0
    for passage in manuscript.passages:
        head = passage.text[: HEAD - seen]
        seen += len(head)
        for piece in split_sentences(head):
            words = head[piece.start : piece.end]
            if piece.kind is SentenceKind.DATELINE or is_dateline(words):
                return _read(words)
        if seen >= HEAD or (passage.kind is PassageKind.PROSE and seen > HEAD // 4):
            break
    return Dateline()


def _read(words: str) -> Dateline:
    spelt = plain(words)
    days = [
        one.period.first
        for one in read_expressions(spelt, Context())
        if one.period is not None
        and one.period.granularity is Granularity.DAY
        and not one.period.inferred
    ]
    written = spelt.partition("(")[0].strip(" -–—.")
    first = written.split(",")[0].strip()
    # a place in capitals is read as it is usually written
    usual = first.title() if first.isupper() else first
    names = read_names(", ".join((usual, *written.split(",")[1:])), ())
    places = tuple(dict.fromkeys(n.canonical for n in names if n.kind is NameKind.PLACE))
    return Dateline(next(iter(days), None), places)
