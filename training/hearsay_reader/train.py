"""Training: seeded, one checkpoint an epoch, resumes from the last."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from .corpora import TRAINING_FILES, read
from .examples import Example, Pieces, batches, build
from .labels import Labels, collect
from .losses import loss
from .model import Reader

ENCODER_RATE = 2.5e-4
HEAD_RATE = 5 * ENCODER_RATE
WARM_UP = 0.06


def load(folder: Path, limit: int | None = None) -> tuple[Labels, list[Example], list[Example]]:
    """The inventories, the sentences read every epoch, and the frame examples a part of which is read each epoch."""
    raw = {kind: read(folder / name)[:limit] for kind, name in TRAINING_FILES.items()}
    labels = collect(raw["ewt"], raw["gum"], raw["frames"])
    pieces = Pieces()
    always = build(raw["ewt"], labels, "ewt", pieces) + build(raw["gum"], labels, "gum", pieces)
    return labels, always, build(raw["frames"], labels, "frames", pieces)


def epoch_batches(always: list[Example], frames: list[Example], epoch: int, seed: int, most_pieces: int) -> list[list[Example]]:
    """The same for the same seed and epoch, so that a resumed run reads what an unbroken one would."""
    rng = random.Random(seed * 1000 + epoch)
    return batches(always + rng.sample(frames, len(frames) // 3), most_pieces, rng)


@dataclass(frozen=True)
class Plan:
    """How long and how fast: ``rate`` multiplies both learning rates; ``start`` is a checkpoint whose weights are taken over."""

    epochs: int = 9
    seed: int = 1
    most_pieces: int = 1600
    rate: float = 1.0
    start: Path | None = None
    device: str = "cpu"
    threads: int = 2
    limit: int | None = None


def train(corpora: Path, out: Path, given: Plan) -> Path:
    """Trains and returns the checkpoint's path. A checkpoint already at ``out`` is continued."""
    epochs, seed, device = given.epochs, given.seed, given.device
    torch.set_num_threads(given.threads)
    random.seed(seed)
    torch.manual_seed(seed)
    labels, always, frames = load(corpora, given.limit)
    net = Reader(labels).to(device)
    if given.start is not None:
        net.load_state_dict(torch.load(given.start, map_location=device, weights_only=False)["weights"])
    encoder = [p for n, p in net.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in net.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW([{"params": encoder}, {"params": heads}], lr=ENCODER_RATE, weight_decay=0.01, fused=True)
    plan = [epoch_batches(always, frames, e, seed, given.most_pieces) for e in range(epochs)]
    total = sum(len(p) for p in plan)
    first = 0
    if out.exists():
        saved = torch.load(out, map_location=device, weights_only=False)
        net.load_state_dict(saved["weights"])
        optimiser.load_state_dict(saved["optimiser"])
        first = saved["epoch"] + 1
        torch.set_rng_state(saved["random"].cpu())
        print(f"continuing after epoch {first} of {epochs}", flush=True)
    step = sum(len(p) for p in plan[:first])
    print(f"{len(always)} sentences, {len(frames)} frame examples, {total} steps", flush=True)
    started = time.monotonic()
    for epoch in range(first, epochs):
        net.train()
        rng = random.Random(seed * 1000 + 500 + epoch)
        seen: Counter = Counter()
        for batch in plan[epoch]:
            share = given.rate * max(0.01, min(1.0, step / (WARM_UP * total)) * (1 - step / total))
            optimiser.param_groups[0]["lr"] = ENCODER_RATE * share
            optimiser.param_groups[1]["lr"] = HEAD_RATE * share
            with torch.autocast(device, dtype=torch.bfloat16):
                value = loss(net, batch, rng, seen, device)
            value.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step % 100 == 0:
                means = {k: round(seen[k] / seen["n " + k], 3) for k in sorted(seen) if not k.startswith("n ")}
                print(f"step {step}/{total} {time.monotonic() - started:.0f} s {means}", flush=True)
                seen.clear()
        state = {"weights": net.state_dict(), "labels": labels, "epoch": epoch, "epochs": epochs, "seed": seed, "random": torch.get_rng_state()}
        temporary = out.with_suffix(".part")
        torch.save({**state, "optimiser": optimiser.state_dict()}, temporary)
        temporary.replace(out)
        print(f"epoch {epoch + 1}/{epochs} saved", flush=True)
    return out


def restore(path: Path) -> Reader:
    """The reader of a checkpoint, ready to evaluate or export."""
    saved = torch.load(path, map_location="cpu", weights_only=False)
    net = Reader(saved["labels"])
    net.load_state_dict(saved["weights"])
    return net.eval()
