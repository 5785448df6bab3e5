"""Which sentences of a draft are new or changed against an earlier version of it?"""

from __future__ import annotations

from collections.abc import Iterable

from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.sameness import bare_words
from verifier.drafts.sentences import DraftSentence, sentences_of


def changed_since(base: Manuscript, now: Manuscript) -> frozenset[int]:
    """The numbers of the sentences of ``now`` (as ``sentences_of`` gives them) that ``base`` lacks.

    Words decide, not places: a sentence that only moved, or that lost its emphasis, is unchanged.
    """
    return numbers_of_changed(sentences_of(base), sentences_of(now))


def numbers_of_changed(
    base: Iterable[DraftSentence], now: Iterable[DraftSentence]
) -> frozenset[int]:
    """The same over the sentences themselves."""
    before = {bare_words(sentence.words) for sentence in base}
    return frozenset(
        number for number, sentence in enumerate(now) if bare_words(sentence.words) not in before
    )
