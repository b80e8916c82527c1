"""The weighted sum of every head's loss; a layer a corpus lacks is left out."""

from __future__ import annotations

import random
from collections import Counter

import torch
from torch import Tensor
from torch.nn import functional as F

from .examples import Example, pad, role_tags
from .model import Reader

WEIGHTS = {"upos": 0.5, "arcs": 1.0, "labels": 0.5, "names": 2.0, "entities": 0.5, "predicates": 1.0, "senses": 0.25, "arguments": 2.0, "factuality": 0.6}
MOST_FRAMES = 160
"""Frames scored in one batch, drawn at random where there are more: bounds memory."""
HIDE = -1e4


def loss(net: Reader, batch: list[Example], rng: random.Random, seen: Counter, device: str) -> Tensor:
    """The batch's loss; each head's unweighted part is added to ``seen``."""
    inputs = {k: torch.from_numpy(v).to(device) for k, v in pad(batch).items()}
    present = inputs["present"]
    hidden = (~present).float() * HIDE
    vectors = net.vectors(inputs["ids"], inputs["shape"], inputs["mask"], inputs["words"])
    parts: dict[str, Tensor] = {}
    width = present.shape[1]

    def table(rows: list[int], column: str) -> Tensor:
        out = torch.full((len(rows), width), -100)
        for place, row in enumerate(rows):
            values = getattr(batch[row], column)
            out[place, : len(values)] = torch.tensor(values)
        return out.to(device)

    def classify(logits: Tensor, target: Tensor) -> Tensor:
        return F.cross_entropy(logits.float().flatten(0, 1), target.flatten(), ignore_index=-100)

    syntax = [i for i, e in enumerate(batch) if e.upos is not None]
    if syntax:
        chosen = vectors[syntax]
        heads = table(syntax, "head")
        parts["upos"] = classify(net.upos(chosen), table(syntax, "upos"))
        open_heads = torch.cat([torch.ones_like(present[syntax][:, :1]), present[syntax]], 1)
        parts["arcs"] = classify(net.arcs(chosen).masked_fill(~open_heads.unsqueeze(1), HIDE), heads)
        parts["labels"] = classify(net.arc_labels(chosen, heads.clamp(min=0)), table(syntax, "relation"))
    for head in ("names", "entities"):
        rows = [i for i, e in enumerate(batch) if getattr(e, head) is not None]
        if rows:
            parts[head] = classify(getattr(net, head)(vectors[rows]), table(rows, head))
    full = [i for i, e in enumerate(batch) if e.all_predicates]
    if full:
        target = torch.zeros(len(full), width)
        for place, row in enumerate(full):
            for frame in batch[row].frames:
                target[place, frame[0]] = 1
        logits = net.predicates(vectors[full]).squeeze(-1).float()
        each = F.binary_cross_entropy_with_logits(logits, target.to(device), reduction="none")
        parts["predicates"] = (each * present[full]).sum() / present[full].sum()
    frames = [(i, f) for i, e in enumerate(batch) for f in e.frames]
    if len(frames) > MOST_FRAMES:
        frames = rng.sample(frames, MOST_FRAMES)
    if frames:
        roles = {r: i for i, r in enumerate(net.labels.roles)}
        sentence = torch.tensor([i for i, _ in frames], device=device)
        predicate = torch.tensor([f[0] for _, f in frames], device=device)
        sense = torch.tensor([f[1] for _, f in frames], device=device)
        if bool((sense >= 0).any()):
            parts["senses"] = F.cross_entropy(net.senses(vectors[sentence, predicate]).float(), sense, ignore_index=-1)
        target = torch.full((len(frames), width), -100)
        for place, (row, frame) in enumerate(frames):
            words = batch[row].words
            target[place, :words] = torch.tensor(role_tags(frame[2], words, roles))
        parts["arguments"] = classify(net.arguments(vectors, sentence, predicate, hidden), target.to(device))
    facts = [(i, f) for i, e in enumerate(batch) for f in e.factuality]
    if facts:
        rows = sorted({i for i, _ in facts})
        place = {row: k for k, row in enumerate(rows)}
        read = net.factuality(vectors[rows], hidden[rows]).float()
        guess = read[[place[i] for i, _ in facts], [f[0] for _, f in facts]]
        gold = torch.tensor([f[1] for _, f in facts], device=device)
        sure = torch.tensor([f[2] for _, f in facts], device=device).clamp(min=0.2)
        parts["factuality"] = (F.smooth_l1_loss(guess, gold, reduction="none") * sure).sum() / sure.sum()
    for name, part in parts.items():
        seen[name] += float(part.detach())
        seen["n " + name] += 1
    return sum((WEIGHTS[name] * part for name, part in parts.items()), torch.zeros((), device=device))
