"""What do the small models do for a set? It is measured with them, and once more without.

A model is left out as a user leaves it out, by its variable, so that what is measured is what the
doors answer then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.measuring.running import Measured
from verifier.setup import ENTAILMENT_VARIABLE, OFF, VECTORS_VARIABLE

LEFT_OUT_BY = {
    "cases": ENTAILMENT_VARIABLE,
    "verdicts": ENTAILMENT_VARIABLE,
    "retrieval": VECTORS_VARIABLE,
}
"""The variable of the model that bears on a kind of set; no model bears on the other kinds."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The same rows of one set, answered with its model and without."""

    used: Measured
    left_out: Measured

    @property
    def better(self) -> int:
        """Rows whose answer is better with the model."""
        both = zip(self.used.worth, self.left_out.worth, strict=True)
        return sum(one > other for one, other in both)

    @property
    def worse(self) -> int:
        """Rows whose answer is worse with the model."""
        return Compared(self.left_out, self.used).better


def with_models(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables of a process in which every model is in use, whatever ``environ`` says."""
    return {name: value for name, value in environ.items() if name not in LEFT_OUT_BY.values()}


def without_model(environ: Mapping[str, str], kind: str) -> dict[str, str]:
    """The variables of a process that answers rows of that kind without their model."""
    return with_models(environ) | {LEFT_OUT_BY[kind]: OFF[0]}
