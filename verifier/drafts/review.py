"""What holds in a draft? Its checkable sentences, each judged in the light of those before it.

sentences -> read in order -> judged once each -> corrections, contradictions within, ignores
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from verifier.drafts.changes import numbers_of_changed
from verifier.drafts.checkable import Sort
from verifier.drafts.corrections import corrections_for
from verifier.drafts.ignores import applied, ignores_of
from verifier.drafts.inconsistencies import Excluded, inconsistencies
from verifier.drafts.positions import Lines
from verifier.drafts.readers.manuscript import Manuscript, NotRead
from verifier.drafts.repeats import numbers_of_repeats
from verifier.drafts.report import (
    CheckedSentence,
    DraftReport,
    Inconsistency,
    NotReadLines,
    Place,
)
from verifier.drafts.sentences import DraftSentence, sentences_of
from verifier.drafts.told import ToldDraft, ToldSentence, read_sentences
from verifier.errors import UnusableInput
from verifier.language.english import other_language
from verifier.pipeline import Verifier
from verifier.report import FindingName, Report, Verdict


def review_draft(
    path: str,
    manuscript: Manuscript,
    verifier: Verifier,
    *,
    as_of: date | None = None,
    nearest: int = 3,
    base: Manuscript | None = None,
    between: Callable[[], None] = lambda: None,
) -> DraftReport:
    """The report on one draft. Without ``as_of`` the day that its file gives counts, if any.

    With ``base``, an earlier version, only sentences that it lacks are judged; the others are
    counted and still tell who and when is spoken of. ``between`` is called before each sentence is
    read, held against the others, and judged: whoever shares the verifier may give way in it.
    Raises :class:`~verifier.errors.UnusableInput` for a draft without a sentence and for one in
    another language.
    """
    sentences = tuple(sentences_of(manuscript))
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
    told = read_sentences(manuscript, sentences, verifier.reader, verifier.settings, as_of, between)
    lines = Lines.of(manuscript.text)
    checkable = [n for n, one in enumerate(told.sentences) if one.sort.checkable]
    wanted = set(checkable)
    if base is not None:
        wanted &= numbers_of_changed(sentences_of(base), sentences)
    repeats = numbers_of_repeats(told.sentences, sorted(wanted))
    excluded = inconsistencies(told, checkable, wanted, verifier, between)
    checked = [
        (number, _checked(number, told, repeats[number], excluded, manuscript, lines, report))
        for number, report in _judged(told, sorted(repeats), verifier, nearest, between)
    ]
    judged, notes = applied(ignores_of(manuscript, sentences), checked)
    return DraftReport(
        path=path,
        title=manuscript.title,
        as_of=told.day,
        sentences=_count(told.sentences),
        checkable=len(wanted),
        counts=_counts(judged),
        findings=_findings(judged),
        left_alone=_left_alone(told.sentences),
        unchanged=len(checkable) - len(wanted),
        checked=judged,
        not_read=_not_read(manuscript.not_read, told.sentences, lines),
        notes=notes,
        written=manuscript.text,
    )


def _language_of(sentences: Sequence[DraftSentence]) -> str:
    """The other language of most sentences; a draft in English may quote some in another."""
    languages = [other_language(sentence.words) for sentence in sentences]
    if 2 * sum(map(bool, languages)) <= len(languages):
        return ""
    return other_language("\n".join(sentence.words for sentence in sentences))


def _judged(
    told: ToldDraft,
    numbers: Sequence[int],
    verifier: Verifier,
    nearest: int,
    between: Callable[[], None],
) -> Iterator[tuple[int, Report]]:
    for number in numbers:
        between()
        one = told.sentences[number]
        if one.reading is not None:
            yield (
                number,
                verifier.check_read(
                    one.reading, as_of=told.day, speaker=one.said_by, nearest=nearest
                ),
            )


def _checked(
    number: int,
    told: ToldDraft,
    repeated: Sequence[int],
    excluded: Sequence[Excluded],
    manuscript: Manuscript,
    lines: Lines,
    report: Report,
) -> CheckedSentence:
    """A judged sentence with everything that is told of it, by its number."""
    sentence = told.sentences[number].sentence
    text = manuscript.text
    return CheckedSentence(
        **dict(_place(sentence, lines)),
        text=text[sentence.start : sentence.end],
        report=report,
        also_at=tuple(_place(told.sentences[other].sentence, lines) for other in repeated),
        corrections=corrections_for(report, sentence, text),
        inconsistent_with=tuple(
            _inconsistency(one, told.sentences, text, lines)
            for one in excluded
            if one.number in (number, *repeated)
        ),
    )


def _inconsistency(
    one: Excluded, sentences: Sequence[ToldSentence], text: str, lines: Lines
) -> Inconsistency:
    at = _place(sentences[one.other].sentence, lines)
    return Inconsistency(at=at, text=text[at.start : at.end], says=one.says(at.line))


def _place(sentence: DraftSentence, lines: Lines) -> Place:
    line, column = lines.position(sentence.start)
    return Place(
        line=line, column=column, start=sentence.start, end=sentence.end, page=sentence.page
    )


def _count(sentences: Sequence[ToldSentence]) -> int:
    """Sentences that were read; a heading is one only where it asserts something."""
    return sum(
        one.refused is None and (one.sort.checkable or not one.sentence.heading)
        for one in sentences
    )


def _left_alone(sentences: Sequence[ToldSentence]) -> dict[str, int]:
    counted = Counter(
        one.sort
        for one in sentences
        if one.refused is None and not one.sort.checkable and not one.sentence.heading
    )
    return {sort.value: counted[sort] for sort in Sort if counted[sort]}


def _not_read(
    left_out: Sequence[NotRead], sentences: Sequence[ToldSentence], lines: Lines
) -> tuple[NotReadLines, ...]:
    found = [
        NotReadLines(line=one.line, end_line=one.end_line, what=one.what, lost=one.lost)
        for one in left_out
    ]
    for one in sentences:
        if one.refused is not None:
            start, end = one.sentence.start, one.sentence.end
            found.append(
                NotReadLines(
                    line=lines.position(start)[0],
                    end_line=lines.position(max(start, end - 1))[0],
                    what=one.refused.what,
                    lost=one.refused.lost,
                )
            )
    return tuple(sorted(found, key=lambda not_read: not_read.line))


def _counts(checked: Sequence[CheckedSentence]) -> dict[Verdict, int]:
    """By verdict, each place of an assertion that is made more than once counted."""
    return {
        verdict: sum(
            1 + len(sentence.also_at) for sentence in checked if sentence.report.verdict is verdict
        )
        for verdict in Verdict
    }


def _findings(checked: Sequence[CheckedSentence]) -> dict[FindingName, int]:
    counted = Counter(
        name
        for sentence in checked
        for name in sentence.report.findings
        for _ in range(1 + len(sentence.also_at))
    )
    return dict(sorted(counted.items()))
