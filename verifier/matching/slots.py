"""What does the claim put where the statement puts a word? The filler of the same slot.

A slot is a place beside a word that both sides have: who does it, to whom or what it is done, what
it is, of which sort, whose, and in, by, on or of what. "Is a German film" and "is an American film"
fill one slot with two values.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verifier.reading.predicates import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, children_of, joined
from verifier.reading.reading import Reading, Token


class Slot(StrEnum):
    """A place beside a word that can be filled."""

    DOER = "who does it"
    DONE_TO = "to whom or what it is done"
    IDENTITY = "what it is"
    SORT = "of which sort"
    WHOSE = "whose"
    BESIDE = "in, by, on or of what"
    """What hangs on the word by a preposition."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a token stands: the slot that it fills, beside which token of its own text."""

    slot: Slot
    beside: int
    preposition: str = ""


SORTING = ("amod", "compound", "nmod", "npadvmod")
_NAMING = ("attr", "acomp", "oprd")
_IS = ("be", "become", "remain")
_SAME_PREPOSITION = (frozenset({"in", "at", "on", "within", "inside"}), frozenset({"by", "from"}))


def place_of(index: int, tokens: Sequence[Token]) -> Place | None:
    """The slot that a token of a text fills; ``None`` for verbs and what hangs loosely."""
    token = tokens[index]
    governor = tokens[token.head]
    if token.dep == "conj" and token.head != index:
        return place_of(token.head, tokens)
    if token.dep in SUBJECTS | PASSIVE_SUBJECTS:
        slot = Slot.DOER if token.dep in SUBJECTS else Slot.DONE_TO
        return Place(slot, token.head)
    behind = next((i for i, t in enumerate(tokens) if t.head == index and t.dep == "relcl"), -1)
    if token.dep == "attr" and behind >= 0 and _is_it(token.head, tokens):
        return Place(Slot.DOER, behind)  # "it was the navy that rescued her"
    if token.dep in _NAMING and governor.lemma in _IS:
        subject = next(
            (i for i, t in enumerate(tokens) if t.head == token.head and t.dep in SUBJECTS), -1
        )
        return Place(Slot.IDENTITY, subject) if subject >= 0 else None
    if token.dep in OBJECTS:
        return Place(Slot.DONE_TO, token.head)
    if token.dep in SORTING:
        return Place(Slot.SORT, token.head)
    if token.dep == "poss":
        return Place(Slot.WHOSE, token.head)
    if token.dep == "pobj":
        if governor.dep == "agent":
            return Place(Slot.DOER, governor.head)
        return Place(Slot.BESIDE, governor.head, governor.lemma)
    return None


def _is_it(copula: int, tokens: Sequence[Token]) -> bool:
    return any(t.head == copula and t.dep in SUBJECTS and t.lemma == "it" for t in tokens)


def fillers(place: Place, beside: int, reading: Reading) -> tuple[int, ...]:
    """The tokens that fill such a slot beside the token ``beside`` of another text."""
    tokens, children = reading.tokens, children_of(reading.tokens)
    below = children[beside]

    def kept(wanted: Callable[[Token], bool]) -> tuple[int, ...]:
        return tuple(i for i in below if wanted(tokens[i]))

    if place.slot in (Slot.DOER, Slot.DONE_TO):
        predicate = next((p for p in reading.predicates if p.token == beside), None)
        if predicate is None:
            return ()
        return predicate.agents if place.slot is Slot.DOER else predicate.patients
    if place.slot is Slot.IDENTITY:
        return _identities(beside, reading, children)
    if place.slot is Slot.SORT:
        return kept(lambda token: token.dep in SORTING and token.pos in ("NOUN", "PROPN", "ADJ"))
    if place.slot is Slot.WHOSE:
        return kept(lambda token: token.dep == "poss")
    return tuple(
        filler
        for preposition in below
        if _alike(tokens[preposition], place.preposition)
        for head in children[preposition]
        if tokens[head].dep == "pobj"
        for filler in joined(head, tokens, children)
    )


def _identities(
    subject: int, reading: Reading, children: Sequence[Sequence[int]]
) -> tuple[int, ...]:
    """What the text says that the subject is: "X, a Y", "X is a Y and a Z"."""
    tokens = reading.tokens
    found = [i for i in children[subject] if tokens[i].dep == "appos" and tokens[i].pos == "NOUN"]
    for predicate in reading.predicates:
        if subject in predicate.agents and tokens[predicate.token].lemma in _IS:
            found += [
                filler
                for i in children[predicate.token]
                if tokens[i].dep in _NAMING
                for filler in joined(i, tokens, children)
            ]
    return tuple(found)


def _alike(token: Token, preposition: str) -> bool:
    if token.dep not in ("prep", "agent"):
        return False
    if token.lemma == preposition:
        return True
    return any({token.lemma, preposition} <= group for group in _SAME_PREPOSITION)
