"""Writes the start, untrained, as the encoder that ships for the search: in eight bits, with card.

    train/bin/pip install onnx onnxruntime pydantic safetensors tokenizers numpy
    train/bin/python scripts/export_encoder.py --start START --to FOLDER

Word vectors and tokenizer are those of the entailment model, which must lie in the folder already:
its word vectors were never trained, so both share one table. Everything is multiplied in eight
bits; how little that changes is told.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import onnxruntime
from safetensors.numpy import load_file

from knowledge.entry import Vector
from scripts.entailment.generated import generated_pairs
from scripts.entailment.graph import sentence_graph, write_small
from scripts.entailment.names import our_name
from scripts.entailment.pairs import recipe
from scripts.export_entailment import TOKENIZER, WORDS, file_lines
from verifier.language.sentence_encoder import CARD, SentenceEncoder, load_encoder

MODEL = "sentences.onnx"


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, or 1 where the eight-bit encoder is too far from full precision."""
    options = parser().parse_args(arguments)
    read = load_file(options.start / "model.safetensors")
    weights = {
        our_name(name.removeprefix("bert.")): one.astype(np.float32) for name, one in read.items()
    }
    write_small(sentence_graph(weights), str(options.to / MODEL))
    write_card(options.to)
    small = load_encoder(options.to)
    session = onnxruntime.InferenceSession(sentence_graph(weights).SerializeToString())
    full = SentenceEncoder("in full", session, small.tokenizer, small.words, small.longest)
    texts = {pair.premise for pair in generated_pairs(400, random.Random(1))}
    near = sorted(cosine(small.encode(text), full.encode(text)) for text in texts)
    print(f"of {len(near)} sentences the farthest has a cosine of {near[0]:.4f} to full precision")
    if near[0] < options.nearest:
        print("Too far from full precision; the folder should not ship.", file=sys.stderr)
        return 1
    return 0


def cosine(first: Vector | None, second: Vector | None) -> float:
    """Of the angle between two vectors."""
    assert first is not None and second is not None
    one, other = (
        np.frombuffer(vector.numbers, dtype=np.int8).astype(np.float32)
        for vector in (first, second)
    )
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def write_card(folder: Path) -> None:
    """Writes the table that the verifier reads beside the encoder."""
    start = recipe()["start"]
    lines = [
        "# The encoder for the search; written by scripts/export_encoder.py, described in",
        "# docs/retrieval.md.",
        'name = "claims-verifier sentences"',
        'version = "1"',
        "# tokens of a text that are read; the start was made for a few more",
        "longest = 128",
        f'start = "{start["package"]} {start["version"]} ({start["licence"]}), as it is"',
    ]
    files = (("model", MODEL), ("words", WORDS), ("tokenizer", TOKENIZER))
    lines += [line for part, file in files for line in file_lines(folder, part, file)]
    (folder / CARD).write_text("\n".join(lines) + "\n", encoding="utf-8")


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--start", type=Path, required=True, help="the unpacked start")
    found.add_argument("--to", type=Path, required=True, help="the folder to write to")
    found.add_argument("--nearest", type=float, default=0.97, help="least cosine (.97)")
    return found


if __name__ == "__main__":
    sys.exit(main())
