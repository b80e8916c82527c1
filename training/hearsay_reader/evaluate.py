"""The dev figures of a checkpoint or of exported graphs, on gold tokens: the measures of the model card."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from .backends import Arrays, Backend
from .corpora import DEV_FILES, ROLESET_FILE, TRAINING_FILES, read
from .decoding import spans, tree
from .examples import Example, Pieces, batches, build, pad
from .labels import NAME_TYPES, UPOS
from .lemmas import learn
from .losses import HIDE
from .rolesets import candidates, open_senses

MOST_PIECES = 4000
MEASURED_ROLES = ("ARG0", "ARG1", "ARG2", "ARGM-NEG", "ARGM-MOD")


def evaluate(reader: Backend, corpora: Path, limit: int | None = None) -> dict[str, float]:
    """Percentages, but ``factuality r``, a correlation. ``limit`` takes the first sentences of each dev file only.

    ``senses`` is given the gold lemma, as the recipe measures it; ``senses, read lemma`` has the reader's own lemma and
    part of speech. Argument and name spans must be exact; LAS compares relations without subtypes.
    """
    frames = read(corpora / ROLESET_FILE)
    ewt, gum = (read(corpora / TRAINING_FILES[name]) for name in ("ewt", "gum"))
    senses = _Senses(reader, candidates(frames, ewt, reader.labels.senses), learn(ewt + gum))
    n: Counter = Counter()
    facts: list[tuple[float, float]] = []
    for kind, name in DEV_FILES.items():
        for batch in batches(build(read(corpora / name)[:limit], reader.labels, kind, Pieces()), MOST_PIECES, None):
            inputs = pad(batch)
            encoded = reader.encode(inputs)
            hidden = np.where(inputs["present"], 0, HIDE).astype(np.float32)
            for row, example in enumerate(batch):
                if kind == "gum":
                    _entities(n, encoded["entities"][row], example)
                    continue
                _names(n, encoded["names"][row], example)
                _frames(n, reader, senses, encoded, row, example, hidden)
                facts += [(float(encoded["factuality"][row, word]), gold) for word, gold, _ in example.factuality]
            if kind == "ewt":
                _syntax(n, reader, encoded, batch)
    scores = {name: round(100 * n[name] / max(1, n["words"]), 2) for name in ("upos", "uas", "las")}
    for name in ("senses", "senses, read lemma"):
        scores[name] = round(100 * n[name] / max(1, n["all senses"]), 2)
    for key in sorted(k[5:] for k in n if k.startswith("gold ")):
        scores[key] = round(200 * n["both " + key] / max(1, n["gold " + key] + n["found " + key]), 2)
    scores["factuality r"] = round(float(np.corrcoef(np.array(facts).T)[0, 1]), 3) if len(facts) > 2 else float("nan")
    return scores


def _syntax(n: Counter, reader: Backend, encoded: Arrays, batch: list[Example]) -> None:
    heads = np.zeros(encoded["upos"].shape[:2], np.int64)
    for row, example in enumerate(batch):
        heads[row, : example.words] = tree(encoded["arcs"][row, : example.words, : example.words + 1])
    relations = reader.relations(encoded["vectors"], heads).argmax(-1)
    upos = encoded["upos"].argmax(-1)
    for row, example in enumerate(batch):
        for word in range(example.words):
            n["words"] += 1
            n["upos"] += int(upos[row, word] == example.upos[word])
            if heads[row, word] == example.head[word]:
                n["uas"] += 1
                n["las"] += _plain(reader.labels.relations[relations[row, word]]) == _plain(example.relation_names[word])


def _plain(relation: str) -> str:
    return relation.split(":")[0]


def _names(n: Counter, logits: np.ndarray, example: Example) -> None:
    if example.names is not None:
        found = spans(logits[: example.words].astype(np.float64), len(NAME_TYPES))
        _count(n, "names", _tag_spans(example.names), set(found))


def _entities(n: Counter, logits: np.ndarray, example: Example) -> None:
    found = {(w, int(t)) for w, t in enumerate(logits[: example.words].argmax(-1)) if t}
    _count(n, "entities", {(w, t) for w, t in enumerate(example.entities) if t}, found)


class _Senses:
    def __init__(self, reader: Backend, table: dict, lemmas) -> None:
        self.reader, self.table, self.lemmas = reader, table, lemmas

    def best(self, vector: np.ndarray, lemma: str, upos: str) -> str:
        options = open_senses(self.table, lemma, upos) or list(range(len(self.reader.labels.senses)))
        return self.reader.labels.senses[options[int(self.reader.senses(vector, options).argmax())]]


def _frames(n: Counter, reader: Backend, senses: _Senses, encoded: Arrays, row: int, example: Example, hidden: np.ndarray) -> None:
    if not example.all_predicates:
        return
    gold_at = {f[0] for f in example.frames}
    found_at = {w for w in range(example.words) if encoded["predicates"][row, w] > 0}
    _count(n, "predicates", gold_at, found_at)
    gold = {(f[0], *a) for f in example.frames for a in f[2]}
    wanted = sorted(gold_at | found_at)
    found = _arguments(reader, encoded["vectors"], row, wanted, hidden, example.words) if wanted else set()
    for name, chosen in (("gold predicates", gold_at), ("predicted predicates", found_at)):
        kept = {a for a in found if a[0] in chosen}
        _count(n, "arguments, " + name, gold, kept)
        _count(n, "core arguments, " + name, {a for a in gold if _core(a[3])}, {a for a in kept if _core(a[3])})
        if name == "gold predicates":
            for role in MEASURED_ROLES:
                _count(n, role, {a for a in gold if a[3] == role}, {a for a in kept if a[3] == role})
    for predicate, _, _, roleset in example.frames:
        vector = encoded["vectors"][row, predicate]
        read_upos = UPOS[int(encoded["upos"][row, predicate].argmax())]
        read_lemma = senses.lemmas.of(example.tokens[predicate], read_upos)
        n["all senses"] += 1
        n["senses"] += senses.best(vector, example.lemmas[predicate], UPOS[example.upos[predicate]]) == roleset
        n["senses, read lemma"] += senses.best(vector, read_lemma, read_upos) == roleset


def _core(role: str) -> bool:
    return role.startswith("ARG") and role[3:4].isdigit()


def _count(n: Counter, name: str, gold: set, found: set) -> None:
    n["gold " + name] += len(gold)
    n["found " + name] += len(found)
    n["both " + name] += len(gold & found)


def _tag_spans(tags: list[int]) -> set[tuple[int, int, int]]:
    out, at = set(), 0
    while at < len(tags):
        end = at + 1
        if tags[at] % 2 == 1:
            while end < len(tags) and tags[end] == tags[at] + 1:
                end += 1
            out.add((at, end, (tags[at] - 1) // 2))
        at = end
    return out


def _arguments(reader: Backend, vectors: np.ndarray, row: int, wanted: list[int], hidden: np.ndarray, words: int) -> set:
    logits = reader.arguments(vectors, np.full(len(wanted), row), np.array(wanted), hidden)
    roles = reader.labels.roles
    return {
        (predicate, start, end, roles[role])
        for predicate, each in zip(wanted, logits, strict=True)
        for start, end, role in spans(each[:words].astype(np.float64), len(roles))
    }
