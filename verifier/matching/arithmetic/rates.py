"""How many to each? So many in each of so many are the product; all, shared out, the average.

"There are 4 children, each has 3 oranges" gives 12 oranges; 48 buns packed into 4 boxes give 12 in
each box; 12 oranges at 3 to a child are enough for 4 children.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from verifier.matching.arithmetic.amounts import Amount, amount_of, divided, plus, times
from verifier.matching.arithmetic.asking import Asked, Asks
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.per import per_of
from verifier.matching.arithmetic.quantities import Quantity
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.arithmetic.things import Same, same_deed, same_thing
from verifier.matching.arithmetic.totals import are_apart
from verifier.reading.figures.unit_table import PER
from verifier.words.lexicon import Lexicon
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


@dataclass(frozen=True, slots=True)
class _Rate:
    quantity: Quantity
    head: str
    unit: str
    per: str
    """Lemma or unit of that to each of which so many fall."""


def by_rate(
    asked: Asked, others: Sequence[Quantity], story: Story, lexicon: Lexicon
) -> Derivation | None:
    """A product, an average or a number of shares; ``others`` are the statement's other figures."""
    ours = asked.quantity
    before = (None, *story.told)
    found = [(told, _rate(told, last)) for told, last in zip(story.told, before, strict=False)]
    rates = [rate for _, rate in found if rate is not None]
    counts = [told for told, rate in found if rate is None]
    at_once = list(story.told)
    per = per_of(ours)
    if per:
        if rates:
            return None
        return _average(asked, per, counts, lexicon) if _shared_out(asked, per, story) else None
    if Asks.EACH in asked.asks and not rates:
        return None
    return _product(asked, rates, counts, others, lexicon) or _shares(asked, rates, at_once)


def _shared_out(asked: Asked, per: str, story: Story) -> bool:
    """Whether the story shares it out among them, or the statement speaks of an average."""
    spoken = {t.lemma for t in asked.assertion.reading.tokens}
    if "average" in spoken:
        return True
    words = words_of(TABLE, "distribution", "words")
    among = words_of(TABLE, "distribution", "prepositions")
    for told in story.told:
        tokens = told.quantity.reading.tokens
        if any(t.lemma in words for t in tokens):
            return True
        if told.head == per and any(
            p.noun == told.quantity.noun and p.preposition in among for p in told.quantity.phrases
        ):
            return True
    return False


def _rate(told: Told, before: Told | None) -> _Rate | None:
    unit, _, denominator = told.quantity.figure.unit.partition(PER)
    per = denominator or per_of(told.quantity)
    if not per and "each" in told.quantity.doers and before is not None:
        per = before.head  # "5 boats, each manned by 6 sailors"
    return _Rate(told.quantity, told.head, unit, per) if per and told.quantity.asserted else None


def _average(asked: Asked, per: str, counts: Sequence[Told], lexicon: Lexicon) -> Derivation | None:
    """All of them divided by the number of those among whom they are shared."""
    all_among = [told for told in counts if told.head == per]
    all_shared = [
        told
        for told in counts
        if told.head != per and same_thing(asked.quantity, told, lexicon) is not Same.OTHER
    ]
    shared, among = _together(all_shared), _together(all_among)
    result = divided(shared, among) if shared is not None and among is not None else None
    if shared is None or among is None or result is None:
        return None
    return Derivation(
        operation=Operation.AVERAGE,
        amount=result,
        terms=tuple(told.quantity for told in (*all_shared, *all_among)),
        reckoning=f"{said(shared.value)} ÷ {said(among.value)} = {said(result.value)}",
        says_so=True,
    )


def _together(parts: Sequence[Told]) -> Amount | None:
    """How many they are in all; ``None`` where two of them may count the same."""
    amounts = [amount_of(told.quantity.figure) for told in parts]
    known = [one for one in amounts if one is not None]
    if not known or len(known) < len(parts):
        return None
    if len({told.quantity.lemma for told in parts}) > 1:
        return None
    return plus(known) if all(are_apart(a, b) for a, b in combinations(parts, 2)) else None


def _product(
    asked: Asked,
    rates: Sequence[_Rate],
    counts: Sequence[Told],
    others: Sequence[Quantity],
    lexicon: Lexicon,
) -> Derivation | None:
    """So many to each, times their number; several kinds of them are added up."""
    fitting = [rate for rate in rates if _is_of_rate(asked.quantity, rate, lexicon)]
    if not fitting or not _is_said_of_them(asked, fitting, counts):
        return None
    products: list[Amount] = []
    terms: list[Quantity] = []
    written = []
    for rate in fitting:
        number = _number_of(rate.per, counts, others)
        each = amount_of(rate.quantity.figure)
        amount = amount_of(number.figure) if number is not None else None
        if number is None or each is None or amount is None:
            return None
        products.append(times(amount, each))
        terms += [number, rate.quantity]
        written.append(f"{said(amount.value)} × {said(each.value)}")
    result = plus(products)
    return Derivation(
        operation=Operation.PRODUCT,
        amount=result,
        terms=tuple(terms),
        reckoning=f"{' + '.join(written)} = {said(result.value)}",
        says_so=True,
    )


def _is_of_rate(ours: Quantity, rate: _Rate, lexicon: Lexicon) -> bool:
    """Whether the statement counts, in all, what the rate counts to each."""
    if rate.unit or ours.figure.unit:
        return rate.unit == ours.figure.unit
    told = Told(rate.quantity, rate.head, rate.quantity, rate.quantity.describing, True)
    return same_thing(ours, told, lexicon) is not Same.OTHER


def _is_said_of_them(asked: Asked, rates: Sequence[_Rate], counts: Sequence[Told]) -> bool:
    """Whether the claims say of them what the statement does; a speed is one of whatever moves."""
    if asked.is_state or any(PER in r.quantity.figure.unit for r in rates):
        return True
    if any(rate.quantity.lemma == asked.quantity.lemma for rate in rates):
        return True
    return any(same_deed(asked.quantity, told, is_state=False) for told in counts)


def _number_of(per: str, counts: Sequence[Told], others: Sequence[Quantity]) -> Quantity | None:
    """How many of those there are, by the claims or by the statement itself."""
    found = [told.quantity for told in counts if per in (told.head, told.quantity.figure.unit)]
    found = found or [one for one in others if per in (one.head, one.figure.unit)]
    return found[0] if len(found) == 1 else None


def _shares(asked: Asked, rates: Sequence[_Rate], counts: Sequence[Told]) -> Derivation | None:
    """The whole divided by what goes to each: the number of those who get a share."""
    ours = asked.quantity
    fitting = [rate for rate in rates if rate.per in (ours.head, ours.figure.unit) != ("", "")]
    if len(fitting) != 1:
        return None
    rate = fitting[0]
    is_speed = PER in rate.quantity.figure.unit
    if not (asked.is_state or asked.is_ahead or is_speed):
        return None
    whole = [
        told
        for told in counts
        if told.quantity is not rate.quantity
        and told.quantity.figure.unit == rate.unit
        and (rate.unit or told.head == rate.head)
    ]
    if len(whole) != 1:
        return None
    a, b = amount_of(whole[0].quantity.figure), amount_of(rate.quantity.figure)
    result = divided(a, b) if a is not None and b is not None else None
    if a is None or b is None or result is None:
        return None
    return Derivation(
        operation=Operation.RATIO,
        amount=result,
        terms=(whole[0].quantity, rate.quantity),
        reckoning=f"{said(a.value)} ÷ {said(b.value)} = {said(result.value)}",
        says_so=True,
    )
