"""Which number does a piece of text write? Digits and words, fractions, and counts without a number.

Only the number itself is read here; hedges, units and what is counted come after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from math import gcd

from verifier.reading.figures.lexemes import SPACES, Lexemes
from verifier.reading.figures.nouns import is_plural
from verifier.reading.figures.number_words import number_words

FRACTION_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 1000})
"""Denominators that news writes with a stroke; 9/11 and 24/7 are names."""

LONGEST_IN_DIGITS = 24
"""Characters; a longer row of digits is an identifier."""

LONGEST_IN_WORDS = 24
"""Lexemes; no number in words is longer."""

_SEPARATORS = str.maketrans("", "", f",' {SPACES}")


class Form(StrEnum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    """A proper fraction by itself: "half", "two-thirds", "1/4"."""
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the lexemes ``first`` to ``end`` (exclusive)."""

    first: int
    end: int
    value: Decimal
    """For a vague count the least number."""
    form: Form
    magnitude: int = 1
    """The factor of the magnitude word: 1,000,000 for "1.2 million"."""
    places: int = 0
    """Digits written after the decimal point."""
    below: Decimal = Decimal(0)
    """For a vague count the number that it stays below."""

    @property
    def step(self) -> float:
        """One unit of the last digit that is not a trailing zero: 820 -> 10, 3.2 -> 0.1."""
        if not self.value:
            return 1.0
        return float(Decimal(1).scaleb(int(self.value.normalize().as_tuple().exponent)))

    @property
    def bare(self) -> bool:
        """Whether it is a whole number in digits and nothing else, as years and names have it."""
        return self.form is Form.DIGITS and self.magnitude == 1 and not self.places


def numeral_at(lexemes: Lexemes, index: int, *, money: bool = False) -> Numeral | None:
    """The number that begins at the lexeme ``index``, if one does.

    ``money``: a currency sign stands before it, so that "m", "b", "t" are magnitudes.
    """
    first = lexemes.words[index][0]
    if first.isdecimal() or (first == "." and len(lexemes.words[index]) > 1):
        return _digits(lexemes, index, money)
    table = number_words()
    if first in table.glyphs:
        top, bottom = table.glyphs[first]
        return _with_magnitude(lexemes, index, index + 1, Decimal(top) / bottom, Form.FRACTION)
    if lexemes.words[index] in table.first:
        return _vague(lexemes, index) or _fraction(lexemes, index) or _in_words(lexemes, index)
    return None


def _digits(lexemes: Lexemes, index: int, money: bool) -> Numeral | None:
    table = number_words()
    written = lexemes.words[index]
    if len(written) > LONGEST_IN_DIGITS:
        return None
    if "," in written and written.rfind(",") > written.rfind(".") > 0:
        written = written.replace(".", "").replace(",", ".")  # the continental way: 1.111,50
    plain = written.translate(_SEPARATORS)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    value, end, form = Decimal(plain), index + 1, Form.DIGITS
    places = len(plain.partition(".")[2])
    if lexemes.joined(end) and lexemes.word(end) == "," and lexemes.joined(end + 1):
        decimals = lexemes.word(end + 1)
        after = lexemes.word(end + 2)
        if len(decimals) <= 2 and decimals.isdecimal() and (after == "%" or after in table.magnitudes):
            value += Decimal(decimals).scaleb(-len(decimals))
            places, end = len(decimals), end + 2
    if lexemes.joined(end) and lexemes.word(end) in table.glyphs:
        top, bottom = table.glyphs[lexemes.word(end)]
        value, end = value + Decimal(top) / bottom, end + 1
    elif fraction := _stroke(lexemes, index):
        value, end, form = fraction[0], fraction[1], Form.FRACTION
    elif not lexemes.joined(end) and lexemes.is_digits(end) and (fraction := _stroke(lexemes, end)):
        value, end = value + fraction[0], fraction[1]
    elif half := _and_a_half(lexemes, end):
        value, end = value + half[0], half[1]
    suffix = lexemes.word(end)
    if suffix in table.suffixes and not (lexemes.joined(end + 1) and lexemes.is_word(end + 1)):
        close = lexemes.joined(end)
        if (money or (close and _means_million(lexemes, end))) if suffix in table.money_only else (
            close or len(suffix) > 1
        ):
            factor = table.suffixes[suffix]
            return Numeral(index, end + 1, value * factor, Form.DIGITS, factor, places)
    numeral = _with_magnitude(lexemes, index, end, value, form, places)
    half = _and_a_half(lexemes, numeral.end) if numeral.magnitude > 1_000 else None
    if half is None:
        return numeral
    value = numeral.value + half[0] * numeral.magnitude
    return replace(numeral, end=half[1], value=value)


