"""Is that word a date at all? The month May or the verb, the year 2019 or 2019 people."""

from __future__ import annotations

from functools import cache

from verifier.reading.dates.lexing import Word
from verifier.reading.dates.patterns import Hit
from verifier.words.tables import words_of


@cache
def _listed(name: str) -> frozenset[str]:
    """A list of ``date_words.toml`` under ``doubt``."""
    return words_of("date_words.toml", "doubt", name)


def _counts(word: Word | None) -> bool:
    """Whether the word is one that a number before it would count."""
    if word is None or word.capital:
        return False
    text = word.text
    return text in _listed("counted") or (
        len(text) > 3
        and text.endswith("s")
        and text not in _listed("not_counted")
        and not text.endswith("ss")
    )


_BEFORE_A_MONTH = ("in", "early", "late", "mid")
"""Behind these a month stands alone: "by early May 12 schools were closed"."""


def counts_something(hit: Hit, number: int) -> bool:
    """Whether the number at that index counts what follows: "in May 12 people died"."""
    words = hit.lexed.words
    following = words[number + 1] if number + 1 < len(words) else None
    if following is None:
        return False
    if following.text in ("%", "per", "percent", "million", "billion", "thousand", "hundred"):
        return True
    before = hit.before()
    return before is not None and before.text in _BEFORE_A_MONTH and _counts(following)


def is_shared_day(hit: Hit, number: int) -> bool:
    """Whether the last number of "April 24 and 25" is a day too, and no count."""
    words = hit.lexed.words
    joined = words[number - 1].text
    if joined == "-":
        return True
    following = words[number + 1] if number + 1 < len(words) else None
    if _counts(following):
        return False
    return following is None or following.text != "%"


def is_a_month(hit: Hit) -> bool:
    """Whether a month that stands without day and year is one."""
    word, known = hit.word("month"), hit.vocabulary
    before, after = hit.before(), hit.after()
    number = known.months[word.text]
    if hit.is_class(word, "SHORT_MONTH"):
        dotted = hit.end - hit.start > 1
        listed = after is not None and after.text in ("to", "and", "-", "through", "until")
        if listed and word.capital and not hit.has("the"):
            following = hit.after(1)
            if hit.is_class(following, "MONTH") or hit.is_class(following, "SHORT_MONTH"):
                return True  # "Nov-Feb 2017"
        if not word.capital or before is None or not hit.is_class(before, "PREPOSITION"):
            return False
        if dotted or word.text == "sept":
            return True
        if before.text in ("to", "from", "and", "or", "by", "for", "as", "but", "than", "about"):
            return False  # "by Jan" may be a person
        return not (after is not None and after.letter == "X")
    if number not in known.doubtful_months:
        return before is None or not (before.text == "." and before.start == word.start - 1)
    if not word.capital:
        return True  # only "april" and "june" get here: their verbs do not exist
    if after is not None and (after.text in _listed("name_after_month")):
        return False
    placed = hit.is_class(before, "PREPOSITION") or hit.is_class(before, "PART")
    if before is not None and (before.text.endswith("est") and len(before.text) > 5):
        placed = not hit.is_class(after, "SMALL") or (
            after is not None and after.text in ("since", "on", "in", "for", "ever")
        )  # "the coldest May since 1996", not "the fastest march"
    if before is not None and before.text == "-":
        placed = True
    if number == 5 and before is not None and before.text in ("and", "or", "as", "than", "but"):
        placed = False
    listed = after is not None and after.text in ("to", "and", "-", "through", "until", "or")
    if listed and hit.is_class(hit.after(1), "MONTH"):
        return True  # "May to July"
    if placed:
        surname = (
            after is not None
            and after.letter == "X"
            and before is not None
            and (
                before.text
                in ("by", "to", "from", "for", "of", "and", "or", "as", "but", "than", "about")
            )
        )
        if surname:
            return False
        return not (
            after is not None
            and before is not None
            and before.text in ("the", "a", "last", "and", "or", "to")
            and word.text == "march"
            and after.text in ("on", "of", "for", "against", "to")
        )
    if before is not None and before.capital and before.letter in "X":
        return False  # Theresa May, a Women's March
    if before is not None and before.letter == "S":
        return word.text not in ("march", "may")
    if after is not None and after.letter == "S":
        return word.text != "may"
    if word.text in ("may", "march"):
        return False
    if after is None or before is None:
        return False
    return not after.capital


def is_a_season(hit: Hit) -> bool:
    """Whether the name of a season without a year is one."""
    before, after, word = hit.before(), hit.after(), hit.word("season")
    if word.capital and (
        (after is not None and after.letter == "X") or (before is not None and before.letter == "X")
    ):
        return False  # Summer Olympics, Arab Spring
    if hit.is_class(word, "SURE_SEASON"):
        return not (after is not None and after.text in ("school", "camp", "coat", "sports"))
    if not hit.has("the") and not (before is not None and before.text in ("early", "late", "mid")):
        return (
            before is not None
            and before.text in ("in", "since", "by", "until")
            and (word.text == "spring")
        )
    if after is not None and after.text in ("in", "of", "from", "was", "came"):
        return False  # the fall of the Wall, the fall in prices
    return word.text == "spring" or (
        before is not None
        and before.text in ("in", "by", "since", "until", "during", "early", "late")
    )


def is_a_year(hit: Hit) -> bool:
    """Whether four digits are a year: it stands where a year stands, and counts nothing."""
    word = hit.word("year")
    year = word.number
    before, after = hit.before(), hit.after()
    if hit.match.end("year") - hit.match.start() > 1:
        return True  # "the year 2019"
    if before is not None and (
        before.text
        in ("$", "#", "no", "number", "route", "highway", "flight", "room", "page", "rs")
        or (before.end == word.start and before.text in ("/", ".", "+", "@", "_", "&", "="))
    ):
        return False
    if after is not None:
        glued = after.start == word.end
        if glued and after.text in ("/", "%", "@", "_", "°"):
            return False
        if after.text in ("per", "percent", "%", "million", "billion", "thousand", "km", "degrees"):
            return False
        if after.text == "-" and glued:
            follower = hit.after(1)
            if follower is not None and not follower.text.isalpha():
                return False
        if hit.is_class(after, "UNITS"):
            return False
    usual = 1900 <= year <= 2059
    placed = hit.is_class(before, "YEAR_PREPOSITION")
    if not usual:
        strong = before is not None and before.text in (
            "in", "since", "by", "until", "from", "circa", "between", "before", "after", "during",
            "early", "late", "mid", "year",
        )  # fmt: skip
        further = hit.before(2)  # "from 1789 to 1797"
        paired = before is not None and before.text in ("to", "and", "-")
        paired = paired and further is not None and further.letter == "y"
        return (strong or paired) and not _counts(after)
    if before is not None and before.text in (
        "about", "around", "some", "nearly", "almost", "over", "least", "than", "roughly", "only",
        "exactly", "another",
    ):  # fmt: skip
        earlier = {other.text for other in (hit.before(2), hit.before(3)) if other is not None}
        placed = not earlier.isdisjoint(("since", "until", "till", "by", "before", "from"))
        usual_about = before.text in ("around", "about", "than", "over")
        return not _counts(after) and (placed or usual_about)
    if before is not None and before.text in _listed("before_year_and_count"):
        return not _counts(after)  # "of 2019 people"
    return placed or not _counts(after)
