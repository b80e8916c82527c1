"""From scores to structures: constrained argument spans and name spans."""

from __future__ import annotations

import numpy as np

BARRED = -1e9


def spans(logits: np.ndarray, labels: int) -> list[tuple[int, int, int]]:
    """The best BIO path as ``(first, past_last, label)``, where I-x may follow only B-x or I-x (Viterbi).

    ``logits`` is [words, 2 * labels + 1] in the order O, B-0, I-0, B-1, I-1 ...
    """
    words = len(logits)
    scores = logits - np.logaddexp.reduce(logits, 1, keepdims=True)
    outside, begin, inside = scores[:, 0], scores[:, 1::2], scores[:, 2::2]
    best_o, best_b, best_i = outside[0], begin[0].copy(), np.full(labels, BARRED)
    back = []
    for t in range(1, words):
        every = np.concatenate([[best_o], best_b, best_i])
        at = int(every.argmax())
        from_begin = best_b >= best_i
        next_i = np.where(from_begin, best_b, best_i) + inside[t]
        back.append((at, from_begin))
        best_o, best_b, best_i = every[at] + outside[t], every[at] + begin[t], next_i
    state = int(np.concatenate([[best_o], best_b, best_i]).argmax())
    path = [state]
    for at, from_begin in reversed(back):
        if state > labels:
            state = state - labels if from_begin[state - 1 - labels] else state
        else:
            state = at
        path.append(state)
    path.reverse()
    out: list[tuple[int, int, int]] = []
    for t, state in enumerate(path):
        if 0 < state <= labels:
            out.append((t, t + 1, state - 1))
        elif state > labels:
            first, _, label = out[-1]
            out[-1] = (first, t + 1, label)
    return out


def tree(arcs: np.ndarray) -> np.ndarray:
    """The maximum spanning tree (Chu and Liu 1965, Edmonds 1967) of [W, W + 1] head scores; heads with 0 the root, one child of the root."""
    words = arcs.shape[0]
    scores = np.full((words + 1, words + 1), BARRED)
    scores[1:, :] = arcs
    np.fill_diagonal(scores, BARRED)
    heads = _arborescence(scores)
    roots = [w for w in range(1, words + 1) if heads[w] == 0]
    if len(roots) > 1:
        best, kept = -np.inf, heads
        for root in roots:
            single = scores.copy()
            single[1:, 0] = BARRED
            single[root, 0] = scores[root, 0]
            tried = _arborescence(single)
            value = sum(single[w, tried[w]] for w in range(1, words + 1))
            if value > best:
                best, kept = value, tried
        heads = kept
    return heads[1:]


def _arborescence(scores: np.ndarray) -> np.ndarray:
    count = len(scores)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    outside = [v for v in range(count) if v not in cycle]
    index = {v: i for i, v in enumerate(outside)}
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), BARRED)
    into, out_of = {}, {}
    weight = sum(scores[v, heads[v]] for v in cycle)
    for v in outside:
        for u in outside:
            smaller[index[v], index[u]] = scores[v, u]
        if v != 0:
            best = max(cycle, key=lambda u: scores[v, u])
            smaller[index[v], merged], out_of[v] = scores[v, best], best
        best = max(cycle, key=lambda u: scores[u, v] - scores[u, heads[u]])
        smaller[merged, index[v]], into[v] = scores[best, v] - scores[best, heads[best]] + weight, best
    found = _arborescence(smaller)
    result = heads.copy()
    for v in outside:
        if v != 0:
            head = found[index[v]]
            result[v] = out_of[v] if head == merged else outside[head]
    entering = outside[found[merged]]
    result[into[entering]] = entering
    return result


def _cycle(heads: np.ndarray) -> set[int] | None:
    state = np.zeros(len(heads), int)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return set(path[path.index(at) :])
        for v in path:
            state[v] = 2
    return None
