"""Which claims are worth holding against each other? Those that share a figure or rare words.

Twenty thousand claims make two hundred million pairs; the blocks leave a few for each claim. A
claim with figures stands in a block for each of them, whoever says it, and where very many write
that figure in one for each of its rarest words with it. One without figures stands in a block for
each pair of its rarest words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from knowledge.claim import Claim
from knowledge.figure import Figure

RAREST = 5
"""Words of a claim without figures whose pairs make blocks: two wordings of the same differ in a
word or two, and share a pair of these all the same."""

LARGEST = 120
"""Claims of a block that are all held against each other. A larger one ("one in three", said by
hundreds) is parted once more; what stays too large after that is held only against neighbours."""

NEIGHBOURS = 20
"""How many of those, where the claims of the block stand in the order of their wording."""

_WORD = re.compile(r"\w+")


def words_in(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.casefold())


def pairs(claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    """Positions of claims that share a block, each pair once, the earlier claim first."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(claims):
        for pair in _within(block, claims):
            if pair not in seen:
                seen.add(pair)
                yield pair


def figure_key(figure: Figure) -> Hashable:
    """What two figures have in common that write the same number, hedged or not."""
    written = figure.value if figure.value is not None else figure.interval
    return (figure.unit, figure.trend, written)


def _blocks(claims: Sequence[Claim]) -> Iterator[list[int]]:
    rarest = _rarest(claims)
    by_figure: dict[Hashable, list[int]] = defaultdict(list)
    by_words: dict[Hashable, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for key in {figure_key(figure) for figure in claim.figures}:
            by_figure[key].append(number)
        if not claim.figures:
            for two in combinations(rarest[number], 2):
                by_words[two].append(number)
    for block in by_figure.values():
        if len(block) <= LARGEST:
            yield block
            continue
        parted: dict[str, list[int]] = defaultdict(list)
        for number in block:
            for word in rarest[number]:
                parted[word].append(number)
        yield from parted.values()
    yield from by_words.values()


def _rarest(claims: Sequence[Claim]) -> list[list[str]]:
    """The rarest words of each claim that any other one has too, in alphabetical order."""
    words = [set(words_in(claim.words)) for claim in claims]
    common = Counter(word for one in words for word in one)
    return [
        sorted(sorted((w for w in one if common[w] > 1), key=lambda w: (common[w], w))[:RAREST])
        for one in words
    ]


def _within(block: list[int], claims: Sequence[Claim]) -> Iterator[tuple[int, int]]:
    if len(block) <= LARGEST:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda number: words_in(claims[number].words))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            yield (number, other) if number < other else (other, number)
