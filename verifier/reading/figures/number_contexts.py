"""What stands around a number? Questions that dates, names and scores ask alike."""

from __future__ import annotations

from verifier.reading.figures.lexemes import Lexemes
from verifier.reading.figures.nouns import phrase_after
from verifier.reading.figures.units import unit_after
from verifier.reading.figures.word_lists import word_list

TABLE = "not_figures.toml"
DASHES = ("-", "–", "—", "−")


def context_words(name: str) -> frozenset[str]:
    """A list of ``not_figures.toml``."""
    return word_list(TABLE, name)


def unit_or_things(lexemes: Lexemes, index: int) -> bool:
    """Whether a unit, a magnitude or a counted thing begins at ``index``."""
    if unit_after(lexemes, index) or phrase_after(lexemes, index):
        return True
    return lexemes.word(index) in ("million", "billion", "thousand", "trillion", "hundred", "dozen")
