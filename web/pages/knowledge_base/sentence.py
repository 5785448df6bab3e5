"""What was read in an article's sentence? Speaker, verb, figure, period, place."""

from __future__ import annotations

from collections.abc import Iterator

from verifier.errors import VerifierError
from verifier.reading.reading import NameKind, Reading
from verifier.reading.stored import load_reading
from web.pages.knowledge_base.contexts import PartOfSentence


def parts_of(words: str, stored: str) -> tuple[PartOfSentence, ...]:
    """The words of a claim, cut where its reading found something.

    A part that lies inside another one is not marked, so that the marks never cross. Words whose
    reading is damaged, or of another text, are shown without marks.
    """
    try:
        reading = load_reading(stored) if stored else None
    except VerifierError:
        reading = None
    if reading is None or reading.text != words:
        return (PartOfSentence(words),)
    return tuple(_cut(words, _apart(sorted(_found(reading), key=lambda one: (one[0], -one[1])))))


def _found(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for said in reading.attributions:
        if said.speaker is not None:
            yield said.speaker.start, said.speaker.end, "speaker"
        yield said.cue.start, said.cue.end, "verb"
    for figure in reading.figures:
        yield figure.start, figure.end, "figure"
    for dated in reading.dates:
        yield dated.start, dated.end, "period"
    for name in reading.names:
        if name.kind is NameKind.PLACE:
            yield name.start, name.end, "place"


def _apart(found: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    reached = 0
    for start, end, part in found:
        if start >= reached and end > start:
            yield start, end, part
            reached = end


def _cut(words: str, found: Iterator[tuple[int, int, str]]) -> Iterator[PartOfSentence]:
    at = 0
    for start, end, part in found:
        if words[at:start]:
            yield PartOfSentence(words[at:start])
        yield PartOfSentence(words[start:end], part)
        at = end
    if words[at:]:
        yield PartOfSentence(words[at:])
