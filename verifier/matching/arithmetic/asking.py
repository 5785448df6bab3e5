"""Which arithmetic does a statement make? Its own words say so: "in total", "left", "each"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from knowledge.claim import Polarity
from knowledge.figure import Trend
from verifier.matching.arithmetic.quantities import Quantity, quantities_of
from verifier.matching.arithmetic.verbs import VerbClass, class_of
from verifier.reading.assertions import Assertion
from verifier.reading.predicates import children_of
from verifier.reading.reading import Standing
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

MORE = frozenset({"more", "many", "much"})
FEWER = frozenset({"few", "less", "fewer"})

DOUBT = frozenset({"may", "might", "perhaps", "possibly"})


class Asks(StrEnum):
    """What the words of the statement ask for."""

    AFTER = "after"
    REMAINING = "remaining"
    TOTAL = "total"
    EACH = "each"


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
    is_negated: bool
    """Whether it says that something is not so."""
    is_doubtful: bool
    """Whether it only says that it may be so."""
    than: tuple[int, ...] = ()
    """Tokens of what is compared with: "3 more birds than nests"."""
    trend: Trend = Trend.LEVEL


def asked_by(assertion: Assertion) -> tuple[Asked, ...]:
    """One for each figure of the assertion that can be reckoned."""
    text = _plain(_without_leaving(assertion))
    asks = frozenset(
        one
        for one in Asks
        if any(f" {phrase} " in text for phrase in words_of(TABLE, "asks", one.value))
    )
    head = assertion.head
    ahead = head is not None and (
        head.standing is not Standing.ASSERTED or head.lemma in ("need", "require")
    )
    said = [assertion.reading.tokens[i] for i in assertion.tokens]
    doubtful = any(t.lemma in DOUBT and t.pos in ("AUX", "ADV") for t in said)
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
                is_negated=head is not None and head.polarity is Polarity.NEGATED,
                is_doubtful=doubtful,
                than=than,
                trend=quantity.figure.trend,
            )
        )
    return tuple(found)


def _without_leaving(assertion: Assertion) -> str:
    """The words without a "left" that says that somebody went or left something behind."""
    tokens = assertion.reading.tokens
    return " ".join(
        tokens[i].text
        for i in range(len(tokens))
        if assertion.start <= tokens[i].start < assertion.end
        and not (tokens[i].text.lower() == "left" and tokens[i].tag == "VBD")
    )


def _plain(text: str) -> str:
    return f" {re.sub(r'[^a-z]+', ' ', text.lower())} "


def _is_state(quantity: Quantity, asks: frozenset[Asks]) -> bool:
    if not quantity.lemma or class_of(quantity.lemma) is VerbClass.STATE:
        return True
    return quantity.lemma == "leave" and Asks.AFTER in asks


def _than(quantity: Quantity, assertion: Assertion) -> tuple[int, ...]:
    """What stands after "than" or "compared to", where the figure says how many more or fewer.

    "More than 30 people" and "5 people ... more than 60" compare no two counts.
    """
    tokens, children = assertion.reading.tokens, children_of(assertion.reading.tokens)
    near = {quantity.noun, *children[quantity.noun]} | {
        i for c in children[quantity.noun] for i in children[c]
    }
    more = [i for i in near if tokens[i].lemma in MORE | FEWER and tokens[i].text != "many"]
    if not any(tokens[i].start >= quantity.figure.end for i in more) and not quantity.adds:
        return ()
    later = [f for f in assertion.reading.figures if f.start >= quantity.figure.end]
    until = min((f.start for f in later), default=len(assertion.reading.text))
    for at, token in enumerate(tokens):
        if not quantity.figure.end < token.start < until:
            continue
        compared = at and tokens[at - 1].lemma == "compare" and token.text.lower() in ("to", "with")
        if token.text.lower() == "than" or compared:
            after = tuple(i for i in range(at + 1, len(tokens)) if i in assertion.tokens)
            return after if not any(f.start == token.end + 1 for f in later) else ()
    return ()
