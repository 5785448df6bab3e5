"""How many are the rest? A whole less the part that the text names.

Of "45 dead, including 10 civilians" 35 were no civilians; of 90 lamps of which 50 are red "and the
others green", 40 are green. Where nothing says that the part's counterpart is the rest, it is not.
"""

from __future__ import annotations

from collections.abc import Sequence

from verifier.matching.arithmetic.amounts import amount_of, minus
from verifier.matching.arithmetic.asking import Asked
from verifier.matching.arithmetic.derivations import Derivation, Operation, said
from verifier.matching.arithmetic.stories import Story, Told
from verifier.matching.arithmetic.things import Same, same_noun
from verifier.matching.arithmetic.totals import partitions
from verifier.matching.arithmetic.verbs import VerbClass, class_of
from verifier.matching.conversion import convert
from verifier.reading.predicates import children_of
from verifier.words.lexicon import Lexicon
from verifier.words.tables import words_of

TABLE = "quantity_words.toml"


def rest(asked: Asked, story: Story, lexicon: Lexicon) -> Derivation | None:
    """The whole less the part, where the statement speaks of what is left of it."""
    alike = [
        told
        for told in story.told
        if convert(told.quantity.figure, asked.quantity.figure) is not None
        and told.quantity.asserted
    ]
    has_rest = any(_rest_words(told) for told in alike)
    parts = [
        told
        for told in alike
        if _is_part(told, has_rest=has_rest) or _is_counterpart(told, asked, alike)
    ]
    wholes = [told for told in alike if told not in parts and _is_whole(told, asked, lexicon)]
    if len(parts) != 1 or len(wholes) != 1 or not _speaks_of_the_rest(asked, parts[0]):
        return None
    a, b = amount_of(wholes[0].quantity.figure), amount_of(parts[0].quantity.figure)
    if a is None or b is None or a.value <= b.value:
        return None
    result = minus(a, b)
    return Derivation(
        operation=Operation.REST,
        amount=result,
        terms=(wholes[0].quantity, parts[0].quantity),
        reckoning=f"{said(a.value)} − {said(b.value)} = {said(result.value)}",
        says_so=True,
    )


def _is_counterpart(told: Told, asked: Asked, alike: Sequence[Told]) -> bool:
    """Whether the whole is given "in total", and this is of the other kind: women to its men."""
    kinds = [set(one) for one in partitions()]
    ours, theirs = asked.quantity.describing | {asked.quantity.head}, told.describing | {told.head}
    apart = any(len(kind) == 2 and kind & ours and kind & theirs for kind in kinds)
    apart = apart and not any(kind & ours & theirs for kind in kinds)
    total = any(
        not any(kind & (one.describing | {one.head}) for kind in kinds)
        and " total" in one.quantity.reading.text.lower()
        for one in alike
    )
    return apart and total


def _is_part(told: Told, *, has_rest: bool) -> bool:
    quantity = told.quantity
    if has_rest and quantity.is_subject and _said_of(told):
        return True  # "50 lamps were red and the rest were green"
    if quantity.figure.part_of_another:
        return True
    # "the theatre has 12 seats" and "10 of the seats were taken" are of one whole, "ate 3" is none
    return quantity.of_earlier and class_of(quantity.lemma) in (VerbClass.STATE, VerbClass.OTHER)


def _is_whole(told: Told, asked: Asked, lexicon: Lexicon) -> bool:
    if told.quantity.of_earlier or told.quantity.adds:
        return False
    counterpart = {*told.describing, told.head}
    if any(counterpart & set(one) for one in partitions()):
        return False
    return same_noun(asked.quantity, told, lexicon) is not Same.OTHER or not asked.quantity.head


def _speaks_of_the_rest(asked: Asked, part: Told) -> bool:
    """Whether the statement says "not civilians", or what the claim says of "the rest"."""
    tokens = asked.assertion.reading.tokens
    own = {tokens[i].lemma for i in asked.assertion.tokens if tokens[i].pos in ("NOUN", "ADJ")}
    negated = any(tokens[i].dep == "neg" for i in asked.assertion.tokens)
    named = {part.head, *part.describing, *_said_of(part)} - {asked.quantity.head}
    if negated:
        return bool(named & own)
    if named & own:
        return False
    if any({word, other} <= set(one) for one in partitions() for word in named for other in own):
        return True
    return bool(_rest_words(part) & (own - {asked.quantity.head}))


def _said_of(part: Told) -> set[str]:
    """What the clause says of the part: "10 of them were women"."""
    quantity = part.quantity
    if quantity.verb < 0:
        return set()
    tokens, children = quantity.reading.tokens, children_of(quantity.reading.tokens)
    return {
        tokens[c].lemma
        for c in children[quantity.verb]
        if tokens[c].dep in ("attr", "acomp") and c != quantity.noun
    }


def _rest_words(part: Told) -> set[str]:
    """The nouns and adjectives that the claim puts after "the rest"."""
    reading = part.quantity.reading
    text = reading.text.lower()
    ends = [
        text.find(phrase) + len(phrase)
        for phrase in words_of(TABLE, "asks", "rest")
        if phrase in text
    ]
    if not ends:
        return set()
    return {
        t.lemma for t in reading.tokens if t.start >= min(ends) and t.pos in ("NOUN", "ADJ", "VERB")
    }
