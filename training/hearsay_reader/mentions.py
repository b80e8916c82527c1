"""What the coreference head is told of each mention. The reader computes the same numbers at run time.

A mention is its head word: a sentence of the document and a word in it. Everything below is read from the *analysis* of
the sentence as the other heads give it: text, lemma, part of speech, head (0-based, -1 the root), relation and entity type of each word.
``plain`` is a relation without its subtype (``nmod`` of ``nmod:poss``); letters are compared in lower case.

*Traits* of a mention, in this order, each an index into the list of its name:

``form``
    Of a word that is PRON or DET: the row of ``PRONOUNS`` that has it, where "that" is ``who`` if its own head's plain relation is ``acl``
    and follows it; PRON in no row is ``other``. Else PROPN is ``name``. Else by the first of the head's children, in order of text, that is one of
    these: plain ``det`` in ``DETERMINERS`` (its form), ``nmod:poss`` before the head (``possessive``), plain ``nummod`` (``indefinite``). Else ``bare``.
``entity``
    The entity type of the head word.
``role``
    ``possessor`` for ``nmod:poss``; else by the plain relation (``ROLE_OF``); ``conj`` has the role of the word it hangs on (and so on up);
    any other is ``elsewhere``.
``number``
    A pronoun's by ``NUMBER_OF`` ("these", "those" are many; ``you``, ``who`` and ``other`` unknown). Any other mention with a child ``conj`` is many. A PROPN is
    unknown, or one where its entity is person. Else many if text and lemma differ, one if not.
``gender``
    ``he`` male, ``she`` female, ``it`` and ``this`` thing, ``i``, ``we`` and ``you`` person, other pronouns unknown. Else by the first word of the core that is in ``MALE`` or
    ``FEMALE``; else by entity: person, group for organization, unknown for none, else thing.
``seen``
    0 a pronoun; else, over the mentions before it in the document: 1 none shares a word of its core, 2 one does, 3 one's core is equal.
``place``
    How many mentions stand before it in the document: 0, 1 to 3, 4 to 15, 16 and more.

The *core* of a mention is the head and, recursively, the children in plain ``compound``, ``flat``, ``amod``, ``nummod`` and ``goeswith`` of its words, in order of
text: their lemmas. Of those found through the head, ``amod`` and ``nummod`` are not followed further. A pronoun has no core.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

PRONOUNS = {
    "i": "i me my mine myself",
    "we": "we us our ours ourselves",
    "you": "you your yours yourself yourselves",
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves themself",
    "this": "this that these those",
    "who": "who whom whose which what",
}
FORMS = [*PRONOUNS, "other", "name", "definite", "demonstrative", "possessive", "indefinite", "bare"]
PRONOMINAL = 10
"""Forms below this index are pronouns."""
ROLES = ["subject", "object", "oblique", "possessor", "modifier", "apposition", "root", "elsewhere"]
NUMBERS = ["unknown", "one", "many"]
GENDERS = ["unknown", "male", "female", "person", "group", "thing"]
TRAITS = ["form", "entity", "role", "number", "gender", "seen", "place"]

ROLE_OF = {"nsubj": 0, "csubj": 0, "obj": 1, "iobj": 2, "obl": 2, "nmod": 4, "appos": 5, "root": 6}
DETERMINERS = {
    **dict.fromkeys(["the"], "definite"),
    **dict.fromkeys(["this", "that", "these", "those", "such"], "demonstrative"),
    **dict.fromkeys(["a", "an", "another", "some", "any", "no", "each", "every"], "indefinite"),
}
NUMBER_OF = {"i": 1, "we": 2, "he": 1, "she": 1, "it": 1, "they": 2, "this": 1}
GENDER_OF = {"he": 1, "she": 2, "it": 5, "this": 5, "i": 3, "we": 3, "you": 3}
MALE = frozenset("mr mr. sir lord king prince man boy gentleman guy father dad son brother husband uncle nephew grandfather grandson widower actor".split())
FEMALE = frozenset("mrs mrs. ms ms. miss lady queen princess woman girl mother mom mum daughter sister wife aunt niece grandmother granddaughter widow actress".split())
FOLLOWED = ("compound", "flat", "goeswith")
INSIDE = (*FOLLOWED, "amod", "nummod")
FORM_OF_WORD = {word: form for form, words in PRONOUNS.items() for word in words.split()}


@dataclass(frozen=True)
class Word:
    text: str
    lemma: str
    upos: str
    head: int
    relation: str
    entity: int

    @property
    def plain(self) -> str:
        return self.relation.split(":")[0]


@dataclass(frozen=True)
class Tree:
    """One sentence of a document, analysed."""

    words: list[Word]

    @cached_property
    def children(self) -> list[list[int]]:
        out: list[list[int]] = [[] for _ in self.words]
        for at, word in enumerate(self.words):
            if word.head >= 0:
                out[word.head].append(at)
        return out


@dataclass(frozen=True)
class Mention:
    """``order`` counts the document's words before it; the traits are indices, ``seen`` and ``place`` as the module says."""

    sentence: int
    word: int
    order: int
    form: int
    entity: int
    role: int
    number: int
    gender: int
    core: tuple[str, ...]
    seen: int
    place: int

    @property
    def pronoun(self) -> bool:
        return self.form < PRONOMINAL

    @property
    def traits(self) -> list[int]:
        return [self.form, self.entity, self.role, self.number, self.gender, self.seen, self.place]


