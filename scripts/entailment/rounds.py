"""In which order are the pairs seen? Rounds over the sets, in batches of pairs of like length.

A round is made anew from the seed and its number, so that an interrupted run goes on with the same
batch that it would have taken.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from scripts.entailment.contrastive import contrastive_pairs
from scripts.entailment.generated import generated_pairs
from scripts.entailment.neighbours import neighbour_pairs
from scripts.entailment.pairs import Pair, trained_sets

WINDOW = 32
"""Batches whose pairs are sorted by length together."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A pair as the model reads it: its tokens, where the second text begins, and its label."""

    tokens: tuple[int, ...]
    second: int
    label: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Whole numbers of (pairs, length) and the labels of (pairs,)."""

    tokens: NDArray[np.int64]
    mask: NDArray[np.int64]
    segments: NDArray[np.int64]
    labels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Material:
    """What is trained on and what is held out, by set, and how many pairs were too long."""

    trained: Mapping[str, Sequence[Encoded]]
    held_out: Mapping[str, Sequence[Encoded]]
    too_long: Mapping[str, int]


def load_tokenizer(file: Path) -> Tokenizer:
    """The tokenizer of the start, without its cutting and padding."""
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def material(data: Path, table: Mapping[str, Any], tokenizer: Tokenizer) -> Material:
    """All pairs, encoded; a tenth is held out, by its premises."""
    plan = table["training"]
    parts: tuple[dict[str, list[Pair]], dict[str, list[Pair]]] = ({}, {})
    for name, pairs in trained_sets(data, table).items():
        held = [_is_held_out(pair, plan["held_out"]) for pair in pairs]
        for part, wanted in zip(parts, (False, True), strict=True):
            part[name] = [pair for pair, one in zip(pairs, held, strict=True) if one is wanted]
    random_ = random.Random(plan["seed"])
    generated = generated_pairs(plan["generated"], random_)
    border = int(len(generated) * (1 - plan["held_out"]))
    for part, ours in zip(parts, (generated[:border], generated[border:]), strict=True):
        source = [pair for name in plan["contrastive_from"] for pair in part[name]]
        part["contrastive"] = contrastive_pairs(source, random_)[: plan["max_contrastive"]]
        part["generated"] = ours
        known = [pair for name in plan["neighbours_from"] for pair in part[name]]
        beside = neighbour_pairs(known, random.Random(plan["seed"]))
        part["neighbours"] = beside[: plan["max_neighbours"]]
    longest = plan["longest"]
    encoded = [{name: encode(tokenizer, pairs) for name, pairs in part.items()} for part in parts]
    kept = [
        {name: [one for one in pairs if len(one.tokens) <= longest] for name, pairs in part.items()}
        for part in encoded
    ]
    too_long = {
        name: sum(len(one[name]) for one in encoded) - sum(len(one[name]) for one in kept)
        for name in encoded[0]
    }
    return Material(kept[0], kept[1], too_long)


def _is_held_out(pair: Pair, share: float) -> bool:
    digest = hashlib.sha256(pair.premise.encode()).digest()
    return int.from_bytes(digest[:4], "big") < share * 2**32


def encode(tokenizer: Tokenizer, pairs: Sequence[Pair]) -> list[Encoded]:
    """The pairs as the model reads them, in their order."""
    found = tokenizer.encode_batch([(pair.premise, pair.hypothesis) for pair in pairs])
    return [
        Encoded(tuple(one.ids), len(one.type_ids) - sum(one.type_ids), pair.label)
        for one, pair in zip(found, pairs, strict=True)
    ]


def batches_of_round(
    pairs: Mapping[str, Sequence[Encoded]],
    times: Mapping[str, float],
    size: int,
    seed: int,
    number: int,
) -> list[list[Encoded]]:
    """The batches of a round; a set that is seen less than once shows another part every round."""
    random_ = random.Random(seed * 1000 + number)
    chosen: list[Encoded] = []
    for name, known in pairs.items():
        often = times.get(name, 1.0)
        order = list(range(len(known)))
        random.Random(f"{seed} {name}").shuffle(order)
        count = round(often * len(known))
        begin = number * count
        chosen += [known[order[(begin + one) % len(known)]] for one in range(count)]
    random_.shuffle(chosen)
    found: list[list[Encoded]] = []
    for begin in range(0, len(chosen), size * WINDOW):
        window = sorted(chosen[begin : begin + size * WINDOW], key=lambda one: len(one.tokens))
        found += [window[one : one + size] for one in range(0, len(window), size)]
    random_.shuffle(found)
    return [one for one in found if len(one) == size]


def batched(pairs: Sequence[Encoded], size: int) -> Iterator[tuple[list[int], Batch]]:
    """Batches of pairs of like length, each with the places of its pairs in the sequence."""
    order = sorted(range(len(pairs)), key=lambda one: len(pairs[one].tokens))
    for begin in range(0, len(order), size):
        places = order[begin : begin + size]
        yield places, padded([pairs[one] for one in places])


def padded(pairs: Sequence[Encoded]) -> Batch:
    """The pairs side by side, padded to the longest of them."""
    length = max(len(one.tokens) for one in pairs)
    tokens = np.zeros((len(pairs), length), dtype=np.int64)
    mask = np.zeros_like(tokens)
    segments = np.zeros_like(tokens)
    for row, one in enumerate(pairs):
        tokens[row, : len(one.tokens)] = one.tokens
        mask[row, : len(one.tokens)] = 1
        segments[row, one.second : len(one.tokens)] = 1
    return Batch(tokens, mask, segments, np.array([one.label for one in pairs], dtype=np.int64))