def _stroke(lexemes: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """A fraction such as 1/4 at ``index``: its value and the lexeme after it."""
    if lexemes.word(index + 1) not in ("/", "⁄") or not lexemes.joined(index + 1):
        return None
    top, bottom = lexemes.word(index), lexemes.word(index + 2)
    if not (top.isdecimal() and bottom.isdecimal() and lexemes.joined(index + 2)):
        return None
    if lexemes.word(index + 3) in ("/", "⁄") or max(len(top), len(bottom)) > 4:
        return None
    over, under = int(top), int(bottom)
    if not 0 < over < under or under not in FRACTION_DENOMINATORS or gcd(over, under) != 1:
        return None
    return Decimal(over) / under, index + 3


def _means_million(lexemes: Lexemes, index: int) -> bool:
    """Whether the "m" at ``index`` stands before things that are counted: "2.7m people"."""
    if lexemes.raw(index) not in ("m", "M", "B"):
        return False
    for at in range(index + 1, index + 7):
        if not lexemes.is_word(at):
            return False
        word = lexemes.word(at)
        if word == "people" or (word.endswith("s") and not word.endswith("ss") and len(word) > 3):
            return True
        if word in ("in", "at", "from", "to", "of", "by", "on", "for", "is", "was", "above", "below"):
            return False
    return False


def _with_magnitude(
    lexemes: Lexemes, first: int, end: int, value: Decimal, form: Form, places: int = 0
) -> Numeral:
    """The number with the magnitude words after it: "1.2 million", "5 hundred thousand"."""
    table, factor = number_words(), 1
    for _ in range(3):
        at = end + 1 if lexemes.word(end) == "-" and lexemes.joined(end) else end
        word = lexemes.word(at)
        if word not in table.magnitudes and not (word in ("dozen", "dozens") and factor == 1):
            break
        factor *= table.magnitudes.get(word) or table.groups["dozen"]
        end = at + 1
    if factor > 1 and form is Form.FRACTION:
        form = Form.WORDS
    return Numeral(first, end, value * factor, form, factor, places)


def _simple(lexemes: Lexemes, index: int) -> tuple[int, int] | None:
    """A number below a hundred in words: its value and the lexeme after it."""
    table = number_words()
    word = lexemes.word(index)
    if word in table.cardinals:
        return table.cardinals[word], index + 1
    if word not in table.tens:
        return None
    at = index + 2 if lexemes.word(index + 1) == "-" else index + 1
    unit = table.cardinals.get(lexemes.word(at), 0)
    if 1 <= unit <= 9:
        return table.tens[word] + unit, at + 1
    return table.tens[word], index + 1


def _in_words(lexemes: Lexemes, index: int) -> Numeral | None:
    """A whole number in words, or one with a half: "two hundred and six", "two and a half"."""
    table = number_words()
    magnitudes, groups = table.magnitudes, table.groups
    at, total, current, seen = index, 0, None, False
    largest, smallest = 0, 10**18
    if lexemes.word(at) in ("a", "an"):
        if lexemes.word(at + 1) not in magnitudes and lexemes.word(at + 1) not in groups:
            return None
        if lexemes.word(at + 1) == "score" and lexemes.word(at + 2) != "of":
            return None
        current, at = 1, at + 1
    elif lexemes.word(at) in magnitudes:
        if lexemes.word(at + 1) not in magnitudes and not is_plural(lexemes.word(at + 1)):
            return None
        current = 1  # "hundred thousand dollars", "thousand people"
    while at - index < LONGEST_IN_WORDS:
        word = lexemes.word(at)
        step = at
        if word == "-" and (current is not None or seen):
            step, word = at + 1, lexemes.word(at + 1)
        elif word == "," and seen and _goes_on(lexemes, at + 1):
            step, word = at + 1, lexemes.word(at + 1)
        elif word in ("and", "&") and (seen or (current or 0) >= 100):
            after = _simple(lexemes, at + 1)
            if not after or lexemes.word(after[1]) in magnitudes or lexemes.word(at + 1) == "zero":
                break
            step, word = at + 1, lexemes.word(at + 1)
        if word == "hundred":
            if current is None or current >= 100:
                break
            current, at = current * 100, step + 1
        elif word in magnitudes:
            factor = magnitudes[word]
            if current is None and not total:
                break
            if current is None:
                total, at, largest = total * factor, step + 1, max(largest, factor)
                continue
            if factor >= smallest:
                break
            total, current, seen = total + current * factor, None, True
            smallest, largest, at = factor, max(largest, factor), step + 1
        elif word in groups or word == "dozens":
            word = "dozen" if word == "dozens" else word
            if current is None or seen:
                break
            if word == "score" and lexemes.word(step + 1) not in ("of", "years", "and"):
                break
            return Numeral(index, step + 1, Decimal(current * groups[word]), Form.WORDS, groups[word])
        elif simple := _simple(lexemes, step):
            if current is not None and (current < 100 or current % 100):
                break
            current, at = (current or 0) + simple[0], simple[1]
        else:
            break
    if current is None and not seen:
        return None
    value = Decimal(total + (current or 0))
    places = 0
    if lexemes.word(at) == "point" and (decimals := _spoken_decimals(lexemes, at + 1)):
        value, places, at = value + decimals[0], decimals[1], decimals[2]
        return _with_magnitude(lexemes, index, at, value, Form.WORDS, places)
    if half := _and_a_half(lexemes, at):
        # "a million and a half" is half a million more, "two and a half" half a one
        factor = smallest if seen and current is None else 1
        value += half[0] * factor
        if factor > 1:
            return Numeral(index, half[1], value, Form.WORDS, largest)
        return _with_magnitude(lexemes, index, half[1], value, Form.WORDS)
    return Numeral(index, at, value, Form.WORDS, max(largest, 1))


def _goes_on(lexemes: Lexemes, index: int) -> bool:
    """Whether a number in words goes on after a comma: "three million, two hundred and forty"."""
    hundreds = _simple(lexemes, index)
    if not hundreds or lexemes.word(hundreds[1]) != "hundred":
        return False
    after = hundreds[1] + 1
    return lexemes.word(after) in ("and", "&") and _simple(lexemes, after + 1) is not None


def _spoken_decimals(lexemes: Lexemes, index: int) -> tuple[Decimal, int, int] | None:
    table, digits, at = number_words(), "", index
    while at - index < 6 and table.cardinals.get(lexemes.word(at), 10) < 10:
        digits += str(table.cardinals[lexemes.word(at)])
        at += 1
    return (Decimal(f"0.{digits}"), len(digits), at) if digits else None


def _and_a_half(lexemes: Lexemes, index: int) -> tuple[Decimal, int] | None:
    """ "and a half", "and three quarters" at ``index``: its value and the lexeme after it."""
    table = number_words()
    at = index
    if lexemes.word(at) == "-":
        at += 1
    if lexemes.word(at) != "and":
        return None
    at += 1
    if lexemes.word(at) == "-":
        at += 1
    top = 1 if lexemes.word(at) in ("a", "one") else table.cardinals.get(lexemes.word(at), 0)
    if not top:
        return None
    at += 1
    if lexemes.word(at) == "-":
        at += 1
    bottom = table.fractions.get(lexemes.word(at), 0)
    if bottom not in (2, 3, 4) or top >= bottom or lexemes.word(at + 1) in ("of", "the"):
        return None
    return Decimal(top) / bottom, at + 1


def _fraction(lexemes: Lexemes, index: int) -> Numeral | None:
    """ "half", "a third", "two-thirds", "half a million", "a quarter of a million"."""
    table = number_words()
    at = index
    word = lexemes.word(at)
    if word in table.fractions and word in ("half", "quarter"):
        top = 1
    elif word in ("a", "an") or word in table.cardinals:
        top = table.cardinals.get(word, 1)
        at += 2 if lexemes.word(at + 1) == "-" else 1
        if lexemes.word(at) not in table.fractions:
            return None
    else:
        return None
    bottom = table.fractions[lexemes.word(at)]
    if not 0 < top < bottom or (top > 1 and bottom > 20 and lexemes.word(at)[-1] != "s"):
        return None  # "the two hundredth" is an ordinal
    value, end = Decimal(top) / bottom, at + 1
    for article in (("of", "a"), ("a",), ("-",), ()):
        after = end + len(article)
        if all(lexemes.word(end + n) == part for n, part in enumerate(article)):
            named = lexemes.word(after)
            if named in table.groups and named != "score":
                return Numeral(index, after + 1, value * table.groups[named], Form.WORDS, 12)
            if named in table.magnitudes and named != "hundred":
                numeral = _with_magnitude(lexemes, index, after, value, Form.FRACTION)
                return numeral
    if word == "quarter" or (top == 1 and lexemes.word(at - 1) == "-" and word == "a"):
        return None
    return Numeral(index, end, value, Form.FRACTION)


def _vague(lexemes: Lexemes, index: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    table = number_words()
    at = index + 1 if lexemes.word(index) == "a" and lexemes.word(index + 1) == "few" else index
    word = lexemes.word(at)
    if word in table.few:
        noun = lexemes.word(at + 1)
        factor = table.groups.get(noun) or table.magnitudes.get(noun)
        if not factor and noun in table.vague:
            at, word = at + 1, noun
        elif not factor:
            return None
        else:
            end = at + 2
            while (more := table.magnitudes.get(lexemes.word(end))) and more > factor:
                factor, end = factor * more, end + 1
            top = table.vague["dozens"][1] if factor == 12 else 20 * factor
            return Numeral(
                index, end, Decimal(2 * factor), Form.VAGUE, factor, below=Decimal(top)
            )
    if word not in table.vague and word != "tens":
        return None
    end, factor = at + 1, 1
    while lexemes.word(end) in ("of", "and", "upon"):
        named = lexemes.word(end + 1)
        if named == word:
            end += 2
            continue
        plural = table.vague.get(named)
        if lexemes.word(end) == "of" and plural and named not in ("dozens", "scores", "hundreds"):
            factor *= plural[0] // 2
            end += 2
            continue
        break
    if word == "tens":
        if factor == 1:
            return None
        return Numeral(
            index, end, Decimal(20 * factor), Form.VAGUE, factor, below=Decimal(200 * factor)
        )
    if word == "scores" and lexemes.word(end) != "of" and lexemes.word(end) not in ("more", "killed"):
        return None
    least, below = table.vague[word]
    return Numeral(
        index, end, Decimal(least * factor), Form.VAGUE, factor, below=Decimal(below * factor)
    )
