"""The label inventories of every head, and the letter shapes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from .corpora import Sentence

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
NAME_TYPES = ["PER", "ORG", "LOC"]
ENTITY_TYPES = ["none", "person", "organization", "place", "event", "object", "abstract", "time", "substance", "animal", "plant"]
SHAPES = ["lower", "title", "upper", "mixed", "digits", "punctuation", "none"]
NO_SHAPE = 6
RARE_ROLE = 15
"""Roles seen fewer times than this in the treebank are not predicted."""


@dataclass(frozen=True)
class Labels:
    """What each output index means. ``relations`` and ``roles`` are in index order."""

    relations: list[str]
    roles: list[str]
    senses: list[str]

    def as_json(self) -> dict[str, list[str]]:
        return {
            "upos": UPOS,
            "names": NAME_TYPES,
            "entities": ENTITY_TYPES,
            "shapes": SHAPES,
            "relations": self.relations,
            "roles": self.roles,
            "senses": self.senses,
        }


def shape(word: str) -> int:
    """The letter shape of a word, as an index into ``SHAPES``."""
    if not any(c.isalpha() for c in word):
        return 4 if any(c.isdigit() for c in word) else 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3


def collect(ewt: list[Sentence], gum: list[Sentence], frames: list[Sentence]) -> Labels:
    """The inventories found in the training data, each in an order that depends on the data alone."""
    relations = sorted({r for s in ewt + gum for r in s["deprel"]})
    counts = Counter(a[2] for s in ewt for p in s.get("propbank", []) for a in p["args"])
    roles = sorted((r for r, n in counts.items() if n >= RARE_ROLE), key=lambda r: (-counts[r], r))
    senses = sorted({p["roleset"] for s in ewt for p in s.get("propbank", [])} | {s["roleset"] for s in frames})
    return Labels(relations, roles, senses)
