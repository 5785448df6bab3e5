"""May the statement's figure be made up of several figures of the claim?

"Had 16 and bought 7 more" does not contradict "now has 23": before a figure is called excluded, a
sum or a difference of the claim's terms must not give it.
"""

from __future__ import annotations

import math
from itertools import combinations

from knowledge.figure import Figure
from verifier.matching.figure_pairs import FigurePair
from verifier.matching.pair import Pair

TERMS_AT_MOST = 6
"""A claim with more figures of one unit is a table in prose; its sums are not looked for."""


def may_be_combined(found: FigurePair, pair: Pair) -> bool:
    """Whether a sum or difference of the claim's figures of that unit gives the statement's."""
    terms = [
        figure.value
        for figure in pair.claim.content.reading.figures
        if figure.value is not None and _one_kind(figure, found.ours)
    ]
    value = found.ours.value
    if value is None or not 2 <= len(terms) <= TERMS_AT_MOST:
        return False
    results = [abs(a - b) for a, b in combinations(terms, 2)]
    for size in range(2, len(terms) + 1):
        results += [sum(chosen) for chosen in combinations(terms, size)]
    return any(math.isclose(result, value, rel_tol=1e-6) for result in results)


def _one_kind(figure: Figure, ours: Figure) -> bool:
    """Figures that may be added: of one unit, and of one thing as far as both say what."""
    heads = {figure.counted.head, ours.counted.head} - {""}
    return figure.unit == ours.unit and figure.dimension == ours.dimension and len(heads) < 2
