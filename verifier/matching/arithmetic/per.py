"""To each of what does a quantity fall? "3 eggs in each box", "5 euros per ticket"."""

from __future__ import annotations

from verifier.matching.arithmetic.participants import Phrase
from verifier.matching.arithmetic.quantities import Quantity
from verifier.reading.predicates import children_of
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


def per_of(quantity: Quantity) -> str:
    """Lemma of that to each of which so many fall; "" where it is no rate."""
    tokens = quantity.reading.tokens
    children = children_of(tokens)
    each = words_of(TABLE, "rates", "each")
    for phrase in _own_phrases(quantity):
        if tokens[phrase.noun].text.lower() in each:
            below = [i for c in children[phrase.noun] for i in children[c]]
            if below:
                return tokens[below[0]].lemma
        if tokens[phrase.noun].pos not in ("NOUN", "PROPN"):
            continue
        if any(tokens[c].text.lower() in each for c in children[phrase.noun]):
            return tokens[phrase.noun].lemma
        if phrase.preposition in words_of(TABLE, "rates", "per"):
            return tokens[phrase.noun].lemma
        singular = tokens[phrase.noun].tag == "NN" and any(
            tokens[c].text.lower() in ("a", "an") for c in children[phrase.noun]
        )
        if (
            singular
            and phrase.preposition in ("in", "on")
            and quantity.lemma in ("fit", "hold", "be")
        ):
            return tokens[phrase.noun].lemma
    if quantity.verb >= 0:
        for child in children[quantity.verb]:
            if tokens[child].dep not in ("nsubj", "nsubjpass", "dobj") or child == quantity.noun:
                continue
            if any(tokens[c].text.lower() in each for c in children[child]):
                return tokens[child].lemma
            if tokens[child].dep == "dobj":
                continue
            one = any(tokens[c].text.lower() in ("a", "an") for c in children[child])
            if one and quantity.lemma in words_of(TABLE, "rates", "verbs"):
                return tokens[child].lemma
    return _each_after(quantity)


def _own_phrases(quantity: Quantity) -> list[Phrase]:
    """The phrases that go with this figure: up to the next one, or before all of them."""
    figures = quantity.reading.figures
    until = min(
        (f.start for f in figures if f.start > quantity.figure.start),
        default=len(quantity.reading.text),
    )
    first = min(f.start for f in figures)
    starts = [(p, quantity.reading.tokens[p.noun].start) for p in quantity.phrases]
    return [p for p, at in starts if quantity.figure.start <= at < until or at < first]


def _each_after(quantity: Quantity) -> str:
    """ "3 cars with 63 people each": to each of what the quantity hangs on."""
    tokens = quantity.reading.tokens
    until = min(
        (f.start for f in quantity.reading.figures if f.start > quantity.figure.start),
        default=len(quantity.reading.text),
    )
    for i, token in enumerate(tokens):
        near = quantity.figure.end <= token.start < until
        if near and token.text.lower() in ("each", "apiece"):
            following = tokens[i + 1] if i + 1 < len(tokens) else None
            if following is not None and following.pos in ("NOUN", "ADJ", "ADP", "VERB", "NUM"):
                continue
            at = tokens[quantity.noun].head
            while tokens[at].pos not in ("NOUN", "VERB", "AUX") and tokens[at].head != at:
                at = tokens[at].head
            if tokens[at].pos == "NOUN":
                return tokens[at].lemma
            subject = next(
                (c for c in children_of(tokens)[at] if tokens[c].dep in ("nsubj", "nsubjpass")), -1
            )
            return tokens[subject].lemma if subject >= 0 else ""
    return ""
