"""How many more are they than others? "7 more boys than girls": one count less the other."""

from __future__ import annotations

from verifier.matching.arithmetic.amounts import amount_of, in_one_series, minus
from verifier.matching.arithmetic.asking import FEWER, Asked
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.conversion import convert
from verifier.reading.predicates import children_of, subtree
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"

CONTENT = ("NOUN", "PROPN", "ADJ", "NUM")


def difference(asked: Asked, story: Story) -> Derivation | None:
    """The one quantity less the other, where the statement compares the two."""
    if not asked.than:
        return None
    tokens = asked.quantity.reading.tokens
    wanted = {tokens[i].lemma for i in asked.than if tokens[i].pos in CONTENT}
    own = _words_of_ours(asked) - wanted
    if not wanted:
        return None
    terms = [told for told in story.told if convert(told.quantity.figure, asked.quantity.figure)]
    second = _only(terms, wanted, own)
    first = _only([t for t in terms if t is not second], own, wanted - own)
    if first is None or second is None:
        return None
    a, b = amount_of(first.quantity.figure), amount_of(second.quantity.figure)
    if a is None or b is None:
        return None
    fewer = any(
        tokens[i].lemma in FEWER
        for i in (*children_of(tokens)[asked.quantity.noun], asked.quantity.noun)
    )
    more, less = (b, a) if fewer else (a, b)
    result = minus(*in_one_series(more, less))
    return Derivation(
        operation=Operation.DIFFERENCE,
        amount=result,
        terms=(first.quantity, second.quantity),
        reckoning=f"{said(more.value)} − {said(less.value)} = {said(result.value)}",
        says_so=True,
    )


def _words_of_ours(asked: Asked) -> set[str]:
    """The words that tell the statement's own side: what is counted, who has it, where and when."""
    quantity = asked.quantity
    tokens = quantity.reading.tokens
    idle = words_of(TABLE, "idle", "words")
    below = set(subtree(quantity.noun, children_of(tokens))) | set(asked.assertion.tokens)
    return {
        tokens[i].lemma
        for i in below - set(asked.than)
        if tokens[i].pos in ("NOUN", "PROPN", "ADJ") and tokens[i].lemma not in idle
    }


def _only(terms: list[Told], wanted: set[str], never: set[str]) -> Told | None:
    """The one term with most of the wanted words, at least one that tells the two sides apart."""
    scored = sorted(
        (
            (len(_words(told) & wanted), -len(_words(told) & never), n)
            for n, told in enumerate(terms)
        ),
        reverse=True,
    )
    if not scored or not scored[0][0]:
        return None
    if len(scored) > 1 and scored[0][:2] == scored[1][:2]:
        return None
    return terms[scored[0][2]]


def _words(told: Told) -> set[str]:
    """What a term is told by: its noun, what narrows it, who has it, the place and the day."""
    quantity = told.quantity
    tokens = quantity.reading.tokens
    others = [f for f in quantity.reading.figures if f is not quantity.figure]
    before = max((f.end for f in others if f.end <= quantity.figure.start), default=0)
    after = min(
        (f.start for f in others if f.start >= quantity.figure.end),
        default=len(quantity.reading.text),
    )
    near = {
        t.lemma
        for t in tokens
        if (quantity.figure.start if before else 0) <= t.start < after
        and t.pos in ("NOUN", "PROPN", "ADJ")
    }
    return near | {told.head} | set(told.describing) | set(told.doers)
