"""From scores to links, the baseline of rules, and how good either is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch

from .chains import Cluster, Tally, chains
from .coreference import Coreference
from .documents import Document, Place
from .linkgraph import LinkGraph
from .linkrows import Rows, rows
from .mentions import FORMS

Linker = Callable[[Rows], list[int | None]]
"""Names each mention's antecedent by its index, or None where it is new."""


def best_links(scores: np.ndarray, fresh: np.ndarray, pairs: np.ndarray) -> list[int | None]:
    """Each mention's best candidate where that scores above "new"; of equals the nearest."""
    links: list[int | None] = [None] * len(fresh)
    best = fresh.copy()
    for (anaphor, antecedent), score in zip(pairs, scores, strict=True):
        if score > best[anaphor]:
            best[anaphor], links[anaphor] = score, int(antecedent)
    return links


def rule_links(given: Rows) -> list[int | None]:
    """The baseline: names and nouns by equal or contained words, pronouns by the nearest mention within three sentences that agrees, a subject before others."""
    links: list[int | None] = [None] * len(given.mentions)
    options: dict[int, list[tuple[int, list[int]]]] = {}
    for (anaphor, antecedent), told in zip(given.pairs.tolist(), given.features.tolist(), strict=True):
        options.setdefault(anaphor, []).append((antecedent, told))
    for at, others in options.items():
        own = given.mentions[at]
        form = FORMS[own.form]
        if not own.pronoun:
            chosen = [o for o, told in others if told[2] == 4 or (form == "name" and told[2] in (5, 6))]
        elif form in ("i", "we", "you"):
            chosen = [o for o, told in others if told[2] == 1]
        elif form in ("other", "this"):
            chosen = []
        elif form == "who":
            chosen = [o for o, told in others if told[3] == 3]
        else:
            near = [o for o, told in others if told[0] <= 3 and told[6] and given.mentions[o].form > 2]
            chosen = [o for o in near if given.mentions[o].role == 0][:1] or near
        links[at] = chosen[0] if chosen else None
    return links


def measure(documents: list[Document], linker: Linker, found: bool) -> dict[str, float]:
    """Clusters of two and more, on gold heads or on those found."""
    tally = Tally()
    for document in documents:
        given = rows(document, document.found if found else list(document.gold))
        together: dict[str, list[Place]] = {}
        for place, entity in document.gold.items():
            together.setdefault(entity, []).append(place)
        gold = [Cluster(places) for places in together.values() if len(places) > 1]
        tally.add(gold, chains(given.places, linker(given)))
    return tally.f1()


def head_linker(head: Coreference | LinkGraph) -> Linker:
    def link(given: Rows) -> list[int | None]:
        if isinstance(head, LinkGraph):
            scores, fresh = head(*(each.numpy() for each in given.inputs))
        else:
            with torch.no_grad():
                scores, fresh = (each.numpy() for each in head(*given.inputs))
        return best_links(scores, fresh, given.pairs.numpy())

    return link
