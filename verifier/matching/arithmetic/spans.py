"""How many over the whole time? The sum of counts whose days together are the statement's.

"14 on 3 May" and "9 on 4 May" are 23 on 3 and 4 May. Where two periods have a day in common, or a
day of the statement's is counted by nobody, nothing is added.
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.period import Period
from verifier.matching.arithmetic.amounts import amount_of, plus
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.keys import dates_of_quantity
from verifier.matching.arithmetic.matters import speaks_of_it
from verifier.matching.arithmetic.quantities import Quantity, quantities_of_claim
from verifier.matching.arithmetic.stories import Told
from verifier.matching.arithmetic.things import Same, same_deed, same_thing
from verifier.matching.counting import adds_up
from verifier.matching.pair import Pair
from verifier.matching.periods import event_dates
from verifier.words.lexicon import Lexicon


def over_all_days(asked: Asked, pairs: Sequence[Pair], lexicon: Lexicon) -> Derivation | None:
    """The sum over the statement's period of what the claims count in its parts."""
    wanted = event_dates(asked.assertion)
    whole = sorted({day for one in wanted for day in _days(one.period)})
    if len(whole) < 2 or not adds_up(asked.quantity.figure):
        return None
    found: dict[tuple[int, ...], Quantity] = {}
    for pair in pairs:
        for quantity in quantities_of_claim(pair.claim):
            days = _days_of(quantity)
            if not days or not set(days) <= set(whole) or days == tuple(whole):
                continue
            if not _counts_the_same(asked, quantity, lexicon) or not speaks_of_it(pair):
                continue
            known = found.setdefault(days, quantity)
            if known.figure.value != quantity.figure.value:
                return None  # the sources differ on that day
    covered = [day for days in found for day in days]
    if len(found) < 2 or sorted(covered) != whole:
        return None
    parts = [found[days] for days in sorted(found)]
    amounts = [amount for part in parts if (amount := amount_of(part.figure)) is not None]
    if len(amounts) < len(parts):
        return None
    result = plus(amounts)
    return Derivation(
        operation=Operation.SUM,
        amount=result,
        terms=tuple(parts),
        reckoning=f"{' + '.join(said(one.value) for one in amounts)} = {said(result.value)}",
    )


def _counts_the_same(asked: Asked, quantity: Quantity, lexicon: Lexicon) -> bool:
    told = Told(quantity, quantity.head, quantity, quantity.describing, False, quantity.doers)
    if quantity.figure.part_of_another or quantity.figure.in_addition or not quantity.asserted:
        return False
    same = same_thing(asked.quantity, told, lexicon) is Same.SAME
    return same and same_deed(asked.quantity, told, is_state=asked.is_state)


def _days_of(quantity: Quantity) -> tuple[int, ...]:
    dated = dates_of_quantity(quantity)
    if len(dated) == 1:
        return _days(dated[0].period)
    period = quantity.side.claim.period if quantity.side is not None and not dated else None
    return _days(period) if period is not None else ()


def _days(period: Period) -> tuple[int, ...]:
    """The days of a bounded period, as numbers; none of an open one."""
    if period.first is None or period.last is None:
        return ()
    return tuple(range(period.first.toordinal(), period.last.toordinal() + 1))
