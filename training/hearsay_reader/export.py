"""The trained reader as int8 ONNX graphs, a sense table, the vocabulary and the labels.

What each file holds, and every tensor's name and shape, is set down in ``models/reader-en/CARD.md``.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .corpora import ROLESET_FILE, TRAINING_FILES, read
from .examples import encoder_folder
from .lemmas import learn
from .losses import HIDE
from .model import LABEL, Reader
from .rolesets import candidates
from .weights import shrink

OPSET = 17


class EncoderGraph(nn.Module):
    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        net = self.net
        vectors = net.vectors(ids, shape, mask, words)
        hidden = (words.sum(-1) == 0).to(vectors.dtype) * HIDE
        return (
            vectors,
            net.upos(vectors),
            net.arcs(vectors),
            net.names(vectors),
            net.entities(vectors),
            net.predicates(vectors).squeeze(-1),
            net.factuality(vectors, hidden),
        )


class LabelGraph(nn.Module):
    """``Reader.arc_labels`` as one product with a constant matrix: an einsum would neither quantise nor run everywhere."""

    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net
        relations = net.label.shape[0]
        self.through = nn.Parameter(net.label.detach().permute(1, 0, 2).reshape(LABEL + 1, relations * (LABEL + 1)))
        self.relations = relations

    def forward(self, vectors: Tensor, heads: Tensor) -> Tensor:
        net = self.net
        dependent = F.gelu(net.label_dependent(vectors))
        head = F.gelu(net.label_head(net.with_root(vectors)))
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        one = torch.ones_like(dependent[..., :1])
        pairs = (torch.cat([dependent, one], -1) @ self.through).unflatten(-1, (self.relations, LABEL + 1))
        return (pairs * torch.cat([head, one], -1).unsqueeze(2)).sum(-1)


class ArgumentGraph(nn.Module):
    def __init__(self, net: Reader) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: Tensor, sentence: Tensor, predicate: Tensor, hidden: Tensor) -> Tensor:
        return self.net.arguments(vectors, sentence, predicate, hidden)


GRAPHS: dict[str, tuple[type[nn.Module], dict[str, str], dict[str, str]]] = {
    "encoder": (
        EncoderGraph,
        {"ids": "BP", "shape": "BP", "mask": "BP", "words": "BWP"},
        {"vectors": "BW", "upos": "BW", "arcs": "BWH", "names": "BW", "entities": "BW", "predicates": "BW", "factuality": "BW"},
    ),
    "labels": (LabelGraph, {"vectors": "BW", "heads": "BW"}, {"relations": "BW"}),
    "arguments": (ArgumentGraph, {"vectors": "BW", "sentence": "N", "predicate": "N", "hidden": "BW"}, {"arguments": "NW"}),
}
"""Each graph's inputs and outputs with their open dimensions: Batch, Pieces, Words, Heads (words + 1), N frames."""


