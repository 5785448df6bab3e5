"""What holds in a draft? Its checkable sentences, each judged in the light of those before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from verifier.drafts.checkable import Sort, sort_of
from verifier.drafts.context import Carried, carried_on
from verifier.drafts.positions import Lines
from verifier.drafts.readers.manuscript import Manuscript, NotRead
from verifier.drafts.report import (
    CheckedSentence,
    DraftReport,
    NotReadLines,
)
from verifier.drafts.sentences import DraftSentence, sentences_of
from verifier.errors import UnusableInput
from verifier.extraction.story_dates import story_contexts
from verifier.language.english import other_language
from verifier.pipeline import Verifier
from verifier.reading.reading import Context, Reading
from verifier.report import FindingName, Verdict

ANY_DAY = date(2000, 12, 31)
"""Stands for the unknown day of a draft where only the presence of a date matters."""


def review_draft(
    path: str,
    manuscript: Manuscript,
    verifier: Verifier,
    *,
    as_of: date | None = None,
    nearest: int = 3,
) -> DraftReport:
    """The report on one draft. Without ``as_of`` the day that its file gives counts, if any.

    Raises :class:`~verifier.errors.UnusableInput` for a draft without a sentence and for one in
    another language.
    """
    text = manuscript.text
    sentences = list(sentences_of(manuscript))
    if not sentences:
        raise UnusableInput(f"{path} holds no sentence; give a draft with text in it.")
    if len(sentences) > verifier.settings.sentence_limit:
        raise UnusableInput(
            f"{path} has {len(sentences):,} sentences; the limit is "
            f"{verifier.settings.sentence_limit:,}, so split it."
        )
    language = _language_of(sentences)
    if language:
        raise UnusableInput(f"{path} is in {language}; only English can be checked.")
    day = as_of or manuscript.written_on
    opening = Context(date=day, subject=manuscript.title)
    days = story_contexts((sentence.words for sentence in sentences), opening)
    carried = Carried()
    lines = Lines.of(text)
    checked: list[CheckedSentence] = []
    not_read = [_lines_left_out(left_out) for left_out in manuscript.not_read]
    left_alone: Counter[str] = Counter()
    count = 0
    for sentence, told_before in zip(sentences, days, strict=True):
        line, column = lines.position(sentence.start)
        refused = _refusal(sentence, verifier)
        if refused is not None:
            last, _ = lines.position(max(sentence.start, sentence.end - 1))
            not_read.append(
                NotReadLines(line=line, end_line=last, what=refused[0], lost=refused[1])
            )
            continue
        context = carried.into(told_before, manuscript.title, sentence.under)
        if sentence.alone:
            context = opening
        reading = verifier.reader.read(sentence.words, context)
        sort = _sort(sentence, reading, verifier)
        if sort.checkable:
            report = verifier.check(sentence.words, as_of=day, nearest=nearest, context=context)
            checked.append(
                CheckedSentence(
                    line=line,
                    column=column,
                    start=sentence.start,
                    end=sentence.end,
                    page=sentence.page,
                    text=text[sentence.start : sentence.end],
                    report=report,
                )
            )
        elif not sentence.heading:
            left_alone[sort] += 1
        count += sort.checkable or not sentence.heading
        carried = carried_on(carried, reading)
    return DraftReport(
        path=path,
        title=manuscript.title,
        as_of=day,
        sentences=count,
        checkable=len(checked),
        counts=_counts(checked),
        findings=_findings(checked),
        left_alone={sort.value: left_alone[sort] for sort in Sort if left_alone[sort]},
        checked=tuple(checked),
        not_read=tuple(sorted(not_read, key=lambda lines: lines.line)),
        written=text,
    )


def _language_of(sentences: Sequence[DraftSentence]) -> str:
    """The other language of most sentences; a draft in English may quote some in another."""
    languages = [other_language(sentence.words) for sentence in sentences]
    if 2 * sum(map(bool, languages)) <= len(languages):
        return ""
    return other_language("\n".join(sentence.words for sentence in sentences))


def _sort(sentence: DraftSentence, reading: Reading, verifier: Verifier) -> Sort:
    """The sort of a sentence, which does not depend on whether the draft's day is known."""
    sort = sort_of(reading)
    if sort.checkable or reading.context.date is not None:
        return sort
    # "on 5 August" is read as a date only where its year can be told; here any year will do
    dated = replace(reading.context, date=ANY_DAY)
    return sort_of(verifier.reader.read(sentence.words, dated))


def _refusal(sentence: DraftSentence, verifier: Verifier) -> tuple[str, bool] | None:
    """Why a sentence is not judged, and whether that loses something that may be checkable."""
    limit = verifier.settings.statement_length_limit
    if len(sentence.words) > limit:
        return f"a sentence of {len(sentence.words):,} characters (the limit is {limit:,})", True
    if not any(c.isalnum() for c in sentence.words):
        return "a line without words", False
    language = other_language(sentence.words)
    return (f"a sentence in {language}", False) if language else None


def _lines_left_out(left_out: NotRead) -> NotReadLines:
    return NotReadLines(
        line=left_out.line, end_line=left_out.end_line, what=left_out.what, lost=left_out.lost
    )


def _counts(checked: Sequence[CheckedSentence]) -> dict[Verdict, int]:
    return {
        verdict: sum(sentence.report.verdict is verdict for sentence in checked)
        for verdict in Verdict
    }


def _findings(checked: Sequence[CheckedSentence]) -> dict[FindingName, int]:
    counted = Counter(name for sentence in checked for name in sentence.report.findings)
    return dict(sorted(counted.items()))
