"""Does one sentence follow from another, exclude it, or say neither? A small model's probabilities.

The model, its word vectors and its tokenizer are files beside this module, named with their hashes
in a table there; they are run on this machine by onnxruntime and tokenizers. A pair's answer
depends on the pair alone: every pair is run by itself, on one thread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.errors import UnusableInput
from verifier.language.model_files import MODELS, WordVectors, read_card

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

CARD = "entailment.toml"
"""The table that names the files, their hashes, the temperature and the longest pair."""


@dataclass(frozen=True, slots=True)
class Entailed:
    """Probabilities, from 0 to 1 and 1 in sum, of what a premise says about a hypothesis."""

    follows: float
    excludes: float
    neither: float


@dataclass(frozen=True)
class EntailmentModel:
    """A loaded model. ``temperature`` divides the logits; ``longest`` counts tokens of a pair."""

    name: str
    session: InferenceSession
    tokenizer: Tokenizer
    words: WordVectors
    temperature: float
    longest: int

    def entail(self, pairs: Sequence[tuple[str, str]]) -> tuple[Entailed, ...]:
        """The probabilities of every pair of a premise and a hypothesis, in their order.

        Raises
        :class:`~verifier.errors.UnusableInput` where a text is empty or no Unicode, or a pair is
        too long: texts are never cut in silence.
        """
        return tuple(self._entail(premise, hypothesis) for premise, hypothesis in pairs)

    def _entail(self, premise: str, hypothesis: str) -> Entailed:
        if not premise.strip() or not hypothesis.strip():
            raise UnusableInput("Entailment needs two texts; one of them is empty.")
        try:
            encoded = self.tokenizer.encode(premise, hypothesis)
        except TypeError:  # what the tokenizer says of half a surrogate pair
            raise UnusableInput(
                "Entailment needs two texts in Unicode; one of them holds half a character."
            ) from None
        if len(encoded.ids) > self.longest:
            raise UnusableInput(
                f"The two texts have {len(encoded.ids)} tokens together, more than the "
                f"{self.longest} that the entailment model reads; give only the sentences that "
                "bear on each other."
            )
        import numpy as np  # slow to import: only those who ask the model pay for it

        given = {
            "words": self.words.of(encoded.ids),
            "mask": np.array([encoded.attention_mask], dtype=np.int64),
            "segments": np.array([encoded.type_ids], dtype=np.int64),
        }
        (logits,) = self.session.run(["logits"], given)
        return Entailed(*_probabilities([float(one) for one in logits[0]], self.temperature))


def _probabilities(logits: Sequence[float], temperature: float) -> list[float]:
    highest = max(logits)
    powers = [math.exp((one - highest) / temperature) for one in logits]
    return [one / sum(powers) for one in powers]


def load_entailment(folder: Path = MODELS) -> EntailmentModel:
    """The model of a folder, after its files were held against the hashes of its table.

    Raises
    :class:`~verifier.errors.MissingLanguageModel` where a file is missing, and
    :class:`~verifier.errors.DamagedModel` where a file is not the one that the table names.
    """
    card = read_card(folder, CARD)
    return EntailmentModel(
        name=card.name,
        session=card.session(),
        tokenizer=card.tokenizer(),
        words=card.words(),
        temperature=float(card.table["temperature"]),
        longest=card.longest,
    )
