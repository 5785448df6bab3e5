"""Writes the trained weights as the model that ships: in eight bits, with words and tokenizer.

    train/bin/pip install onnx onnxruntime safetensors tokenizers numpy
    train/bin/python scripts/export_entailment.py --weights WORK/cooled.safetensors --start START \\
        --data DATA --to FOLDER

The temperature is fitted on the sets that ``scripts/entailment/training.toml`` names. The eight-bit
model is held against the full one on the same pairs; where they answer differently more often than
``--differ`` allows, or model and tokenizer are larger than ``--largest``, nothing is written.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from safetensors.numpy import load_file

from scripts.entailment.graph import EXACT, pair_graph, words_of, write_small
from scripts.entailment.pairs import Pair, recipe
from scripts.entailment.rounds import load_tokenizer
from scripts.entailment.scoring import fitted_temperature, measured_pairs, probabilities
from scripts.measure_entailment import in_full
from verifier.language.entailment import CARD, load_entailment

MODEL, WORDS, TOKENIZER = "entailment.onnx", "words.npz", "entailment.tokenizer.json"


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, or 1 where the eight-bit model is too large or differs too much."""
    options = parser().parse_args(arguments)
    table = recipe()
    pairs = [
        pair
        for file in table["training"]["calibrated_on"]
        for pair in measured_pairs(options.data, file, 0)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        weights = {name: one.astype(np.float32) for name, one in load_file(options.weights).items()}
        write_small(pair_graph(weights, EXACT), str(folder / MODEL))
        np.savez(folder / WORDS, **words_of(weights))
        load_tokenizer(options.start / "tokenizer.json").save(str(folder / TOKENIZER), pretty=False)
        write_card(folder, table, 1.0)
        size = sum((folder / one).stat().st_size for one in (MODEL, WORDS, TOKENIZER))
        temperature, differ, furthest = held_against_full(folder, options, pairs)
        write_card(folder, table, temperature)
        print(
            f"{size:,} bytes; temperature {temperature}; of {len(pairs)} pairs {differ:.2%} are "
            f"answered otherwise than in full precision, the furthest by {furthest:.3f}"
        )
        if size > options.largest or differ > options.differ:
            print("Not written: too large, or too far from full precision.", file=sys.stderr)
            return 1
        options.to.mkdir(parents=True, exist_ok=True)
        for one in (MODEL, WORDS, TOKENIZER, CARD):
            shutil.copyfile(folder / one, options.to / one)
    return 0


def held_against_full(
    folder: Path, options: argparse.Namespace, pairs: Sequence[Pair]
) -> tuple[float, float, float]:
    """The temperature, the share of other answers, and the greatest distance of a probability."""
    small, _ = probabilities(load_entailment(folder), pairs)
    files = SimpleNamespace(weights=options.weights, tokenizer=options.start / "tokenizer.json")
    full, _ = probabilities(in_full(files), pairs)  # type: ignore[arg-type]
    labels = np.array([pair.label for pair in pairs])
    differ = float((small.argmax(1) != full.argmax(1)).mean())
    return fitted_temperature(small, labels), differ, float(np.abs(small - full).max())


def write_card(folder: Path, table: dict[str, Any] | Any, temperature: float) -> None:
    """Writes the table that the verifier reads beside the model."""
    shipped, start = table["shipped"], table["start"]
    lines = [
        "# The entailment model; written by scripts/export_entailment.py, described in",
        "# docs/entailment_model.md.",
        f'name = "{shipped["name"]}"',
        f'version = "{shipped["version"]}"',
        f"temperature = {temperature}",
        f"longest = {shipped['longest']}",
        f'start = "{start["package"]} {start["version"]} ({start["licence"]})"',
        "# whose rows its weights rest on, beside the start and sentences of our own",
        "trained_on = [",
        *(f'    "{one["name"]} ({one["licence"]})",' for one in table["set"]),
        "]",
    ]
    files = (("model", MODEL), ("words", WORDS), ("tokenizer", TOKENIZER))
    lines += [line for part, file in files for line in file_lines(folder, part, file)]
    (folder / CARD).write_text("\n".join(lines) + "\n", encoding="utf-8")


def file_lines(folder: Path, part: str, file: str) -> list[str]:
    """The lines of a card that name a file of the model with its hash."""
    digest = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    return ["", f"[{part}]", f'file = "{file}"', f'sha256 = "{digest}"']


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--weights", type=Path, required=True, help="a safetensors file")
    found.add_argument("--start", type=Path, required=True, help="the unpacked start")
    found.add_argument("--data", type=Path, required=True, help="the folder of the labelled sets")
    found.add_argument("--to", type=Path, required=True, help="the folder to write to")
    found.add_argument("--largest", type=int, default=25_000_000, help="bytes")
    found.add_argument("--differ", type=float, default=0.03, help="share of other answers")
    return found


if __name__ == "__main__":
    sys.exit(main())
