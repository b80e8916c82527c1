"""A document's mentions and pairs as the coreference head takes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from .documents import Document, Place
from .mentions import TRAITS, Mention, describe
from .pairs import FEATURES, compare


@dataclass(frozen=True)
class Rows:
    """One document's mentions as the head takes them; ``right`` [P] marks pairs of one entity."""

    places: list[Place]
    mentions: list[Mention]
    vectors: Tensor
    traits: Tensor
    pairs: Tensor
    features: Tensor
    right: Tensor

    @property
    def inputs(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        return self.vectors, self.traits, self.pairs, self.features


def rows(document: Document, heads: list[Place]) -> Rows:
    mentions = describe(document.trees, heads)
    places = [(m.sentence, m.word) for m in mentions]
    pairs, told, right = [], [], []
    for anaphor, antecedent, each in compare(document.trees, mentions):
        pairs.append((anaphor, antecedent))
        told.append(each)
        entity = document.gold.get(places[anaphor])
        right.append(entity is not None and entity == document.gold.get(places[antecedent]))
    return Rows(
        places,
        mentions,
        torch.from_numpy(np.array([document.vectors[s][w] for s, w in places], np.float32)),
        torch.tensor([m.traits for m in mentions]).reshape(-1, len(TRAITS)),
        torch.tensor(pairs).reshape(-1, 2),
        torch.tensor(told).reshape(-1, len(FEATURES)),
        torch.tensor(right, dtype=torch.bool),
    )
