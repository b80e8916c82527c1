"""The factuality head taught anew, on sentences whose labels the encoder has never seen.

A reader trained for nine epochs knows its training sentences by heart (r .92 there, .78 on dev), and a head trained on those
vectors learns to look that up. So a *teacher*, an encoder of its own, is trained for a short
time on factuality alone, with words hidden, and judges text without such labels; the reader's head learns the mean of that and of
what it said before, and keeps its encoder as it is (distillation: Hinton et al. 2015; on unlabelled text: Xie et al. 2020).
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .corpora import DEV_FILES, TRAINING_FILES, read
from .examples import Example, Pieces, batches, build, mask_content, pad
from .losses import HIDE
from .model import Reader
from .train import restore

TEACHER_RATE = 2e-4
MASKED = 0.1
HEAD_RATE = 1e-3
BATCH = 1600
MOST_EXAMPLES = 6000
"""Frame examples judged, drawn at random."""


def improve(corpora: Path, checkpoint: Path, out: Path, steps: int, epochs: int, seed: int, limit: int | None) -> None:
    """Writes ``checkpoint`` again with a factuality head taught so, and prints dev correlations on the way."""
    net = restore(checkpoint)
    pieces = Pieces()
    raw = {name: read(corpora / TRAINING_FILES[name])[:limit] for name in ("ewt", "gum", "frames")}
    dev = [e for e in build(read(corpora / DEV_FILES["ewt"])[:limit], net.labels, "ewt", pieces) if e.factuality]
    ewt = build(raw["ewt"], net.labels, "ewt", pieces)
    teacher = teach([e for e in ewt if e.factuality], net, steps, seed)
    print(f"before: r {correlation(net, dev):.4f}; the teacher: r {correlation(teacher, dev):.4f}", flush=True)
    frames = random.Random(seed).sample(raw["frames"], min(MOST_EXAMPLES, len(raw["frames"])))
    others = [e for e in ewt if not e.factuality] + build(raw["gum"], net.labels, "gum", pieces) + build(frames, net.labels, "frames", pieces)
    distil(net, teacher, others, epochs, seed)
    print(f"after: r {correlation(net, dev):.4f}", flush=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": net.state_dict(), "labels": net.labels}, out)


def teach(examples: list[Example], like: Reader, steps: int, seed: int) -> Reader:
    """A fresh encoder trained on factuality alone: one rise and fall of the rate over ``steps`` batches."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Reader(like.labels)
    encoder = [p for n, p in net.named_parameters() if n.startswith(("encoder.", "letters."))]
    head = [p for n, p in net.named_parameters() if n.startswith("fact_")]
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": head}], lr=TEACHER_RATE, weight_decay=0.01, fused=True)
    net.train()
    step = 0
    while step < steps:
        for batch in batches(examples, BATCH, rng):
            share = min(1.0, (step + 1) / 30) * (1 - step / steps)
            for group, rate in zip(optimiser.param_groups, (TEACHER_RATE, 5 * TEACHER_RATE), strict=True):
                group["lr"] = rate * share
            padded = pad(batch)
            mask_content(padded, batch, MASKED, rng)
            value = _loss(_read(net, padded), batch)
            value.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step == steps:
                break
    return net.eval()


def distil(net: Reader, teacher: Reader, examples: list[Example], epochs: int, seed: int) -> None:
    """Fits the factuality head of ``net`` at the predicates that ``net`` finds to the mean of the teacher and of itself; nothing else changes."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net.eval()
    made = []
    with torch.no_grad():
        for batch in batches(examples, BATCH, rng):
            padded = {k: torch.from_numpy(v) for k, v in pad(batch).items()}
            vectors = _vectors(net, padded)
            chosen = padded["present"] & (net.predicates(vectors).squeeze(-1) > 0)
            hidden = _hidden(padded)
            target = (_judge(teacher, padded) + net.factuality(vectors, hidden)) / 2
            if bool(chosen.any()):
                made.append((vectors, hidden, chosen, target[chosen]))
    head = [p for n, p in net.named_parameters() if n.startswith("fact_")]
    optimiser = torch.optim.AdamW(head, lr=HEAD_RATE, weight_decay=0.02)
    step, total = 0, epochs * len(made)
    net.train()
    for _ in range(epochs):
        for at in rng.sample(range(len(made)), len(made)):
            vectors, hidden, chosen, target = made[at]
            optimiser.param_groups[0]["lr"] = HEAD_RATE * min(1.0, (step + 1) / 30) * (1 - step / total)
            value = (net.factuality(net.drop(vectors), hidden)[chosen] - target).square().mean()
            value.backward()
            optimiser.step()
            optimiser.zero_grad()
            step += 1
    net.eval()


@torch.no_grad()
def correlation(net: Reader, examples: list[Example]) -> float:
    """Pearson r over the labelled predicates."""
    read_values, gold = [], []
    for batch in batches(examples, 2 * BATCH, None):
        values = _judge(net, {k: torch.from_numpy(v) for k, v in pad(batch).items()})
        for row, example in enumerate(batch):
            for word, value, _ in example.factuality:
                read_values.append(float(values[row, word]))
                gold.append(value)
    return float(np.corrcoef(read_values, gold)[0, 1])


def _vectors(net: Reader, padded: dict[str, Tensor]) -> Tensor:
    return net.vectors(padded["ids"], padded["shape"], padded["mask"], padded["words"])


def _hidden(padded: dict[str, Tensor]) -> Tensor:
    return (~padded["present"]).float() * HIDE


def _judge(net: Reader, padded: dict[str, Tensor]) -> Tensor:
    return net.factuality(_vectors(net, padded), _hidden(padded))


def _read(net: Reader, padded: dict[str, np.ndarray]) -> Tensor:
    return _judge(net, {k: torch.from_numpy(v) for k, v in padded.items()})


def _loss(values: Tensor, batch: list[Example]) -> Tensor:
    labels = [(row, *label) for row, example in enumerate(batch) for label in example.factuality]
    guess = values[[label[0] for label in labels], [label[1] for label in labels]]
    gold, sure = torch.tensor([label[2] for label in labels]), torch.tensor([label[3] for label in labels])
    return ((guess - gold).square() * sure).sum() / sure.sum()