def describe(trees: list[Tree], heads: list[tuple[int, int]]) -> list[Mention]:
    """The mentions with these ``(sentence, word)`` heads, each given once, in order of text."""
    starts = [0]
    for tree in trees:
        starts.append(starts[-1] + len(tree.words))
    out: list[Mention] = []
    words_seen: set[str] = set()
    cores_seen: set[tuple[str, ...]] = set()
    for place, (sentence, at) in enumerate(sorted(set(heads))):
        tree = trees[sentence]
        word = tree.words[at]
        form = form_of(tree, at)
        pronoun = form < PRONOMINAL
        core = () if pronoun else core_of(tree, at)
        seen = 0 if pronoun else 3 if core in cores_seen else 2 if words_seen.intersection(core) else 1
        words_seen.update(core)
        cores_seen.add(core)
        number, gender = number_of(tree, at, form), gender_of(word, form, core)
        bucket = 0 if place == 0 else 1 if place < 4 else 2 if place < 16 else 3
        out.append(Mention(sentence, at, starts[sentence] + at, form, word.entity, role_of(tree, at), number, gender, core, seen, bucket))
    return out


def form_of(tree: Tree, at: int) -> int:
    word = tree.words[at]
    text = word.text.lower()
    if word.upos in ("PRON", "DET"):
        form = FORM_OF_WORD.get(text)
        if text == "that" and word.head > at and tree.words[word.head].plain == "acl":
            form = "who"
        if form is not None or word.upos == "PRON":
            return FORMS.index(form or "other")
    if word.upos == "PROPN":
        return FORMS.index("name")
    for child in tree.children[at]:
        below = tree.words[child]
        if below.plain == "det" and below.text.lower() in DETERMINERS:
            return FORMS.index(DETERMINERS[below.text.lower()])
        if below.relation == "nmod:poss" and child < at:
            return FORMS.index("possessive")
        if below.plain == "nummod":
            return FORMS.index("indefinite")
    return FORMS.index("bare")


def role_of(tree: Tree, at: int) -> int:
    word = tree.words[at]
    for _ in tree.words:
        if word.plain != "conj" or word.head < 0:
            break
        word = tree.words[word.head]
    return 3 if word.relation == "nmod:poss" else ROLE_OF.get(word.plain, 7)


def number_of(tree: Tree, at: int, form: int) -> int:
    word = tree.words[at]
    if form < PRONOMINAL:
        return 2 if word.text.lower() in ("these", "those") else NUMBER_OF.get(FORMS[form], 0)
    if any(tree.words[child].plain == "conj" for child in tree.children[at]):
        return 2
    if word.upos == "PROPN":
        return int(word.entity == 1)
    return 1 if word.text.lower() == word.lemma.lower() else 2


def gender_of(word: Word, form: int, core: tuple[str, ...]) -> int:
    if form < PRONOMINAL:
        return GENDER_OF.get(FORMS[form], 0)
    for part in core:
        if part in MALE or part in FEMALE:
            return 1 if part in MALE else 2
    return {0: 0, 1: 3, 2: 4}.get(word.entity, 5)


def core_of(tree: Tree, at: int) -> tuple[str, ...]:
    inside, todo = {at}, [at]
    while todo:
        up = todo.pop()
        for child in tree.children[up]:
            plain = tree.words[child].plain
            if child not in inside and (plain in FOLLOWED or (up == at and plain in INSIDE)):
                inside.add(child)
                if plain in FOLLOWED:
                    todo.append(child)
    return tuple(tree.words[word].lemma.lower() for word in sorted(inside))
