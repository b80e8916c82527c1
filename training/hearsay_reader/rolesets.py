"""Which rolesets a word can be read as: the candidates of each lemma and part of speech."""

from __future__ import annotations

from .corpora import Sentence

POS_OF_UPOS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j"}
"""PropBank's alias letters: verb, noun, adjective. Every other part of speech looks among all three."""

Candidates = dict[str, dict[str, list[int]]]


def candidates(rolesets: list[dict], treebank: list[Sentence], senses: list[str]) -> Candidates:
    """``{lemma: {pos: [index into senses]}}``, lemmas in lower case, everything sorted.

    From the aliases of each roleset, from its lemma ("carry" for ``carry_on.02``), and from what the treebank annotates
    (light verbs, nouns and adjectives that no alias lists).
    """
    index = {s: i for i, s in enumerate(senses)}
    found: dict[str, dict[str, set[int]]] = {}

    def add(lemma: str, pos: str, at: int) -> None:
        found.setdefault(lemma.lower(), {}).setdefault(pos, set()).add(at)

    for roleset in rolesets:
        at = index.get(roleset["roleset"])
        if at is None:
            continue
        for alias, pos in roleset["aliases"]:
            if pos in "vnj" and "_" not in alias:
                add(alias, pos, at)
        starting = {pos for alias, pos in roleset["aliases"] if alias.split("_")[0] == roleset["lemma"]}
        for pos in starting & {"v", "n", "j"} or {"v"}:
            add(roleset["lemma"], pos, at)
    for sentence in treebank:
        for frame in sentence.get("propbank", []):
            pos = POS_OF_UPOS.get(sentence["upos"][frame["predicate"]])
            if pos is not None:
                add(sentence["lemmas"][frame["predicate"]], pos, index[frame["roleset"]])
    return {lemma: {pos: sorted(at) for pos, at in sorted(by_pos.items())} for lemma, by_pos in sorted(found.items())}


def open_senses(table: Candidates, lemma: str, upos: str) -> list[int]:
    """The candidates of a word: those of its part of speech, else those of any, else none."""
    by_pos = table.get(lemma.lower(), {})
    own = by_pos.get(POS_OF_UPOS.get(upos, ""))
    return own if own else sorted({at for each in by_pos.values() for at in each})
