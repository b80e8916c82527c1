"""Cases for whoever computes the coreference head's inputs anew: sentences, their analysis, and every number that follows from it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from .backends import Backend
from .documents import Document, analyse
from .labels import ENTITY_TYPES
from .lemmas import Lemmas
from .linkgraph import LinkGraph
from .linkrows import rows

TEXTS = [
    [
        "Elena Marsh , the harbour minister , met two envoys of the Kadian Trade Union on Monday .",
        "She gave them a list of ships , and the envoys said that they would keep it to themselves .",
        "Marsh 's brother , who is a clerk , told his friends about the list .",
        "The KTU denies this .",
    ],
    [
        "I never saw that memo , said Mr. Tolland .",
        "The old memo was a forgery ; the new memo , which Anna and her lawyer hold , is not .",
        "We have these two memos , and you do not have any memo .",
        "Tolland is a liar , Anna says .",
    ],
]


def write_cases(reader: Backend, lemmas: Lemmas, head: LinkGraph, target: Path) -> None:
    """One JSON object: ``documents``, each with its sentences of words [text, lemma, part of speech, head, relation, entity type], the mentions
    [sentence, word] with traits, the pairs with features, and the scores of both where component d of mention i's vector is sin(0.37 (i + 1) (d + 1))."""
    out = []
    for text in TEXTS:
        trees, vectors, found = analyse(reader, [sentence.split() for sentence in text], lemmas)
        given = rows(Document("", "", trees, vectors, {}, found), found)
        width = given.vectors.shape[1]
        made = np.sin(0.37 * np.outer(np.arange(1, len(found) + 1), np.arange(1, width + 1))).astype(np.float32)
        scores, fresh = head(made, *(each.numpy() for each in given.inputs[1:]))
        out.append({
            "sentences": [[[w.text, w.lemma, w.upos, w.head, w.relation, ENTITY_TYPES[w.entity]] for w in tree.words] for tree in trees],
            "mentions": given.places,
            "traits": given.traits.tolist(),
            "fresh": [round(float(x), 4) for x in fresh],
            "pairs": given.pairs.tolist(),
            "features": given.features.tolist(),
            "scores": [round(float(x), 4) for x in scores],
        })
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_lines(out), encoding="utf-8")


def _lines(documents: list[dict]) -> str:
    """A key a line, a sentence a line."""

    def short(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    made = []
    for document in documents:
        sentences = ",\n      ".join(short(sentence) for sentence in document["sentences"])
        rest = ",\n    ".join(f'"{key}": {short(value)}' for key, value in document.items() if key != "sentences")
        made.append(f'  {{\n    "sentences": [\n      {sentences}\n    ],\n    {rest}\n  }}')
    return "[\n" + ",\n".join(made) + "\n]\n"
