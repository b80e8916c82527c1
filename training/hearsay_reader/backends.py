"""The trained heads behind one face, so that the checkpoint and the shipped graphs are measured by the same code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
import torch

from .labels import Labels
from .losses import HIDE
from .model import Reader

Arrays = dict[str, np.ndarray]


class Backend(Protocol):
    """All arrays as in the graphs of ``export``."""

    labels: Labels

    def encode(self, inputs: Arrays) -> Arrays:
        """vectors, upos, arcs, names, entities, predicates and factuality of a padded batch."""
        ...

    def relations(self, vectors: np.ndarray, heads: np.ndarray) -> np.ndarray: ...

    def arguments(self, vectors: np.ndarray, sentence: np.ndarray, predicate: np.ndarray, hidden: np.ndarray) -> np.ndarray: ...

    def senses(self, vector: np.ndarray, candidates: list[int]) -> np.ndarray:
        """The score of each candidate for one word's vector."""
        ...


class Checkpoint:
    """A trained ``Reader`` in torch."""

    def __init__(self, net: Reader) -> None:
        self.net = net.eval()
        self.labels = net.labels
        self.weight = net.senses.weight.detach().numpy()
        self.bias = net.senses.bias.detach().numpy()

    @torch.no_grad()
    def encode(self, inputs: Arrays) -> Arrays:
        net = self.net
        given = [torch.from_numpy(inputs[k]) for k in ("ids", "shape", "mask", "words")]
        hidden = (~torch.from_numpy(inputs["present"])).float() * HIDE
        vectors = net.vectors(*given)
        read = {
            "vectors": vectors,
            "upos": net.upos(vectors),
            "arcs": net.arcs(vectors),
            "names": net.names(vectors),
            "entities": net.entities(vectors),
            "predicates": net.predicates(vectors).squeeze(-1),
            "factuality": net.factuality(vectors, hidden),
        }
        return {name: value.numpy() for name, value in read.items()}

    @torch.no_grad()
    def relations(self, vectors: np.ndarray, heads: np.ndarray) -> np.ndarray:
        return self.net.arc_labels(torch.from_numpy(vectors), torch.from_numpy(heads)).numpy()

    @torch.no_grad()
    def arguments(self, vectors: np.ndarray, sentence: np.ndarray, predicate: np.ndarray, hidden: np.ndarray) -> np.ndarray:
        return self.net.arguments(*(torch.from_numpy(x) for x in (vectors, sentence, predicate, hidden))).numpy()

    def senses(self, vector: np.ndarray, candidates: list[int]) -> np.ndarray:
        return self.weight[candidates] @ vector + self.bias[candidates]


class Graphs:
    """The exported folder, run by onnxruntime on one thread."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.sessions = {
            name: onnxruntime.InferenceSession(folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"])
            for name in ("encoder", "labels", "arguments")
        }
        described = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(described["relations"], described["roles"], described["senses"])
        count, width = len(self.labels.senses), described["width"]
        table = (folder / "senses.bin").read_bytes()
        self.rows = np.frombuffer(table, np.int8, count * width).reshape(count, width)
        self.scale, self.bias = np.frombuffer(table, "<f4", 2 * count, count * width).reshape(2, count)

    def encode(self, inputs: Arrays) -> Arrays:
        session = self.sessions["encoder"]
        names = [output.name for output in session.get_outputs()]
        return dict(zip(names, session.run(names, {k: inputs[k] for k in ("ids", "shape", "mask", "words")}), strict=True))

    def relations(self, vectors: np.ndarray, heads: np.ndarray) -> np.ndarray:
        return self.sessions["labels"].run(None, {"vectors": vectors, "heads": heads})[0]

    def arguments(self, vectors: np.ndarray, sentence: np.ndarray, predicate: np.ndarray, hidden: np.ndarray) -> np.ndarray:
        given = {"vectors": vectors, "sentence": sentence, "predicate": predicate, "hidden": hidden}
        return self.sessions["arguments"].run(None, given)[0]

    def senses(self, vector: np.ndarray, candidates: list[int]) -> np.ndarray:
        return self.scale[candidates] * (self.rows[candidates] @ vector) + self.bias[candidates]
