"""Which earlier mentions an anaphor is compared with, and what the coreference head is told of each pair.

*Candidates* of a mention, nearest first: the ``NEAREST`` mentions before it that begin at most ``WINDOW`` words before it (about 512
word pieces); of those farther back the ``RECALLED`` nearest that share a word of its core.

*Features* of a pair (anaphor, antecedent), in this order:

``sentences``
    Sentences between the two heads: 0, 1, 2, 3, 4, 5 to 7, 8 to 15, 16 and more.
``mentions``
    Mentions from the antecedent to the anaphor: 1, 2, 3, 4, 5 to 7, 8 to 15, 16 to 31, 32 and more.
``match``
    0 a pronoun and another mention; 1 two pronouns of one form; 2 two of different forms. Of two cores, as sets: 3 nothing shared, 4 equal, 5 the
    anaphor's within the antecedent's, 6 the antecedent's within the anaphor's, 7 the head's lemmas are equal, 8 something else shared; and, instead of 3,
    9 one is a single word and is the other's first letters (an acronym; two letters or more).
``link``
    In one sentence: 1 the anaphor is an apposition of the antecedent; 2 the antecedent is a subject (plain ``nsubj``) of the anaphor and the
    anaphor has a child ``cop``; 3 the anaphor is a relative pronoun (form ``who``) and its head, or that one's head, is a plain ``acl`` that hangs on the antecedent;
    4 they are joined by ``conj``; 5 they hang on the same word; 6 the antecedent hangs, however far down, on the anaphor; 7 the anaphor
    on the antecedent; 8 none of these. 0 in two sentences. The first that holds.
``salience``
    Mentions before the anaphor whose core equals the antecedent's, or of the same form where that is a pronoun, itself among them: 1, 2, 3, 4 and more.
``between``
    Candidates nearer than this one that agree with the anaphor: 0, 1, 2, 3 to 4, 5 and more.
``agree``
    0 disagree, 1 agree. Mentions agree unless both numbers are known and differ, or their genders clash: male and female; male or female and group or
    thing; person and thing or group.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from .mentions import FORMS, Mention, Tree

NEAREST = 40
RECALLED = 8
WINDOW = 400
FEATURES = {"sentences": 8, "mentions": 8, "match": 10, "link": 9, "salience": 4, "between": 5, "agree": 2}
"""Each feature and how many values it has."""

SENTENCE_STEPS = [0, 1, 2, 3, 4, 5, 8, 16]
MENTION_STEPS = [1, 2, 3, 4, 5, 8, 16, 32]
BETWEEN_STEPS = [0, 1, 2, 3, 5]
CLASHES = {frozenset(pair) for pair in ((1, 2), (1, 4), (1, 5), (2, 4), (2, 5), (3, 4), (3, 5))}


def compare(trees: list[Tree], mentions: list[Mention]) -> Iterator[tuple[int, int, list[int]]]:
    """``(anaphor, antecedent, features)`` of every pair of a document's mentions that is to be scored, in order of anaphors, nearest candidate first."""
    counts: Counter = Counter()
    for at, anaphor in enumerate(mentions):
        agreeing = 0
        for other in _candidates(mentions, at):
            antecedent = mentions[other]
            same = _agree(anaphor, antecedent)
            yield (
                at,
                other,
                [
                    _bucket(SENTENCE_STEPS, anaphor.sentence - antecedent.sentence),
                    _bucket(MENTION_STEPS, at - other),
                    _match(trees, anaphor, antecedent),
                    _link(trees, anaphor, antecedent),
                    min(4, counts[_kind(antecedent)]) - 1,
                    _bucket(BETWEEN_STEPS, agreeing),
                    int(same),
                ],
            )
            agreeing += same
        counts[_kind(anaphor)] += 1


def _candidates(mentions: list[Mention], at: int) -> list[int]:
    own = mentions[at]
    core = set(own.core)
    near: list[int] = []
    far: list[int] = []
    for other in range(at - 1, -1, -1):
        if len(near) < NEAREST and own.order - mentions[other].order <= WINDOW:
            near.append(other)
        elif len(far) == RECALLED:
            break
        elif not core.isdisjoint(mentions[other].core):
            far.append(other)
    return near + far


def _bucket(steps: list[int], value: int) -> int:
    return bisect_right(steps, value) - 1


def _kind(mention: Mention) -> int | tuple[str, ...]:
    return mention.form if mention.pronoun else mention.core


def _agree(one: Mention, other: Mention) -> bool:
    numbers = one.number == 0 or other.number == 0 or one.number == other.number
    return numbers and frozenset((one.gender, other.gender)) not in CLASHES


def _match(trees: list[Tree], anaphor: Mention, antecedent: Mention) -> int:
    if anaphor.pronoun or antecedent.pronoun:
        return 0 if anaphor.pronoun != antecedent.pronoun else 1 if anaphor.form == antecedent.form else 2
    one, other = set(anaphor.core), set(antecedent.core)
    if one == other:
        return 4
    if one < other:
        return 5
    if other < one:
        return 6
    if _lemma(trees, anaphor) == _lemma(trees, antecedent):
        return 7
    if one & other:
        return 8
    return 9 if _acronym(anaphor.core, antecedent.core) or _acronym(antecedent.core, anaphor.core) else 3


def _lemma(trees: list[Tree], mention: Mention) -> str:
    return trees[mention.sentence].words[mention.word].lemma.lower()


def _acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == "".join(part[0] for part in long)


def _link(trees: list[Tree], anaphor: Mention, antecedent: Mention) -> int:
    if anaphor.sentence != antecedent.sentence:
        return 0
    tree = trees[anaphor.sentence]
    words = tree.words
    i, j = anaphor.word, antecedent.word
    if words[i].plain == "appos" and words[i].head == j:
        return 1
    if words[j].plain == "nsubj" and words[j].head == i and any(words[c].plain == "cop" for c in tree.children[i]):
        return 2
    if FORMS[anaphor.form] == "who":
        up = words[i].head
        for _ in range(2):
            if up >= 0 and words[up].plain == "acl" and words[up].head == j:
                return 3
            up = words[up].head if up >= 0 else -1
    if words[i].plain == "conj" and _first(tree, i) == _first(tree, j):
        return 4
    if words[i].head == words[j].head:
        return 5
    if _hangs(tree, j, i):
        return 6
    return 7 if _hangs(tree, i, j) else 8


def _first(tree: Tree, at: int) -> int:
    for _ in tree.words:
        if tree.words[at].plain != "conj" or tree.words[at].head < 0:
            break
        at = tree.words[at].head
    return at


def _hangs(tree: Tree, at: int, on: int) -> bool:
    for _ in tree.words:
        at = tree.words[at].head
        if at < 0 or at == on:
            return at == on
    return False
