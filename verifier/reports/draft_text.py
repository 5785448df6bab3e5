"""How does a draft read? Its headings and paragraphs without markup, in order, with what stands in
each.

The draft is read once more from the letters that its report carries, so every sentence that was
checked is found again by its offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from verifier.drafts.positions import Lines
from verifier.drafts.readers import read_manuscript
from verifier.drafts.readers.manuscript import Passage, PassageKind
from verifier.drafts.report import CheckedSentence, DraftReport, NotReadLines
from verifier.language.paragraphs import Block, split_blocks
from verifier.language.sentences import SentenceKind, split_sentences


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of a paragraph that are shown in one way."""

    text: str
    sentence: int | None = None
    """Which of the checked sentences they belong to."""
    corrected: bool = False
    """Whether other words are suggested for them."""
    ends: bool = False
    """Whether the sentence ends here; one over two paragraphs does so in the first."""
    again: bool = False
    """Whether it says again what the checked sentence says."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading of a draft, or lines that were left out as they are written."""

    start: int
    end: int
    """Where it stands in the draft's letters."""
    stretches: tuple[Stretch, ...] = ()
    heading: bool = False
    left_out: str = ""
    """The letters of lines that were not read; "" where it is a paragraph."""
    sentences: tuple[int, ...] = ()
    """Which of the checked sentences begin in it."""
    again: tuple[int, ...] = ()
    """Which of them are said again in it."""
    not_read: tuple[NotReadLines, ...] = ()


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """Where a checked sentence stands, for the first time or again."""

    start: int
    end: int
    sentence: int
    again: bool = False


def paragraphs(report: DraftReport) -> list[Paragraph]:
    """The whole draft; of a report without the draft's letters, the checked sentences alone."""
    checked = report.checked
    occurrences = sorted(_occurrences(checked), key=lambda one: one.start)
    passages = read_manuscript(report.written, report.path).passages if report.written else ()
    found = [
        paragraph
        for passage in passages
        for paragraph in _of_passage(passage, checked, occurrences)
    ]
    placed = {at for paragraph in found for at in paragraph.sentences}
    # none is lost, even if its offsets lead nowhere
    found += (
        Paragraph(one.start, one.end, (Stretch(one.text, at, ends=True),), sentences=(at,))
        for at, one in enumerate(checked)
        if at not in placed
    )
    found.sort(key=lambda paragraph: paragraph.start)
    return _with_left_out(found, report) if report.written else found


def _occurrences(checked: Sequence[CheckedSentence]) -> Iterator[_Occurrence]:
    for at, one in enumerate(checked):
        yield _Occurrence(one.start, one.end, at)
        for place in one.also_at:
            yield _Occurrence(place.start, place.end, at, again=True)


def _of_passage(
    passage: Passage, checked: Sequence[CheckedSentence], occurrences: Sequence[_Occurrence]
) -> Iterator[Paragraph]:
    headings = {
        piece.start for piece in split_sentences(passage.text) if piece.kind is SentenceKind.HEADING
    }
    begins = [one.start for one in occurrences]
    for block in split_blocks(passage.text):
        start, end = passage.origin_span(block.start, block.end)
        first, last = bisect_left(begins, start), bisect_left(begins, end)
        own = occurrences[first:last]
        going_on = [one for one in occurrences[max(0, first - 1) : first] if one.end > start]
        sentences = [
            (_within(passage, one.start, one.end, block), one) for one in (*going_on, *own)
        ]
        corrected = [
            _within(passage, one.start, one.end, block)
            for at in {occurrence.sentence for _, occurrence in sentences}
            for one in checked[at].corrections
        ]
        yield Paragraph(
            start,
            end,
            tuple(_stretches(passage.text, block, start, sentences, corrected)),
            heading=passage.kind is PassageKind.HEADING or block.start in headings,
            sentences=tuple(one.sentence for one in own if not one.again),
            again=tuple(one.sentence for one in own if one.again),
        )


def _within(passage: Passage, begin: int, stop: int, block: Block) -> tuple[int, int]:
    """The part of a stretch of the draft that stands in a block, by offsets in the passage."""
    start, end = _place(passage, begin), _place(passage, stop)
    return min(max(start, block.start), block.end), min(max(end, block.start), block.end)


def _place(passage: Passage, offset: int) -> int:
    """Where in the passage the letter at an offset of the draft stands, or the first behind it."""
    pieces = passage.pieces
    number = bisect_right(pieces, offset, key=lambda piece: piece.origin) - 1
    if number < 0:
        return 0
    piece = pieces[number]
    end = pieces[number + 1].at if number + 1 < len(pieces) else len(passage.text)
    if offset >= piece.origin_end:
        return end
    return min(piece.at + offset - piece.origin, end)


def _stretches(
    text: str,
    block: Block,
    begins_at: int,
    sentences: Sequence[tuple[tuple[int, int], _Occurrence]],
    corrected: Sequence[tuple[int, int]],
) -> Iterator[Stretch]:
    """The letters of a block that begins at ``begins_at`` in the draft."""
    spans = [*(span for span, _ in sentences), *corrected]
    cuts = sorted({block.start, block.end, *(end for span in spans for end in span)})
    for start, end in pairwise(cuts):
        over = [(span, one) for span, one in sentences if span[0] <= start and end <= span[1]]
        if not over:
            yield Stretch(text[start:end])
            continue
        span, one = over[0]
        yield Stretch(
            text[start:end],
            sentence=one.sentence,
            corrected=any(begin <= start and end <= stop for begin, stop in corrected),
            ends=span[1] == end and one.start >= begins_at,
            again=one.again,
        )


def _with_left_out(found: Sequence[Paragraph], report: DraftReport) -> list[Paragraph]:
    """The paragraphs, each with what of it was not read, and the lines between them that were not.

    Lines in which a paragraph stands are told beside it; others are shown as they are written.
    """
    lines = Lines.of(report.written)
    beside: dict[int, list[NotReadLines]] = {}
    rows = list(found)
    starts = [paragraph.start for paragraph in found]
    ends = list(accumulate((paragraph.end for paragraph in found), max))
    for stretch in report.not_read:
        begin = lines.starts[min(stretch.line, len(lines.starts)) - 1]
        end = (
            lines.starts[stretch.end_line]
            if stretch.end_line < len(lines.starts)
            else len(report.written)
        )
        last = bisect_right(starts, end - 1) - 1
        if last >= 0 and found[last].end > begin:
            beside.setdefault(bisect_right(ends, begin), []).append(stretch)
        else:
            raw = report.written[begin:end].rstrip()
            rows.append(Paragraph(begin, end, left_out=raw, not_read=(stretch,)))
    for at, stretches in beside.items():
        rows[at] = replace(rows[at], not_read=tuple(stretches))
    return sorted(rows, key=lambda row: row.start)
