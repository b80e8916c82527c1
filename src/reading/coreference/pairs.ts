import { FORMS, plain, type Traits, type Tree } from './traits.ts';

/** The nearest mentions before an anaphor that are compared with it, and of those farther back that share a word with it. */
const NEAREST = 40;
const RECALLED = 8;
/** Words before the anaphor in which the nearest begin: about 512 word pieces. */
const WINDOW = 400;

const SENTENCE_STEPS = [0, 1, 2, 3, 4, 5, 8, 16];
const MENTION_STEPS = [1, 2, 3, 4, 5, 8, 16, 32];
const BETWEEN_STEPS = [0, 1, 2, 3, 5];
const WHO = FORMS.indexOf('who');
/** Genders that exclude each other, by their numbers. */
const CLASHES = new Set(['1 2', '1 4', '1 5', '2 4', '2 5', '3 4', '3 5']);

/** An anaphor, an earlier mention, both as indexes, and what the head is told of the two. */
export interface Pair {
  readonly anaphor: number;
  readonly antecedent: number;
  /** sentences, mentions, match, link, salience, between, agree: see `training/hearsay_reader/pairs.py`. */
  readonly features: readonly number[];
}

/** Names and whoever is introduced refer back by other means, or not at all: their pairs are half of all, and nobody asks for them. */
const NEVER_ASKED = new Set(['name', 'indefinite', 'who'].map((form) => FORMS.indexOf(form)));

/** Whether the reader asks the head what a mention refers back to. */
export function isAsked(mention: Traits): boolean {
  return !NEVER_ASKED.has(mention.form);
}

/** Every pair that is to be scored, in order of anaphors, nearest candidate first: of those anaphors that `asked` lets pass. Bounded for each. */
export function pairsOf(
  trees: readonly Tree[],
  mentions: readonly Traits[],
  asked: (anaphor: Traits) => boolean = () => true,
): Pair[] {
  const counts = new Map<string, number>();
  const places = new Map<string, number[]>();
  const out: Pair[] = [];
  mentions.forEach((anaphor, at) => {
    let agreeing = 0;
    for (const other of asked(anaphor) ? candidates(mentions, at, places) : []) {
      const antecedent = mentions[other]!;
      const agree = agrees(anaphor, antecedent);
      out.push({
        anaphor: at,
        antecedent: other,
        features: [
          bucket(SENTENCE_STEPS, anaphor.sentence - antecedent.sentence),
          bucket(MENTION_STEPS, at - other),
          match(trees, anaphor, antecedent),
          link(trees, anaphor, antecedent),
          Math.min(4, counts.get(kindOf(antecedent)) ?? 0) - 1,
          bucket(BETWEEN_STEPS, agreeing),
          agree ? 1 : 0,
        ],
      });
      if (agree) agreeing++;
    }
    counts.set(kindOf(anaphor), (counts.get(kindOf(anaphor)) ?? 0) + 1);
    for (const word of new Set(anaphor.core)) {
      const having = places.get(word);
      if (having === undefined) places.set(word, [at]);
      else having.push(at);
    }
  });
  return out;
}

/** Nearest first. `places` are the mentions before this one that have a word, in order of text. */
function candidates(mentions: readonly Traits[], at: number, places: ReadonlyMap<string, readonly number[]>): number[] {
  const own = mentions[at]!;
  const near: number[] = [];
  let other = at - 1;
  for (; other >= 0 && near.length < NEAREST && own.order - mentions[other]!.order <= WINDOW; other--) near.push(other);
  const far = new Set<number>();
  for (const word of own.core) {
    const having = places.get(word) ?? [];
    let last = having.length - 1;
    while (last >= 0 && having[last]! > other) last--;
    for (const place of having.slice(Math.max(0, last + 1 - RECALLED), last + 1)) far.add(place);
  }
  return [...near, ...[...far].sort((a, b) => b - a).slice(0, RECALLED)];
}

function bucket(steps: readonly number[], value: number): number {
  let at = steps.length - 1;
  while (at > 0 && steps[at]! > value) at--;
  return at;
}

function kindOf(mention: Traits): string {
  return mention.pronoun ? `+${mention.form}` : mention.key;
}

function agrees(one: Traits, other: Traits): boolean {
  if (one.number !== 0 && other.number !== 0 && one.number !== other.number) return false;
  const [low, high] = [Math.min(one.gender, other.gender), Math.max(one.gender, other.gender)];
  return !CLASHES.has(`${low} ${high}`);
}

function match(trees: readonly Tree[], anaphor: Traits, antecedent: Traits): number {
  if (anaphor.pronoun || antecedent.pronoun)
    return anaphor.pronoun !== antecedent.pronoun ? 0 : anaphor.form === antecedent.form ? 1 : 2;
  const [one, other] = [new Set(anaphor.core), new Set(antecedent.core)];
  const shared = [...one].filter((word) => other.has(word)).length;
  if (shared === one.size && shared === other.size) return 4;
  if (shared === one.size) return 5;
  if (shared === other.size) return 6;
  if (lemmaOf(trees, anaphor) === lemmaOf(trees, antecedent)) return 7;
  if (shared > 0) return 8;
  return isAcronym(anaphor.core, antecedent.core) || isAcronym(antecedent.core, anaphor.core) ? 9 : 3;
}

function lemmaOf(trees: readonly Tree[], mention: Traits): string {
  return trees[mention.sentence]!.words[mention.word]!.lemma.toLowerCase();
}

function isAcronym(short: readonly string[], long: readonly string[]): boolean {
  if (short.length !== 1 || long.length < 2) return false;
  // By code point, as the head was trained.
  return short[0]!.replaceAll('.', '') === long.map((part) => [...part][0] ?? '').join('');
}

function link(trees: readonly Tree[], anaphor: Traits, antecedent: Traits): number {
  if (anaphor.sentence !== antecedent.sentence) return 0;
  const tree = trees[anaphor.sentence]!;
  const { words } = tree;
  const [i, j] = [anaphor.word, antecedent.word];
  const [one, other] = [words[i]!, words[j]!];
  if (plain(one) === 'appos' && one.head === j) return 1;
  if (plain(other) === 'nsubj' && other.head === i && tree.children[i]!.some((child) => plain(words[child]!) === 'cop'))
    return 2;
  if (anaphor.form === WHO) {
    let up = one.head;
    for (let step = 0; step < 2 && up >= 0; step++, up = words[up]!.head)
      if (plain(words[up]!) === 'acl' && words[up]!.head === j) return 3;
  }
  if (plain(one) === 'conj' && firstConjunct(tree, i) === firstConjunct(tree, j)) return 4;
  if (one.head === other.head) return 5;
  if (hangsOn(tree, j, i)) return 6;
  return hangsOn(tree, i, j) ? 7 : 8;
}

function firstConjunct(tree: Tree, from: number): number {
  let at = from;
  for (let step = 0; step < tree.words.length; step++) {
    const word = tree.words[at]!;
    if (plain(word) !== 'conj' || word.head < 0) break;
    at = word.head;
  }
  return at;
}

function hangsOn(tree: Tree, from: number, on: number): boolean {
  let at = from;
  for (let step = 0; step < tree.words.length; step++) {
    at = tree.words[at]!.head;
    if (at < 0 || at === on) return at === on;
  }
  return false;
}
