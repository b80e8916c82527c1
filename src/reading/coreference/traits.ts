/**
 * A word as the coreference head knows it: what the encoder reads in any word, before the word has a place in a document.
 * `head` is -1 at the root; `entity` is the index of its type in the model's list, 0 for none, 1 a person, 2 an organization.
 */
export interface TreeWord {
  readonly text: string;
  readonly lemma: string;
  readonly upos: string;
  readonly head: number;
  readonly relation: string;
  readonly entity: number;
}

/** One sentence of a document, with the children of each word in order of text. */
export interface Tree {
  readonly words: readonly TreeWord[];
  readonly children: readonly (readonly number[])[];
}

/** Pronouns by what they share in form, then the forms of other phrases. */
const PRONOUNS: Readonly<Record<string, string>> = {
  i: 'i me my mine myself',
  we: 'we us our ours ourselves',
  you: 'you your yours yourself yourselves',
  he: 'he him his himself',
  she: 'she her hers herself',
  it: 'it its itself',
  they: 'they them their theirs themselves themself',
  this: 'this that these those',
  who: 'who whom whose which what',
};
/** What a mention is by form; its place in this list is the number the head is given. */
export const FORMS: readonly string[] = [
  ...Object.keys(PRONOUNS),
  'other',
  'name',
  'definite',
  'demonstrative',
  'possessive',
  'indefinite',
  'bare',
];
/** Forms below this index are pronouns. */
const PRONOMINAL = 10;

const FORM_OF_WORD = new Map(
  Object.entries(PRONOUNS).flatMap(([form, words]) => words.split(' ').map((word) => [word, form] as const)),
);
const DETERMINERS = new Map([
  ['the', 'definite'],
  ...['this', 'that', 'these', 'those', 'such'].map((word) => [word, 'demonstrative'] as const),
  ...['a', 'an', 'another', 'some', 'any', 'no', 'each', 'every'].map((word) => [word, 'indefinite'] as const),
]);

/** Subject 0, object 1, oblique 2, possessor 3, modifier 4, apposition 5, root 6, elsewhere 7. */
const ROLE_OF = new Map([
  ['nsubj', 0],
  ['csubj', 0],
  ['obj', 1],
  ['iobj', 2],
  ['obl', 2],
  ['nmod', 4],
  ['appos', 5],
  ['root', 6],
]);
const POSSESSOR = 3;
const ELSEWHERE = 7;

/** Unknown 0, one 1, many 2. */
const NUMBER_OF = new Map([
  ['i', 1],
  ['we', 2],
  ['he', 1],
  ['she', 1],
  ['it', 1],
  ['they', 2],
  ['this', 1],
]);
/** Unknown 0, male 1, female 2, person 3, group 4, thing 5. */
const GENDER_OF = new Map([
  ['he', 1],
  ['she', 2],
  ['it', 5],
  ['this', 5],
  ['i', 3],
  ['we', 3],
  ['you', 3],
]);
const MALE = new Set(
  'mr mr. sir lord king prince man boy gentleman guy father dad son brother husband uncle nephew grandfather grandson widower actor'.split(
    ' ',
  ),
);
const FEMALE = new Set(
  'mrs mrs. ms ms. miss lady queen princess woman girl mother mom mum daughter sister wife aunt niece grandmother granddaughter widow actress'.split(
    ' ',
  ),
);
const FOLLOWED = new Set(['compound', 'flat', 'goeswith']);
const INSIDE = new Set([...FOLLOWED, 'amod', 'nummod']);

/** What the head is told of a mention; the names of the numbers are those of `training/hearsay_reader/mentions.py`. */
export interface Traits {
  readonly sentence: number;
  readonly word: number;
  /** Words of the document before its head. */
  readonly order: number;
  readonly form: number;
  readonly entity: number;
  readonly role: number;
  readonly number: number;
  readonly gender: number;
  /** Lemmas of its head and of what stands close to it, in order of text; none for a pronoun. */
  readonly core: readonly string[];
  /** Its core as one string: equal where the cores are. */
  readonly key: string;
  /** 0 a pronoun; 1 no earlier mention shares a word of its core, 2 one does, 3 one's core is equal. */
  readonly seen: number;
  /** How many mentions stand before it: 0, 1 to 3, 4 to 15, 16 and more. */
  readonly place: number;
  readonly pronoun: boolean;
}

export function treeOf(words: readonly TreeWord[]): Tree {
  const children: number[][] = words.map(() => []);
  words.forEach((word, at) => {
    if (word.head >= 0) children[word.head]?.push(at);
  });
  return { words, children };
}

/** A relation without its subtype: "nmod" of "nmod:poss". */
export function plain(word: TreeWord): string {
  const colon = word.relation.indexOf(':');
  return colon < 0 ? word.relation : word.relation.slice(0, colon);
}

