"""How does an editor get a Word file back? As it was, with a comment on each checked sentence.

Nothing else of the file changes: other parts are copied as they are packed, and in the text itself
only the marks of the comments come in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from verifier.drafts.readers.packed import too_large
from verifier.drafts.readers.transcript import written
from verifier.drafts.readers.word import WordFile, open_word
from verifier.drafts.readers.word_parts import words_by_key
from verifier.drafts.report import CheckedSentence, DraftReport
from verifier.errors import UnusableInput
from verifier.report import Verdict
from verifier.reports.word_comments.anchors import Anchored, Anchors
from verifier.reports.word_comments.comments_part import Comment, comment_parts, reference_run
from verifier.reports.word_comments.edits import (
    Insertion,
    declaration,
    inserted,
    root_of,
    word_namespace,
)
from verifier.reports.word_comments.repacking import with_parts
from verifier.reports.word_comments.wording import comment_on
from verifier.settings import DEFAULTS, Settings

ALL_VERDICTS = frozenset(Verdict)
GROWTH_LIMIT = 60_000_000
"""Bytes that may come in: the properties of a run are written again for each sentence in it."""


def with_comments(
    original: bytes,
    report: DraftReport,
    written_at: datetime,
    *,
    verdicts: Collection[Verdict] = ALL_VERDICTS,
    settings: Settings = DEFAULTS,
) -> bytes:
    """The Word file that ``report`` is on, with a comment on every sentence of those ``verdicts``.

    Raises :class:`UnusableInput` where ``original`` is not the file that was checked.
    """
    word = open_word(original, report.path, settings)
    if report.written != written(word.blocks):
        raise UnusableInput(f"{report.path} has changed since it was checked; check it again.")
    anchors = Anchors(word)
    first = _first_number(word)
    told = [
        (sentence, start, end)
        for sentence in report.checked
        if sentence.report.verdict in verdicts
        for start, end in _stretches(sentence)
    ]
    if not told:
        return original
    told.sort(key=lambda one: one[1:])
    anchored = [Anchored(first + at, start, end) for at, (_, start, end) in enumerate(told)]
    comments = [
        Comment(first + at, comment_on(sentence, anchors.outside_body(start)))
        for at, (sentence, start, _) in enumerate(told)
    ]
    root = root_of(word.main, report.path)
    declared = declaration(root, word_namespace(root))
    insertions = anchors.insertions(
        anchored,
        b'<w:commentRangeStart%s w:id="{n}"/>' % declared,
        b'<w:commentRangeEnd%s w:id="{n}"/>' % declared + reference_run(word, declared),
    )
    main = word.parts.packed.parts[word.parts.main.lower()].filename
    parts = {
        main: inserted(word.main, _limited(insertions, report.path)),
        **comment_parts(word, comments, written_at),
    }
    return with_parts(original, parts)


def _stretches(sentence: CheckedSentence) -> Iterator[tuple[int, int]]:
    """Where the sentence stands, and where else the draft says the same."""
    yield sentence.start, sentence.end
    for place in sentence.also_at:
        yield place.start, place.end


def _first_number(word: WordFile) -> int:
    """A number above those of all comments that the file has or speaks of."""
    keys = {mark.key for block in word.body.blocks for mark in block.marks}
    comments = word.parts.read("comments")
    if comments is not None:
        keys |= words_by_key(comments, "w:comment", "w:t", word.parts.packed.name).keys()
    return 1 + max((int(key) for key in keys if key.isdecimal() and len(key) < 10), default=-1)


def _limited(insertions: Iterable[Insertion], name: str) -> Iterator[Insertion]:
    size = 0
    for insertion in insertions:
        size += len(insertion.xml)
        if size > GROWTH_LIMIT:
            raise too_large(name, size)
        yield insertion
