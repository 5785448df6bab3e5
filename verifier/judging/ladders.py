"""By which ladders is a statement judged? All of them, for those who print or show the method.

First the comparisons of one claim with a statement, then the arithmetic over several claims, then
the entailment model where all that leaves a statement open. The steps by which the points of one
claim are weighed stand in :mod:`verifier.judging.weighing`.
"""

from __future__ import annotations

from verifier.matching.comparisons import ALL, Comparison
from verifier.matching.comparisons.arithmetic import ARITHMETIC
from verifier.matching.comparisons.entailment import ENTAILMENT

LADDERS: tuple[Comparison, ...] = (*ALL, ARITHMETIC, ENTAILMENT)
"""In the order in which they are asked."""
