"""Does the encoder that ships point the same way for texts that say the same, and for itself?"""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from knowledge.entry import Vector
from verifier.errors import DamagedModel, MissingLanguageModel
from verifier.language.model_files import MODELS, read_card
from verifier.language.on_demand import EncoderOnDemand
from verifier.language.sentence_encoder import CARD, SentenceEncoder, load_encoder


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    return load_encoder()


def near(encoder: SentenceEncoder, first: str, second: str) -> float:
    one, other = (numbers(encoder.encode(text)) for text in (first, second))
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def numbers(vector: Vector | None) -> np.ndarray:
    assert vector is not None
    return np.frombuffer(vector.numbers, dtype=np.int8).astype(np.float32)


@pytest.mark.parametrize(
    ("text", "nearer", "farther"),
    [
        (
            "The ferry ran aground off the island.",
            "A passenger boat got stuck on rocks near the coast.",
            "The minister ran for the office of mayor.",
        ),
        (
            "Doctors warn against too much salt.",
            "Physicians caution about high sodium.",
            "The salt mine was closed in 1990.",
        ),
        (
            "Thousands lost electricity in the storm.",
            "High winds left many homes without power.",
            "The storm of criticism cost the minister his power.",
        ),
    ],
)
def test_other_words_for_the_same_are_nearer(encoder, text, nearer, farther) -> None:
    assert near(encoder, text, nearer) > near(encoder, text, farther) + 0.05


def test_a_vector_depends_on_its_text_alone(encoder) -> None:
    texts = ["The pier was closed.", "Two ferries were cancelled on Monday in Holm.", "Yes."]
    assert [encoder.encode(text) for text in texts] == [
        encoder.encode(text) for text in reversed(texts)
    ][::-1]
    assert near(encoder, "The pier was closed.", "THE PIER WAS CLOSED.") == pytest.approx(1)


def test_of_a_long_text_the_beginning_counts(encoder) -> None:
    beginning = "The harbour of Holm was closed for two weeks. " * 20
    assert encoder.encode(beginning + "Nothing of it.") == encoder.encode(beginning + "More.")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_text_without_words_has_none(encoder, text) -> None:
    assert encoder.encode(text) is None


def test_half_a_character_does_no_harm(encoder) -> None:
    assert encoder.encode("The pier \ud800 was closed.") is not None


def test_its_name_is_known_before_it_is_loaded() -> None:
    lazy = EncoderOnDemand()
    assert lazy.name == read_card(MODELS, CARD).name == load_encoder().name
    assert "encoder" not in vars(lazy)


def test_both_models_share_words_and_tokenizer() -> None:
    cards = [read_card(MODELS, name).table for name in (CARD, "entailment.toml")]
    for part in ("words", "tokenizer"):
        assert cards[0][part] == cards[1][part]


def test_a_changed_or_missing_file_is_told(tmp_path: Path) -> None:
    folder = shutil.copytree(MODELS, tmp_path / "models")
    file = folder / "sentences.onnx"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(DamagedModel, match=f"is not the file that {CARD} names"):
        load_encoder(folder)
    file.unlink()
    with pytest.raises(MissingLanguageModel, match=r"sentences\.onnx"):
        load_encoder(folder)