/** Words that head a mention: those with an entity type, and pronouns that are not expletive. */
export function mentionWords(words: readonly Omit<TreeWord, 'text' | 'lemma'>[]): number[] {
  return words.flatMap((word, at) =>
    word.entity > 0 || (word.upos === 'PRON' && !/^expl(?::|$)/.test(word.relation)) ? [at] : [],
  );
}

/** The mentions with these heads, `[sentence, word]` in order of text. */
export function traitsOf(trees: readonly Tree[], heads: readonly (readonly [number, number])[]): Traits[] {
  const starts = [0];
  for (const tree of trees) starts.push(starts.at(-1)! + tree.words.length);
  const words = new Set<string>();
  const cores = new Set<string>();
  return heads.map(([sentence, at], place) => {
    const tree = trees[sentence]!;
    const word = tree.words[at]!;
    const form = formOf(tree, at);
    const pronoun = form < PRONOMINAL;
    const core = pronoun ? [] : coreOf(tree, at);
    const key = core.join(' ');
    const seen = pronoun ? 0 : cores.has(key) ? 3 : core.some((each) => words.has(each)) ? 2 : 1;
    for (const each of core) words.add(each);
    cores.add(key);
    return {
      sentence,
      word: at,
      order: starts[sentence]! + at,
      form,
      entity: word.entity,
      role: roleOf(tree, at),
      number: numberOf(tree, at, form),
      gender: genderOf(word, form, core),
      core,
      key,
      seen,
      place: place === 0 ? 0 : place < 4 ? 1 : place < 16 ? 2 : 3,
      pronoun,
    };
  });
}

function formOf(tree: Tree, at: number): number {
  const word = tree.words[at]!;
  const text = word.text.toLowerCase();
  if (word.upos === 'PRON' || word.upos === 'DET') {
    const above = tree.words[word.head];
    const relative = text === 'that' && word.head > at && above !== undefined && plain(above) === 'acl';
    const form = relative ? 'who' : FORM_OF_WORD.get(text);
    if (form !== undefined || word.upos === 'PRON') return FORMS.indexOf(form ?? 'other');
  }
  if (word.upos === 'PROPN') return FORMS.indexOf('name');
  for (const child of tree.children[at]!) {
    const below = tree.words[child]!;
    const determined = plain(below) === 'det' ? DETERMINERS.get(below.text.toLowerCase()) : undefined;
    if (determined !== undefined) return FORMS.indexOf(determined);
    if (below.relation === 'nmod:poss' && child < at) return FORMS.indexOf('possessive');
    if (plain(below) === 'nummod') return FORMS.indexOf('indefinite');
  }
  return FORMS.indexOf('bare');
}

function roleOf(tree: Tree, at: number): number {
  let word = tree.words[at]!;
  for (let step = 0; step < tree.words.length && plain(word) === 'conj' && word.head >= 0; step++)
    word = tree.words[word.head]!;
  return word.relation === 'nmod:poss' ? POSSESSOR : (ROLE_OF.get(plain(word)) ?? ELSEWHERE);
}

function numberOf(tree: Tree, at: number, form: number): number {
  const word = tree.words[at]!;
  const text = word.text.toLowerCase();
  if (form < PRONOMINAL) return text === 'these' || text === 'those' ? 2 : (NUMBER_OF.get(FORMS[form]!) ?? 0);
  if (tree.children[at]!.some((child) => plain(tree.words[child]!) === 'conj')) return 2;
  if (word.upos === 'PROPN') return word.entity === 1 ? 1 : 0;
  return text === word.lemma.toLowerCase() ? 1 : 2;
}

function genderOf(word: TreeWord, form: number, core: readonly string[]): number {
  if (form < PRONOMINAL) return GENDER_OF.get(FORMS[form]!) ?? 0;
  for (const part of core) {
    if (MALE.has(part)) return 1;
    if (FEMALE.has(part)) return 2;
  }
  return word.entity === 0 ? 0 : word.entity === 1 ? 3 : word.entity === 2 ? 4 : 5;
}

function coreOf(tree: Tree, at: number): string[] {
  const inside = new Set([at]);
  const open = [at];
  for (let up = open.pop(); up !== undefined; up = open.pop()) {
    for (const child of tree.children[up]!) {
      const relation = plain(tree.words[child]!);
      const followed = FOLLOWED.has(relation);
      if (inside.has(child) || !(followed || (up === at && INSIDE.has(relation)))) continue;
      inside.add(child);
      if (followed) open.push(child);
    }
  }
  return [...inside].sort((a, b) => a - b).map((word) => tree.words[word]!.lemma.toLowerCase());
}

/** The traits as the head takes them, in its order. */
export function traitRow({ form, entity, role, number, gender, seen, place }: Traits): number[] {
  return [form, entity, role, number, gender, seen, place];
}
