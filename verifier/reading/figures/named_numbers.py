"""Which numbers are part of a name? "iPhone 11", "Route 66", "page 4", "COVID-19"."""

from __future__ import annotations

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import is_plural
from verifier.reading.figures.number_contexts import DASHES, context_words, unit_or_things
from verifier.reading.figures.numeral import Numeral
from verifier.reading.figures.units import unit_after


def is_part_of_name(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "iPhone 11", "Route 66", "page 4", "G7", "COVID-19", "737 Max", "10 Downing Street"."""
    if numeral.first == 0 and not numeral.bare:
        return False
    first, end = numeral.first, numeral.end
    before, after = lexemes.word(first - 1), lexemes.word(end)
    if numeral.form != "digits":
        if close_before_word(lexemes, first):
            return True
        if _is_title(lexemes, numeral):
            return True
        return (
            numeral.form == "words"
            and numeral.end - first == 1
            and (before in context_words("numbered") or _is_named_incontext_words(lexemes, first))
            and not unit_or_things(lexemes, end)
        )
    close_before = lexemes.joined(first)
    if close_before and (
        before in ("#", "_", "@", "\\", "=", "?", "&", "%") or before[-1:].isalpha()
    ):
        return not before.startswith(("$", "£"))
    if close_before and before in (*DASHES, "/", ".", ":") and lexemes.joined(first - 1):
        name = lexemes.raw(first - 2)
        if lexemes.is_digits(first - 3) and lexemes.joined(first - 2):
            return False  # "5k-20k"
        if name and name[-1].isalpha():
            return lexemes.word(first - 2) not in (
                "minus",
                "plus",
                "mid",
                "pre",
                "post",
                "sub",
                "to",
                "and",
                "or",
            )
        if before in (".", ":") and name[-1:].isdecimal():
            return True  # 192.168.1.2
    dotted = lexemes.joined(end) and after == "." and lexemes.joined(end + 1)
    if dotted and lexemes.is_digits(end + 1):
        return True  # 192.168.1.2
    if not numeral.bare:
        return False
    if lexemes.word(first) in context_words("alone") and not _is_hedged(lexemes, first):
        return lexemes.word(end) != "people" and not _is_an_end(lexemes, first, end)
    if _beside_stroke(lexemes, first, end) or _beside_cross(lexemes, first, end):
        return True
    if _follows_model(lexemes, first):
        return True
    if (
        lexemes.joined(end)
        and after in (".", ":")
        and lexemes.joined(end + 1)
        and lexemes.is_digits(end + 1)
    ):
        return True
    if before in ("#", "№") or (before == "." and lexemes.word(first - 2) in ("no", "nos", "nr")):
        return True
    if before == "no" and lexemes.raw(first - 1) == "No" and first > 1:
        return True
    if (lexemes.word(first - 1), after) in (("(", ")"), ("[", "]")) or (
        after == ")" and before not in ("(",) and _opens_list(lexemes, first)
    ):
        return numeral.value < 1000
    if _is_house_number(lexemes, end):
        return True
    if after in ("max", "dreamliner") and lexemes.is_capitalised(end):
        return True
    names = (*context_words("named"), *context_words("numbered"))
    if before in names and after in ("s", "'", "’") and lexemes.joined(end):
        return True  # "Channel 5's"
    if unit_after(lexemes, end) and not lexemes.is_capitalised(first - 1):
        return False
    if before in context_words("named"):
        return not (unit_after(lexemes, end) or after in ("%", "per", "people"))
    if before in context_words("numbered"):
        if before == "number" and _is_verb(lexemes, first - 1):
            return False
        if before in context_words("classes"):
            return not (unit_after(lexemes, end) or after in ("%", "per"))
        return not unit_or_things(lexemes, end)
    return _follows_a_name(lexemes, numeral)


def _is_title(lexemes: Lexemes, numeral: Numeral) -> bool:
    """ "The Seven Sisters", "the Five Eyes": a number in words and its noun, both with capitals."""
    return (
        numeral.form == "words"
        and numeral.end - numeral.first == 1
        and lexemes.word(numeral.first - 1) == "the"
        and lexemes.is_capitalised(numeral.first)
        and lexemes.is_capitalised(numeral.end)
        and lexemes.is_word(numeral.end)
    )


def close_before_word(lexemes: Lexemes, first: int) -> bool:
    """Whether a number in words is the later part of a compound: "production-four-door"."""
    return (
        lexemes.word(first - 1) == "-"
        and lexemes.joined(first)
        and lexemes.joined(first - 1)
        and lexemes.is_word(first - 2)
        and lexemes.word(first - 2) not in ("minus", "to", "or", "and", "half")
    )


def _is_hedged(lexemes: Lexemes, first: int) -> bool:
    return lexemes.word(first - 1) in context_words("count_before")


def _is_named_incontext_words(lexemes: Lexemes, first: int) -> bool:
    """ "Generation Two": both words with a capital, inside a sentence."""
    return (
        first > 1
        and lexemes.is_capitalised(first)
        and lexemes.is_capitalised(first - 1)
        and lexemes.is_word(first - 1)
        and lexemes.is_word(first - 2)
    )


def _is_an_end(lexemes: Lexemes, first: int, end: int) -> bool:
    """Whether the number begins or ends a range: "between 911 and 2,200", "911 to 2,200"."""
    if lexemes.word(first - 1) in ("between", "from"):
        return True
    ends = lexemes.word(first - 1) in ("and", "to") and lexemes.is_digits(first - 2)
    return ends or (lexemes.word(end) == "to" and lexemes.is_digits(end + 1))


def _beside_stroke(lexemes: Lexemes, first: int, end: int) -> bool:
    """ "24/7", "50/50": numbers with a stroke between them that are no fraction."""
    for number, stroke in ((first - 2, first - 1), (end + 1, end)):
        if lexemes.word(stroke) == "/" and lexemes.is_digits(number) and lexemes.joined(stroke):
            return True
    return False


def _beside_cross(lexemes: Lexemes, first: int, end: int) -> bool:
    """ "4x4": numbers with an x between them, all joined."""
    for number, cross in ((first - 2, first - 1), (end + 1, end)):
        joined = lexemes.joined(cross) and lexemes.joined(cross + 1)
        if lexemes.word(cross) == "x" and lexemes.is_digits(number) and joined:
            return True
    return False


def _follows_model(lexemes: Lexemes, first: int) -> bool:
    """ "i7 860": a number after a name that ends with one."""
    before = first - 1
    return (
        lexemes.is_digits(before)
        and lexemes.joined(before)
        and lexemes.is_word(before - 1)
        and lexemes.is_capitalised(first + 1)
    )


def _is_verb(lexemes: Lexemes, number: int) -> bool:
    """ "They number 40", "the dead number 40": no name."""
    before = lexemes.word(number - 1)
    return before in context_words("numbering") or is_plural(before)


def _opens_list(lexemes: Lexemes, index: int) -> bool:
    """ "1) ... 2) ...": a number in front of a closing bracket that nothing opened nearby."""
    return "(" not in lexemes.words[max(0, index - 12) : index]


def _is_house_number(lexemes: Lexemes, end: int) -> bool:
    if not lexemes.is_capitalised(end):
        return False
    return any(
        lexemes.word(at) in context_words("roads") and lexemes.is_capitalised(at)
        for at in (end + 1, end + 2, end + 3)
    ) or (lexemes.word(end) in context_words("roads") and lexemes.is_capitalised(end + 1))


def _follows_a_name(lexemes: Lexemes, numeral: Numeral) -> bool:
    """A word with a capital inside the sentence right before it, and nothing counted after it."""
    first, end = numeral.first, numeral.end
    before = first - 1
    if not lexemes.is_capitalised(before) or not lexemes.is_word(before) or before == 0:
        return False
    if len(lexemes.word(before)) == 1 and lexemes.word(before) not in ("i", "a"):
        return True  # "S P 500"
    if lexemes.word(before - 1) in (".", "!", "?", '"', "“", "‘", "\n") or numeral.value > 9_999:
        return False
    if is_plural(lexemes.word(before)):
        return False
    after = lexemes.word(end)
    return not unit_or_things(lexemes, end) and not after.startswith(("/", "%"))
