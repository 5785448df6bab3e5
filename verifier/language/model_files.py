"""Are the files of a model there, and the ones that were shipped? Each is held against its hash.

A model has a table, its card, that names its files with their hashes. Nothing of it is a pickle,
and nothing is fetched.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier.errors import DamagedModel, MissingLanguageModel

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODELS = Path(__file__).parent / "models"
"""Where the files of the models are installed."""


@dataclass(frozen=True)
class WordVectors:
    """The table of word vectors that the models share: a row for each token."""

    rows: NDArray[Any]
    scales: NDArray[Any]
    """What each row is multiplied with; a column."""

    def of(self, tokens: Sequence[int]) -> NDArray[Any]:
        """The vectors of one text, as a batch of it alone: (1, tokens, width)."""
        import numpy as np

        numbers = np.array([tokens], dtype=np.int64)
        vectors: NDArray[Any] = self.rows[numbers].astype(np.float32) * self.scales[numbers]
        return vectors


@dataclass(frozen=True)
class Card:
    """The table of a model: its name and version, and its files with their hashes.

    Whatever loads a file raises :class:`~verifier.errors.MissingLanguageModel` where it cannot be
    read, and :class:`~verifier.errors.DamagedModel` where it is another one.
    """

    file: Path
    table: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The model with its version."""
        return f"{self.table['name']} {self.table['version']}"

    @property
    def longest(self) -> int:
        """Tokens of the longest text that it reads."""
        return int(self.table["longest"])

    def content(self, part: str) -> bytes:
        """The bytes of a file of the model, which are the ones that its hash names."""
        file = self.file.parent / str(self.table[part]["file"])
        try:
            found = file.read_bytes()
        except OSError as error:
            raise MissingLanguageModel(
                f"A model cannot be read: {file} ({error.strerror}); install claims-verifier anew."
            ) from None
        if hashlib.sha256(found).hexdigest() != self.table[part]["sha256"]:
            raise DamagedModel(
                f"{file} is not the file that {self.file.name} names by its hash; install "
                "claims-verifier anew."
            )
        return found

    def words(self) -> WordVectors:
        """The table of word vectors."""
        import numpy as np  # slow to import, as all that follows: only who asks a model pays for it

        with np.load(BytesIO(self.content("words")), allow_pickle=False) as table:
            return WordVectors(table["rows"], table["scales"])

    def tokenizer(self) -> Tokenizer:
        """What cuts a text into tokens."""
        from tokenizers import Tokenizer

        return Tokenizer.from_buffer(self.content("tokenizer"))

    def session(self) -> InferenceSession:
        """The network, on one thread."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # the same answer on every run, and no warnings in a log that is ours
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            self.content("model"), options, providers=["CPUExecutionProvider"]
        )


def read_card(folder: Path, name: str) -> Card:
    """The card of a model in a folder.

    Raises
    :class:`~verifier.errors.MissingLanguageModel` or :class:`~verifier.errors.DamagedModel`, each
    with a sentence that says what to do.
    """
    file = folder / name
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        table["name"], table["version"], int(table["longest"]), float(table.get("temperature", 1))
        for part in ("model", "words", "tokenizer"):
            table[part]["file"], table[part]["sha256"]
    except FileNotFoundError:
        raise MissingLanguageModel(
            f"The model is not installed: {file} is missing; install claims-verifier anew."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError):
        raise DamagedModel(
            f"{file} does not describe a model; install claims-verifier anew."
        ) from None
    return Card(file, table)
