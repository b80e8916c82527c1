"""The coreference head as a graph of its own: ``coreference.onnx``, and cases that another reader of its inputs is tested by."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from .coreference import SIZES, Coreference
from .export import trace_one
from .pairs import FEATURES
from .weights import shrink

AXES = {"mentions": "M", "traits": "M", "pairs": "P", "features": "P", "scores": "P", "fresh": "M"}
"""Open dimensions: M mentions, P pairs."""
OUTPUTS = ["scores", "fresh"]


def write_head(head: Coreference, out: Path) -> float:
    """Writes the graph; returns the largest difference between torch and ONNX before quantising."""
    width = head.anaphor.in_features
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "coreference.onnx"
        parity = trace_one(head.eval(), path, _sample(width, 5, 7, 1), _sample(width, 9, 17, 2), AXES, OUTPUTS)
        shrink(path, out / path.name)
    return parity


def _sample(width: int, mentions: int, pairs: int, seed: int) -> dict[str, Tensor]:
    made = torch.Generator().manual_seed(seed)

    def draw(count: int, sizes: list[int]) -> Tensor:
        return torch.stack([torch.randint(0, size, (count,), generator=made) for size in sizes], 1)

    return {
        "mentions": torch.randn(mentions, width, generator=made),
        "traits": draw(mentions, SIZES),
        "pairs": draw(pairs, [mentions, mentions]),
        "features": draw(pairs, list(FEATURES.values())),
    }


class LinkGraph:
    """The shipped head, run by onnxruntime on one thread."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(folder / "coreference.onnx", options, providers=["CPUExecutionProvider"])

    def __call__(self, mentions: np.ndarray, traits: np.ndarray, pairs: np.ndarray, features: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Scores of the pairs, and of each mention being new."""
        scores, fresh = self.session.run(OUTPUTS, {"mentions": mentions, "traits": traits, "pairs": pairs, "features": features})
        return scores, fresh
