"""How many are there after what happened? What there was, with what came and without what went."""

from __future__ import annotations

from itertools import combinations

from verifier.matching.arithmetic.amounts import Amount, amount_of, minus, plus
from verifier.matching.arithmetic.asking import Asked, Asks
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.effects import Effect, effect_of, whose
from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.arithmetic.things import Same, same_thing
from verifier.matching.arithmetic.totals import are_apart
from verifier.matching.arithmetic.verbs import VerbClass, class_of, may_come_first
from verifier.words.lexicon import Lexicon
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

GOING = (VerbClass.LOSS, VerbClass.DEPART, VerbClass.REMOVE)
COMING = (VerbClass.GAIN, VerbClass.CREATE, VerbClass.ARRIVE)


def balance(asked: Asked, story: Story, lexicon: Lexicon) -> Derivation | None:
    """What the story leaves of the thing; ``None`` unless every event on it is understood."""
    if not asked.is_state:
        return None
    of = whose(asked.quantity)
    booked: list[tuple[Effect, Told]] = []
    for told in story.told:
        if same_thing(asked.quantity, told, lexicon) is Same.OTHER:
            continue
        if not told.quantity.asserted and not asked.is_ahead:
            return None
        effect = effect_of(told, of, story)
        if effect is Effect.UNKNOWN:
            return None
        if effect is not Effect.NONE:
            booked.append((effect, told))
    return _balanced(_begun(booked), asked)


def _begun(booked: list[tuple[Effect, Told]]) -> list[tuple[Effect, Told]]:
    """Where nothing says what there was, what is gained first may be all there is."""
    if not booked or any(effect is Effect.IS for effect, _ in booked):
        return booked
    effect, told = booked[0]
    if effect is not Effect.PLUS or told.quantity.adds or not may_come_first(told.quantity.lemma):
        return []
    return [(Effect.IS, told), *booked[1:]]


def _balanced(booked: list[tuple[Effect, Told]], asked: Asked) -> Derivation | None:
    first = [told for effect, told in booked if effect is Effect.IS]
    if (
        not first
        or len(first) == len(booked)
        or not all(are_apart(a, b) for a, b in combinations(first, 2))
    ):
        return None
    # two states with an event between them are one before and one after it
    last_first = max(booked.index((Effect.IS, told)) for told in first)
    if len(first) > 1 and any(effect is not Effect.IS for effect, _ in booked[:last_first]):
        return None
    amounts: list[Amount] = []
    written: list[str] = []
    result: Amount | None = None
    ordered = [(Effect.IS, told) for told in first]
    ordered += [(effect, told) for effect, told in booked if effect is not Effect.IS]
    for effect, told in ordered:
        amount = amount_of(told.quantity.figure)
        if amount is None:
            return None
        amounts.append(amount)
        sign = "−" if effect is Effect.MINUS else "+"
        written.append(f"{sign} {said(amount.value)}" if written else said(amount.value))
        if result is None:
            result = amount
        else:
            result = minus(result, amount) if effect is Effect.MINUS else plus((result, amount))
    if result is None or result.value < 0:
        return None
    return Derivation(
        operation=Operation.BALANCE,
        amount=result,
        terms=tuple(told.quantity for _, told in ordered),
        reckoning=f"{' '.join(written)} = {said(result.value)}",
        says_so=Asks.AFTER in asked.asks or Asks.TOTAL in asked.asks,
    )


def lost_or_gained(asked: Asked, story: Story, lexicon: Lexicon) -> Derivation | None:
    """How many went or came between two states: "had 600", "now has 450", so it lost 150."""
    kind = class_of(asked.quantity.lemma)
    if kind not in GOING and kind not in COMING:
        return None
    states = [
        told
        for told in story.told
        if same_thing(asked.quantity, told, lexicon) is Same.SAME and told.quantity.asserted
    ]
    later = [told for told in states if _is_after(told.quantity)]
    if len(states) != 2 or len(later) != 1:
        return None
    before = next(told for told in states if told is not later[0])
    if class_of(later[0].quantity.lemma) is not VerbClass.STATE:
        return None
    if class_of(before.quantity.lemma) is not VerbClass.STATE and not may_come_first(
        before.quantity.lemma
    ):
        return None
    a, b = amount_of(before.quantity.figure), amount_of(later[0].quantity.figure)
    if a is None or b is None:
        return None
    more, less = (a, b) if kind in GOING else (b, a)
    result = minus(more, less)
    return Derivation(
        operation=Operation.DIFFERENCE,
        amount=result,
        terms=(before.quantity, later[0].quantity),
        reckoning=f"{said(more.value)} − {said(less.value)} = {said(result.value)}",
        says_so=True,
    )


def _is_after(quantity: Quantity) -> bool:
    """Whether the clause says that it is so now, or what is left."""
    tokens = quantity.reading.tokens
    after = words_of(TABLE, "asks", "after")
    if quantity.lemma in ("remain", "leave"):
        return True
    others = [f for f in quantity.reading.figures if f.start > quantity.figure.start]
    until = min((f.start for f in others), default=len(quantity.reading.text))
    earlier = [f.end for f in quantity.reading.figures if f.end < quantity.figure.start]
    since = max(earlier, default=0)
    return any(t.lemma in after for t in tokens if since <= t.start < until)
