"""The dev figures of a checkpoint, on gold tokens, as the recipe of the card reports them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import torch

from .corpora import DEV_FILE, ROLESET_FILE, read
from .decoding import spans, tree
from .examples import Pieces, batches, build, pad
from .labels import NAME_TYPES, UPOS
from .losses import HIDE
from .model import Reader


def candidates(corpora: Path, senses: list[str]) -> dict[str, list[int]]:
    """The rolesets of each lemma, as indexes into ``senses``."""
    index = {s: i for i, s in enumerate(senses)}
    out: dict[str, set[int]] = {}
    for roleset in read(corpora / ROLESET_FILE):
        at = index.get(roleset["roleset"])
        if at is not None:
            for lemma in [roleset["lemma"], *(a[0] for a in roleset["aliases"])]:
                out.setdefault(lemma.lower(), set()).add(at)
    return {lemma: sorted(found) for lemma, found in out.items()}


@torch.no_grad()
def evaluate(net: Reader, corpora: Path, limit: int | None = None) -> dict[str, float]:
    """Percentages, but ``factuality r``, a correlation. ``limit`` takes the first sentences only."""
    net.eval()
    labels = net.labels
    lemma_senses = candidates(corpora, labels.senses)
    examples = build(read(corpora / DEV_FILE)[:limit], labels, "ewt", Pieces())
    n: Counter = Counter()
    read_facts, gold_facts = [], []
    for batch in batches(examples, 4000, None):
        inputs = {k: torch.from_numpy(v) for k, v in pad(batch).items()}
        hidden = (~inputs["present"]).float() * HIDE
        vectors = net.vectors(inputs["ids"], inputs["shape"], inputs["mask"], inputs["words"])
        upos = net.upos(vectors).argmax(-1).numpy()
        arcs = net.arcs(vectors).numpy()
        heads = np.zeros(upos.shape, np.int64)
        for row, example in enumerate(batch):
            heads[row, : example.words] = tree(arcs[row, : example.words, : example.words + 1])
        relations = net.arc_labels(vectors, torch.from_numpy(heads)).argmax(-1).numpy()
        names = net.names(vectors).numpy()
        predicates = (net.predicates(vectors).squeeze(-1) > 0).numpy()
        senses = net.senses(vectors).numpy()
        facts = net.factuality(vectors, hidden).numpy()
        for row, example in enumerate(batch):
            words = example.words
            for w in range(words):
                n["words"] += 1
                n["upos"] += UPOS[upos[row, w]] == UPOS[example.upos[w]]
                if heads[row, w] == example.head[w]:
                    n["uas"] += 1
                    n["las"] += labels.relations[relations[row, w]].split(":")[0] == example.relation_names[w].split(":")[0]
            if example.names is not None:
                gold = _tag_spans(example.names)
                found = set(spans(names[row, :words].astype(np.float64), len(NAME_TYPES)))
                _count(n, "names", gold, found)
            if example.all_predicates:
                gold_at = {f[0] for f in example.frames}
                found_at = {w for w in range(words) if predicates[row, w]}
                _count(n, "predicates", gold_at, found_at)
                gold_args = {(f[0], *a) for f in example.frames for a in f[2]}
                wanted = sorted(gold_at | found_at)
                found_args = _arguments(net, vectors, row, wanted, hidden, words) if wanted else set()
                for name, chosen in (("gold predicates", gold_at), ("predicted predicates", found_at)):
                    kept = {a for a in found_args if a[0] in chosen}
                    _count(n, "arguments, " + name, gold_args, kept)
                    _count(n, "core arguments, " + name, {a for a in gold_args if _core(a[3])}, {a for a in kept if _core(a[3])})
                    if name == "gold predicates":
                        for role in ("ARG0", "ARG1", "ARG2", "ARGM-NEG", "ARGM-MOD"):
                            _count(n, role, {a for a in gold_args if a[3] == role}, {a for a in kept if a[3] == role})
                for predicate, _, _, roleset in example.frames:
                    open_senses = lemma_senses.get(example.lemmas[predicate].lower()) or list(range(len(labels.senses)))
                    best = open_senses[int(senses[row, predicate, open_senses].argmax())]
                    n["senses"] += labels.senses[best] == roleset
                    n["all senses"] += 1
            for predicate, gold, _ in example.factuality:
                read_facts.append(float(facts[row, predicate]))
                gold_facts.append(gold)
    scores = {name: round(100 * n[name] / n["words"], 2) for name in ("upos", "uas", "las")}
    scores["senses"] = round(100 * n["senses"] / max(1, n["all senses"]), 2)
    for key in sorted(k[5:] for k in n if k.startswith("gold ")):
        scores[key] = round(200 * n["both " + key] / max(1, n["gold " + key] + n["found " + key]), 2)
    scores["factuality r"] = round(float(np.corrcoef(read_facts, gold_facts)[0, 1]), 3)
    return scores


def _core(role: str) -> bool:
    return role.startswith("ARG") and role[3:4].isdigit()


def _count(n: Counter, name: str, gold: set, found: set) -> None:
    n["gold " + name] += len(gold)
    n["found " + name] += len(found)
    n["both " + name] += len(gold & found)


def _tag_spans(tags: list[int]) -> set[tuple[int, int, int]]:
    out, at = set(), 0
    while at < len(tags):
        if tags[at] % 2 == 1:
            end = at + 1
            while end < len(tags) and tags[end] == tags[at] + 1:
                end += 1
            out.add((at, end, (tags[at] - 1) // 2))
            at = end
        else:
            at += 1
    return out


def _arguments(net: Reader, vectors: torch.Tensor, row: int, wanted: list[int], hidden: torch.Tensor, words: int) -> set:
    logits = net.arguments(vectors, torch.full((len(wanted),), row), torch.tensor(wanted), hidden).numpy()
    roles = net.labels.roles
    return {
        (predicate, start, end, roles[role])
        for predicate, each in zip(wanted, logits, strict=True)
        for start, end, role in spans(each[:words].astype(np.float64), len(roles))
    }
