"""How is the trained network written down? As an ONNX graph, in full precision or in eight bits.

The graph is built by hand from the weights, so that neither torch nor a tracer is needed, and its
operators are those of the standard. Word vectors and the two wide steps of a layer are kept as
eight-bit rows, each with its scale; attention is quantised by onnxruntime's own tool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

OPSET = 20
LAYERS = 6
HEADS = 12
EPSILON = 1e-12

Weights = Mapping[str, NDArray[np.float32]]


@dataclass
class _Graph:
    weights: Weights
    small: tuple[str, ...] = ()
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, onnx.TensorProto] = field(default_factory=dict)

    def add(self, operator: str, *inputs: str, to: str, **attributes: Any) -> str:
        self.nodes.append(helper.make_node(operator, list(inputs), [to], name=to, **attributes))
        return to

    def constant(self, name: str, value: NDArray[Any]) -> str:
        self.constants[name] = numpy_helper.from_array(np.array(value, order="C"), name)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def linear(self, states: str, name: str) -> str:
        matrix = self.weights[f"{name}.weight"].T
        if name.endswith(self.small):
            weight = self.small_matrix(f"{name}.matrix", matrix, axis=0)
        else:
            weight = self.constant(f"{name}.matrix", matrix)
        product = self.add("MatMul", states, weight, to=f"{name}.product")
        return self.add("Add", product, self.weight(f"{name}.bias"), to=f"{name}.out")

    def small_matrix(self, name: str, matrix: NDArray[np.float32], axis: int) -> str:
        """Eight-bit numbers with a scale for each row or column, multiplied when it is loaded."""
        rows, scales = _in_eight_bits(matrix, axis)
        given = self.cast(self.constant(f"{name}.numbers", rows), f"{name}.float")
        return self.add("Mul", given, self.constant(f"{name}.scales", scales), to=name)

    def cast(self, value: str, to: str) -> str:
        self.nodes.append(helper.make_node("Cast", [value], [to], name=to, to=TensorProto.FLOAT))
        return to

    def norm(self, states: str, name: str) -> str:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add(
            "LayerNormalization", states, scale, shift, to=f"{name}.out", axis=-1, epsilon=EPSILON
        )


def _in_eight_bits(
    matrix: NDArray[np.float32], axis: int
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers from -127 to 127, and what they are multiplied with along an axis."""
    scales = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-8) / 127
    return np.round(matrix / scales).astype(np.int8), scales.astype(np.float32)


def full_graph(
    weights: Weights, small_words: bool = False, small: tuple[str, ...] = ()
) -> onnx.ModelProto:
    """The network: tokens, mask and segments of (pairs, length) in, logits of (pairs, 3) out.

    With ``small_words`` the word vectors are kept in eight bits; so are the matrices of the linear
    steps whose names end with one of ``small``, which are still multiplied in full precision.
    """
    graph = _Graph(weights, small)
    states = graph.norm(_embedded(graph, small_words), "norm")
    one = graph.constant("one", np.float32(1))
    mask = graph.cast("mask", "mask.float")
    missing = graph.add("Sub", one, mask, to="mask.missing")
    missing = graph.add("Mul", missing, graph.constant("far", np.float32(-1e4)), to="mask.far")
    wide = graph.add(
        "Unsqueeze", missing, graph.constant("axes", np.array([1, 2])), to="mask.added"
    )
    for number in range(LAYERS):
        states = _layer(graph, states, wide, f"layers.{number}")
    logits = graph.linear(_pooled(graph, states, mask), "head")
    graph.add("Identity", logits, to="logits")
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["pairs", "length"])
        for name in ("tokens", "mask", "segments")
    ]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["pairs", 3])
    found = helper.make_graph(
        graph.nodes, "entailment", inputs, [output], list(graph.constants.values())
    )
    model = helper.make_model(
        found, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10, producer_name=""
    )
    onnx.checker.check_model(model, full_check=True)
    return model


