"""How many are they together? The sum of parts that have nothing in common.

Parts are apart where they differ in who did it, in what narrows the class, in place or in date, or
where the text says that one comes on top of the other. Where the statement says "in total", or the
parts are all there can be (boys and girls), the sum is the whole; otherwise others may have to be
added, and another number is not excluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from verifier.matching.arithmetic.amounts import amount_of, plus
from verifier.matching.arithmetic.asking import Asked, Asks
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.keys import dates_of, excluded_by_date, names_in
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.arithmetic.things import (
    Same,
    is_measure_of,
    same_deed,
    same_thing,
)
from verifier.reading.measures.class_relations import ClassRelation, class_relation
from verifier.words.lexicon import Lexicon
from verifier.words.tables import load_table

TABLE = "quantity_words.toml"


def total(asked: Asked, story: Story, lexicon: Lexicon) -> Derivation | None:
    """The sum of the story's parts of what the statement counts."""
    parts, overlapping = [], False
    for told in story.told:
        same = same_thing(asked.quantity, told, lexicon)
        overlap = same is Same.OTHER and _may_be_all_of(asked, told)
        if (same is Same.OTHER and not overlap) or not _belongs(asked, told):
            continue
        overlapping = overlapping or overlap
        if not same_deed(asked.quantity, told, is_state=asked.is_state):
            if asked.is_state:
                return None  # something else happened to them: that is a balance
            continue
        if told.quantity.of_earlier or told.quantity.figure.part_of_another:
            continue
        if not told.quantity.asserted:
            return None
        parts.append(told)
    if Asks.REMAINING in asked.asks:
        return None  # what is left is a balance
    if len(parts) < 2 or not all(are_apart(a, b) for a, b in combinations(parts, 2)):
        return None
    if overlapping and not _are_all_there_is(parts):
        return None
    return sum_of(parts, asked)


def _may_be_all_of(asked: Asked, told: Told) -> bool:
    """Whether the part may make up the whole with its counterpart: girls and boys the pupils."""
    if not any(told.head in one for one in partitions()) or asked.quantity.figure.unit:
        return False
    relation = class_relation(told.head_at.figure.counted, asked.quantity.figure.counted)
    return relation is ClassRelation.OVERLAPPING


def sum_of(parts: Sequence[Told], asked: Asked) -> Derivation | None:
    """The parts added up."""
    amounts = [amount_of(told.quantity.figure) for told in parts]
    known = [one for one in amounts if one is not None]
    if len(known) < len(parts):
        return None
    result = plus(known)
    whole = Asks.TOTAL in asked.asks or _are_all_there_is(parts) or _are_all_of_then(parts, asked)
    return Derivation(
        operation=Operation.SUM,
        amount=result,
        terms=tuple(told.quantity for told in parts),
        reckoning=f"{' + '.join(said(one.value) for one in known)} = {said(result.value)}",
        excludes=whole,
        says_so=Asks.TOTAL in asked.asks,
    )


def _belongs(asked: Asked, told: Told) -> bool:
    """Whether the part is of the statement's time and of those whom it names."""
    if excluded_by_date(asked.assertion, told):
        return False
    if is_measure_of(asked.quantity, told.quantity):
        return True
    named = names_in(asked)
    return not named or not told.doers or bool(named & set(told.doers))


def are_apart(a: Told, b: Told) -> bool:
    """Whether nothing can be counted in both."""
    if b.quantity.adds or a.quantity.adds:
        return True
    if a.head and b.head and a.head != b.head:
        if any({a.head, b.head} <= set(one) for one in partitions()):
            return True
        first, second = a.head_at.figure.counted, b.head_at.figure.counted
        return class_relation(first, second) is ClassRelation.DIFFERENT
    only_a, only_b = a.describing - b.describing, b.describing - a.describing
    if only_a and only_b:
        return True
    if a.doers and b.doers and a.doers != b.doers:
        return True
    dates = dates_of(a), dates_of(b)
    if all(dates) and all(one.period.excludes(two.period) for one in dates[0] for two in dates[1]):
        return True
    one, two = _circumstances(a), _circumstances(b)
    return bool(one) and bool(two) and not (one & two)


def _circumstances(told: Told) -> frozenset[str]:
    """Nouns after prepositions and adverbs of time, between this figure and the next."""
    quantity = told.quantity
    tokens = quantity.reading.tokens
    others = [f for f in quantity.reading.figures if f.start > quantity.figure.end]
    until = min((f.start for f in others), default=len(quantity.reading.text))
    nouns = {phrase.noun for phrase in quantity.phrases}
    return frozenset(
        t.lemma
        for i, t in enumerate(tokens)
        if quantity.figure.end <= t.start < until and (i in nouns or t.dep == "npadvmod")
    )


def _are_all_there_is(parts: Sequence[Told]) -> bool:
    """Whether the parts make up a whole by themselves: boys and girls, men and women."""
    heads = {told.head for told in parts}
    return any(heads == set(one) for one in partitions())


def partitions() -> Sequence[Sequence[str]]:
    """Lists of nouns that together are all there can be of their kind."""
    found: Sequence[Sequence[str]] = load_table(TABLE)["partitions"]["classes"]
    return found


def _are_all_of_then(parts: Sequence[Told], asked: Asked) -> bool:
    """Whether one verb puts the parts of one thing side by side, on the statement's own day."""
    first = parts[0].quantity
    one_clause = all(
        told.quantity.reading is first.reading and told.quantity.lemma == first.lemma
        for told in parts
    )
    tokens = asked.assertion.reading.tokens
    when = {
        tokens[i].lemma
        for i in asked.assertion.tokens
        if tokens[i].dep in ("npadvmod", "tmod")
        and tokens[i].pos == "NOUN"
        and not any(f.start <= tokens[i].start < f.end for f in asked.assertion.figures)
    }
    theirs = {t.lemma for t in first.reading.tokens}
    return one_clause and len({told.head for told in parts}) == 1 and bool(when) and when <= theirs
