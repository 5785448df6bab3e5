"""When is the entailment model loaded? When it is first asked: most checks never need it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from verifier.language.entailment import MODELS, Entailed, EntailmentModel, load_entailment


@dataclass
class EntailmentOnDemand:
    """The model of a folder. Asking it raises what :func:`load_entailment` raises."""

    folder: Path = field(default=MODELS)

    @cached_property
    def model(self) -> EntailmentModel:
        """The loaded model."""
        return load_entailment(self.folder)

    @property
    def name(self) -> str:
        """The model with its version."""
        return self.model.name

    def entail(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Entailed]:
        """The probabilities of every pair of a premise and a hypothesis."""
        return self.model.entail(pairs)
