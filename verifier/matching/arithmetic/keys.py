"""When, where and by whom? What tells the parts of a sum apart, and what the statement names."""

from __future__ import annotations

from knowledge.figure import Figure
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.stories import Told
from verifier.matching.periods import event_dates
from verifier.reading.assertions import Assertion
from verifier.reading.reading import Dated, DateRole
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


def dates_of(told: Told) -> tuple[Dated, ...]:
    """The dates that go with this figure: those nearest to it, or one that leads its claim."""
    return dates_of_quantity(told.quantity)


def dates_of_quantity(quantity: Quantity) -> tuple[Dated, ...]:
    """The same of a figure that stands in no story."""
    reading = quantity.reading
    dated = [
        d
        for d in reading.dates
        if d.role is DateRole.EVENT
        and not (d.start < quantity.figure.end and quantity.figure.start < d.end)
    ]
    first = min((f.start for f in reading.figures), default=0)
    own = []
    for one in dated:
        if one.end <= first:
            own.append(one)
            continue
        nearest = min(reading.figures, key=lambda f: _apart(f, one, reading.text))
        if nearest == quantity.figure:
            own.append(one)
    trailing = [d for d in dated if d.start >= max(f.end for f in reading.figures)]
    return tuple(own) or tuple(trailing if len(dated) == len(trailing) == 1 else ())


def excluded_by_date(statement: Assertion, told: Told) -> bool:
    """Whether the part belongs to another time than the statement's."""
    ours, theirs = event_dates(statement), dates_of(told)
    if not ours or not theirs:
        return False
    return all(one.period.excludes(two.period) for one in ours for two in theirs)


def names_in(asked: Asked) -> frozenset[str]:
    """Those whom the statement names as doers of what it counts, pronouns left out."""
    reading = asked.assertion.reading
    doers = set(asked.quantity.doers)
    for name in asked.assertion.names:
        if not name.resolved:
            token = next((t for t in reading.tokens if name.start <= t.start < name.end), None)
            if token is not None and token.dep in ("nsubj", "conj", "poss"):
                doers.add(name.canonical.lower())
    pronouns = words_of(TABLE, "pronouns", "one") | words_of(TABLE, "pronouns", "several")
    return frozenset(doers - pronouns)


def _apart(figure: Figure, dated: Dated, text: str) -> int:
    """Characters between them; a date mostly follows its figure, so one before it is farther."""
    if dated.start < figure.end:
        return (figure.start - dated.end) * 2
    phrase = figure.counted.phrase
    follows = phrase and text[figure.end :].lstrip().startswith(phrase)
    return max(dated.start - figure.end - (len(phrase) + 1 if follows else 0), 0)
