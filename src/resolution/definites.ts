import { outletNamed, outletNoun } from '../reading/mentions/media.ts';
import type { ReadMention } from '../reading/reading.ts';
import type { Clusters } from './clusters.ts';
import type { Rule } from './merges.ts';
import { profileOf } from './profiles.ts';
import { lastBefore, type Scene, wanted } from './scene.ts';
import { singular, wordsOf } from './wording.ts';

const TAKES_UP = new Set(['definite', 'demonstrative', 'possessive']);
/** Words that say that it is not the one spoken of before. */
export const OTHER: RegExp = /^(?:other|another|second|third|new|different|separate|further|former)$/;
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
const OWN_VOICE = /^(?:newspaper|paper|magazine|journal|website|site|programme|program|reporter|author|column)$/i;

/** What a description takes up, and by which rule. */
export interface Described {
  readonly id: string;
  readonly rule: Rule;
}

/**
 * The earlier mention that a description of an actor takes up ("the officials", "that consultant"), or null: one with
 * the same head whose words hold all of its words, a name whose title or description has that head, a name that has it for
 * a word ("the port"), or, close by, a name of the kind that a general noun ("the company") stands for. Joins nothing.
 */
export function describedActor(scene: Scene, clusters: Clusters, mention: ReadMention): Described | null {
  // "This newspaper" is the one that speaks, not one that was spoken of.
  if (mention.form === 'demonstrative' && OWN_VOICE.test(mention.head)) return null;
  const outlet = outletBefore(scene, clusters, mention);
  if (outlet !== null) return { id: outlet, rule: 'noun for the one outlet named before' };
  if (!TAKES_UP.has(mention.form) || mention.refersTo === 'item' || mention.refersTo === 'other') return null;
  const words = wordsOf(mention);
  if (words.some((word) => OTHER.test(word))) return null;
  const head = singular(mention.head);
  const before = lastBefore(
    scene.byHead.get(head) ?? [],
    mention,
    (other) => other.number === mention.number && covers(other, words) && !differ(scene, clusters, mention, other),
  );
  // A heading's bare "Port" is less than a name that has the word.
  const unnamed = before !== undefined && !profileOf(clusters, scene, before).named;
  const named = before === undefined || unnamed ? wordOfName(scene, clusters, mention, words) : null;
  if (named !== null) return { id: named, rule: 'description that is a word of the one name that has it' };
  if (before !== undefined) return { id: before.id, rule: 'description that repeats earlier words' };
  const general = generally(scene, clusters, mention, head, words);
  return general === null ? null : { id: general, rule: 'general noun for the nearest name of its kind' };
}

/** "The paper", "the broadcaster", where it acts or speaks: the outlet, where the text has named one and no other. */
function outletBefore(scene: Scene, clusters: Clusters, mention: ReadMention): string | null {
  if (mention.form !== 'definite' || mention.number === 'many' || wordsOf(mention).length !== 1) return null;
  if (!outletNoun(mention.head.toLowerCase()) || wanted(scene, mention) === 'item') return null;
  if (mention.refersTo !== 'organisation' && wanted(scene, mention) !== 'actor') return null;
  const named = scene.mentions.filter(
    (other) =>
      other.form === 'name' &&
      other.refersTo === 'organisation' &&
      other.passage.end <= mention.passage.start &&
      outletNamed(other.name, true),
  );
  const last = named.at(-1);
  return last !== undefined && named.every((other) => clusters.together(other.id, last.id)) ? last.id : null;
}

function covers(other: ReadMention, words: readonly string[]): boolean {
  const known = new Set([...wordsOf(other), ...(other.title ?? '').split(/[\s-]+/).map(singular)]);
  return words.every((word) => known.has(word));
}

/** Two that are said to be of different owners or states are two. */
export function differ(scene: Scene, clusters: Clusters, a: ReadMention, b: ReadMention): boolean {
  const owner = (mention: ReadMention): string | undefined =>
    mention.links.find((link) => link.kind === 'of' && scene.byId.get(link.to)?.refersTo !== 'other')?.to;
  const [first, second] = [owner(a), owner(b)];
  return first !== undefined && second !== undefined && !clusters.together(first, second);
}

/** "The port" for the Halden Port Authority, "the bank" for Ardal Bank: a word of the one name of a body that has it. */
function wordOfName(scene: Scene, clusters: Clusters, mention: ReadMention, words: readonly string[]): string | null {
  if (mention.form !== 'definite' || mention.number === 'many' || words.length !== 1) return null;
  if (mention.refersTo !== 'organisation') return null;
  const named = (scene.byNameWord.get(words[0]!) ?? []).filter(
    (other) => other.passage.end <= mention.passage.start && profileOf(clusters, scene, other).kind !== 'person',
  );
  const [one] = named;
  return one !== undefined && named.every((other) => clusters.together(other.id, one.id)) ? one.id : null;
}

function generally(
  scene: Scene,
  clusters: Clusters,
  mention: ReadMention,
  head: string,
  words: readonly string[],
): string | null {
  if (mention.number === 'many' || mention.form === 'possessive' || mention.links.some((link) => link.kind === 'of'))
    return null;
  const kind = GENERAL_NOUNS.get(head);
  if (kind === undefined || words.length > 1) return null;
  for (let at = (scene.order.get(mention.id) ?? 0) - 1; at >= 0; at--) {
    const other = scene.mentions[at]!;
    if (mention.sentence - other.sentence > NEAR) return null;
    if (other.form === 'name' && other.grammaticalRole !== 'other' && profileOf(clusters, scene, other).kind === kind)
      return other.id;
  }
  return null;
}
