"""How are the weights moved? Steps over batches, with checkpoints from which a run goes on.

The rate is held after the warm-up for as long as one likes; a cooldown to nothing begins from any
checkpoint of that phase and leaves it in place, so that a longer run can go on from there later.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor
from torch.nn import functional

from scripts.entailment.network import Network
from scripts.entailment.pairs import NOT_FOLLOWS
from scripts.entailment.rounds import Encoded, Material, batched, batches_of_round, padded


@dataclass
class Position:
    """Where a run stands: steps done, the round and the batch of it that comes next."""

    step: int = 0
    round: int = 0
    batch: int = 0


@dataclass
class Run:
    """A network in training, with its optimiser and its position."""

    network: Network
    optimiser: torch.optim.AdamW
    position: Position
    best: float = float("inf")
    since_best: int = 0


def new_run(network: Network, plan: Mapping[str, Any]) -> Run:
    """A run that has done nothing yet."""
    head, rest = [], []
    for name, parameter in network.named_parameters():
        if name in plan["frozen"]:
            parameter.requires_grad_(False)
        else:
            (head if name.startswith("head.") else rest).append(parameter)
    groups = [
        {"params": rest, "lr": plan["learning_rate"], "rate": plan["learning_rate"]},
        {"params": head, "lr": plan["head_rate"], "rate": plan["head_rate"]},
    ]
    optimiser = torch.optim.AdamW(
        groups, betas=(0.9, plan["beta2"]), weight_decay=plan["weight_decay"], fused=True
    )
    return Run(network, optimiser, Position())


def save_run(run: Run, file: Path) -> None:
    """Writes all that a run needs to go on; the old file stays until the new one is whole."""
    new = file.with_suffix(".new")
    torch.save(
        {
            "network": run.network.state_dict(),
            "optimiser": run.optimiser.state_dict(),
            "position": vars(run.position),
            "best": (run.best, run.since_best),
        },
        new,
    )
    os.replace(new, file)


def resume(run: Run, file: Path) -> None:
    """Brings a run to where the file says it was."""
    found = torch.load(file, weights_only=True)
    run.network.load_state_dict(found["network"])
    run.optimiser.load_state_dict(found["optimiser"])
    run.position = Position(**found["position"])
    run.best, run.since_best = found["best"]


def save_weights(network: Network, file: Path) -> None:
    """Writes the weights alone, in half precision, as safetensors."""
    new = file.with_suffix(".new")
    save_file({name: one.half().contiguous() for name, one in network.state_dict().items()}, new)
    os.replace(new, file)


def loss_of(logits: Tensor, labels: Tensor) -> Tensor:
    """The summed loss; of a two-way negative the second and the third label count together."""
    logs = functional.log_softmax(logits.float(), dim=-1)
    apart = torch.cat([logs, torch.logsumexp(logs[:, 1:], dim=-1, keepdim=True)], dim=-1)
    return -apart.gather(1, labels[:, None]).sum()


def train(
    run: Run,
    material: Material,
    times: Mapping[str, float],
    plan: Mapping[str, Any],
    *,
    rate_at: Callable[[int], float],
    last: Callable[[], bool],
    checkpoint: Callable[[Run], None],
    look: Callable[[Run], None],
    tell: Callable[[str], None],
) -> None:
    """Steps until ``last`` says so; ``rate_at`` gives the share of the full rate at a step."""
    threads = plan["threads"]
    torch.set_num_threads(1)  # each thread has a part of its own; none waits for another one's core
    moved = [one for group in run.optimiser.param_groups for one in group["params"]]
    saved = told = time.monotonic()
    losses: list[float] = []
    round_, steps = -1, []
    with ThreadPoolExecutor(threads) as pool:
        while not last():
            at = run.position
            if round_ != at.round:
                round_ = at.round
                steps = batches_of_round(
                    material.trained, times, plan["batch"], plan["seed"], round_
                )
            pairs = steps[at.batch]
            parts = [pairs[one::threads] for one in range(threads)]
            done = list(pool.map(lambda part: _gradients(run.network, moved, part), parts))
            for index, one in enumerate(moved):
                one.grad = sum(part[1][index] for part in done) / len(pairs)
            torch.nn.utils.clip_grad_norm_(moved, plan["clip"])
            for group in run.optimiser.param_groups:
                group["lr"] = group["rate"] * rate_at(at.step)
            run.optimiser.step()
            losses.append(sum(part[0] for part in done) / len(pairs))
            at.step += 1
            at.batch += 1
            if at.batch == len(steps):
                at.round, at.batch = at.round + 1, 0
            now = time.monotonic()
            if at.step % 50 == 0:
                tell(
                    f"step {at.step} round {at.round} batch {at.batch}/{len(steps)} "
                    f"loss {np.mean(losses):.4f} rate {rate_at(at.step):.3f} "
                    f"{len(losses) * plan['batch'] / (now - told):.1f} pairs/s"
                )
                losses, told = [], now
            if at.step % plan["evaluate_steps"] == 0:
                look(run)
                told = time.monotonic()
            if now - saved > plan["checkpoint_seconds"]:
                checkpoint(run)
                saved = now
    checkpoint(run)


def _gradients(
    network: Network, moved: Sequence[Tensor], pairs: Sequence[Encoded]
) -> tuple[float, tuple[Tensor, ...]]:
    batch = padded(pairs)
    tensors = [torch.from_numpy(one) for one in (batch.tokens, batch.mask, batch.segments)]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(*tensors)
    loss = loss_of(logits, torch.from_numpy(batch.labels))
    return float(loss.detach()), torch.autograd.grad(loss, moved)


@torch.no_grad()
def logits_of(network: Network, pairs: Sequence[Encoded], size: int = 32) -> np.ndarray[Any, Any]:
    """Logits of (pairs, 3) in the order of the pairs."""
    training = network.training
    network.eval()
    found = np.zeros((len(pairs), 3), dtype=np.float32)
    for places, batch in batched(pairs, size):
        tensors = [torch.from_numpy(one) for one in (batch.tokens, batch.mask, batch.segments)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found[places] = network(*tensors).float().numpy()
    network.train(training)
    return found


def held_out_scores(network: Network, pairs: Sequence[Encoded]) -> tuple[float, float]:
    """Mean loss and share of right answers; a two-way negative is right where neither follows."""
    logits = logits_of(network, pairs)
    labels = np.array([one.label for one in pairs])
    loss = float(loss_of(torch.from_numpy(logits), torch.from_numpy(labels))) / len(pairs)
    answers = logits.argmax(1)
    right = np.where(labels == NOT_FOLLOWS, answers != 0, answers == labels)
    return loss, float(right.mean())
