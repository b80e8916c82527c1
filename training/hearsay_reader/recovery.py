"""A torch ``Reader`` from the shipped folder: what to train on from where no checkpoint is left.

The graphs keep each weight in eight bits, most under names that tracing gave them. So a reader with random weights is traced
the same way; whichever of its parameters a traced weight equals is the one that the shipped weight of that name is.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .export import trace
from .labels import Labels
from .model import LABEL, Reader


def recover(folder: Path) -> Reader:
    """The reader whose export ``folder`` is, to the rounding of its weights. Raises ``SystemExit`` where a weight is not accounted for."""
    described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    net = Reader(Labels(described["relations"], described["roles"], described["senses"]))
    _scramble(net)
    parameters = dict(net.named_parameters())
    known = {value.tobytes(): (name, turned) for name, p in parameters.items() for value, turned in _views(p.detach().numpy())}
    found: dict[str, np.ndarray] = {}
    with tempfile.TemporaryDirectory() as traced:
        trace(net, Path(traced))
        for path in sorted(Path(traced).glob("*.onnx")):
            shipped = _weights(folder / path.name)
            for name, value in _weights(path).items():
                if name == "through":
                    through = shipped[name].reshape(LABEL + 1, len(net.labels.relations), LABEL + 1)
                    found["label"] = through.transpose(1, 0, 2)
                elif value.tobytes() in known:
                    parameter, turned = known[value.tobytes()]
                    found[parameter] = shipped[name].T if turned else shipped[name]
    count, width = len(net.labels.senses), described["width"]
    table = (folder / "senses.bin").read_bytes()
    scale, bias = np.frombuffer(table, "<f4", 2 * count, count * width).reshape(2, count)
    found["senses.weight"] = np.frombuffer(table, np.int8, count * width).reshape(count, width) * scale[:, None]
    found["senses.bias"] = bias
    lacking = [name for name, p in parameters.items() if name not in found or tuple(p.shape) != found[name].shape]
    if lacking:
        raise SystemExit(f"{folder} was exported from another model, or by another version of torch: no {', '.join(lacking)}.")
    with torch.no_grad():
        for name, parameter in parameters.items():
            parameter.copy_(torch.from_numpy(found[name].astype(np.float32)))
    return net.eval()


def save(folder: Path, checkpoint: Path) -> None:
    """Writes the recovered reader as a checkpoint that ``train --start``, ``evaluate`` and ``export`` take."""
    net = recover(folder)
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": net.state_dict(), "labels": net.labels}, checkpoint)


def _scramble(net: Reader) -> None:
    """No two weights alike, so that each is known by its value."""
    made = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(torch.randn(parameter.shape, generator=made) * 0.02)


def _views(value: np.ndarray) -> list[tuple[np.ndarray, bool]]:
    return [(value, False), (np.ascontiguousarray(value.T), True)] if value.ndim == 2 else [(value, False)]


def _weights(path: Path) -> dict[str, np.ndarray]:
    """A graph's weights by the names that tracing gave them, eight bits turned back."""
    held = {t.name: numpy_helper.to_array(t) for t in onnx.load(path).graph.initializer}
    weights = {name: value for name, value in held.items() if not name.endswith(("_int8", "_scale"))}
    for name, value in held.items():
        if name.endswith("_int8"):
            plain = name.removesuffix("_int8")
            weights[plain] = value.astype(np.float32) * held[plain + "_scale"]
    return weights
