"""Which arithmetic does a statement make? Its own words say so: "in total", "left", "each"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.figure import Trend
from verifier.matching.arithmetic.quantities import Quantity, quantities_of
from verifier.matching.arithmetic.verbs import VerbClass, class_of
from verifier.reading.assertions import Assertion
from verifier.reading.predicates import children_of
from verifier.reading.reading import Standing
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

MORE = frozenset({"more", "many"})
FEWER = frozenset({"few", "less", "fewer"})


class Asks(StrEnum):
    """What the words of the statement ask for."""

    AFTER = "after"
    TOTAL = "total"
    EACH = "each"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Asked:
    """A quantity of the statement with the arithmetic that it makes."""

    assertion: Assertion
    quantity: Quantity
    asks: frozenset[Asks]
    is_state: bool
    """Whether it says how many there are, and not how many were killed, sold or built."""
    is_ahead: bool
    """Whether it speaks of what will or would be."""
    than: tuple[int, ...] = ()
    """Tokens of what is compared with: "3 more birds than nests"."""
    trend: Trend = Trend.LEVEL


def asked_by(assertion: Assertion) -> tuple[Asked, ...]:
    """One for each figure of the assertion that can be reckoned."""
    text = _plain(assertion.text)
    asks = frozenset(
        one
        for one in Asks
        if any(f" {phrase} " in text for phrase in words_of(TABLE, "asks", one.value))
    )
    head = assertion.head
    ahead = head is not None and (
        head.standing is not Standing.ASSERTED or head.lemma in ("need", "require")
    )
    found = []
    for quantity in quantities_of(assertion):
        than = _than(quantity, assertion)
        found.append(
            Asked(
                assertion=assertion,
                quantity=quantity,
                asks=asks,
                is_state=_is_state(quantity, asks),
                is_ahead=ahead,
                than=than,
                trend=quantity.figure.trend,
            )
        )
    return tuple(found)


def _plain(text: str) -> str:
    return f" {re.sub(r'[^a-z]+', ' ', text.lower())} "


def _is_state(quantity: Quantity, asks: frozenset[Asks]) -> bool:
    if not quantity.lemma or class_of(quantity.lemma) is VerbClass.STATE:
        return True
    return quantity.lemma == "leave" and Asks.AFTER in asks


def _than(quantity: Quantity, assertion: Assertion) -> tuple[int, ...]:
    """What stands after "than" or "compared to", where the figure says how many more or fewer."""
    tokens, children = assertion.reading.tokens, children_of(assertion.reading.tokens)
    near = {quantity.noun, *children[quantity.noun]} | {
        i for c in children[quantity.noun] for i in children[c]
    }
    if not any(tokens[i].lemma in MORE | FEWER for i in near) and not quantity.adds:
        return ()
    if quantity.figure.start >= 0:
        for at, token in enumerate(tokens):
            after = token.text.lower() == "than" or (
                token.text.lower() in ("to", "with") and at and tokens[at - 1].lemma == "compare"
            )
            if after and token.start > quantity.figure.end:
                return tuple(i for i in range(at + 1, len(tokens)) if i in assertion.tokens)
    return ()
