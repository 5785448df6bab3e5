"""Which year does a word write?"""

from __future__ import annotations

from verifier.reading.dates.lexing import full_year
from verifier.reading.dates.patterns import Hit


def year_in(hit: Hit, name: str = "year") -> int | None:
    """The year that the word of that name writes: "2019", "'98"; ``None`` where it is not there."""
    if not hit.has(name):
        return None
    word = hit.word(name)
    return word.number if word.letter == "y" else full_year(word.number)
