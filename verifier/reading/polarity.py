"""Is it affirmed or negated, and how firmly is it put? Negation and standing of one predicate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.claim import Polarity
from verifier.reading.reading import Standing, Token
from verifier.words.tables import words_of

_STANDINGS = (
    Standing.ALLEGED,
    Standing.INDICATED,
    Standing.PLANNED,
    Standing.CONDITIONAL,
    Standing.POSSIBLE,
)
"""Asked in this order: "may have been planned" is planned before it is possible."""


def polarity_of(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> Polarity:
    """Whether the predicate at ``index`` is negated; two negations cancel out."""
    return (
        Polarity.NEGATED
        if sum(1 for _ in negations_of(index, tokens, children)) % 2
        else (Polarity.AFFIRMED)
    )


def _goes_further(index: int, tokens: Sequence[Token]) -> bool:
    """As in "not only closed the port but raised the toll": both are so."""
    return (
        tokens[index].lemma in ("not", "n't")
        and index + 1 < len(tokens)
        and tokens[index + 1].text.lower() in ("only", "just", "merely", "simply", "solely")
    )


def negations_of(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Iterator[int]:
    """The tokens that negate the predicate at ``index``.

    "not" and its kin on the verb; "no" on its subject or object ("no civilians were killed"); a
    governing verb that says it did not come about ("failed to agree").
    """
    words = words_of("negation.toml", "negation", "words")
    determiners = words_of("negation.toml", "negation", "determiners")
    for child in children[index]:
        token = tokens[child]
        phrase = f"{tokens[child - 1].text} {token.text}".lower() if child else ""
        if _goes_further(child, tokens):
            continue
        if token.dep == "neg" or (
            token.dep in ("advmod", "preconj") and (token.lemma in words or phrase in words)
        ):
            yield child
        elif token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "obj"):
            if token.lemma in determiners:
                yield child
            yield from (
                below
                for below in children[child]
                if tokens[below].lemma in determiners
                and tokens[below].dep in ("det", "neg")
                # "no fewer than 20" and "no more than 20" bind a figure, they negate nothing
                and not _binds_figure(below, tokens)
            )
    head = tokens[index].head
    if (
        head != index
        and tokens[index].dep in ("xcomp", "pcomp")
        and tokens[head].lemma in words_of("negation.toml", "negation", "verbs")
    ):
        yield head


def standing_of(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> Standing:
    """How firmly the predicate at ``index`` is put, by its auxiliaries, adverbs and governors."""
    around = [tokens[child].lemma for child in children[index] if _weakens(tokens[child])]
    around += [tokens[above].lemma for above in _governors(index, tokens)]
    around += [tokens[i].lemma for i in _modals_above(index, tokens, children)]
    if _is_arranged(index, tokens, children):
        around.append("be to")
    for standing in _STANDINGS:
        listed = words_of("negation.toml", "standing", standing.value)
        if any(lemma in listed for lemma in around):
            return standing
    return Standing.ASSERTED


def _modals_above(
    index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> Iterator[int]:
    """The auxiliaries of a verb whose infinitive the predicate is: "may have to pay"."""
    token = tokens[index]
    if token.dep == "xcomp" and token.head != index:
        yield from (child for child in children[token.head] if tokens[child].dep == "aux")


def _weakens(token: Token) -> bool:
    return token.dep in ("aux", "advmod", "mark", "amod", "acomp")


def _is_arranged(index: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether it is still to come: "ministers are to meet in Oslo"."""
    token = tokens[index]
    return (
        token.dep == "xcomp"
        and tokens[token.head].lemma == "be"
        and any(tokens[child].lemma == "to" for child in children[index])
    )


def _governors(index: int, tokens: Sequence[Token]) -> Iterator[int]:
    """The words whose complement the predicate is: "plans to close", "signs that it closed"."""
    current = index
    for _ in range(3):
        token = tokens[current]
        if token.head == current:
            return
        if token.dep not in ("xcomp", "ccomp", "acl", "pcomp", "prep") and not _is_purpose(
            current, tokens
        ):
            return
        current = token.head
        if tokens[current].pos != "ADP":
            yield current


def _is_purpose(index: int, tokens: Sequence[Token]) -> bool:
    """As in "was licensed to carry", which the parser may take for an adverbial."""
    return (
        tokens[index].dep == "advcl"
        and tokens[tokens[index].head].tag == "VBN"
        and index > 0
        and tokens[index - 1].lemma == "to"
    )


def _binds_figure(index: int, tokens: Sequence[Token]) -> bool:
    following = tokens[index + 1].lemma if index + 1 < len(tokens) else ""
    return following in ("few", "more", "less", "fewer", "few")
