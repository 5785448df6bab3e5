"""How is a plain text read? As it stands: one passage, in which the sentences are found later."""

from __future__ import annotations

from verifier.drafts.marks import without_marks
from verifier.drafts.readers.manuscript import Manuscript, Passage, unchanged
from verifier.language.datelines import is_dateline
from verifier.language.sentences import SentenceKind, split_sentences


def read_plain_text(text: str) -> Manuscript:
    """The whole text as one passage; its title is the heading that it begins with, if any."""
    if not text.strip():
        return Manuscript(text, ())
    return Manuscript(text, (Passage(text, unchanged(text)),), title=first_heading(text))


def first_heading(text: str) -> str:
    """The heading on the first line of ``text``, or ``""`` where a sentence stands there.

    A line without a full stop is a heading only above a text: alone it may be a whole statement.
    A dateline above the heading is not one.
    """
    text = without_marks(text[:HEAD])
    sentences = split_sentences(text)
    for place, sentence in enumerate(sentences):
        words = text[sentence.start : sentence.end]
        if sentence.kind is SentenceKind.DATELINE or is_dateline(words):
            continue
        below = sentences[place + 1 :]
        if not below or sentence.kind is not SentenceKind.HEADING:
            return ""
        return " ".join(words.strip("#*=– ").split())
    return ""


HEAD = 4_000
"""Characters that are looked at for the title."""
