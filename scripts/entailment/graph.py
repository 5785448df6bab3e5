"""How is a network written down? As an ONNX graph, in full precision or in eight bits.

The graph is built by hand from the weights, so that neither torch nor a tracer is needed, and its
operators are those of the standard. Word vectors stand in a table beside the graphs. They and the
two wide steps of a layer are kept as eight-bit rows, each with its scale; attention is quantised by
onnxruntime's own tool.
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


def pair_graph(weights: Weights, small: tuple[str, ...] = ()) -> onnx.ModelProto:
    """The network over pairs: word vectors of (pairs, length, width), mask and segments of (pairs,
    length) in, logits of (pairs, 3) out.

    The matrices of the linear steps whose names end with one of ``small`` are kept in eight bits,
    but multiplied in full precision.
    """
    graph = _Graph(weights, small)
    segments = graph.add("Gather", graph.weight("segments.weight"), "segments", to="segments.out")
    states, mask = _encoded(graph, segments)
    first = graph.add("Gather", states, graph.constant("zero", np.array(0)), to="first", axis=1)
    pooled = graph.add("Concat", first, _mean(graph, states, mask), to="pooled", axis=-1)
    graph.add("Identity", graph.linear(pooled, "head"), to="logits")
    inputs = [_whole("mask"), _whole("segments")]
    return _model(graph, "entailment", inputs, "logits", 3)


def sentence_graph(weights: Weights, small: tuple[str, ...] = ()) -> onnx.ModelProto:
    """The encoder over single texts: word vectors and mask in, the mean of its states of (texts,
    width) out."""
    graph = _Graph(weights, small)
    segment = graph.constant("segment", weights["segments.weight"][0])
    graph.add("Identity", _mean(graph, *_encoded(graph, segment)), to="vector")
    return _model(graph, "sentences", [_whole("mask")], "vector", weights["norm.weight"].shape[0])


def words_of(weights: Weights) -> dict[str, NDArray[Any]]:
    """The table of word vectors in eight bits: ``rows``, and the ``scales`` they are multiplied
    with. It is no part of the graphs, so that several of them share one."""
    rows, scales = _in_eight_bits(weights["words.weight"], axis=1)
    return {"rows": rows, "scales": scales}


def _encoded(graph: _Graph, segments: str) -> tuple[str, str]:
    """The states after the last layer, and the mask in floating point."""
    shape = graph.add("Shape", "mask", to="length.shape", start=1, end=2)
    ends = [graph.constant("zero.list", np.array([0])), shape]
    places = graph.add("Slice", graph.weight("places.weight"), *ends, to="places.out")
    placed = graph.add("Add", "words", places, to="placed")
    states = graph.norm(graph.add("Add", placed, segments, to="embedded"), "norm")
    one = graph.constant("one", np.float32(1))
    mask = graph.cast("mask", "mask.float")
    missing = graph.add("Sub", one, mask, to="mask.missing")
    missing = graph.add("Mul", missing, graph.constant("far", np.float32(-1e4)), to="mask.far")
    wide = graph.add(
        "Unsqueeze", missing, graph.constant("axes", np.array([1, 2])), to="mask.added"
    )
    for number in range(LAYERS):
        states = _layer(graph, states, wide, f"layers.{number}")
    return states, mask


def _whole(name: str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "length"])


def _model(
    graph: _Graph, name: str, inputs: list[onnx.ValueInfoProto], output: str, width: int
) -> onnx.ModelProto:
    """The checked model of a graph, which takes word vectors and ``inputs``."""
    shape = ["texts", "length", graph.weights["norm.weight"].shape[0]]
    given = [helper.make_tensor_value_info("words", TensorProto.FLOAT, shape), *inputs]
    found = helper.make_graph(
        graph.nodes,
        name,
        given,
        [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["texts", width])],
        list(graph.constants.values()),
    )
    model = helper.make_model(
        found, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10, producer_name=""
    )
    onnx.checker.check_model(model, full_check=True)
    return model


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


def _mean(graph: _Graph, states: str, mask: str) -> str:
    """The mean of the states of a text."""
    last = graph.constant("last.axis", np.array([2]))
    weights = graph.add("Unsqueeze", mask, last, to="mask.column")
    along = graph.constant("along", np.array([1]))
    weighted = graph.add("Mul", states, weights, to="weighted")
    total = graph.add("ReduceSum", weighted, along, to="total", keepdims=0)
    count = graph.add("ReduceSum", weights, along, to="count", keepdims=0)
    return graph.add("Div", total, count, to="mean")


EXACT = (".inner", ".outer")
"""Linear steps that are kept in eight bits and multiplied in full precision: what flows between
them has rare great values, and rounded with these in one scale every twenty-fifth answer changed.
"""


def write_small(model: onnx.ModelProto, to: str) -> None:
    """Writes a graph to a file, with what is multiplied in eight bits.

    There, weights take seven of the eight bits: processors without the newer instructions add up
    pairs of products in sixteen bits, and would give other answers.
    """
    quantize_dynamic(
        model,
        to,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
