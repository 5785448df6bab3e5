"""What does the entailment model read in a claim and an assertion, and who asks it?

The comparisons are pure functions of a pair, so the reading is made before and stands on the pair;
a pair that nobody asked about has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.claim import Claim
from verifier.language.entailment import Entailed
from verifier.reading.assertions import Assertion

PREMISE_LIMIT = 900
"""Characters of a claim that the model is asked about: it was trained on pairs about so long."""


class ReadsEntailment(Protocol):
    """Whoever says whether a second text follows from a first one."""

    @property
    def name(self) -> str:
        """The model with its version, as a report names it."""

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailed]:
        """The probabilities of every pair of a premise and a hypothesis."""


@dataclass(frozen=True, slots=True)
class ModelReading:
    """What a model reads in a pair, and which one."""

    probabilities: Entailed
    model: str


def premise_of(statement: Assertion, claim: Claim) -> str:
    """What the claim says: with who says it only where the statement names somebody as well."""
    return claim.words if statement.attribution is not None else claim.statement


def read_by(model: ReadsEntailment, statement: Assertion, claim: Claim) -> ModelReading | None:
    """The model's reading; ``None`` where there is too much, or nothing, to read."""
    premise, hypothesis = premise_of(statement, claim).strip(), statement.text.strip()
    if not premise or not hypothesis or len(premise) > PREMISE_LIMIT:
        return None
    (found,) = model.entail([(_as_sentence(premise), _as_sentence(hypothesis))])
    return ModelReading(found, model.name)


def _as_sentence(text: str) -> str:
    """With the full stop that an assertion's offsets leave out: the model reads whole sentences."""
    return text if text.endswith((".", "!", "?", "”", '"', "’")) else f"{text}."
