"""Which sentences does a draft hold, where do they stand in its file, and under which heading?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verifier.drafts.marks import without_marks
from verifier.drafts.readers.manuscript import Manuscript, Passage, PassageKind
from verifier.language.datelines import is_dateline
from verifier.language.sentences import SentenceKind, split_sentences


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence or heading: its words without markup and line breaks, its place in the file."""

    words: str
    start: int
    end: int
    heading: bool = False
    under: str = ""
    """The heading that it stands under."""
    paragraph: tuple[int, int] = (0, 0)
    """Sentences with the same numbers stand in one paragraph."""
    page: int | None = None
    alone: bool = False
    """Whether it is one of a list of statements: nothing is carried to it from those before."""


READ = {SentenceKind.SENTENCE, SentenceKind.CAPTION, SentenceKind.HEADING}
"""Datelines and the furniture of a page assert nothing."""


def sentences_of(manuscript: Manuscript) -> Iterator[DraftSentence]:
    """The sentences of a draft, in its order; headings among them, marked as such."""
    under = ""
    for number, passage in enumerate(manuscript.passages):
        if passage.kind is PassageKind.STATEMENT:
            yield _statement(number, passage)
            continue
        text = without_marks(passage.text)
        for piece in split_sentences(text):
            if piece.kind not in READ or is_dateline(text[piece.start : piece.end]):
                continue
            heading = passage.kind is PassageKind.HEADING or piece.kind is SentenceKind.HEADING
            words = " ".join(text[piece.start : piece.end].split())
            start, end = passage.origin_span(piece.start, piece.end)
            yield DraftSentence(
                words, start, end, heading, under, (number, piece.paragraph), passage.page
            )
            if heading:
                under = words.strip("#*=–- ")


def _statement(number: int, passage: Passage) -> DraftSentence:
    """One of a list of statements, whole."""
    first = len(passage.text) - len(passage.text.lstrip())
    start, end = passage.origin_span(first, len(passage.text.rstrip()))
    words = " ".join(passage.text.split())
    return DraftSentence(words, start, end, paragraph=(number, 0), page=passage.page, alone=True)
