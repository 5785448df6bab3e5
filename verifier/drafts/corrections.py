"""Which words would put a sentence right? The source's own, where one point alone decided.

A figure, a date, a place, a name or a speaker is proposed for exactly the words that it replaces.
Where the sentence would no longer read well, nothing is proposed: see
:mod:`verifier.drafts.replacing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.period import say_day
from verifier.drafts.replacing import (
    replacement_date,
    replacement_figure,
    replacement_name,
    replacement_speaker,
)
from verifier.drafts.report import Correction
from verifier.drafts.sentences import DraftSentence
from verifier.judging.reasons import with_article
from verifier.report import (
    Assertion,
    Bearing,
    Citation,
    CitationStance,
    FindingName,
    Mark,
    Point,
    Report,
    Verdict,
)

FIGURE_LEVELS = {
    FindingName.HEDGE_DROPPED: "hedge dropped",
    FindingName.ROUNDED: "rounded",
}
"""On which level of the comparison of figures a finding rests that leaves the verdict supported."""


def corrections_for(report: Report, sentence: DraftSentence, text: str) -> tuple[Correction, ...]:
    """The corrections of one sentence, in its order; ``text`` holds the letters of the draft."""
    found = {
        (one.start, one.end): one
        for assertion in report.assertions
        for mark, suggested, citation in _proposed(assertion, report.statement)
        for one in _placed(mark, suggested, citation, report.statement, sentence, text)
    }
    return tuple(found[key] for key in sorted(found))


def _proposed(assertion: Assertion, statement: str) -> Iterator[tuple[Mark, str, Citation]]:
    """The words to replace, those of the source, and the source; none where sources differ."""
    proposals = [
        (mark, suggested, citation)
        for citation, point in _deciding(assertion)
        for mark, suggested in _replaced(point, citation, statement)
    ]
    if proposals and len({(mark.start, suggested) for mark, suggested, _ in proposals}) == 1:
        yield proposals[0]


def _deciding(assertion: Assertion) -> Iterator[tuple[Citation, Point]]:
    """The citations on which a verdict rests that one point alone decided, with that point."""
    if assertion.verdict is Verdict.CONTRADICTED:
        for citation in _of(assertion.citations, CitationStance.CONTRADICTS):
            excluding = [p for p in citation.compared if p.bearing is Bearing.DISAGREES]
            open_ = [p for p in citation.compared if p.bearing is Bearing.NEAR]
            if len(excluding) == 1 and not open_:
                yield citation, excluding[0]
    elif assertion.findings == (FindingName.MISATTRIBUTED,):
        for citation in assertion.citations:
            short = [p for p in citation.compared if p.bearing in (Bearing.NEAR, Bearing.DISAGREES)]
            if len(short) == 1 and short[0].comparison == "speaker":
                yield citation, short[0]
    elif assertion.verdict is Verdict.SUPPORTED:
        levels = {FIGURE_LEVELS.get(finding) for finding in assertion.findings}
        for citation in _of(assertion.citations, CitationStance.SUPPORTS)[:1]:
            yield from ((citation, p) for p in citation.compared if p.level in levels)


def _of(citations: Sequence[Citation], stance: CitationStance) -> list[Citation]:
    return [citation for citation in citations if citation.stance is stance]


def _replaced(point: Point, citation: Citation, statement: str) -> Iterator[tuple[Mark, str]]:
    """The mark of the statement and the words in its place; nothing where they would not fit."""
    ours, theirs = point.statement, point.claim
    if ours is None or not ours.text or statement[ours.start : ours.end] != ours.text:
        return
    before, after = statement[: ours.start], statement[ours.end :]
    suggested = ""
    if point.comparison == "speaker":
        if before.lower().endswith("the "):
            start = ours.start - len("the ")
            ours = Mark(text=statement[start : ours.end], start=start, end=ours.end)
        named = with_article(citation.speaker or citation.publisher)
        suggested = replacement_speaker(ours.text, named, statement[: ours.start], after)
    elif theirs is None or point.level == "other direction":
        return
    elif point.comparison == "figure":
        suggested = replacement_figure(ours.text, theirs.text, before, after)
    elif point.comparison == "period":
        suggested = replacement_date(ours, theirs)
    elif point.comparison in ("place", "values", "names"):
        suggested = replacement_name(ours.text, theirs.text, before)
    if suggested and suggested != ours.text:
        yield ours, suggested


def _placed(
    mark: Mark,
    suggested: str,
    citation: Citation,
    statement: str,
    sentence: DraftSentence,
    text: str,
) -> Iterator[Correction]:
    """The correction where the words stand in the draft, if they stand there as they are."""
    pattern = re.compile(r"\s+".join(map(re.escape, mark.text.split())))
    earlier = sum(found.start() < mark.start for found in pattern.finditer(statement))
    places = list(pattern.finditer(text, sentence.start, sentence.end))
    if len(places) != sum(1 for _ in pattern.finditer(statement)):
        return  # markup between the words, or a link whose address repeats them
    place = places[earlier]
    yield Correction(
        start=place.start(),
        end=place.end(),
        written=place.group(),
        suggested=suggested,
        because=because(citation),
    )


def because(citation: Citation) -> str:
    """Who says so, and when: "Syrian Observatory for Human Rights, 15 August 2019"."""
    by = citation.speaker or citation.publisher or citation.title or "the source"
    day = citation.said_on or citation.published
    return f"{by}, {say_day(day)}" if day is not None else by
