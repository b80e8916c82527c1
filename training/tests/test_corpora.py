"""Reading the corpora's own notations."""

import pytest

from hearsay_reader.corpora import entity_spans, mention_heads


def test_brackets_of_one_token_and_of_several() -> None:
    column = ["(1-person-giv", None, "1)", "(2-place-new)"]
    assert sorted(entity_spans(column)) == [(0, 3, "person", "1"), (3, 4, "place", "2")]


def test_nested_and_crossing_brackets() -> None:
    column = ["(1-organization-new(2-person-new", "2)", "1)(3-event-new", "3)"]
    assert sorted(entity_spans(column)) == [(0, 2, "person", "2"), (0, 3, "organization", "1"), (2, 4, "event", "3")]


def test_the_same_entity_inside_itself_closes_innermost_first() -> None:
    column = ["(7-object-new", "(7-object-giv", "7)", "7)"]
    assert sorted(entity_spans(column)) == [(0, 4, "object", "7"), (1, 3, "object", "7")]


def test_a_closing_without_an_opening_is_passed_over() -> None:
    assert entity_spans(["9)", "(1-person)"]) == [(1, 2, "person", "1")]


def test_the_head_of_a_mention_is_the_word_that_hangs_outside_it() -> None:
    sentence = {"entity": ["(1-person-new", None, "1)", None], "head": [3, 3, 4, 0]}
    assert mention_heads(sentence) == [(2, "person", "1")]


def test_role_tags_keep_the_longer_of_two_that_overlap() -> None:
    pytest.importorskip("tokenizers", reason="tokenizers is not installed: pip install -r requirements.txt")
    from hearsay_reader.examples import role_tags

    roles = {"ARG0": 0, "ARG1": 1}
    assert role_tags([(0, 2, "ARG0"), (1, 5, "ARG1")], 6, roles) == [0, 3, 4, 4, 4, 0]
    assert role_tags([(0, 1, "ARG0"), (2, 4, "ARG1"), (5, 6, "ARG9")], 6, roles) == [1, 0, 3, 4, 0, 0]
