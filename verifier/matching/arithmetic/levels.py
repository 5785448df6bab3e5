"""Which levels of one measure do the claims give, and which came before which?

A change has a level before it and one after it: in one claim ("fell to 8.7 from 9.4 per cent"), in
two that are dated, or in the sentence after ("a year earlier it was 75 million").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from knowledge.figure import Figure, Side, Trend
from knowledge.period import Period
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.keys import dates_of_quantity
from verifier.matching.arithmetic.matters import speaks_of_it
from verifier.matching.arithmetic.quantities import Quantity, quantities_of_claim
from verifier.matching.arithmetic.stories import follows
from verifier.matching.pair import Pair
from verifier.matching.periods import Timing, event_dates, timing
from verifier.reading.figures.units import unit_table
from verifier.reading.measures.table import measure_table
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


@dataclass(frozen=True, slots=True)
class Levels:
    """Two levels of one measure."""

    before: Quantity
    after: Quantity


@dataclass(frozen=True, slots=True)
class _Level:
    quantity: Quantity
    head: str
    period: Period | None


def levels_for(asked: Asked, pairs: Sequence[Pair]) -> Levels | None:
    """The levels between which the statement's change lies; ``None`` unless two are known."""
    about = [pair for pair in pairs if speaks_of_it(pair)]
    for pair in about:
        found = _in_one_claim(asked, pair) or _in_the_next(asked, pair, pairs)
        if found is not None:
            return found
    return _by_date(asked, [level for pair in about for level in _levels(asked, pair)])


def _levels(asked: Asked, pair: Pair) -> list[_Level]:
    """The claim's levels of the measure, those without a noun of their own after one that has."""
    found: list[_Level] = []
    for quantity in quantities_of_claim(pair.claim):
        figure = quantity.figure
        if figure.trend is not Trend.LEVEL or figure.value is None or not quantity.asserted:
            continue
        if figure.part_of_another or figure.in_addition:
            continue
        head = _head(figure)
        alike = [one for one in found if one.quantity.figure.unit == figure.unit]
        if not head and alike:
            head = alike[-1].head
        if not _measures_it(asked, figure, head, alike):
            continue
        dates = dates_of_quantity(quantity)
        found.append(_Level(quantity, head, dates[0].period if dates else None))
    return found


def _head(figure: Figure) -> str:
    """What the figure measures; "51,070 ten years earlier" counts no years."""
    head = figure.counted.head
    return "" if head in unit_table().named and not figure.unit else head


def _measures_it(asked: Asked, figure: Figure, head: str, alike: Sequence[_Level]) -> bool:
    """Whether the level is one of what the statement says has changed."""
    wanted = measure_of(asked)
    if not wanted or not head or (figure.dimension in ("duration", "ratio")):
        return False
    if head != wanted and not (_are_people(head) and _are_people(wanted)):
        return False
    if alike and not figure.counted.head:
        return True
    ours = set(asked.quantity.figure.counted.modifiers) | set(asked.quantity.describing)
    idle = measure_table().lists["idle_modifiers"]
    words = {t.lemma for t in asked.assertion.reading.tokens}
    return set(figure.counted.modifiers) - idle - ours - words <= {head}


def _are_people(head: str) -> bool:
    table = measure_table()
    return table.class_of.get(head) is not None and table.class_of[head].name == "people"


def measure_of(asked: Asked) -> str:
    """Lemma of what has changed: what the figure counts, or the subject of the change."""
    head = _head(asked.quantity.figure)
    if head and head not in words_of(TABLE, "changes", "words"):
        return head
    tokens = asked.assertion.reading.tokens
    predicate = next(
        (p for p in asked.assertion.predicates if p.token == asked.quantity.verb),
        asked.assertion.head,
    )
    subjects = (*predicate.agents, *predicate.patients) if predicate is not None else ()
    nouns = [tokens[i].lemma for i in subjects if tokens[i].pos in ("NOUN", "PROPN")]
    return nouns[0] if nouns else ""


def _in_one_claim(asked: Asked, pair: Pair) -> Levels | None:
    """ "Fell to 8.7 per cent in April from 9.4 per cent in March"."""
    quantities = quantities_of_claim(pair.claim)
    levels = _levels(asked, pair)
    after = [one.quantity for one in levels if one.quantity.figure.side is Side.AFTER]
    if len(after) != 1:
        return None
    before = [
        q
        for q in quantities
        if q.figure.unit == after[0].figure.unit
        and q.figure is not after[0].figure
        and (q.figure.side is Side.BEFORE or _follows_from(q))
    ]
    if len(before) != 1 or not _dates_allow(asked, pair):
        return None
    return Levels(before[0], after[0])


