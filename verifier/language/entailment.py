"""Does one sentence follow from another, exclude it, or say neither? A small model's probabilities.

The model and its tokenizer are files beside this module, named with their hashes in a table there;
both are run on this machine by onnxruntime and tokenizers. A pair's answer depends on the pair
alone: every pair is run by itself, on one thread.
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier.errors import DamagedModel, MissingLanguageModel, UnusableInput

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODELS = Path(__file__).parent / "models"
"""Where the files of the model are installed."""

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
            "tokens": np.array([encoded.ids], dtype=np.int64),
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
    card = _card(folder)
    model = _checked(folder, card["model"])
    tokenizer = _checked(folder, card["tokenizer"])
    # slow to import: only those who ask the model pay for it
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    # the same answer on every run, and no warnings in a log that is ours
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return EntailmentModel(
        name=f"{card['name']} {card['version']}",
        session=session,
        tokenizer=Tokenizer.from_buffer(tokenizer),
        temperature=float(card["temperature"]),
        longest=int(card["longest"]),
    )


def _card(folder: Path) -> Mapping[str, Any]:
    file = folder / CARD
    try:
        card = tomllib.loads(file.read_text(encoding="utf-8"))
        card["name"], card["version"], float(card["temperature"]), int(card["longest"])
        for part in ("model", "tokenizer"):
            card[part]["file"], card[part]["sha256"]
    except FileNotFoundError:
        raise MissingLanguageModel(
            f"The entailment model is not installed: {file} is missing; install claims-verifier "
            "anew."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        raise DamagedModel(
            f"{file} does not describe an entailment model; install claims-verifier anew."
        ) from None
    return card


def _checked(folder: Path, part: Mapping[str, str]) -> bytes:
    """The bytes of a file of the model, which are the ones that its hash names."""
    file = folder / part["file"]
    try:
        found = file.read_bytes()
    except OSError as error:
        raise MissingLanguageModel(
            f"The entailment model cannot be read: {file} ({error.strerror}); install "
            "claims-verifier anew."
        ) from None
    if hashlib.sha256(found).hexdigest() != part["sha256"]:
        raise DamagedModel(
            f"{file} is not the file that {CARD} names by its hash; install claims-verifier anew."
        )
    return found
