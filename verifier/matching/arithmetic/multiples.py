"""How many are so many times as many? "Three times as many came on Sunday as on Friday", with one
of the two counts, gives the other.
"""

from __future__ import annotations

from verifier.matching.arithmetic.amounts import amount_of, divided, times
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.conversion import convert

TIMES = "times"


def multiple(asked: Asked, story: Story) -> Derivation | None:
    """The count that the statement gives, from the other one and how many times it is."""
    factors = [
        told for told in story.told if told.quantity.figure.unit == TIMES and told.quantity.asserted
    ]
    counts = [
        told
        for told in story.told
        if told not in factors and convert(told.quantity.figure, asked.quantity.figure)
    ]
    if len(factors) != 1 or len(counts) != 1 or asked.quantity.figure.unit == TIMES:
        return None
    sides = _sides(factors[0])
    if sides is None:
        return None
    more, base = sides
    asks_more = bool(_words_of_statement(asked) & more)
    asks_base = bool(_words_of_statement(asked) & base)
    known = _words_of_count(counts[0])
    if asks_more == asks_base or bool(known & more) == bool(known & base):
        return None
    if bool(known & more) == asks_more:
        return None
    factor, count = amount_of(factors[0].quantity.figure), amount_of(counts[0].quantity.figure)
    if factor is None or count is None:
        return None
    result = times(count, factor) if asks_more else divided(count, factor)
    if result is None:
        return None
    sign = "×" if asks_more else "÷"
    return Derivation(
        operation=Operation.PRODUCT if asks_more else Operation.RATIO,
        amount=result,
        terms=(counts[0].quantity, factors[0].quantity),
        reckoning=f"{said(count.value)} {sign} {said(factor.value)} = {said(result.value)}",
        says_so=True,
    )


def _sides(factor: Told) -> tuple[set[str], set[str]] | None:
    """The words of the greater count and of the other one: before and after "as" or "than"."""
    reading = factor.quantity.reading
    tokens, head_end = reading.tokens, factor.quantity.figure.end
    joints = [
        t.start
        for i, t in enumerate(tokens)
        if t.start > head_end
        and (t.text.lower() == "than" or (t.text.lower() == "as" and t.dep in ("prep", "mark")))
        and i + 1 < len(tokens)
    ]
    if not joints:
        return None
    last = joints[-1]
    others = [f for f in reading.figures if f.end <= factor.quantity.figure.start]
    since = max((f.end for f in others), default=0)
    more = {t.lemma for t in tokens if since <= t.start < last and _tells(t.pos)}
    base = {t.lemma for t in tokens if t.start > last and _tells(t.pos)}
    common = (more & base) | {factor.head, "time"}
    return more - common, base - common


def _tells(pos: str) -> bool:
    return pos in ("NOUN", "PROPN", "NUM")


def _words_of_statement(asked: Asked) -> set[str]:
    tokens = asked.assertion.reading.tokens
    return {tokens[i].lemma for i in asked.assertion.tokens if _tells(tokens[i].pos)} | {
        *asked.quantity.doers
    }


def _words_of_count(told: Told) -> set[str]:
    """Who has it, where and when."""
    tokens = told.quantity.reading.tokens
    return {tokens[p.noun].lemma for p in told.quantity.phrases} | set(told.doers)
