"""How good is the entailment model by itself? Scores on the development sets, in one table.

    python scripts/measure_entailment.py [--data FOLDER] [--limit N] [--only WORD ...]
    python scripts/measure_entailment.py --weights FILE --tokenizer FILE     in full precision

Without ``--weights`` the model that ships is measured, as the verifier runs it; ``--folder`` names
the folder of another export. ``--weights`` needs onnx and safetensors, which are no dependencies of
the project. A checkpoint is measured with the temperature 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.entailment.pairs import recipe
from scripts.entailment.scoring import Scores, measured_pairs, probabilities, rows_of_table, score
from verifier.errors import VerifierError
from verifier.language.entailment import EntailmentModel, load_entailment
from verifier.language.model_files import MODELS, WordVectors

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, or 2 where there is no model or no set."""
    options = parser().parse_args(arguments)
    table = recipe()
    try:
        model = in_full(options) if options.weights else load_entailment(options.folder)
    except VerifierError as error:
        print(error, file=sys.stderr)
        return 2
    scores: dict[str, Scores] = {}
    spent, counted = 0.0, 0
    for file in table["training"]["measured"]:
        name = Path(file).name.removesuffix(".jsonl.gz")
        if options.only and not any(word in name for word in options.only):
            continue
        if not (options.data / file).exists():
            print(f"{name}: not in {options.data}.", file=sys.stderr)
            continue
        pairs = measured_pairs(options.data, file, options.limit)
        begun = time.process_time()
        found, too_long = probabilities(model, pairs)
        spent, counted = spent + time.process_time() - begun, counted + len(pairs)
        labels = np.array([pair.label for pair in pairs])
        scores[name] = score(found, labels, too_long, file in table["training"]["two_way"])
    if not scores:
        print(f"Nothing to measure in {options.data}; name the folder with --data.")
        return 2
    print(f"{model.name}, {datetime.now(UTC).date()}, {1000 * spent / counted:.1f} ms a pair")
    print("\n".join(rows_of_table(scores)))
    return 0


def in_full(options: argparse.Namespace) -> EntailmentModel:
    """The model of a weights file in full precision."""
    import onnxruntime
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    from scripts.entailment.graph import pair_graph

    weights = {name: one.astype(np.float32) for name, one in load_file(options.weights).items()}
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        pair_graph(weights).SerializeToString(),
        settings,
        providers=["CPUExecutionProvider"],
    )
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    longest = recipe()["shipped"]["longest"]
    rows = weights["words.weight"]
    words = WordVectors(rows, np.ones((len(rows), 1), dtype=np.float32))
    name = f"{options.weights.name} in full"
    return EntailmentModel(name, session, tokenizer, words, 1.0, longest)


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    found.add_argument("--folder", type=Path, default=MODELS, help="the folder of an export")
    found.add_argument("--weights", type=Path, help="a safetensors file of weights")
    found.add_argument("--tokenizer", type=Path, help="the tokenizer file of the start")
    found.add_argument("--limit", type=int, default=500, help="pairs of a set; 0 for all (500)")
    found.add_argument("--only", nargs="*", default=[], help="sets whose name holds WORD")
    return found


if __name__ == "__main__":
    sys.exit(main())
