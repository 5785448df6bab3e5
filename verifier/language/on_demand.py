"""When are the small models loaded? When they are first asked: most checks never need one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from knowledge.entry import Vector
from verifier.language import sentence_encoder
from verifier.language.entailment import Entailed, EntailmentModel, load_entailment
from verifier.language.model_files import MODELS, read_card
from verifier.language.sentence_encoder import SentenceEncoder, load_encoder


@dataclass
class EntailmentOnDemand:
    """The entailment model of a folder. Asking it raises what :func:`load_entailment` raises."""

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


@dataclass
class EncoderOnDemand:
    """The encoder of a folder. Asking it raises what :func:`load_encoder` raises."""

    folder: Path = field(default=MODELS)

    @cached_property
    def encoder(self) -> SentenceEncoder:
        """The loaded encoder."""
        return load_encoder(self.folder)

    @cached_property
    def name(self) -> str:
        """The encoder with its version, for which nothing else is loaded."""
        return read_card(self.folder, sentence_encoder.CARD).name

    def encode(self, text: str) -> Vector | None:
        """The vector of a text, ``None`` for one without words."""
        return self.encoder.encode(text)
