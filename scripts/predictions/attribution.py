"""Who is read to have said what? The row of ``attribution`` that the scorer wants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from knowledge.claim import Source
from verifier.extraction.article import LONGEST_SENTENCE, Told, read_article
from verifier.extraction.quoted import Quoted, quoted_sentences
from verifier.language.sentences import SentenceKind, split_sentences
from verifier.reading.attribution import read_attributions
from verifier.reading.reader import Reader, read_parsed
from verifier.reading.reading import Attribution, Context
from verifier.reading.spelling import plain


def predict_row(text: str, published: str, reader: Reader) -> list[dict[str, Any]]:
    """The attributions of an article, as ``{"source", "cue", "content"}`` with offsets in ``text``.

    ``published`` is its day as ISO 8601, or "". The set that this is scored on counts what somebody
    wants, supports or criticises too, so the wide reading is asked for.
    """
    source = Source(published=date.fromisoformat(published[:10]) if published else None)
    told = read_article(text, source, reader).told
    quoted = quoted_sentences(text, told)
    further: dict[tuple[int, int], list[list[int]]] = {}
    for sentence in quoted.values():
        if sentence.cue is not None and sentence.by is not None:
            key = (sentence.cue.start, sentence.by.cue.start)
            further.setdefault(key, []).append([sentence.start, sentence.end])
    rows = [
        _row(heading, attribution, {})
        for heading in _headings(text, told, source, reader)
        for attribution in outermost(_attributions(heading))
    ]
    rows += [
        _row(sentence.cue, sentence.by, further)
        for sentence in _announced(quoted.values())
        if sentence.cue is not None and sentence.by is not None
    ]
    for one in told:
        if one.start in quoted:
            continue
        rows += [_row(one, attribution, further) for attribution in outermost(_attributions(one))]
    return rows


def _attributions(one: Told) -> tuple[Attribution, ...]:
    """The wide reading of a sentence."""
    reading = one.reading
    return read_attributions(
        plain(reading.text), reading.tokens, reading.names, reading.context, attitudes=True
    )


def _headings(text: str, told: Sequence[Told], source: Source, reader: Reader) -> Iterator[Told]:
    """The title and the headings: no claims are taken from them, but the set marks who speaks."""
    taken = {one.start for one in told}
    pieces = [
        piece
        for piece in split_sentences(text)
        if piece.start not in taken
        and piece.kind in (SentenceKind.HEADING, SentenceKind.SENTENCE)
        and piece.end - piece.start <= LONGEST_SENTENCE
    ]
    written = [text[piece.start : piece.end] for piece in pieces]
    context = Context(date=source.published)
    for piece, line, tokens in zip(pieces, written, reader.parse_all(written), strict=True):
        reading = read_parsed(line, tokens, context)
        yield Told(piece.start, piece.end, piece.paragraph, reading)


def _announced(quoted: Iterable[Quoted]) -> list[Quoted]:
    """One sentence of each quotation whose cue stands in a sentence that says nothing else."""
    found: dict[tuple[int, int], Quoted] = {}
    for sentence in quoted:
        if sentence.by is not None and sentence.cue is not None and not sentence.by.content:
            found.setdefault((sentence.cue.start, sentence.by.cue.start), sentence)
    return list(found.values())


def outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those inside nothing that another one reports: the set does not mark what is nested.

    Where each of two lies in the other, the one with the longer content holds the other.
    """
    return [
        one
        for one in attributions
        if not any(
            _lies_in(one, other) and not (_lies_in(other, one) and _length(one) > _length(other))
            for other in attributions
            if other is not one
        )
    ]


def _lies_in(one: Attribution, other: Attribution) -> bool:
    return any(part.start <= one.cue.start < part.end for part in other.content)


def _length(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def _row(
    told: Told, attribution: Attribution, further: dict[tuple[int, int], list[list[int]]]
) -> dict[str, Any]:
    at = told.start
    speaker = attribution.speaker
    content = [[at + part.start, at + part.end] for part in attribution.content]
    content += further.get((told.start, attribution.cue.start), [])
    return {
        "source": [at + speaker.start, at + speaker.end] if speaker is not None else None,
        "cue": [at + attribution.cue.start, at + attribution.cue.end],
        "content": sorted(content),
    }
