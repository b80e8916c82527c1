"""Eight-bit weights in a graph that reckons in 32 bits.

Dynamic quantisation would round activations too, by a scale taken from all that a run holds: a rounding that flips with the
last bit of a float, so that two engines, two kinds of processor, or two batches read the same sentence differently (one
dependency in five hundred, one frame in seventy). Weights alone are rounded once and for all: the files are as small, every
engine decides alike, and it takes about twice the time.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALL = 4096
"""Matrices with fewer cells than this stay as they are."""


def shrink(source: Path, target: Path) -> None:
    """Stores each large weight of a graph as int8 with a scale a column (products) or a row (look-ups); engines fold the former back when they load."""
    model = onnx.load(source)
    graph = model.graph
    weights = {tensor.name: tensor for tensor in graph.initializer}
    nodes: list[onnx.NodeProto] = []
    done: set[str] = set()

    def store(name: str, axis: int) -> None:
        if name in done:
            return
        done.add(name)
        values = numpy_helper.to_array(weights[name])
        scale = (np.maximum(np.abs(values).max(axis, keepdims=True), 1e-12) / 127).astype(np.float32)
        rows = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(weights[name])
        graph.initializer.extend([numpy_helper.from_array(rows, name + "_int8"), numpy_helper.from_array(scale, name + "_scale")])
        if axis == 0:
            nodes.append(helper.make_node("Cast", [name + "_int8"], [name + "_float"], to=TensorProto.FLOAT))
            nodes.append(helper.make_node("Mul", [name + "_float", name + "_scale"], [name + "_back"]))

    for node in list(graph.node):
        weight = {"MatMul": 1, "Gather": 0}.get(node.op_type)
        name = node.input[weight] if weight is not None else ""
        large = name in weights and len(weights[name].dims) == 2 and np.prod(weights[name].dims) >= SMALL
        if large and weights[name].data_type == TensorProto.FLOAT and node.op_type == "MatMul":
            store(name, 0)
            node.input[1] = name + "_back"
            nodes.append(node)
        elif large and weights[name].data_type == TensorProto.FLOAT:
            store(name, 1)
            out, at = node.output[0], node.input[1]
            nodes.append(helper.make_node("Gather", [name + "_int8", at], [out + "_int8"]))
            nodes.append(helper.make_node("Cast", [out + "_int8"], [out + "_float"], to=TensorProto.FLOAT))
            nodes.append(helper.make_node("Gather", [name + "_scale", at], [out + "_scale"]))
            nodes.append(helper.make_node("Mul", [out + "_float", out + "_scale"], [out]))
        else:
            nodes.append(node)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, target)
