"""Which number is written in words? "Twenty-three", "two hundred and six", "two and a half"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import is_plural
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Form, Numeral, and_a_half, with_magnitude

LONGEST_IN_WORDS = 24
"""Lexemes; no number in words is longer."""


@dataclass(slots=True)
class _Sum:
    """A number while its words are read: what is complete, and what a magnitude may still raise."""

    total: int = 0
    current: int | None = None
    smallest: int = 10**18
    """The last magnitude: the next one must be smaller."""
    largest: int = 1

    def add_simple(self, value: int) -> bool:
        """A number below a hundred: at the beginning, or after hundreds."""
        if self.current is not None and (self.current < 100 or self.current % 100):
            return False
        self.current = (self.current or 0) + value
        return True

    def add_hundred(self) -> bool:
        if self.current is None or self.current >= 100:
            return False
        self.current *= 100
        self.largest = max(self.largest, 100)
        return True

    def add_magnitude(self, factor: int) -> bool:
        """ "Thousand", "million": raises what was read since the last one."""
        if self.current is None:
            if not self.total:
                return False
            self.total *= factor  # "five hundred thousand million"
        elif factor < self.smallest:
            self.total += self.current * factor
            self.current, self.smallest = None, factor
        else:
            return False
        self.largest = max(self.largest, factor)
        return True

    @property
    def is_empty(self) -> bool:
        return self.current is None and not self.total

    @property
    def value(self) -> Decimal:
        return Decimal(self.total + (self.current or 0))


def in_words(lexemes: Lexemes, index: int) -> Numeral | None:
    """The number in words that begins at the lexeme ``index``."""
    table = number_words()
    opening = _opening(lexemes, index)
    if opening is None:
        return None
    found, at = opening
    while at - index < LONGEST_IN_WORDS:
        step = _past_joint(lexemes, at, found)
        word = lexemes.word(step)
        if word in table.groups or word == "dozens":
            return _group(lexemes, index, step, found)
        after = step + 1
        if word == "hundred":
            added = found.add_hundred()
        elif word in table.magnitudes:
            added = found.add_magnitude(table.magnitudes[word])
        elif simple := _simple(lexemes, step):
            added, after = found.add_simple(simple[0]), simple[1]
        else:
            break
        if not added:
            break
        at = after
    return None if found.is_empty and at == index else _closed(lexemes, index, at, found)


def _opening(lexemes: Lexemes, index: int) -> tuple[_Sum, int] | None:
    """An empty sum; or one that an article or a bare magnitude opens ("a hundred")."""
    table = number_words()
    word, following = lexemes.word(index), lexemes.word(index + 1)
    if word == "a" and following == "couple":
        at = index + 3 if lexemes.word(index + 2) == "of" else index + 2
        found = lexemes.word(at) in table.magnitudes or lexemes.word(at) in table.groups
        return (_Sum(current=2), at) if found else None
    if word in ("a", "an"):
        if following not in table.magnitudes and following not in table.groups:
            return None
        if following == "score" and lexemes.word(index + 2) != "of":
            return None
        return _Sum(current=1), index + 1
    if word in table.magnitudes:
        if following not in table.magnitudes and not is_plural(following):
            return None
        return _Sum(current=1), index  # "hundred thousand dollars", "thousand people"
    return _Sum(), index


def _past_joint(lexemes: Lexemes, at: int, found: _Sum) -> int:
    """The lexeme after a hyphen, "and" or a comma, where the number goes on there; else ``at``."""
    word = lexemes.word(at)
    if word == "-" and not found.is_empty:
        return at + 1
    if word == "," and found.total and _goes_on(lexemes, at + 1):
        return at + 1
    if word in ("and", "&") and (found.total or (found.current or 0) >= 100):
        after = _simple(lexemes, at + 1)
        if after is None or lexemes.word(at + 1) == "zero":
            return at
        # "two hundred and six thousand", but not "two hundred and six hundred"
        factor = number_words().magnitudes.get(lexemes.word(after[1]), 0)
        if not factor or (found.current is not None and 100 < factor < found.smallest):
            return at + 1
    return at


def _group(lexemes: Lexemes, index: int, at: int, found: _Sum) -> Numeral | None:
    """ "two dozen", "three score years"."""
    word = "dozen" if lexemes.word(at) == "dozens" else lexemes.word(at)
    if found.current is None or found.total:
        return None if found.is_empty else _closed(lexemes, index, at, found)
    if word == "score" and lexemes.word(at + 1) not in ("of", "years", "and"):
        return _closed(lexemes, index, at, found)
    size = number_words().groups[word]
    return Numeral(index, at + 1, found.value * size, Form.WORDS, size)


def _closed(lexemes: Lexemes, index: int, at: int, found: _Sum) -> Numeral:
    """The number with the decimals or the half after it."""
    value = found.value
    if lexemes.word(at) == "point" and (decimals := _spoken_decimals(lexemes, at + 1)):
        digits, places, end = decimals
        return with_magnitude(lexemes, index, end, value + digits, Form.WORDS, places)
    if half := and_a_half(lexemes, at):
        if found.total and found.current is None:
            # "a million and a half": half a million more
            return Numeral(
                index, half[1], value + half[0] * found.smallest, Form.WORDS, found.largest
            )
        return with_magnitude(lexemes, index, half[1], value + half[0], Form.WORDS)
    return Numeral(index, at, value, Form.WORDS, found.largest)


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
