"""Mentions, their pairs, and the measures of coreference, on sentences made here."""

import pytest

pytest.importorskip("scipy", reason="scipy is not installed: pip install -r requirements.txt")

from hearsay_reader.chains import Cluster, Tally, chains  # noqa: E402
from hearsay_reader.mentions import FORMS, GENDERS, ROLES, Tree, Word, describe  # noqa: E402
from hearsay_reader.pairs import compare  # noqa: E402


def sentence(*words: tuple[str, str, int, str, int]) -> Tree:
    """Words as (text, part of speech, head from 0, relation, entity type); the lemma is the text but for a plural's s."""
    return Tree([Word(text, text.removesuffix("s") if upos == "NOUN" else text, upos, head, relation, entity) for text, upos, head, relation, entity in words])


TREES = [
    sentence(("Ms.", "PROPN", 1, "compound", 0), ("Marsh", "PROPN", 2, "nsubj", 1), ("sent", "VERB", -1, "root", 0), ("two", "NUM", 4, "nummod", 0), ("letters", "NOUN", 2, "obj", 5)),
    sentence(("She", "PRON", 1, "nsubj", 1), ("signed", "VERB", -1, "root", 0), ("the", "DET", 3, "det", 0), ("letters", "NOUN", 1, "obj", 5), ("that", "PRON", 6, "obj", 0), ("Marsh", "PROPN", 6, "nsubj", 1), ("sent", "VERB", 3, "acl:relcl", 0)),
]
HEADS = [(0, 1), (0, 4), (1, 0), (1, 3), (1, 4), (1, 5)]


def test_traits_say_form_role_number_gender_and_what_was_seen() -> None:
    mentions = describe(TREES, HEADS)
    assert [FORMS[m.form] for m in mentions] == ["name", "indefinite", "she", "definite", "who", "name"]
    assert [ROLES[m.role] for m in mentions] == ["subject", "object", "subject", "object", "object", "subject"]
    assert [m.number for m in mentions] == [1, 2, 1, 2, 0, 1]
    assert [GENDERS[m.gender] for m in mentions] == ["female", "thing", "female", "thing", "unknown", "person"]
    assert [m.core for m in mentions][:2] == [("ms.", "marsh"), ("two", "letter")]
    assert [m.seen for m in mentions] == [1, 1, 0, 2, 0, 2]


def test_features_of_a_pronoun_and_of_a_repeated_name() -> None:
    told = {(a, b): features for a, b, features in compare(TREES, describe(TREES, HEADS))}
    assert len(told) == 15
    assert told[2, 1] == [1, 0, 0, 0, 0, 0, 0]
    assert told[2, 0] == [1, 1, 0, 0, 0, 0, 1]
    assert told[3, 1][2] == 5
    assert told[4, 3] == [0, 0, 0, 3, 0, 0, 1]
    assert told[5, 0][2] == 5


def test_links_make_clusters_and_a_single_mention_makes_none() -> None:
    assert chains("abcd", [None, 0, None, 1]) == [Cluster("abd")]


def test_the_measures_of_a_split_cluster() -> None:
    tally = Tally()
    tally.add([Cluster("abcd")], [Cluster("ab"), Cluster("cd")])
    assert tally.f1() == {"muc": 80.0, "b3": 66.67, "ceaf": 44.44, "conll": 63.7}