def _follows_from(quantity: Quantity) -> bool:
    """Whether "from" stands right before the number."""
    return quantity.reading.text[: quantity.figure.start].rstrip().lower().endswith(" from")


def _dates_allow(asked: Asked, pair: Pair) -> bool:
    """Whether the statement's change can be the claim's: their dates meet, where both have any."""
    ours, theirs = _dated(asked), event_dates(pair.claim.content)
    if not ours or not theirs:
        return True
    return any(one.overlaps(two.period) for one in ours for two in theirs)


def _dated(asked: Asked) -> list[Period]:
    """The statement's periods, but for lengths of time that nothing places and for what it is
    compared with ("from a year earlier")."""
    text = asked.assertion.reading.text.lower()
    earlier = words_of(TABLE, "changes", "earlier")
    return [
        d.period
        for d in event_dates(asked.assertion)
        if (d.period.first is not None or d.period.last is not None)
        and not (
            text[: d.start].rstrip().endswith((" from", " than", " with", " on", " against"))
            and set(d.written.lower().split()) & earlier
        )
    ]


def _in_the_next(asked: Asked, pair: Pair, pairs: Sequence[Pair]) -> Levels | None:
    """The level after in this claim, the one before in the next: "a year earlier it was 75"."""
    after = [one for one in _levels(asked, pair) if one.quantity.figure.side is not Side.BEFORE]
    if len(after) != 1 or not _dates_allow(asked, pair):
        return None
    for other in pairs:
        if other is pair or not follows(other.claim, pair.claim):
            continue
        quantities = [
            q
            for q in quantities_of_claim(other.claim)
            if q.figure.unit == after[0].quantity.figure.unit
        ]
        earlier = {t.text.lower() for t in other.claim.content.reading.tokens} & words_of(
            TABLE, "changes", "earlier"
        )
        if (
            len(quantities) == 1
            and earlier
            and _head(quantities[0].figure) in ("", after[0].head)
            and _is_said_of_it(quantities[0], after[0].quantity)
        ):
            return Levels(quantities[0], after[0].quantity)
    return None


def _is_said_of_it(earlier: Quantity, later: Quantity) -> bool:
    """Whether the earlier one has no subject of its own but a pronoun or the measure itself."""
    pronouns = words_of(TABLE, "pronouns", "one") | words_of(TABLE, "pronouns", "several")
    nouns = {later.figure.counted.head, "figure", "number", *pronouns}
    return all(who in nouns for who in earlier.doers)


def _by_date(asked: Asked, levels: Sequence[_Level]) -> Levels | None:
    """Two dated levels: those of the statement's two dates, or the only two of one claim."""
    dated = [one for one in levels if one.period is not None]
    wanted = _dated(asked)
    found: list[Levels] = []
    for a, b in combinations(dated, 2):
        if a.period is None or b.period is None or a.quantity.figure.unit != b.quantity.figure.unit:
            continue
        if not a.period.excludes(b.period) or a.period.first is None or b.period.first is None:
            continue
        first, last = sorted((a, b), key=lambda one: str(one.period and one.period.first))
        if _are_meant(wanted, first, last, len(dated)):
            found.append(Levels(first.quantity, last.quantity))
    return found[0] if len(found) == 1 else None


def _are_meant(wanted: Sequence[Period], first: _Level, last: _Level, levels: int) -> bool:
    one, two = first.period, last.period
    if one is None or two is None:
        return False
    if not wanted:
        same_claim = first.quantity.reading is last.quantity.reading
        return same_claim and levels == 2
    if len(wanted) == 2:
        early, late = sorted(wanted, key=lambda period: str(period.first))
        return timing(early, one) is Timing.SAME and timing(late, two) is Timing.SAME
    if len(wanted) > 2:
        return False
    over = wanted[0]
    if timing(over, two) is Timing.SAME:
        # growth in 2019 is growth over 2018
        return one.last is not None and two.first == one.last + timedelta(days=1)
    if over.first is None or over.last is None:
        return False
    begins = one.first is not None and one.first <= over.first <= (one.last or one.first)
    ends = two.last is not None and (two.first or two.last) <= over.last <= two.last
    return begins and ends
