"""Training the coreference head on frozen word vectors, in one go from corpora to graph."""

from __future__ import annotations

import random
from pathlib import Path

import torch
from torch import Tensor

from .backends import Graphs
from .coreference import Coreference
from .corpora import DEV_FILES, TRAINING_FILES, read
from .documents import Document, documents
from .lemmas import learn
from .linkcases import write_cases
from .linkgraph import LinkGraph, write_head
from .linkmeasure import head_linker, measure, rule_links
from .linkrows import Rows, rows

RATE = 2e-3
EPOCHS = 8


def make(corpora: Path, folder: Path, epochs: int, seed: int, limit: int | None, cases: Path | None) -> dict[str, dict[str, float]]:
    """Trains on GUM as the exported reader of ``folder`` reads it, writes ``coreference.onnx`` there, and returns the dev figures of the graph and of rules."""
    torch.set_num_threads(1)
    reader = Graphs(folder)
    ewt, gum = (read(corpora / TRAINING_FILES[name]) for name in ("ewt", "gum"))
    lemmas = learn(ewt + gum)
    head = fit(documents(reader, gum[:limit], lemmas), epochs, seed)
    print(f"coreference.onnx: torch and ONNX differ by at most {write_head(head, folder):.1e} before quantising")
    graph = LinkGraph(folder)
    if cases is not None:
        write_cases(reader, lemmas, graph, cases)
    dev = documents(reader, read(corpora / DEV_FILES["gum"])[:limit], lemmas)
    linkers = {"rules": rule_links, "head": head_linker(graph)}
    return {f"{name}, {'found' if found else 'gold'} mentions": measure(dev, link, found) for found in (False, True) for name, link in linkers.items()}


def loss(head: Coreference, given: Rows) -> Tensor:
    """Mean over mentions of the negative log of the probability of all right choices together."""
    scores, fresh = head(*given.inputs)
    anaphor, count = given.pairs[:, 0], len(given.mentions)
    everything = _logsumexp(anaphor, scores, fresh)
    wrong = -1e4
    known = torch.zeros(count, dtype=torch.bool).index_put((anaphor[given.right],), torch.tensor(True))
    chosen = _logsumexp(anaphor, scores.masked_fill(~given.right, wrong), fresh.masked_fill(known, wrong))
    return (everything - chosen).mean()


def _logsumexp(anaphor: Tensor, scores: Tensor, fresh: Tensor) -> Tensor:
    most = fresh.detach().clone().scatter_reduce(0, anaphor, scores.detach(), "amax")
    total = (fresh - most).exp().scatter_add(0, anaphor, (scores - most[anaphor]).exp())
    return total.log() + most


def fit(documents: list[Document], epochs: int, seed: int) -> Coreference:
    """Trains in turn on gold mentions, and on gold and found ones together: the head must also leave alone what refers to nothing."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    both = [[rows(d, list(d.gold)) for d in documents], [rows(d, [*d.gold, *d.found]) for d in documents]]
    head = Coreference(both[0][0].vectors.shape[1])
    optimiser = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.05, fused=True)
    step, total = 0, epochs * len(documents)
    for epoch in range(epochs):
        head.train()
        summed = 0.0
        for at in rng.sample(range(len(documents)), len(documents)):
            optimiser.param_groups[0]["lr"] = RATE * min(1.0, step / (0.06 * total)) * (1 - step / total)
            value = loss(head, both[(at + epoch) % 2][at])
            value.backward()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            summed += float(value.detach())
        print(f"epoch {epoch + 1}/{epochs}: {summed / len(documents):.4f}", flush=True)
    return head.eval()
