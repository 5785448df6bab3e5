"""Who says the sentences of a quotation that runs on? "I won. I won big," he said. "It is over."

Within a paragraph a quotation belongs to the speaker named beside it. A paragraph that opens with a
quotation mark while the one before was left open goes on with its speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from verifier.extraction.article import Told
from verifier.extraction.checkable import NOBODY
from verifier.reading.attribution.quotations import quotations
from verifier.reading.attribution.sources import speaker_at
from verifier.reading.attribution.subjects import subject_of
from verifier.reading.predicates import children_of
from verifier.reading.reading import Attribution, Span
from verifier.reading.spelling import plain
from verifier.words.reporting import reporting_verbs

LONGEST_TAG = 14
"""Tokens of a sentence that only says who spoke."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence (or the beginning of one) that stands in a quotation, and who says it."""

    start: int
    end: int
    by: Attribution | None
    """The attribution in the sentence ``cue``; its offsets are those of that sentence. ``None``
    where nothing tells who is quoted."""
    cue: Told | None


def quoted_sentences(text: str, told: Sequence[Told]) -> dict[int, Quoted]:
    """For the beginning of each sentence that is quoted without a cue of its own, who says it."""
    found: dict[int, Quoted] = {}
    carried: tuple[Told, Attribution] | None = None
    text = plain(text)
    for paragraph in _paragraphs(told):
        start, end = paragraph[0].start, paragraph[-1].end
        spans = [Span(start + q.start, start + q.end) for q in quotations(text[start:end])]
        begins_quoted = bool(spans) and spans[0].start == start
        cues = _cues_beside(spans, paragraph)
        cue = cues[0] if cues else _said_after(spans, paragraph)
        first = cue or (carried if begins_quoted else None)
        for one in paragraph:
            speaker = _nearest(one, cues, spans) or first
            if (speaker and one is speaker[0]) or _has_cue(one, spans):
                continue
            if speaker and (_inside(one, spans) or _runs_into(one, speaker[0], spans)):
                found[one.start] = Quoted(one.start, one.end, speaker[1], speaker[0])
            elif _inside(one, spans):
                found[one.start] = Quoted(one.start, one.end, None, None)
        left_open = bool(spans) and spans[-1].end == end and text[end - 1] not in "\"'"
        last = cues[-1] if cues else first
        carried = last if left_open or (cue and spans) else _announced(paragraph[-1])
    return found


def _announced(last: Told) -> tuple[Told, Attribution] | None:
    """Who is to be quoted after "The newspaper reports:"."""
    return _bare_cue(last) if last.reading.text.rstrip().endswith(":") else None


def _said_after(
    spans: Sequence[Span], paragraph: Sequence[Told]
) -> tuple[Told, Attribution] | None:
    """Who said it in "“It is over.” Anna Berg said." where a full stop parts the two."""
    for before, one in pairwise(paragraph):
        short = len(one.reading.tokens) <= LONGEST_TAG
        if short and not one.reading.attributions and _inside(before, spans):
            found = _bare_cue(one)
            if found is not None:
                return found
    return None


def _bare_cue(last: Told) -> tuple[Told, Attribution] | None:
    """The last reporting verb of a sentence with its subject, where nothing is said in it."""
    reading = last.reading
    tokens, verbs = reading.tokens, reporting_verbs()
    children = children_of(tokens)
    for index in reversed(range(len(tokens))):
        word = verbs.get(tokens[index].lemma)
        if word is None or word.attitude or tokens[index].pos != "VERB":
            continue
        subject = subject_of(index, tokens, children)
        if subject is None:
            continue
        speaker = speaker_at(
            subject, plain(reading.text), tokens, children, reading.names, reading.context
        )
        cue = Span(tokens[index].start, tokens[index].end)
        return last, Attribution(speaker, cue, word.lemma, word.stance, ())
    return None


def _paragraphs(told: Sequence[Told]) -> list[list[Told]]:
    groups: list[list[Told]] = []
    for one in told:
        if groups and groups[-1][-1].paragraph == one.paragraph:
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _inside(one: Told, spans: Sequence[Span]) -> bool:
    """Whether the whole sentence stands in quotation marks."""
    return any(span.start <= one.start and one.end <= span.end + 1 for span in spans)


def _runs_into(one: Told, cue: Told, spans: Sequence[Span]) -> bool:
    """Whether a quotation begins in the sentence and goes on into the one with the cue."""
    return one.start < cue.start and any(
        one.start < span.start < one.end and span.end > cue.start for span in spans
    )


def _has_cue(one: Told, spans: Sequence[Span]) -> bool:
    """Whether a cue of the sentence stands outside the quotations."""
    return any(
        not any(s.start <= one.start + a.cue.start < s.end for s in spans)
        for a in one.reading.attributions
    )


def _nearest(
    one: Told, cues: Sequence[tuple[Told, Attribution]], spans: Sequence[Span]
) -> tuple[Told, Attribution] | None:
    """Who says a quoted sentence: whose words its quotation holds, or who was quoted last."""
    for span in spans:
        if not span.start <= one.start < span.end:
            continue
        for told, attribution in cues:
            parts = [(told.start + p.start, told.start + p.end) for p in attribution.content]
            if any(span.start < end and start < span.end for start, end in parts):
                return told, attribution
    before = [cue for cue in cues if cue[0].start <= one.start]
    return before[-1] if before else None


def _cues_beside(
    spans: Sequence[Span], paragraph: Sequence[Told]
) -> list[tuple[Told, Attribution]]:
    """The attributions of the paragraph that stand outside quotations and quote words."""
    found = []
    for one in paragraph:
        for attribution in one.reading.attributions:
            at = one.start + attribution.cue.start
            if any(span.start <= at < span.end for span in spans):
                continue
            quoting = any(
                span.start < one.start + part.end and one.start + part.start < span.end
                for part in attribution.content
                for span in spans
            )
            speaker = attribution.speaker
            if quoting and speaker is not None and speaker.canonical.lower() not in NOBODY:
                found.append((one, attribution))
    return found
