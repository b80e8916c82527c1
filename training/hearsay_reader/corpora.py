"""The corpora as they lie on disk: gzipped JSON Lines, one sentence a line."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, Iterator

Sentence = dict[str, Any]

TRAINING_FILES = {
    "ewt": "ewt.train.jsonl.gz",
    "gum": "gum-free.train.jsonl.gz",
    "frames": "propbank-frame-examples.jsonl.gz",
}
DEV_FILES = {"ewt": "ewt.dev.jsonl.gz", "gum": "gum-free.dev.jsonl.gz"}
ROLESET_FILE = "propbank-frames.jsonl.gz"


def read(path: Path) -> list[Sentence]:
    """Every sentence of one corpus file, in file order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def entity_spans(column: list[str | None]) -> list[tuple[int, int, str, str]]:
    """GUM's bracketed ``entity`` column as ``(first, past_last, type, entity)`` token spans; mentions of one entity share its number.

    A token's cell holds any number of openings ``(12-person-...``, closings ``12)`` and
    one-token mentions ``(12-person-...)``; brackets may cross, so closings name their entity.
    """
    open_mentions: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str, str]] = []
    for position, cell in enumerate(column):
        for kind, name, entity_type in _brackets(cell or ""):
            if kind == "close":
                stack = open_mentions.get(name)
                if stack:
                    start, opened_type = stack.pop()
                    spans.append((start, position + 1, opened_type, name))
            elif kind == "single":
                spans.append((position, position + 1, entity_type, name))
            else:
                open_mentions.setdefault(name, []).append((position, entity_type))
    return spans


def _brackets(cell: str) -> Iterator[tuple[str, str, str]]:
    at = 0
    while at < len(cell):
        if cell[at] == "(":
            end = at + 1
            while end < len(cell) and cell[end] not in "()":
                end += 1
            fields = cell[at + 1 : end].split("-")
            if end < len(cell) and cell[end] == ")":
                yield "single", fields[0], fields[1] if len(fields) > 1 else ""
                end += 1
            else:
                yield "open", fields[0], fields[1] if len(fields) > 1 else ""
            at = end
        else:
            end = cell.find(")", at)
            if end < 0:
                return
            yield "close", cell[at:end], ""
            at = end + 1


def mention_heads(sentence: Sentence) -> list[tuple[int, str, str]]:
    """``(head token, entity type, entity)`` of each mention: the token whose syntactic head lies outside it."""
    heads = []
    for start, end, entity_type, name in entity_spans(sentence["entity"]):
        inside = range(start + 1, end + 1)
        outer = [t for t in range(start, end) if sentence["head"][t] not in inside]
        if outer and entity_type:
            heads.append((outer[0], entity_type, name))
    return heads
