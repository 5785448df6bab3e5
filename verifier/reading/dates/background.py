"""Does a date tell where the story is, or only what lies behind it?

In the background are a date that a period begins or ends with ("since late April"), one in a
relative clause, one that only names an event ("the 3 May attack", "the election of June 2018"), one
that is compared with ("a year earlier", "the same month last year"), one of what had happened
before.
"""

from __future__ import annotations

from functools import cache

from knowledge.period import Granularity, Period
from verifier.reading.dates.grammar import Found
from verifier.reading.dates.lexing import Lexed, Word
from verifier.reading.dates.meanings import (
    Again,
    Away,
    Clock,
    From,
    InYear,
    Length,
    Meaning,
    Month,
    Near,
    Often,
    Part,
    Piece,
    Season,
    Stretch,
    Vague,
    Weekday,
)
from verifier.reading.dates.tense import is_past
from verifier.words.tables import words_of

NONE, TOLD, IF_EMPTY, WEAK, MAIN = range(5)
"""How firmly a date tells where the story is: not at all; by the day on which somebody spoke; only
where the story is nowhere yet; in passing; in the main clause."""
CLAUSE = 25
"""So many words before a date are looked at for the word that opens its clause."""
_FINE = (Granularity.DAY, Granularity.DAYS, Granularity.WEEK)
_COARSE = (
    Granularity.MONTH,
    Granularity.PART_OF_MONTH,
    Granularity.QUARTER,
    Granularity.SEASON,
)


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of ``date_words.toml`` under ``scene``."""
    return words_of("date_words.toml", "scene", name)


def opens(one: Found, sentence: int) -> bool:
    """Whether the expression opens the sentence that begins at that word, with "On the" or so."""
    return one.start - sentence <= 2


def firmness_of(one: Found, period: Period | None, lexed: Lexed, sentence: int) -> int:
    """How firmly the expression tells where the story is, in the sentence that begins there."""
    if (
        period is None
        or period.first is None
        or period.last is None
        or _places_nothing(one.meaning)
        or _looks_back(one.meaning)
    ):
        return NONE
    words = lexed.words
    before = [word.text for word in words[max(sentence, one.start - CLAUSE) : one.start]]
    last = before[-1] if before else ""
    if last in _listed("bounds") or (len(before) > 1 and before[-2] in ("since", "until")):
        return NONE
    if _had_happened(words, one, sentence):
        return NONE
    if period.granularity not in _FINE:
        if _opener(before) == NONE or _is_compared(one, last, sentence):
            return NONE
        if opens(one, sentence):
            return MAIN
        if last == "of" or _counts_from_publication(one.meaning):
            return IF_EMPTY
        return WEAK if period.granularity in _COARSE else IF_EMPTY
    opener = _opener(before)
    if opener == NONE:
        return NONE
    if last == "of" or _names_an_event(one, lexed):
        return IF_EMPTY
    told = before[-1:] if last != "on" else before[-2:-1]
    return TOLD if told and told[0] in _listed("telling") else opener


def _places_nothing(meaning: Meaning) -> bool:
    if isinstance(meaning, Away):
        return meaning.vague
    return isinstance(meaning, (Length, Stretch, Often, Vague, Clock))


def _looks_back(meaning: Meaning) -> bool:
    """ "a year earlier", "the previous quarter", "the same month last year"."""
    if isinstance(meaning, Again):
        return True
    if isinstance(meaning, Away):
        return meaning.origin is From.SCENE and not meaning.forward
    if isinstance(meaning, Near):
        return meaning.origin is From.SCENE and meaning.shift < 0
    if isinstance(meaning, Weekday):
        return meaning.origin is From.SCENE and meaning.shift == -1
    if isinstance(meaning, (Part, Piece)):
        return _looks_back(meaning.of)
    return isinstance(meaning, InYear) and _looks_back(meaning.year)


def _counts_from_publication(meaning: Meaning) -> bool:
    """ "last month", "this year", "last May", "two months ago"."""
    if isinstance(meaning, (Part, Piece)):
        return _counts_from_publication(meaning.of)
    if isinstance(meaning, (Month, Season)):
        return meaning.shift is not None
    return isinstance(meaning, (Near, Away)) and meaning.origin is From.PUBLICATION


def _is_compared(one: Found, before: str, sentence: int) -> bool:
    """ "up from last month", "more than in March", "rose from August"."""
    if before not in _listed("compared"):
        return False
    if _counts_from_publication(one.meaning):
        return True
    return before not in ("to", "on") and not opens(one, sentence)


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


def _had_happened(words: list[Word], one: Found, sentence: int) -> bool:
    """Whether the verb of the date is in the past perfect: "had resigned in May".

    In what somebody said the past perfect is the past: "police said a bomb had exploded on 3 May".
    """
    lowest = max(sentence, one.start - CLAUSE)
    for place in range(one.start - 1, lowest - 1, -1):
        if words[place].text in (";", ":"):
            break
        if _is_perfect(words, place):
            return not any(word.text in _listed("telling") for word in words[lowest:place])
        if is_past(words, place) and not _is_perfect_before(words, place):
            return False
    if not opens(one, sentence):
        return False
    for place in range(one.end, min(len(words), one.end + CLAUSE)):
        if words[place].text in (".", ";", ":"):
            return False
        if _is_perfect(words, place):
            return True
        if is_past(words, place):
            return False
    return False


def _is_perfect(words: list[Word], place: int) -> bool:
    """Whether "had" stands there with a participle: "had resigned", "had not yet been"."""
    if words[place].text != "had":
        return False
    for word in words[place + 1 : place + 5]:
        if word.text.endswith("ed") or word.text in _listed("participles"):
            return True
        if word.text not in _listed("between_had") and not word.text.endswith("ly"):
            return False
    return False


def _is_perfect_before(words: list[Word], place: int) -> bool:
    return any(_is_perfect(words, back) for back in range(max(0, place - 4), place))
