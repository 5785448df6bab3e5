"""How does the start call its weights, and how do we? The table, without torch."""

from __future__ import annotations

_OF_A_LAYER = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "attended",
    "attention.output.LayerNorm": "attended_norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "outer_norm",
}
_OF_THE_START = {
    "word_embeddings": "words",
    "position_embeddings": "places",
    "token_type_embeddings": "segments",
    "LayerNorm": "norm",
}


def our_name(name: str) -> str:
    """Our name of a weight of a BERT file, without the "bert." that some begin with."""
    if name.startswith("embeddings."):
        part, _, kind = name.removeprefix("embeddings.").rpartition(".")
        return f"{_OF_THE_START.get(part, part)}.{kind}"
    if name.startswith("encoder.layer."):
        number, _, rest = name.removeprefix("encoder.layer.").partition(".")
        part, _, kind = rest.rpartition(".")
        return f"layers.{number}.{_OF_A_LAYER.get(part, part)}.{kind}"
    return name
