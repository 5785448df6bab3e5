"""What does each sentence of a draft say, in the light of those before it? Each is read once.

Words are parsed together; then days, places, speakers and short forms are carried on in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from verifier.drafts.checkable import Sort, asks, sort_of
from verifier.drafts.context import Carried, carried_on
from verifier.drafts.dateline import dateline_of
from verifier.drafts.quotations import quoted_by
from verifier.drafts.readers.manuscript import Manuscript
from verifier.drafts.sentences import DraftSentence
from verifier.drafts.stand_ins import period_told, points_at_a_date, with_stand_ins
from verifier.extraction.story_dates import story_contexts
from verifier.language.english import other_language
from verifier.reading.reader import Reader, read_parsed
from verifier.reading.reading import Context, Reading, Token
from verifier.settings import Settings

ANY_DAY = date(2000, 12, 31)
"""Stands for the unknown day of a draft where only the presence of a date matters."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a sentence is not judged."""

    what: str
    lost: bool
    """Whether that loses something which may be checkable."""


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence with its reading and its sort, or with why it was refused."""

    sentence: DraftSentence
    reading: Reading | None = None
    sort: Sort = Sort.OTHER
    said_by: str = ""
    """Who says it, where it goes on with a quotation and does not tell so itself."""
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class ToldDraft:
    """A draft that was read, and the day from which its relative dates count."""

    day: date | None
    sentences: tuple[ToldSentence, ...]


def read_sentences(
    manuscript: Manuscript,
    sentences: Sequence[DraftSentence],
    reader: Reader,
    settings: Settings,
    as_of: date | None = None,
    between: Callable[[], None] = lambda: None,
) -> ToldDraft:
    """Reads the sentences of a draft, each in the context that the ones before it leave.

    ``as_of`` is its day; without it the one that its file gives, or its dateline.
    ``between`` is called before each sentence is read.
    """
    dateline = dateline_of(manuscript)
    day = as_of or manuscript.written_on or dateline.written_on
    opening = Context(date=day, subject=manuscript.title)
    days = story_contexts((sentence.words for sentence in sentences), opening)
    refusals = [refusal(sentence, settings) for sentence in sentences]
    wanted = [s.words for s, refused in zip(sentences, refusals, strict=True) if refused is None]
    parsed = reader.parse_all(wanted)
    carried = Carried(places=dateline.places)
    told: list[ToldSentence] = []
    for sentence, refused, told_before in zip(sentences, refusals, days, strict=True):
        between()
        if refused is not None:
            told.append(ToldSentence(sentence, refused=refused))
            continue
        tokens = next(parsed)
        last = told[-1] if told else None
        before = last.reading if last is not None else None
        context = carried.into(sentence.words, told_before, manuscript.title, sentence.under)
        if points_at_a_date(sentence.words) and (period := period_told(before)) is not None:
            context = replace(context, story_date=None, story_period=period)
        if sentence.alone:
            context, before = opening, None  # a row of a table takes nothing from the one above it
        plain = read_parsed(sentence.words, tokens, context)
        same = last is not None and last.sentence.paragraph == sentence.paragraph
        reading = with_stand_ins(plain, before, same_paragraph=same)
        told.append(ToldSentence(sentence, reading, _sort(reading, tokens, sentence.heading)))
        carried = carried_on(carried, plain)
    speakers = quoted_by([(one.sentence, one.reading) for one in told])
    return ToldDraft(
        day,
        tuple(
            replace(one, said_by=speakers[n], sort=_quoted(one.sort)) if n in speakers else one
            for n, one in enumerate(told)
        ),
    )


def _quoted(sort: Sort) -> Sort:
    """What somebody else is quoted with is an attribution, also an opinion of theirs."""
    if sort.checkable or sort in (Sort.OPINION, Sort.PREDICTION):
        return Sort.ATTRIBUTION
    return sort


def refusal(sentence: DraftSentence, settings: Settings) -> Refused | None:
    """Why a sentence is not judged; ``None`` for one that is."""
    limit = settings.statement_length_limit
    if len(sentence.words) > limit:
        return Refused(
            f"a sentence of {len(sentence.words):,} characters (the limit is {limit:,})", True
        )
    if not any(c.isalnum() for c in sentence.words):
        return Refused("a line without words", False)
    language = other_language(sentence.words)
    return Refused(f"a sentence in {language}", False) if language else None


def _sort(reading: Reading, tokens: tuple[Token, ...], heading: bool) -> Sort:
    """The sort of a sentence, which does not depend on whether the draft's day is known."""
    if heading and asks(reading):
        return Sort.QUESTION  # "Idlib explained: who fights whom"
    sort = sort_of(reading)
    if sort.checkable or reading.context.date is not None:
        return sort
    # "on 5 August" is read as a date only where its year can be told; here any year will do
    dated = replace(reading.context, date=ANY_DAY)
    return sort_of(read_parsed(reading.text, tokens, dated))
