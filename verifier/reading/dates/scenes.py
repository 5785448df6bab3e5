"""What is the story about when it says "the following day"? The day or period last told of.

A date moves the scene when the main clause of its sentence tells what happened then. A date in the
background (:mod:`~verifier.reading.dates.background`) does not, and neither does an earlier year in
the middle of a sentence. Where a sentence has several, the last of the firmest ones stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from knowledge.period import Period
from verifier.reading.dates.background import (
    IF_EMPTY,
    NONE,
    TOLD,
    firmness_of,
    opens,
)
from verifier.reading.dates.grammar import Found
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.written_years import month_of, written_year
from verifier.reading.reading import Context


@dataclass(frozen=True, slots=True)
class Scene:
    """The day or period last told of, and how firmly its sentence did so."""

    period: Period | None = None
    firmness: int = NONE
    sentence: int = -1
    """Index of the first word of the sentence that it was told in."""
    year: int | None = None
    """The year that the story is told in, where a sentence opened with it ("In May 2016, ...")."""
    aside: Period | None = None
    """The day or period that this sentence has told of in passing."""

    @classmethod
    def of(cls, context: Context) -> Scene:
        """The scene that a text begins with."""
        year = context.year if context.date is not None else None
        if context.story_date is not None:
            return cls(Period(context.story_date, context.story_date), year=year)
        return cls(context.story_period, year=year)

    def after(
        self, one: Found, period: Period | None, lexed: Lexed, sentence: int, today: date | None
    ) -> Scene:
        """The scene when the expression has been told, in the sentence that begins there."""
        here = (
            self
            if sentence == self.sentence
            else replace(self, firmness=NONE, sentence=sentence, aside=None)
        )
        firmness = firmness_of(one, period, lexed, sentence)
        if firmness == NONE:
            return here
        if firmness == IF_EMPTY and not (here.period is None or here.firmness == TOLD):
            return here
        if firmness < here.firmness:
            return here
        if not opens(one, sentence) and _another_year(period, here.period, today):
            return replace(here, aside=period)
        year = self.year
        if opens(one, sentence):
            written = written_year(one.meaning)
            follows = self.year is not None and month_of(one.meaning) is not None
            year = written or (period.first.year if follows and period and period.first else None)
        return Scene(period, firmness, sentence, year)

    def anchor(self, sentence: int) -> Period | None:
        """What "two days later" counts from, in the sentence that begins at that word."""
        return self.aside if sentence == self.sentence and self.aside is not None else self.period

    def year_of(self, one: Found, sentence: int, publication: date | None) -> int | None:
        """The year that the story gives a date without one that opens a sentence.

        "In May 2016, the siege began. On 3 July, ..." goes on in 2016, and "In January, ..." in
        the year after; never past the day of publication.
        """
        month = month_of(one.meaning)
        if self.year is None or month is None or publication is None or not opens(one, sentence):
            return None
        last = self.period.first if self.period is not None else None
        year = self.year + (last is not None and last.year == self.year and month < last.month)
        return year if (year, month) <= (publication.year, publication.month) else None


def _another_year(period: Period | None, story: Period | None, today: date | None) -> bool:
    """Whether the period lies in an earlier year than the story: one looks back at it.

    From a story of what is planned nobody looks back.
    """
    if period is None or story is None or period.last is None or story.first is None:
        return False
    return period.last.year < story.first.year and (today is None or story.first <= today)


def sentence_starts(lexed: Lexed) -> list[int]:
    """For each word the index of the first word of its sentence, by a rough look at full stops."""
    starts: list[int] = []
    start, words = 0, lexed.words
    for place, word in enumerate(words):
        if place:
            last = words[place - 1]
            ended = last.letter == "¶" or (
                last.text in (".", "!", "?")
                and (word.capital or word.letter in 'dynzX"¶')
                and word.start > last.end
            )
            start = place if ended else start
        starts.append(start)
    return starts
