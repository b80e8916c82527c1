import type { Evidence } from '../terms/evidence.ts';
import { Mistake } from '../terms/mistake.ts';
import { keyOf, wordsOf } from '../terms/words.ts';

/** Something that can be asked about: an actor or an item. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
}

/** The nearest of some names to what was asked for, nearest first. */
export type Nearest = (wanted: string, named: readonly Named[]) => readonly string[];

/**
 * The actor that somebody means: by id, by a name as the texts write it, or by words that only one actor's names have.
 *
 * Case, articles, punctuation and spaces do not matter.
 * @throws Mistake where nobody of that name is mentioned (with the nearest names), or several could be meant.
 */
export function actorAsked(evidence: Evidence, words: string, nearest: Nearest): string {
  const found = byName(evidence.actors, words) ?? byWords(evidence.actors, words);
  if (found.length === 1) return found[0]!.id;
  if (found.length > 1) throw ambiguous(words, found);
  throw unknown('actor', 'actors', words, nearest(words, evidence.actors));
}

/**
 * The item that somebody means. Items have no names, only the words they were mentioned with, so that an item is taken
 * where its words hold at least half of what was asked. Of several, the one with most of them; then the one that is called so; then the one that
 * most claims are about, since that is what a question is asked of; then the first.
 *
 * @throws Mistake where no item is near enough, with the nearest.
 */
export function itemAsked(evidence: Evidence, words: string, nearest: Nearest): string {
  const exact = evidence.items.find((item) => item.id === words);
  if (exact !== undefined) return exact.id;
  const wanted = contentWords(words);
  const scored = evidence.items.map((item) => {
    const originator = evidence.actors.find((actor) => actor.id === item.originator)?.names ?? [];
    const named = contentWords([item.name, ...item.names].join(' '));
    const known = new Set([...named, ...contentWords([item.subject ?? '', ...item.caveats, ...originator].join(' '))]);
    const share = [...wanted].filter((word) => known.has(word)).length / Math.max(1, wanted.size);
    const inName = [...wanted].filter((word) => named.has(word)).length;
    const names = item.names.some((name) => keyOf(name) === keyOf(words));
    const same = keyOf(item.name) === keyOf(words) ? 2 : names ? 1 : 0;
    const claims = evidence.claims.filter((claim) => claim.roles.item === item.id).length;
    return { item, share, inName, same, claims };
  });
  const [best] = scored
    .filter((one) => one.share >= 0.5 && one.inName > 0)
    // Of two that bear the words, the one that more is claimed of: a question is about what is said to have moved.
    .toSorted(
      (a, b) =>
        b.share - a.share ||
        Math.sign(b.same) - Math.sign(a.same) ||
        b.inName - a.inName ||
        b.claims - a.claims ||
        b.same - a.same,
    );
  if (best === undefined) throw unknown('item', 'items', words, nearest(words, evidence.items));
  return best.item.id;
}

/** Those with exactly that id or name; null where there is none. */
function byName<T extends Named>(named: readonly T[], words: string): readonly T[] | null {
  const wanted = keyOf(words);
  const same = (one: T): boolean => one.id === words || [one.name, ...one.names].some((name) => keyOf(name) === wanted);
  const chief = named.filter((one) => one.id === words || keyOf(one.name) === wanted);
  if (chief.length === 1) return chief;
  const found = named.filter(same);
  return found.length === 0 ? null : found;
}

/** Those of whom one name has every word that was asked for. */
function byWords<T extends Named>(named: readonly T[], words: string): readonly T[] {
  const wanted = [...contentWords(words)];
  if (wanted.length === 0) return [];
  return named.filter((one) =>
    [one.name, ...one.names].some((name) => {
      const known = contentWords(name);
      return wanted.every((word) => known.has(word));
    }),
  );
}

const EMPTY = new Set([
  'a',
  'about',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'how',
  'in',
  'into',
  'of',
  'on',
  'or',
  'regarding',
  's',
  'that',
  'the',
  'their',
  'this',
  'those',
  'to',
  'with',
]);

/** The words that carry meaning, without a plural's last letter: "details" is asked for where "detail" is told. */
function contentWords(text: string): ReadonlySet<string> {
  return new Set(
    [...wordsOf(text)]
      .filter((word) => !EMPTY.has(word))
      .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word)),
  );
}

function ambiguous(words: string, found: readonly Named[]): Mistake {
  const named = found.slice(0, 5).map((one) => `“${one.name}” (${one.id})`);
  return new Mistake(`“${words}” could be any of these: ${named.join(', ')}.`, 'Ask by the id in brackets.');
}

function unknown(kind: string, list: string, words: string, near: readonly string[]): Mistake {
  const way =
    near.length > 0
      ? `Did you mean ${near.map((name) => `“${name}”`).join(' or ')}?`
      : `See what they mention with “hearsay ${list}”.`;
  return new Mistake(`No ${kind} “${words}” is mentioned in these documents.`, way);
}
