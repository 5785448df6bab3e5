"""How many units? The numbers before a unit of time: "two and a half", "12 to 18", "a few"."""

from __future__ import annotations

from typing import NamedTuple

from verifier.reading.dates.lexing import Word
from verifier.reading.dates.patterns import Hit
from verifier.reading.dates.vocabulary import Unit

AMOUNT = (
    "amount:(another|(a)? MAGNITUDE"
    "|COUNT (MAGNITUDE)? (-? (to|or|and) -? (a)? COUNT)? (- COUNT)? (-? and -? a -? half)?"
    "|(a|the)? FEW (of)? (the)? (COUNT)?|ARTICLE (and a half)?|(a)? half -? (of)? (ARTICLE)?"
    "|(a)? quarter of a)"
)
"""A pattern for :func:`amount`; the unit follows, perhaps after a hyphen."""

HEDGE = (
    "(OVER_WORDS|(more|less|fewer|longer) than|at (least|most)|up to|close to|as (many|long) as)"
)
"""A pattern for the words that bound an amount."""

MANY = {
    "hour": 23,
    "minute": 59,
    "day": 13,
    "week": 8,
    "month": 23,
    "quarter": 8,
    "year": 30,
    "decade": 9,
    "century": 9,
}
"""The most units that a bare plural means: "days ago" is fewer than two weeks ago."""
FEW = 9
"""The most that "a few" and "several" mean, unless the unit's own limit is lower."""


class Amount(NamedTuple):
    """From ``low`` to ``high`` units; ``vague`` where no number is written."""

    low: float
    high: float
    vague: bool = False


def amount_of(words: list[Word], hit: Hit, unit: Unit) -> Amount | None:
    """The amount that the words before a unit write; none, where they write none."""
    texts = [word.text for word in words]
    numbers = [_value(word) for word in words if hit.is_class(word, "COUNT")]
    if "quarter" in texts:
        numbers = [0.25]
    elif "half" in texts:
        numbers = [(numbers[-1] if numbers else (1 if "and" in texts else 0)) + 0.5]
    elif texts == ["another"] or (
        not numbers and any(text in ("a", "an") for text in texts) and len(texts) == 1
    ):
        numbers = [1.0]
    if not numbers and texts[-1:] in (["hundred"], ["thousand"]):
        numbers = [1.0]
    for word in words:
        if word.text in ("hundred", "thousand"):
            numbers = [n * (100 if word.text == "hundred" else 1000) for n in numbers]
    if numbers and hit.has("half"):
        extra = 0.25 if hit.words("half")[-1].text == "quarter" else 0.5
        numbers = [number + extra for number in numbers]
    times = unit.times
    if not numbers:
        most = MANY.get(unit.of, 90)
        if "couple" in texts:
            return Amount(2 * times, 2 * times, False)
        few = not {"few", "several", "recent"}.isdisjoint(texts)
        return Amount(2 * times, (min(FEW, most) if few else most) * times, True)
    low, high = min(numbers), max(numbers)
    if high > 10_000:
        return None
    return Amount(low * times, high * times)


def bounded_by(hedge: list[Word], amount: Amount) -> Amount:
    """The amount that "more than two", "nearly twenty" leave possible, to the next whole one."""
    texts = {word.text for word in hedge}
    low, high = amount.low, amount.high
    if amount.vague or low != high:
        return amount
    if texts & {"more", "longer", "over", "least"}:
        return Amount(low, high + max(1.0, 0.1 * high))
    if texts & {"nearly", "almost", "under", "less", "fewer", "close", "up", "most"}:
        return Amount(max(low - max(1.0, 0.1 * low), 0.0), high)
    return amount


def _value(word: Word) -> float:
    if word.letter == "z":
        return float(word.text.replace(",", "")[:12])
    return float(word.number)


def unit_of(hit: Hit, name: str = "unit") -> Unit:
    """The unit that the word of that name names."""
    return hit.vocabulary.units[hit.word(name).text]
