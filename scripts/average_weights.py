"""Writes the mean of cooled checkpoints of one training run, as another checkpoint.

    train/bin/python scripts/average_weights.py FIRST.safetensors SECOND.safetensors ... --to FILE

The mean is more often right than each of them, and less sure of itself (M. Wortsman and others,
"Model soups", 2022). Needs numpy and safetensors, as the training does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load_file, save_file


def main() -> int:
    """Returns 0; 2 where the files are not checkpoints of one network."""
    options = parser().parse_args()
    loaded = [load_file(file) for file in options.checkpoints]
    shapes = [{name: one.shape for name, one in weights.items()} for weights in loaded]
    if any(other != shapes[0] for other in shapes):
        print("These are not checkpoints of one network; name files of one run.", file=sys.stderr)
        return 2
    save_file(averaged(loaded), options.to)
    return 0


def averaged(loaded: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The mean of each weight, in half precision."""
    return {
        name: np.mean([one[name].astype(np.float32) for one in loaded], axis=0).astype(np.float16)
        for name in loaded[0]
    }


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("checkpoints", nargs="+", type=Path)
    found.add_argument("--to", type=Path, required=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
