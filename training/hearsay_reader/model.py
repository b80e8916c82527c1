"""One encoder (MiniLM-L6-H384), many heads.

Dependencies follow Dozat and Manning 2017 (biaffine); arguments follow span SRL as sequence tagging conditioned on
the predicate (Shi and Lin 2019); factuality is the regression of Rudinger et al. 2018 with one attention over the
sentence, so that tense, mood and negation away from the predicate reach it.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModel

from .examples import encoder_folder
from .labels import ENTITY_TYPES, NAME_TYPES, SHAPES, UPOS, Labels

ARC = 256
LABEL = 96
ARGUMENT = 256
ARGUMENT_HEADS = 4
PRODUCT = 128
NEAR = 32
"""Relative positions beyond this many words share one embedding."""


class Attention(nn.Module):
    """A pre-norm transformer layer through plain matrix products: ``nn.MultiheadAttention`` bakes shapes in when exported."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.before = nn.LayerNorm(width)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.between = nn.LayerNorm(width)
        self.up = nn.Linear(width, 2 * width)
        self.down = nn.Linear(2 * width, width)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """``hidden`` [N, W] is 0 where a word is present and very negative where it is padding."""
        y = self.before(x)
        query, key, value = [t.unflatten(-1, (self.heads, -1)).transpose(1, 2) for t in self.query_key_value(y).chunk(3, -1)]
        weights = (query @ key.transpose(-1, -2)) / math.sqrt(query.shape[-1]) + hidden[:, None, None, :]
        mixed = (self.drop(weights.softmax(-1)) @ value).transpose(1, 2).flatten(-2)
        x = x + self.drop(self.out(mixed))
        return x + self.drop(self.down(self.drop(F.gelu(self.up(self.between(x))))))


class Reader(nn.Module):
    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        roles = 2 * len(labels.roles) + 1
        self.letters = nn.Embedding(len(SHAPES), width)
        nn.init.normal_(self.letters.weight, 0, 0.01)
        self.drop = nn.Dropout(0.2)
        self.upos = nn.Linear(width, len(UPOS))
        self.names = nn.Linear(width, 2 * len(NAME_TYPES) + 1)
        self.entities = nn.Linear(width, len(ENTITY_TYPES))
        self.predicates = nn.Linear(width, 1)
        self.senses = nn.Linear(width, len(labels.senses))

        self.fact_query = nn.Linear(width, 128)
        self.fact_key = nn.Linear(width, 128)
        self.fact_value = nn.Linear(width, 128)
        self.fact_hidden = nn.Linear(width + 128, 128)
        self.fact_out = nn.Linear(128, 1)

        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_dependent = nn.Linear(width, ARC)
        self.arc_head = nn.Linear(width, ARC)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.02)
        self.label_dependent = nn.Linear(width, LABEL)
        self.label_head = nn.Linear(width, LABEL)
        self.label = nn.Parameter(torch.randn(len(labels.relations), LABEL + 1, LABEL + 1) * 0.02)

        self.argument_word = nn.Linear(width, ARGUMENT)
        self.argument_predicate = nn.Linear(width, ARGUMENT)
        self.product_word = nn.Linear(width, PRODUCT)
        self.product_predicate = nn.Linear(width, PRODUCT)
        self.product = nn.Linear(PRODUCT, ARGUMENT)
        self.distance = nn.Embedding(2 * NEAR + 1, ARGUMENT)
        nn.init.normal_(self.distance.weight, 0, 0.02)
        self.layers = nn.ModuleList([Attention(ARGUMENT, ARGUMENT_HEADS) for _ in range(2)])
        self.argument_hidden = nn.Linear(ARGUMENT, ARGUMENT)
        self.argument_out = nn.Linear(ARGUMENT, roles)

    def vectors(self, ids: Tensor, shape: Tensor, mask: Tensor, words: Tensor) -> Tensor:
        """[B, W, H]: a word is the mean of its pieces."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.letters(shape)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.drop(torch.bmm(words.to(hidden.dtype), hidden))

    def with_root(self, vectors: Tensor) -> Tensor:
        return torch.cat([self.root.to(vectors.dtype).expand(vectors.shape[0], 1, -1), vectors], 1)

    def arcs(self, vectors: Tensor) -> Tensor:
        """[B, W, W + 1]: score of each head for each word; head 0 is the root."""
        dependent = self.drop(F.gelu(self.arc_dependent(vectors)))
        head = self.drop(F.gelu(self.arc_head(self.with_root(vectors))))
        dependent = torch.cat([dependent, torch.ones_like(dependent[..., :1])], -1)
        return (dependent.float() @ self.arc.float()) @ head.float().transpose(1, 2)

    def arc_labels(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """[B, W, relations] for the given head of each word."""
        dependent = F.gelu(self.label_dependent(vectors))
        head = F.gelu(self.label_head(self.with_root(vectors)))
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        one = torch.ones_like(dependent[..., :1])
        dependent = torch.cat([self.drop(dependent), one], -1).float()
        head = torch.cat([self.drop(head), one], -1).float()
        through = torch.einsum("bid,rde->bire", dependent, self.label.float())
        return torch.einsum("bire,bie->bir", through, head)

    def factuality(self, vectors: Tensor, hidden: Tensor) -> Tensor:
        """[B, W]: about -3 (did not happen) to +3 (happened), read at predicates."""
        weights = self.fact_query(vectors) @ self.fact_key(vectors).transpose(1, 2) / math.sqrt(128)
        context = (weights + hidden[:, None, :]).softmax(-1) @ self.fact_value(vectors)
        joined = torch.cat([vectors, context.to(vectors.dtype)], -1)
        return self.fact_out(self.drop(F.gelu(self.fact_hidden(joined)))).squeeze(-1)

    def arguments(self, vectors: Tensor, sentence: Tensor, predicate: Tensor, hidden: Tensor) -> Tensor:
        """[N, W, 2 * roles + 1] for N (sentence, predicate word) pairs; ``hidden`` [B, W] as in ``Attention``."""
        at = vectors[sentence, predicate]
        product = self.product_word(vectors)[sentence] * self.product_predicate(at).unsqueeze(1)
        z = self.argument_word(vectors)[sentence] + self.argument_predicate(at).unsqueeze(1) + self.product(product)
        places = torch.arange(vectors.shape[1], device=vectors.device)
        offset = (places.unsqueeze(0) - predicate.unsqueeze(1)).clamp(-NEAR, NEAR) + NEAR
        z = z + self.distance(offset)
        for layer in self.layers:
            z = layer(z, hidden[sentence])
        z = F.gelu(z)
        z = F.gelu(self.argument_hidden(self.drop(z))) + z
        return self.argument_out(self.drop(z)).float()
