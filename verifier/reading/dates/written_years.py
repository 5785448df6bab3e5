"""Which year does the text itself give a date that has none?

"between May 3 and June 5, 2015" writes one year for two dates; "In 2011, protests began in March"
writes it at the head of the sentence; and where nobody knows when a text was published, the nearest
year that it writes has to do.
"""

from __future__ import annotations

from verifier.reading.dates.grammar import Found
from verifier.reading.dates.lexing import Lexed
from verifier.reading.dates.meanings import (
    Day,
    Fixed,
    Holiday,
    Meaning,
    Month,
    Part,
    Piece,
    Quarter,
    Season,
    WeekdayIn,
    Years,
)
from verifier.reading.reading import Context

JOINING = frozenset(
    [
        "and",
        "to",
        "or",
        "-",
        "through",
        "until",
        "till",
        ",",
        "the",
        "by",
        "thru",
        "from",
        "in",
        "on",
        "again",
    ]
)


def given_years(found: list[Found], lexed: Lexed, context: Context) -> list[int | None]:
    """For each expression the year that the text gives it, where it has none of its own."""
    own = [written_year(one.meaning) for one in found]
    years: list[int | None] = [None] * len(found)
    for place in range(len(found) - 2, -1, -1):  # backwards: "3 May, 4 May and 5 May 2015"
        following = own[place + 1] or years[place + 1]
        if own[place] is None and following is not None and _joined(found, place, lexed):
            years[place] = _earlier(found[place].meaning, found[place + 1].meaning, following)
    heading: int | None = None
    last: int | None = None
    for place, one in enumerate(found):
        if own[place] is not None:
            last = own[place]
            heading = last if _heads_sentence(one, lexed) else heading
            continue
        if place and heading is not None and _sentence_ends(lexed, found[place - 1].end, one.start):
            heading = None
        if years[place] is not None:
            continue
        before = own[place - 1] if place else None
        if before is not None and _joined(found, place - 1, lexed):
            years[place] = _later(found[place - 1].meaning, one.meaning, before)
        elif heading is not None and month_of(one.meaning) is not None:
            years[place] = heading
        elif before is not None and _counts_up_to(found, place, lexed):
            # "said in August 2019 that 800 had died since late April"
            years[place] = _earlier(one.meaning, found[place - 1].meaning, before)
        elif context.date is None:
            years[place] = last or context.year
    if context.date is None and context.year is None:
        first = next((year for year in own if year is not None), None)
        years = [year or first for year in years]
    return years


def _counts_up_to(found: list[Found], place: int, lexed: Lexed) -> bool:
    """Whether "since April" stands behind a month with its year, in one sentence with it."""
    one, before = found[place], found[place - 1]
    if month_of(one.meaning) is None or month_of(before.meaning) is None or one.start == 0:
        return False
    since = lexed.words[one.start - 1].text == "since"
    return since and not _sentence_ends(lexed, before.end, one.start)


def written_year(meaning: Meaning) -> int | None:
    """The year that an expression writes."""
    if isinstance(meaning, (Day, Month, Season, Quarter, Holiday)):
        return meaning.year
    if isinstance(meaning, Fixed):
        return meaning.day.year
    if isinstance(meaning, Years):
        return meaning.first if meaning.first == meaning.last else None
    if isinstance(meaning, (Part, Piece, WeekdayIn)):
        return written_year(meaning.of)
    return None


def month_of(meaning: Meaning) -> int | None:
    """The month of a date that may lack its year; none for anything else."""
    if isinstance(meaning, Day) or (isinstance(meaning, Month) and meaning.shift is None):
        return meaning.month
    if isinstance(meaning, (Part, Piece)):
        return month_of(meaning.of)
    return None


def _earlier(meaning: Meaning, following: Meaning, year: int) -> int | None:
    """The year of "November" in "from November to January 2019"."""
    a, b = month_of(meaning), month_of(following)
    if a is None or b is None:
        return None
    return year - 1 if a > b else year


def _later(before: Meaning, meaning: Meaning, year: int) -> int | None:
    a, b = month_of(before), month_of(meaning)
    if a is None or b is None:
        return None
    return year + 1 if b < a else year


def _joined(found: list[Found], place: int, lexed: Lexed) -> bool:
    start, end = found[place].end, found[place + 1].start
    return end - start <= 3 and all(w.text in JOINING for w in lexed.words[start:end])


def _heads_sentence(one: Found, lexed: Lexed) -> bool:
    """Whether a bare year opens a sentence: "In 2011, ..."."""
    if not isinstance(one.meaning, Years) or one.start == 0:
        return False
    if lexed.words[one.start - 1].text not in ("in", "during"):
        return False
    opening = one.start - 2
    return opening < 0 or lexed.words[opening].text in '.!?"' or lexed.letters[opening] == "¶"


def _sentence_ends(lexed: Lexed, start: int, end: int) -> bool:
    return any(
        word.text in (".", "!", "?") or word.letter == "¶" for word in lexed.words[start:end]
    )
