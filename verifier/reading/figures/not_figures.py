"""Which numbers count nothing? Dates, times of day, scores, ordinals, and numbers of names.

A ladder of named conditions; the first that holds says what the number is instead.
"""

from __future__ import annotations

from collections.abc import Callable

from verifier.reading.figures.calendar_numbers import is_clock_time, is_date
from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.named_numbers import is_part_of_name
from verifier.reading.figures.number_contexts import DASHES, context_words, unit_or_things
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Numeral


def is_ordinal(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "22nd", "the 5th", "twenty-first"."""
    if numeral.form == "words":
        last = lexemes.word(numeral.end - 1)
        at = numeral.end + 1 if lexemes.word(numeral.end) == "-" else numeral.end
        table = number_words()
        return (last in table.tens or last == "hundred") and lexemes.word(at) in context_words(
            "ordinals"
        )
    return (
        numeral.bare
        and lexemes.joined(numeral.end)
        and lexemes.word(numeral.end) in ("st", "nd", "rd", "th")
    )


def is_score(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "2-0", "won 21-14", "6-4, 7-5", "3-for-2"; "10-15 people" is a range."""
    if not numeral.bare:
        return False
    if "for" in (lexemes.word(numeral.end + 1), lexemes.word(numeral.first - 2)) and "-" in (
        lexemes.word(numeral.end),
        lexemes.word(numeral.first - 1),
    ):
        return True
    for first in (numeral.first, numeral.first - 2):
        dash = first + 1
        if not (
            lexemes.word(dash) in ("-", "–") and lexemes.joined(dash) and lexemes.joined(dash + 1)
        ):
            continue
        left, right = lexemes.word(first), lexemes.word(dash + 1)
        if not (left.isdecimal() and right.isdecimal()):
            continue
        for end in (first - 1, dash + 2):
            if lexemes.word(end) in DASHES and lexemes.joined(end) and lexemes.joined(end + 1):
                return True  # 555-12-34
        if max(len(left), len(right)) > 4:
            continue
        if int(left) >= int(right) or (left == "0" and not unit_or_things(lexemes, dash + 2)):
            return True
        around = lexemes.words[max(0, first - 8) : dash + 6]
        if lexemes.word(first - 1) in ("$", "£", "€") or unit_or_things(lexemes, dash + 2):
            return False
        return max(len(left), len(right)) <= 3 and not context_words("score_words").isdisjoint(
            around
        )
    return False


NOT_FIGURES: tuple[tuple[str, Callable[[Lexemes, Numeral], bool]], ...] = (
    ("ordinal", is_ordinal),
    ("date", is_date),
    ("clock time", is_clock_time),
    ("score", is_score),
    ("part of a name", is_part_of_name),
)


def what_else(lexemes: Lexemes, numeral: Numeral) -> str:
    """What the number is instead of a figure ("date", "score"); "" where it is one."""
    for name, holds in NOT_FIGURES:
        if holds(lexemes, numeral):
            return name
    return ""
