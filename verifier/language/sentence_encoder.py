"""What is a text about? A vector that points the same way for texts that say the same.

A small encoder, whose files lie beside this module and are named with their hashes in a table
there; it is run on this machine by onnxruntime. A text's vector depends on the text alone: every
text is run by itself, on one thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.entry import Vector
from verifier.language.model_files import MODELS, WordVectors, read_card

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

CARD = "sentences.toml"
"""The table that names the files, their hashes and the longest text."""


@dataclass(frozen=True)
class SentenceEncoder:
    """A loaded encoder. ``longest`` counts the tokens that it reads of a text."""

    name: str
    session: InferenceSession
    tokenizer: Tokenizer
    words: WordVectors
    longest: int

    def encode(self, text: str) -> Vector | None:
        """The vector of a text, or of its beginning where it is longer than ``longest`` tokens:
        what it is about is told there. ``None`` for a text without words.
        """
        import numpy as np  # slow to import: only those who ask the model pay for it

        spelt = text.encode("utf-8", "replace").decode("utf-8").strip()
        if not spelt:
            return None
        tokens = self.tokenizer.encode(spelt).ids[: self.longest]
        given = {
            "words": self.words.of(tokens),
            "mask": np.ones((1, len(tokens)), dtype=np.int64),
        }
        (vectors,) = self.session.run(["vector"], given)
        scale = max(float(np.abs(vectors[0]).max()), 1e-9) / 127
        return Vector(self.name, np.round(vectors[0] / scale).astype(np.int8).tobytes())


def load_encoder(folder: Path = MODELS) -> SentenceEncoder:
    """The encoder of a folder, after its files were held against the hashes of its table.

    Raises
    :class:`~verifier.errors.MissingLanguageModel` where a file is missing, and
    :class:`~verifier.errors.DamagedModel` where a file is not the one that the table names.
    """
    card = read_card(folder, CARD)
    return SentenceEncoder(
        name=card.name,
        session=card.session(),
        tokenizer=card.tokenizer(),
        words=card.words(),
        longest=card.longest,
    )
