"""GUM's documents as the other heads read them: trees, word vectors, the mentions found, and the gold ones with their entities."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np

from .backends import Backend
from .corpora import Sentence, mention_heads
from .decoding import tree
from .examples import Pieces, batches, pad
from .labels import UPOS
from .lemmas import Lemmas
from .mentions import Tree, Word

MOST_PIECES = 3000
Place = tuple[int, int]
"""A mention's head: sentence of the document, word of the sentence."""


@dataclass(frozen=True)
class Document:
    """``vectors`` holds [words, width] for each sentence. Of two gold mentions with one head the shorter counts; a sentence too long to read is empty."""

    name: str
    genre: str
    trees: list[Tree]
    vectors: list[np.ndarray]
    gold: dict[Place, str]
    found: list[Place]


def documents(reader: Backend, sentences: list[Sentence], lemmas: Lemmas) -> list[Document]:
    """In file order. Syntax, lemmas and entity types are the reader's own, as they will be at run time."""
    trees, vectors, found = analyse(reader, [sentence["tokens"] for sentence in sentences], lemmas)
    out = []
    for name, group in groupby(range(len(sentences)), key=lambda at: sentences[at]["doc"]):
        rows = list(group)
        gold: dict[Place, str] = {}
        for number, row in enumerate(rows):
            for head, _, entity in mention_heads(sentences[row]):
                if head < len(trees[row].words):
                    gold.setdefault((number, head), entity)
        first, past = rows[0], rows[-1] + 1
        own = [(sentence - first, word) for sentence, word in found if first <= sentence < past]
        out.append(Document(name, sentences[first]["genre"], trees[first:past], vectors[first:past], gold, own))
    return out


def analyse(reader: Backend, sentences: list[list[str]], lemmas: Lemmas) -> tuple[list[Tree], list[np.ndarray], list[Place]]:
    """The tree and the word vectors of each sentence (given as tokens), and the mentions found in them."""
    pieces = Pieces()
    encoded_at = {at: example for at, tokens in enumerate(sentences) if (example := pieces.encode(tokens)) is not None}
    place = {id(example): at for at, example in encoded_at.items()}
    trees: list[Tree] = [Tree([])] * len(sentences)
    vectors = [np.zeros((0, 0), np.float32)] * len(sentences)
    for batch in batches(list(encoded_at.values()), MOST_PIECES, None):
        encoded = reader.encode(pad(batch))
        heads = np.zeros(encoded["upos"].shape[:2], np.int64)
        for row, example in enumerate(batch):
            heads[row, : example.words] = tree(encoded["arcs"][row, : example.words, : example.words + 1])
        relations = reader.relations(encoded["vectors"], heads).argmax(-1)
        for row, example in enumerate(batch):
            words = []
            for at, text in enumerate(example.tokens):
                upos = UPOS[int(encoded["upos"][row, at].argmax())]
                relation = reader.labels.relations[int(relations[row, at])]
                words.append(Word(text, lemmas.of(text, upos), upos, int(heads[row, at]) - 1, relation, int(encoded["entities"][row, at].argmax())))
            trees[place[id(example)]] = Tree(words)
            vectors[place[id(example)]] = encoded["vectors"][row, : example.words].copy()
    return trees, vectors, [(number, at) for number, each in enumerate(trees) for at in mention_words(each)]


def mention_words(words: Tree) -> list[int]:
    """Words that head a mention: those with an entity type, and pronouns that are not expletive."""
    return [at for at, word in enumerate(words.words) if word.entity or (word.upos == "PRON" and word.plain != "expl")]
