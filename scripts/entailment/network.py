"""What is trained? A BERT encoder of six layers with a three-way head over pairs, in torch.

The weights of ``all-MiniLM-L6-v2`` are the start. Nothing but torch and safetensors is needed; the
names of the parameters are those of the original file, so that it loads as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from scripts.entailment.names import our_name

LABELS = ("follows", "excludes", "says neither")


@dataclass(frozen=True)
class Shape:
    """The sizes of the encoder."""

    vocabulary: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    epsilon: float = 1e-12


class Layer(nn.Module):
    """One layer of the encoder: attention, then two linear steps, each with a residual."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = dropout
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attended_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.outer_norm = nn.LayerNorm(shape.width, eps=shape.epsilon)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """States of (batch, length, width) and a mask to add of (batch, 1, 1, length)."""
        batch, length, width = states.shape
        split = (batch, length, self.heads, width // self.heads)
        query, key, value = (
            part(states).view(split).transpose(1, 2) for part in (self.query, self.key, self.value)
        )
        # written out: on a processor the fused kernel takes five times as long backwards
        scores = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + mask
        met = functional.softmax(scores, dim=-1) @ value
        met = self.attended(met.transpose(1, 2).reshape(batch, length, width))
        states = self.attended_norm(states + self._drop(met))
        within = self.outer(functional.gelu(self.inner(states)))
        return self.outer_norm(states + self._drop(within))

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, self.dropout, self.training)


class Network(nn.Module):
    """Token numbers, their mask and their segments in, three logits a pair out."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.dropout = dropout
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.segments = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.head = nn.Linear(2 * shape.width, len(LABELS))

    def forward(self, tokens: Tensor, mask: Tensor, segments: Tensor) -> Tensor:
        """Logits of (batch, 3) for whole numbers of (batch, length); the mask is 1 for a token."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        states = self.words(tokens) + self.places(places) + self.segments(segments)
        states = functional.dropout(self.norm(states), self.dropout, self.training)
        added = (1.0 - mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layers:
            states = layer(states, added.to(states.dtype))
        weights = mask[:, :, None].to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        pooled = torch.cat([states[:, 0], mean], dim=-1)
        return self.head(functional.dropout(pooled, self.dropout, self.training))


def load_encoder(network: Network, file: Path) -> None:
    """Puts the encoder's weights of a BERT safetensors file in; the head stays as it is.

    Raises
    ValueError where the file lacks a weight of the encoder.
    """
    found = {name.removeprefix("bert."): value for name, value in load_file(str(file)).items()}
    state = network.state_dict()
    left = {name for name in state if not name.startswith("head.")}
    for name, value in found.items():
        ours = our_name(name)
        if ours in state:
            state[ours] = value.float()
            left.discard(ours)
    if left:
        raise ValueError(f"{file} lacks weights of the encoder: {', '.join(sorted(left))}.")
    network.load_state_dict(state)
