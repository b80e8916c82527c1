"""Which earlier mention each mention refers back to, or none: a mention ranker (Lee et al. 2017, without span search).

One pass of the encoder serves it: a mention is the vector of its head word and a few traits, and its candidates are told
apart by a product of vectors and the features of ``pairs``. The score of "a new entity" stands beside those of the candidates.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .labels import ENTITY_TYPES
from .mentions import FORMS, GENDERS, NUMBERS, ROLES
from .pairs import FEATURES

WIDTH = 64
SIZES = [len(FORMS), len(ENTITY_TYPES), len(ROLES), len(NUMBERS), len(GENDERS), 4, 4]
"""How many values each trait has, in the order of ``mentions.TRAITS``."""
CROSSED = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (4, 4), (0, 4)]
"""Pairs of traits, anaphor's and antecedent's, that share one embedding."""


class Coreference(nn.Module):
    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.anaphor = nn.Linear(width, WIDTH)
        self.antecedent = nn.Linear(width, WIDTH)
        self.left = nn.Linear(width, WIDTH)
        self.right = nn.Linear(width, WIDTH)
        self.product = nn.Linear(WIDTH, WIDTH)
        self.fresh = nn.Linear(width, WIDTH)
        self.pairs = nn.Embedding(sum(FEATURES.values()) + sum(SIZES[a] * SIZES[b] for a, b in CROSSED), WIDTH)
        self.traits = nn.Embedding(sum(SIZES), WIDTH)
        for table in (self.pairs, self.traits):
            nn.init.normal_(table.weight, 0, 0.1)
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, 1)
        self.fresh_hidden = nn.Linear(WIDTH, WIDTH)
        self.fresh_out = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(0.3)
        sizes = [*FEATURES.values(), *(SIZES[a] * SIZES[b] for a, b in CROSSED)]
        self.register_buffer("pair_starts", torch.tensor([sum(sizes[:at]) for at in range(len(sizes))]), persistent=False)
        self.register_buffer("trait_starts", torch.tensor([sum(SIZES[:at]) for at in range(len(SIZES))]), persistent=False)

    def forward(self, mentions: Tensor, traits: Tensor, pairs: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores [P] of the pairs and [M] of being new, both logits of one choice: a mention's pairs against its own "new".

        ``mentions`` [M, width] are the head words' vectors, ``traits`` [M, 7]; ``pairs`` [P, 2] indexes mentions (anaphor, antecedent);
        ``features`` [P, 7].
        """
        vectors = self.drop(mentions)
        anaphor, antecedent = pairs[:, 0], pairs[:, 1]
        one, other = traits[anaphor], traits[antecedent]
        crossed = torch.stack([one[:, a] * SIZES[b] + other[:, b] for a, b in CROSSED], 1)
        told = _sum(self.pairs, torch.cat([features, crossed], 1) + self.pair_starts)
        alike = self.product(self.left(vectors)[anaphor] * self.right(vectors)[antecedent])
        z = told + self.drop(self.anaphor(vectors)[anaphor] + self.antecedent(vectors)[antecedent] + alike)
        scores = self.out(F.gelu(self.hidden(self.drop(F.gelu(z)))))
        y = _sum(self.traits, traits + self.trait_starts) + self.drop(self.fresh(vectors))
        fresh = self.fresh_out(F.gelu(self.fresh_hidden(self.drop(F.gelu(y)))))
        return scores.squeeze(-1), fresh.squeeze(-1)


def _sum(table: nn.Embedding, at: Tensor) -> Tensor:
    """The sum of a row's embeddings; a bag is several times faster to train and has no place in a graph."""
    return table(at).sum(1) if torch.onnx.is_in_onnx_export() else F.embedding_bag(at, table.weight, mode="sum")
