"""From links to clusters, and how good clusters are: MUC, B³ and CEAF-e, whose mean is the CoNLL F1 (Pradhan et al. 2012)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset


def chains(mentions: Sequence[Hashable], links: Sequence[int | None]) -> list[Cluster]:
    """Clusters of two mentions or more; ``links`` names each mention's antecedent by its index, or None."""
    cluster: list[int] = []
    for at, link in enumerate(links):
        cluster.append(at if link is None else cluster[link])
    together: dict[int, list[Hashable]] = {}
    for at, first in enumerate(cluster):
        together.setdefault(first, []).append(mentions[at])
    return [Cluster(each) for each in together.values() if len(each) > 1]


@dataclass
class Tally:
    """Sums over documents; ``f1`` in percent."""

    sums: dict[str, np.ndarray] = field(default_factory=lambda: {m: np.zeros(4) for m in ("muc", "b3", "ceaf")})

    def add(self, gold: list[Cluster], found: list[Cluster]) -> None:
        for name, (recall, precision) in {"muc": (_muc(gold, found), _muc(found, gold)), "b3": (_b3(gold, found), _b3(found, gold))}.items():
            self.sums[name] += [*recall, *precision]
        shared = _ceaf(gold, found)
        self.sums["ceaf"] += [shared, len(gold), shared, len(found)]

    def f1(self) -> dict[str, float]:
        scores = {}
        for name, (right, gold, true, found) in self.sums.items():
            recall, precision = right / max(1, gold), true / max(1, found)
            scores[name] = round(float(200 * recall * precision / max(1e-9, recall + precision)), 2)
        return {**scores, "conll": round(float(np.mean([scores[name] for name in self.sums])), 2)}


def _muc(key: list[Cluster], response: list[Cluster]) -> tuple[float, float]:
    of = {mention: at for at, cluster in enumerate(response) for mention in cluster}
    right = total = 0
    for cluster in key:
        parts = {of[m] for m in cluster if m in of}
        right += len(cluster) - len(parts) - sum(m not in of for m in cluster)
        total += len(cluster) - 1
    return right, total


def _b3(key: list[Cluster], response: list[Cluster]) -> tuple[float, float]:
    of = {mention: at for at, cluster in enumerate(response) for mention in cluster}
    right, total = 0.0, 0
    for cluster in key:
        counts = Counter(of[m] for m in cluster if m in of)
        right += sum(n * n for n in counts.values()) / len(cluster)
        total += len(cluster)
    return right, total


def _ceaf(gold: list[Cluster], found: list[Cluster]) -> float:
    if not gold or not found:
        return 0.0
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(-alike)
    return float(alike[rows, columns].sum())
