"""What is the story about when it says "the following day"? The day or period last told of.

A date moves the scene when the main clause of its sentence tells what happened then. A date in the
background does not: one that a period begins or ends with ("since late April"), one in a relative
clause, one that only names an event ("the 3 May attack"). Where a sentence has several, the last of
the firmest ones stays.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from knowledge.period import Granularity, Period
from verifier.reading.dates.grammar import Found
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import Away, Clock, Length, Meaning, Often, Stretch, Vague
from verifier.reading.dates.written_years import month_of, written_year
from verifier.reading.reading import Context
from verifier.words.tables import words_of


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of ``date_words.toml`` under ``scene``."""
    return words_of("date_words.toml", "scene", name)


NONE, IF_EMPTY, WEAK, MAIN = range(4)
CLAUSE = 25
"""So many words before a date are looked at for the word that opens its clause."""
_FINE = (Granularity.DAY, Granularity.DAYS, Granularity.WEEK)


@dataclass(frozen=True, slots=True)
class Scene:
    """The day or period last told of, and how firmly its sentence did so."""

    period: Period | None = None
    firmness: int = NONE
    sentence: int = -1
    """Index of the first word of the sentence that it was told in."""
    year: int | None = None
    """The year that the story is told in, where a sentence opened with it ("In May 2016, ...")."""

    @classmethod
    def of(cls, context: Context) -> Scene:
        """The scene that a text begins with."""
        year = context.year if context.date is not None else None
        if context.story_date is not None:
            return cls(Period(context.story_date, context.story_date), year=year)
        return cls(context.story_period, year=year)

    def after(self, one: Found, period: Period | None, lexed: Lexed, sentence: int) -> Scene:
        """The scene when the expression has been told, in the sentence that begins there."""
        here = (
            self if sentence == self.sentence else replace(self, firmness=NONE, sentence=sentence)
        )
        firmness = _firmness(one, period, lexed, sentence)
        if firmness == IF_EMPTY and self.period is None:
            return Scene(period, IF_EMPTY, sentence)
        if firmness <= IF_EMPTY or firmness < here.firmness:
            return here
        year = self.year
        if opens(one, sentence):
            written = written_year(one.meaning)
            follows = self.year is not None and month_of(one.meaning) is not None
            year = written or (period.first.year if follows and period and period.first else None)
        return Scene(period, firmness, sentence, year)

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


def opens(one: Found, sentence: int) -> bool:
    """Whether the expression opens the sentence that begins at that word, with "On the" or so."""
    return one.start - sentence <= 2


def _firmness(one: Found, period: Period | None, lexed: Lexed, sentence: int) -> int:
    if (
        period is None
        or period.first is None
        or period.last is None
        or _places_nothing(one.meaning)
    ):
        return NONE
    words = lexed.words
    before = [word.text for word in words[max(sentence, one.start - CLAUSE) : one.start]]
    if (before and before[-1] in _listed("bounds")) or (
        len(before) > 1 and before[-2] in ("since", "until")
    ):
        return NONE
    if period.granularity not in _FINE:
        if opens(one, sentence):
            return MAIN
        months = (Granularity.MONTH, Granularity.PART_OF_MONTH)
        return WEAK if period.granularity in months else IF_EMPTY
    opener = _opener(before)
    if opener == NONE or _names_an_event(one, lexed):
        return NONE if opener == NONE else IF_EMPTY
    told = before[-1:] if before[-1:] != ["on"] else before[-2:-1]
    if told and told[0] in _listed("telling"):
        return WEAK
    return opener


def _places_nothing(meaning: Meaning) -> bool:
    if isinstance(meaning, Away):
        return meaning.vague
    return isinstance(meaning, (Length, Stretch, Often, Vague, Clock))


def _opener(before: list[str]) -> int:
    """How firm the clause is that the words before a date belong to."""
    firmness = MAIN
    for text in reversed(before):
        if text in ",;:.-":
            break
        if text in _listed("background"):
            return NONE
        if text in _listed("side"):
            firmness = WEAK
    return firmness


def _names_an_event(one: Found, lexed: Lexed) -> bool:
    """ "the 3 May attack", "its May 3 report"."""
    words = lexed.words
    if one.start == 0 or one.end >= len(words):
        return False
    before, after = words[one.start - 1], words[one.end]
    named = before.text in ("the", "its", "his", "her", "their", "a", "that", "this", "'s")
    return named and after.text.isalpha() and after.letter in "xX" and not after.capital


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
