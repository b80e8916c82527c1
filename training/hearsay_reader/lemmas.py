"""Lemmas without a lexicon at run time: suffix rules learned from the treebanks, and the words they get wrong.

How a word's lemma is found (``Lemmas.of``; the reader does the same):

1. PROPN, NUM, PUNCT, SYM and X keep their form; every other form is first put in lower case. (The pronoun "I" is an exception.)
2. If ``exceptions[upos]`` has the form, that is the lemma.
3. Else the longest suffix of the form, at most five letters and shorter than the form, that ``suffixes[upos]`` has is replaced by what stands
   there. ("sharing": "ing" -> ""; "parties": "ies" -> "y".)
4. Else the form is the lemma.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from .corpora import Sentence

KEPT = ("PROPN", "NUM", "PUNCT", "SYM", "X")
LONGEST_SUFFIX = 5
LEAST_GAIN = 3
"""Different words a rule must set right, beyond those it spoils, to be kept: fewer are cheaper as exceptions."""


@dataclass(frozen=True)
class Lemmas:
    """``suffixes[upos][suffix]`` is its replacement; ``exceptions[upos][form]`` is a lemma."""

    suffixes: dict[str, dict[str, str]]
    exceptions: dict[str, dict[str, str]]

    def of(self, form: str, upos: str) -> str:
        if upos in KEPT:
            return form
        form = form.lower()
        known = self.exceptions.get(upos, {}).get(form)
        return known if known is not None else _by_rule(self.suffixes.get(upos, {}), form)

    def as_json(self) -> dict[str, dict[str, dict[str, str]]]:
        return {"suffixes": self.suffixes, "exceptions": self.exceptions}


def _by_rule(rules: dict[str, str], form: str) -> str:
    for length in range(min(LONGEST_SUFFIX, len(form) - 1), 0, -1):
        replacement = rules.get(form[-length:])
        if replacement is not None:
            return form[:-length] + replacement
    return form


def learn(sentences: list[Sentence]) -> Lemmas:
    """Rules and exceptions of the sentences' gold lemmas; of a form with several lemmas the most frequent is learned."""
    counts: dict[str, dict[str, Counter]] = defaultdict(lambda: defaultdict(Counter))
    for sentence in sentences:
        for form, lemma, upos, feats in zip(*(sentence[k] for k in ("tokens", "lemmas", "upos", "feats")), strict=True):
            if upos not in KEPT and lemma not in ("_", "") and "Typo=Yes" not in feats and "Abbr=Yes" not in feats:
                counts[upos][form.lower()][lemma if lemma == "I" else lemma.lower()] += 1
    suffixes, exceptions = {}, {}
    for upos in sorted(counts):
        words = {form: min(c, key=lambda x: (-c[x], x)) for form, c in sorted(counts[upos].items())}
        rules = _rules(words)
        suffixes[upos] = dict(sorted(rules.items()))
        exceptions[upos] = {form: lemma for form, lemma in words.items() if _by_rule(rules, form) != lemma}
    return Lemmas({k: v for k, v in suffixes.items() if v}, {k: v for k, v in exceptions.items() if v})


def _rules(words: dict[str, str]) -> dict[str, str]:
    """Greedily, shorter suffixes first: a rule is kept where it sets right ``LEAST_GAIN`` words more than it spoils."""
    rules: dict[str, str] = {}
    for length in range(1, LONGEST_SUFFIX + 1):
        proposed: dict[str, Counter] = defaultdict(Counter)
        served: dict[str, list[str]] = defaultdict(list)
        for form, lemma in words.items():
            if len(form) <= length:
                continue
            stem, suffix = form[:-length], form[-length:]
            served[suffix].append(form)
            if lemma.startswith(stem):
                proposed[suffix][lemma[len(stem) :]] += 1
        for suffix, options in sorted(proposed.items()):
            replacement, right = min(options.items(), key=lambda o: (-o[1], o[0]))
            now_right = sum(_by_rule(rules, form) == words[form] for form in served[suffix])
            if right >= now_right + LEAST_GAIN:
                rules[suffix] = replacement
    return rules


def accuracy(lemmas: Lemmas, sentences: list[Sentence]) -> dict[str, float]:
    """Share of words, in percent, whose lemma is right but for case, given the gold part of speech."""
    right: Counter = Counter()
    seen: Counter = Counter()
    for sentence in sentences:
        for form, lemma, upos in zip(*(sentence[k] for k in ("tokens", "lemmas", "upos")), strict=True):
            for group in ("all", upos):
                seen[group] += 1
                right[group] += lemmas.of(form, upos).lower() == lemma.lower()
    return {group: round(100 * right[group] / seen[group], 2) for group in ("all", "VERB", "NOUN", "AUX", "ADJ")}
