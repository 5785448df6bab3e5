"""Which share of the whole is it? A part and its whole in one claim, or a share and its whole.

"1,200 of the 4,800 workers" are a quarter of them; "40 per cent of the 2,000 residents" are 800;
of "45 dead, including 10 civilians" 22 per cent were civilians.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.figure import Figure
from verifier.matching.arithmetic.amounts import Amount, amount_of, divided, exactly, times
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.matters import speaks_of_it
from verifier.matching.arithmetic.quantities import Quantity, quantities_of_claim
from verifier.matching.pair import Pair
from verifier.reading.measures.class_relations import ClassRelation, class_relation, state_relation
from verifier.reading.measures.table import measure_table

PERCENT = "per cent"

_OF_ITS = re.compile(r"^\s*of\s+(?:(?:the|its|their|all|his|her|our|some|about|around|those)\s+)*$")
"""What may stand between a part and its whole."""


def share(asked: Asked, pairs: Sequence[Pair]) -> Derivation | None:
    """A share from a part and a whole, or a part from a share and a whole."""
    figure = asked.quantity.figure
    if figure.dimension not in ("share", "") or asked.than:
        return None
    for pair in pairs:
        for part, whole in _parts(pair):
            if not _answers(figure, part.figure, whole.figure) or not speaks_of_it(pair):
                continue
            found = _reckoned(figure, part, whole)
            if found is not None:
                return found
    return None


def _parts(pair: Pair) -> list[tuple[Quantity, Quantity]]:
    """Pairs of a part, or a share, with the whole that it is of."""
    quantities = quantities_of_claim(pair.claim)
    found = []
    for first, second in pairwise(quantities):
        between = first.reading.text[first.figure.end : second.figure.start]
        if _OF_ITS.match(between) and not second.figure.unit and first.asserted:
            found.append((first, second))
        elif second.figure.part_of_another and not first.figure.unit and first.asserted:
            found.append((second, first))
    return found


def _answers(ours: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the statement gives the share of the two, or the part that share and whole give."""
    if _of_others(ours, part) or _of_others(ours, whole):
        return False
    if ours.dimension == "share":
        if part.unit:
            return False
        return _is_same_class(ours, part) or _is_same_class(ours, whole)
    return part.unit == PERCENT and not ours.unit and _is_same_class(ours, whole)


def _of_others(ours: Figure, theirs: Figure) -> bool:
    """Whether the claim counts those killed, say, and the statement does not speak of them."""
    said, known = theirs.counted.state, measure_table().states
    return said in known and state_relation(said, ours.counted.state) in (
        ClassRelation.DIFFERENT,
        ClassRelation.UNSAID,
    )


def _is_same_class(a: Figure, b: Figure) -> bool:
    relation = class_relation(a.counted, b.counted)
    unsaid = relation is ClassRelation.UNSAID and not a.counted.head
    return relation is ClassRelation.SAME or unsaid


def _reckoned(ours: Figure, part: Quantity, whole: Quantity) -> Derivation | None:
    a, b = amount_of(part.figure), amount_of(whole.figure)
    if a is None or b is None:
        return None
    result: Amount | None
    if ours.dimension == "share":
        if b.value < a.value:
            return None
        ratio = divided(a, b)
        result = times(ratio, exactly(100)) if ratio is not None else None
        operation, written = Operation.SHARE, f"{said(a.value)} of {said(b.value)} are "
    else:
        result = times(b, _hundredth(a))
        operation, written = Operation.PART, f"{said(a.value)} per cent of {said(b.value)} are "
    if result is None:
        return None
    unit = " per cent" if operation is Operation.SHARE else ""
    return Derivation(
        operation=operation,
        amount=result,
        terms=(part, whole),
        reckoning=f"{written}{said(result.value)}{unit}",
        says_so=True,
    )


def _hundredth(amount: Amount) -> Amount:
    return Amount(amount.value / 100, amount.bound.scaled(0.01), amount.half / 100)
