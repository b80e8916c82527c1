"""Lemmas and the candidates of a lemma."""

from hearsay_reader.lemmas import learn
from hearsay_reader.rolesets import candidates, open_senses


def sentence(*words: tuple[str, str, str]) -> dict:
    tokens, lemmas, upos = zip(*words)
    return {"tokens": tokens, "lemmas": lemmas, "upos": upos, "feats": ["_"] * len(tokens)}


def test_regular_forms_follow_rules_and_irregular_ones_are_listed() -> None:
    regular = [sentence((stem + "ed", stem, "VERB")) for stem in ("walk", "pack", "lock", "leak", "ask")]
    lemmas = learn([*regular, sentence(("said", "say", "VERB")), sentence(("Orlov", "Orlov", "PROPN"))])
    assert lemmas.of("talked", "VERB") == "talk"
    assert lemmas.of("Said", "VERB") == "say"
    assert lemmas.of("Orlova", "PROPN") == "Orlova"
    assert lemmas.of("walked", "NOUN") == "walked"
    assert lemmas.exceptions["VERB"] == {"said": "say"}


def test_candidates_come_from_aliases_lemma_and_treebank() -> None:
    rolesets = [
        {"roleset": "leak.01", "lemma": "leak", "aliases": [["leak", "v"], ["leak", "n"], ["leakage", "n"]]},
        {"roleset": "carry_out.02", "lemma": "carry", "aliases": [["carry_out", "v"]]},
        {"roleset": "unseen.01", "lemma": "unseen", "aliases": [["unseen", "j"]]},
    ]
    senses = ["carry_out.02", "leak.01", "make.LV"]
    treebank = [{"propbank": [{"predicate": 0, "roleset": "make.LV"}], "upos": ["VERB"], "lemmas": ["make"]}]
    table = candidates(rolesets, treebank, senses)
    assert table["leak"] == {"n": [1], "v": [1]}
    assert table["leakage"] == {"n": [1]}
    assert open_senses(table, "carry", "VERB") == [0]
    assert open_senses(table, "Make", "VERB") == [2]
    # A word tagged as something without candidates of its own looks among all.
    assert open_senses(table, "leakage", "VERB") == [1]
    assert open_senses(table, "orchard", "NOUN") == []
