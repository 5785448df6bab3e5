"""Which number is written as a part, or vaguely? "Half a million", "dozens", "a few hundred"."""

from __future__ import annotations

from decimal import Decimal

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.number_words import number_words
from verifier.reading.figures.numeral import Form, Numeral, with_magnitude


def fraction(lexemes: Lexemes, index: int) -> Numeral | None:
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
                numeral = with_magnitude(lexemes, index, after, value, Form.FRACTION)
                return numeral
    if word == "quarter" or (top == 1 and lexemes.word(at - 1) == "-" and word == "a"):
        return None
    return Numeral(index, end, value, Form.FRACTION)


def vague(lexemes: Lexemes, index: int) -> Numeral | None:
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
            return Numeral(index, end, Decimal(2 * factor), Form.VAGUE, factor, below=Decimal(top))
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
    if (
        word == "scores"
        and lexemes.word(end) != "of"
        and lexemes.word(end) not in ("more", "killed")
    ):
        return None
    least, below = table.vague[word]
    return Numeral(
        index, end, Decimal(least * factor), Form.VAGUE, factor, below=Decimal(below * factor)
    )
