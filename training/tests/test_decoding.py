"""Decoding is checked against trying everything."""

import itertools

import pytest

np = pytest.importorskip("numpy", reason="numpy is not installed: pip install -r requirements.txt")

from hearsay_reader.decoding import BARRED, spans, tree  # noqa: E402


def allowed(path: tuple[int, ...], labels: int) -> bool:
    """States are O, B of each label, I of each label; I may follow only B or I of its own label."""
    for before, state in zip((0, *path), path):
        if state > labels and before not in (state - labels, state):
            return False
    return True


def spans_of(path: tuple[int, ...], labels: int) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    for at, state in enumerate(path):
        if 0 < state <= labels:
            found.append((at, at + 1, state - 1))
        elif state > labels:
            found[-1] = (found[-1][0], at + 1, found[-1][2])
    return found


@pytest.mark.parametrize("seed", range(20))
def test_spans_are_the_best_allowed_path(seed: int) -> None:
    labels, words = 2, 4
    logits = np.random.default_rng(seed).normal(size=(words, 2 * labels + 1))
    scores = logits - np.logaddexp.reduce(logits, 1, keepdims=True)
    column = [0, *range(1, 2 * labels, 2), *range(2, 2 * labels + 1, 2)]
    every = [p for p in itertools.product(range(2 * labels + 1), repeat=words) if allowed(p, labels)]
    best = max(every, key=lambda p: sum(scores[t, column[s]] for t, s in enumerate(p)))
    assert spans(logits, labels) == spans_of(best, labels)


def test_an_inside_tag_alone_opens_no_span() -> None:
    logits = np.full((2, 3), -5.0)
    logits[0, 0] = logits[1, 2] = 5.0
    assert all(first == 0 or label == 0 for first, _, label in spans(logits, 1))
    assert spans(np.array([[5.0, 0, 0], [5.0, 0, 0]]), 1) == []


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h == 0 for h in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at != 0:
            at, steps = heads[at - 1], steps + 1
            if steps > len(heads):
                return False
    return True


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("words", [1, 2, 3, 4, 5])
def test_the_tree_is_the_best_of_all(seed: int, words: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(words, words + 1)) * 3
    best, value = None, -np.inf
    for heads in itertools.product(range(words + 1), repeat=words):
        if any(h == w + 1 for w, h in enumerate(heads)) or not is_tree(heads):
            continue
        total = sum(arcs[w, h] for w, h in enumerate(heads))
        if total > value:
            best, value = heads, total
    assert tuple(tree(arcs)) == best


def test_the_tree_never_hangs_a_word_on_itself() -> None:
    arcs = np.zeros((3, 4))
    for word in range(3):
        arcs[word, word + 1] = 100
    heads = tree(arcs)
    assert is_tree(tuple(heads))
    assert BARRED < 0
