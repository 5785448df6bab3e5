"""What is told of one matter, in order? Quantities of claims that follow each other in a source.

"Ana had 9 coins. Her father gave her 7": who "her" is, and that 7 are coins too, only the
sentence before tells. What stands far apart, or in another source, is no such story.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verifier.matching.arithmetic.quantities import Quantity, quantities_of_claim
from verifier.matching.pair import ClaimSide
from verifier.words.tables import words_of

GAP = 12
"""Characters between two claims that still follow each other: a full stop, "and then"."""

TABLE = "quantity_words.toml"


@dataclass(frozen=True, slots=True)
class Told:
    """A quantity with what the words before it add."""

    quantity: Quantity
    head: str
    """What is counted, also where only an earlier quantity says it."""
    head_at: Quantity
    """The quantity that writes that noun."""
    describing: frozenset[str]
    inherits: bool
    """Whether it leaves its noun, or what narrows it, to an earlier one."""
    doers: tuple[str, ...] = ()
    """Who does it, also where only the clause before names them ("ate 3 and sold 5")."""


@dataclass(frozen=True, slots=True)
class Story:
    """Quantities of claims that follow each other in one source."""

    told: tuple[Told, ...]
    protagonist: str
    """The first who has or does something there: whom "she" and "him" mean."""

    def is_same(self, a: str, b: str) -> bool:
        """Whether both words stand for the same one; a pronoun stands for the protagonist."""
        return self._full(a) == self._full(b)

    def _full(self, who: str) -> str:
        return self.protagonist if who in words_of(TABLE, "pronouns", "one") else who


def stories_of(sides: Iterable[ClaimSide]) -> tuple[Story, ...]:
    """The stories that the claims tell, each with one quantity or more."""
    apart: list[list[ClaimSide]] = []
    for side in sorted(sides, key=_where):
        last = apart[-1][-1] if apart else None
        if last is not None and follows(side, last):
            apart[-1].append(side)
        else:
            apart.append([side])
    found = (_story(one) for one in apart)
    return tuple(story for story in found if story.told)


def _where(side: ClaimSide) -> tuple[str, int, int]:
    claim = side.claim
    return (claim.source.model_dump_json(), claim.start or 0, claim.end or 0)


def follows(side: ClaimSide, last: ClaimSide) -> bool:
    """Whether the claim stands right after the other in one source."""
    one, other = side.claim, last.claim
    if one.source != other.source or one.start is None or other.end is None:
        return False
    return -1 <= one.start - other.end <= GAP


def _story(sides: Sequence[ClaimSide]) -> Story:
    told: list[Told] = []
    for side in sides:
        for quantity in quantities_of_claim(side):
            told.append(_told(quantity, told))
    return Story(tuple(told), _protagonist(told))


def _told(quantity: Quantity, before: Sequence[Told]) -> Told:
    doers = _doers(quantity, before)
    if quantity.figure.unit:
        narrowed = quantity.describing | set(quantity.figure.counted.modifiers)
        return Told(quantity, quantity.head, quantity, narrowed, quantity.adds, doers)
    last = next((one for one in reversed(before) if _can_mean(quantity, one)), None)
    if not quantity.head and last is not None:
        narrowed = quantity.describing or last.describing
        return Told(quantity, last.head, last.head_at, narrowed, True, doers)
    inherits = quantity.adds or quantity.of_earlier
    return Told(quantity, quantity.head, quantity, quantity.describing, inherits, doers)


def _doers(quantity: Quantity, before: Sequence[Told]) -> tuple[str, ...]:
    """Its own doers, or those of the clause before where it leaves them out."""
    said = tuple(
        who for who in quantity.doers if who not in words_of(TABLE, "pronouns", "relative")
    )
    leaves_out = quantity.verb >= 0 and not quantity.is_subject and not quantity.is_passive
    if said or not leaves_out or not before:
        return said
    joined = quantity.reading.tokens[quantity.verb].dep in ("conj", "relcl", "advcl", "dep")
    return before[-1].doers if joined else ()


def _can_mean(quantity: Quantity, earlier: Told) -> bool:
    """Whether a number without a noun can count what the earlier one counts."""
    return bool(earlier.head) and quantity.figure.unit == earlier.quantity.figure.unit


def _protagonist(told: Sequence[Told]) -> str:
    pronouns = words_of(TABLE, "pronouns", "one") | words_of(TABLE, "pronouns", "several")
    for one in told:
        for who in one.doers:
            if who not in pronouns:
                return who
    return ""
