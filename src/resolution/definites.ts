import { folded } from '../reading/names.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import { kindOf } from './pronouns.ts';
import type { Scene } from './scene.ts';

const TAKES_UP = new Set(['definite', 'demonstrative', 'possessive']);
const BACKWARD = new Set(['the', 'this', 'that', 'these', 'those', 'same', 'said']);
const OTHER = /^(?:other|another|second|third|new|different|separate|further|former)$/;
/** Nouns general enough to take up a name of their kind that they never stood with, close by. */
const GENERAL_NOUNS: ReadonlyMap<string, ReadMention['refersTo']> = new Map([
  ...[
    'company',
    'firm',
    'group',
    'organisation',
    'organization',
    'movement',
    'militia',
    'newspaper',
    'agency',
    'party',
  ].map((noun) => [noun, 'organisation'] as const),
  ...['country', 'state', 'nation', 'government'].map((noun) => [noun, 'state'] as const),
  ...['man', 'woman'].map((noun) => [noun, 'person'] as const),
]);
const NEAR = 2;

/**
 * The earlier mention that a description of an actor takes up ("the officials", "that consultant"), or null: one with
 * the same head whose words hold all of its words, a name whose title or description has that head, or, close by, a name
 * of the kind that a general noun ("the company") stands for. Nothing is joined.
 */
export function describedActor(scene: Scene, clusters: Clusters, mention: ReadMention): string | null {
  if (!TAKES_UP.has(mention.form) || mention.refersTo === 'item' || mention.refersTo === 'other') return null;
  const words = wordsOf(mention);
  if (words.some((word) => OTHER.test(word))) return null;
  const head = singular(mention.head);
  for (let at = (scene.order.get(mention.id) ?? 0) - 1; at >= 0; at--) {
    const other = scene.mentions[at]!;
    if (other.passage.end > mention.passage.start || other.form === 'pronoun' || other.number !== mention.number)
      continue;
    if (headsOf(other).includes(head) && covers(other, words) && !differ(scene, clusters, mention, other))
      return other.id;
  }
  return wordOfName(scene, clusters, mention, words) ?? generally(scene, clusters, mention, head);
}

/** Words that say which one, in lower case: articles, pointers and the state's adjective aside. */
function wordsOf(mention: ReadMention): string[] {
  return folded(mention.name)
    .split(/[ -]/)
    .filter((word) => word !== '' && !BACKWARD.has(word))
    .map(singular);
}

function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower === 'authorities') return lower;
  return lower
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
    .replace(/men$/, 'man');
}

/** The noun of a description, and the last words of a title: "the minister" is a foreign minister named so before. */
function headsOf(mention: ReadMention): string[] {
  if (mention.form !== 'name') return [singular(mention.head)];
  return mention.title === null ? [] : [singular(mention.title.split(/\s+/).at(-1) ?? '')];
}

function covers(other: ReadMention, words: readonly string[]): boolean {
  const known = new Set([...wordsOf(other), ...(other.title ?? '').split(/[\s-]+/).map(singular)]);
  return words.every((word) => known.has(word));
}

/** Two that are said to be of different owners or states are two. */
function differ(scene: Scene, clusters: Clusters, a: ReadMention, b: ReadMention): boolean {
  const owner = (mention: ReadMention): string | undefined =>
    mention.links.find((link) => link.kind === 'of' && scene.byId.get(link.to)?.refersTo !== 'other')?.to;
  const [first, second] = [owner(a), owner(b)];
  return first !== undefined && second !== undefined && !clusters.together(first, second);
}

/** "The port" for the Halden Port Authority, "the bank" for Ardal Bank: a word of the one name of a body that has it. */
function wordOfName(scene: Scene, clusters: Clusters, mention: ReadMention, words: readonly string[]): string | null {
  if (
    mention.form !== 'definite' ||
    mention.number === 'many' ||
    words.length !== 1 ||
    mention.refersTo !== 'organisation'
  )
    return null;
  const named = scene.mentions.filter(
    (other) =>
      other.form === 'name' &&
      other.passage.end <= mention.passage.start &&
      wordsOf(other).length > 1 &&
      wordsOf(other).includes(words[0]!) &&
      kindOf(clusters, scene, other) !== 'person',
  );
  const [one] = named;
  return one !== undefined && named.every((other) => clusters.together(other.id, one.id)) ? one.id : null;
}

function generally(scene: Scene, clusters: Clusters, mention: ReadMention, head: string): string | null {
  if (mention.number === 'many' || mention.form === 'possessive' || mention.links.some((link) => link.kind === 'of'))
    return null;
  const kind = GENERAL_NOUNS.get(head);
  if (kind === undefined || wordsOf(mention).length > 1) return null;
  for (let at = (scene.order.get(mention.id) ?? 0) - 1; at >= 0; at--) {
    const other = scene.mentions[at]!;
    if (mention.sentence - other.sentence > NEAR) return null;
    if (other.form === 'name' && kindOf(clusters, scene, other) === kind && other.grammaticalRole !== 'other')
      return other.id;
  }
  return null;
}