def sample(net: Reader, size: int, words: int, frames: int, seed: int) -> dict[str, dict[str, Tensor]]:
    """Inputs for every graph, of the given dimensions; the last sentence is shorter, so that padding is exercised."""
    made = torch.Generator().manual_seed(seed)
    pieces = words + 4
    spread = torch.zeros(size, words, pieces)
    for word in range(words):
        spread[:, word, word + 1] = 1
    spread[-1, words // 2 :] = 0
    mask = torch.ones(size, pieces, dtype=torch.long)
    mask[-1, words // 2 + 1 :] = 0
    vectors = torch.randn(size, words, net.encoder.config.hidden_size, generator=made)
    return {
        "encoder": {
            "ids": torch.randint(1000, 20000, (size, pieces), generator=made),
            "shape": torch.randint(0, 7, (size, pieces), generator=made),
            "mask": mask,
            "words": spread,
        },
        "labels": {"vectors": vectors, "heads": torch.randint(0, words + 1, (size, words), generator=made)},
        "arguments": {
            "vectors": vectors,
            "sentence": torch.randint(0, size, (frames,), generator=made),
            "predicate": torch.randint(0, words // 2, (frames,), generator=made),
            "hidden": (spread.sum(-1) == 0).float() * HIDE,
        },
    }


def trace(net: Reader, folder: Path) -> dict[str, float]:
    """Writes each graph in 32 bits; returns each one's largest difference between torch and ONNX.

    The difference is measured on another shape than the one traced, so that a shape baked into a graph shows.
    """
    net.eval()
    net.encoder.set_attn_implementation("eager")
    traced, checked = sample(net, 3, 14, 5, 1), sample(net, 4, 23, 9, 2)
    return {
        name: trace_one(kind(net).eval(), folder / f"{name}.onnx", traced[name], checked[name], {**inputs, **outputs}, list(outputs))
        for name, (kind, inputs, outputs) in GRAPHS.items()
    }


def trace_one(graph: nn.Module, path: Path, traced: dict[str, Tensor], checked: dict[str, Tensor], axes: dict[str, str], outputs: list[str]) -> float:
    """Writes one graph, whose open dimensions ``axes`` names a letter each, and returns the largest difference on ``checked``."""
    torch.onnx.export(
        graph,
        tuple(traced.values()),
        path,
        input_names=list(traced),
        output_names=outputs,
        dynamic_axes={name: dict(enumerate(letters)) for name, letters in axes.items()},
        opset_version=OPSET,
        dynamo=False,
    )
    with torch.no_grad():
        expected = graph(*checked.values())
    expected = expected if isinstance(expected, tuple) else (expected,)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    got = session.run(outputs, {k: v.numpy() for k, v in checked.items()})
    return max(float(np.abs(a.numpy() - b).max()) for a, b in zip(expected, got, strict=True))


def write_graphs(net: Reader, out: Path) -> dict[str, float]:
    """Writes the int8 graphs; returns what ``trace`` does."""
    with tempfile.TemporaryDirectory() as folder:
        parity = trace(net, Path(folder))
        for name in GRAPHS:
            shrink(Path(folder) / f"{name}.onnx", out / f"{name}.onnx")
    return parity


def sense_table(net: Reader) -> bytes:
    """int8 [S, H] by row, then float32 scale [S], then float32 bias [S], little endian: logit = scale * (row . vector) + bias."""
    weight = net.senses.weight.detach().numpy()
    scale = np.maximum(np.abs(weight).max(1), 1e-12) / 127
    rows = np.clip(np.rint(weight / scale[:, None]), -127, 127).astype(np.int8)
    bias = net.senses.bias.detach().numpy()
    return rows.tobytes() + scale.astype("<f4").tobytes() + bias.astype("<f4").tobytes()


def piece_lines() -> str:
    """The WordPiece vocabulary, one piece a line in order of id."""
    vocabulary = json.loads((encoder_folder() / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    ordered = sorted(vocabulary, key=vocabulary.__getitem__)
    if [vocabulary[p] for p in ordered] != list(range(len(ordered))):
        raise SystemExit("The encoder's vocabulary has gaps: ids would not be line numbers.")
    return "\n".join(ordered) + "\n"


def export(net: Reader, corpora: Path, out: Path) -> None:
    """Writes every file of the model folder but its card, and prints parity and sizes."""
    out.mkdir(parents=True, exist_ok=True)
    for name, difference in write_graphs(net, out).items():
        print(f"{name}.onnx: torch and ONNX differ by at most {difference:.1e} before quantising")
    (out / "senses.bin").write_bytes(sense_table(net))
    (out / "vocab.txt").write_text(piece_lines(), encoding="utf-8")
    treebanks = [read(corpora / TRAINING_FILES[name]) for name in ("ewt", "gum")]
    labels = {
        **net.labels.as_json(),
        "width": net.encoder.config.hidden_size,
        "candidates": candidates(read(corpora / ROLESET_FILE), treebanks[0], net.labels.senses),
        "lemmas": learn(treebanks[0] + treebanks[1]).as_json(),
    }
    (out / "labels.json").write_text(_lines(labels), encoding="utf-8")
    total = 0
    for path in sorted(out.iterdir()):
        if path.suffix in (".onnx", ".bin", ".txt", ".json"):
            total += path.stat().st_size
            print(f"{path.name:16} {path.stat().st_size / 1e6:6.2f} MB")
    print(f"{'in all':16} {total / 1e6:6.2f} MB")


def _lines(value: dict) -> str:
    """JSON with one key of the top level a line: small, and still readable in a diff."""
    rows = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False, separators=(',', ':'))}" for k, v in value.items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"
