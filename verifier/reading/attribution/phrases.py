"""Which words are the phrase around a noun? Without its relative clauses, lists and asides."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence

from verifier.reading.reading import Token

MONTHS = frozenset(month_name) - {""}
"""The months as they are written; "10 May eleven countries" is no name of anybody."""


def phrase(
    head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]
) -> tuple[int, int]:
    """First and last token of a noun phrase without its relative clauses and coordination."""
    inside = _without(head, tokens, children, ("relcl", "conj", "cc", "punct", "appos"))
    return inside[0], inside[-1]


def plain_phrase(
    head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]], text: str
) -> str:
    """The phrase from its first describing word to its "of ..." ("eight other countries")."""
    kept = [
        index
        for index in _without(
            head, tokens, children, ("relcl", "conj", "cc", "punct", "appos", "acl", "det", "advcl")
        )
        if index <= head or _has_of(head, tokens, children)
    ]
    if not kept:
        return ""
    return " ".join(text[tokens[kept[0]].start : tokens[kept[-1]].end].split())


def _dates(index: int, tokens: Sequence[Token]) -> bool:
    """Whether the word is a month, or the number of a day before one."""
    if tokens[index].text in MONTHS:
        return True
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return tokens[index].text.isdigit() and following in MONTHS


def _has_of(head: int, tokens: Sequence[Token], children: Sequence[Sequence[int]]) -> bool:
    """Whether the noun has a complement: "president of Mexico", not "rebels of launching"."""
    return any(
        tokens[child].lemma == "of" and all(tokens[c].dep == "pobj" for c in children[child])
        for child in children[head]
    )


def _without(
    head: int,
    tokens: Sequence[Token],
    children: Sequence[Sequence[int]],
    left_out: Sequence[str],
) -> list[int]:
    """The phrase's tokens that hang together around its head, without some of its parts."""
    inside, open_ = {head}, [head]
    while open_:
        current = open_.pop()
        for child in children[current]:
            if tokens[child].dep in left_out and tokens[child].tag != "HYPH":
                continue
            inside.add(child)
            open_.append(child)
    first = head
    while first - 1 in inside:
        first -= 1
    while first < head and _dates(first, tokens):
        first += 1  # "On 10 May eleven countries warned": the parser may join the two
    last = head
    while last + 1 in inside:
        last += 1
    return list(range(first, last + 1))