def _embedded(graph: _Graph, small_words: bool) -> str:
    words = graph.weights["words.weight"]
    if small_words:
        numbers, scales = _in_eight_bits(words, axis=1)
        rows = graph.constant("words.rows", numbers)
        graph.constant("words.scales", scales)
        taken = graph.cast(graph.add("Gather", rows, "tokens", to="words.taken"), "words.float")
        scale = graph.add("Gather", "words.scales", "tokens", to="words.scale")
        vectors = graph.add("Mul", taken, scale, to="words.out")
    else:
        vectors = graph.add("Gather", graph.weight("words.weight"), "tokens", to="words.out")
    shape = graph.add("Shape", "tokens", to="length.shape", start=1, end=2)
    ends = [graph.constant("zero.list", np.array([0])), shape]
    places = graph.add("Slice", graph.weight("places.weight"), *ends, to="places.out")
    segments = graph.add("Gather", graph.weight("segments.weight"), "segments", to="segments.out")
    return graph.add("Add", graph.add("Add", vectors, places, to="placed"), segments, to="embedded")


def _layer(graph: _Graph, states: str, mask: str, name: str) -> str:
    width = graph.weights["norm.weight"].shape[0]
    split = graph.constant("split", np.array([0, 0, HEADS, width // HEADS]))
    joined = graph.constant("joined", np.array([0, 0, width]))
    parts = {}
    for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        out = graph.linear(states, f"{name}.{part}")
        out = graph.add("Reshape", out, split, to=f"{name}.{part}.split")
        parts[part] = graph.add("Transpose", out, to=f"{name}.{part}.heads", perm=order)
    scores = graph.add("MatMul", parts["query"], parts["key"], to=f"{name}.scores")
    scale = graph.constant("scale", np.float32((width // HEADS) ** -0.5))
    scores = graph.add("Mul", scores, scale, to=f"{name}.scaled")
    shares = graph.add("Add", scores, mask, to=f"{name}.masked")
    shares = graph.add("Softmax", shares, to=f"{name}.shares", axis=-1)
    met = graph.add("MatMul", shares, parts["value"], to=f"{name}.met")
    met = graph.add("Transpose", met, to=f"{name}.met.turned", perm=[0, 2, 1, 3])
    met = graph.add("Reshape", met, joined, to=f"{name}.met.joined")
    met = graph.linear(met, f"{name}.attended")
    states = graph.norm(graph.add("Add", states, met, to=f"{name}.first"), f"{name}.attended_norm")
    inner = graph.add("Gelu", graph.linear(states, f"{name}.inner"), to=f"{name}.bent")
    outer = graph.linear(inner, f"{name}.outer")
    return graph.norm(graph.add("Add", states, outer, to=f"{name}.second"), f"{name}.outer_norm")


def _pooled(graph: _Graph, states: str, mask: str) -> str:
    """The first state beside the mean of all."""
    first = graph.add("Gather", states, graph.constant("zero", np.array(0)), to="first", axis=1)
    last = graph.constant("last.axis", np.array([2]))
    weights = graph.add("Unsqueeze", mask, last, to="mask.column")
    along = graph.constant("along", np.array([1]))
    weighted = graph.add("Mul", states, weights, to="weighted")
    total = graph.add("ReduceSum", weighted, along, to="total", keepdims=0)
    count = graph.add("ReduceSum", weights, along, to="count", keepdims=0)
    mean = graph.add("Div", total, count, to="mean")
    return graph.add("Concat", first, mean, to="pooled", axis=-1)


EXACT = (".inner", ".outer")
"""Linear steps that are kept in eight bits and multiplied in full precision: what flows between
them has rare great values, and rounded with these in one scale every twenty-fifth answer changed.
"""


def small_graph(weights: Weights, to: str) -> None:
    """Writes the network in eight bits to a file; attention is multiplied in eight bits too.

    There, weights take seven of the eight bits: processors without the newer instructions add up
    pairs of products in sixteen bits, and would give other answers.
    """
    quantize_dynamic(
        full_graph(weights, small_words=True, small=EXACT),
        to,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
