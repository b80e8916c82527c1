import type { Witness } from '../lineage/index.ts';
import type { SourceCut } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';
import { compareText } from './ranking.ts';
import type { Step } from './step.ts';
import { sourceOf } from './withdrawals.ts';

/** Times that the evidence is traced again in search of one kind of cut, and claims that are traced again in all of them together. */
const MOST_TRIALS = 400;
const MOST_TRACED = 10_000;

/** How often evidence of so many claims is traced again in search of one kind of cut: a question takes a second or two, whatever its size. */
export function trialsFor(claims: number): number {
  return Math.min(MOST_TRIALS, Math.max(1, Math.floor(MOST_TRACED / Math.max(1, claims))));
}

/** Words that may still be added where it is worth looking whether they can be enough: looking costs as many trials. */
const MOST_APART = 3;

/** What can be withdrawn at once: the word of these. */
export interface Word {
  readonly name: string;
  readonly sources: readonly string[];
  readonly claims: readonly string[];
}

/** Whose word carries a route: by origin, with all its witnesses, or by holder, each for itself. */
export type Words = Readonly<Record<'origin' | 'holder', readonly Word[]>>;

/** Whose word carries a route that is claimed from end to end where these sources are withdrawn; null where none is left. */
export type Remaining = (withdrawn: readonly string[]) => Words | null;

/**
 * Every smallest set of origins, or of holders, whose word would have to be withdrawn for no route to be left that is claimed from end
 * to end: the label cut of routes by source. NP-hard in general; exact here, by iterative deepening.
 *
 * Whatever closes every route closes the one at hand, and so takes away all that carries some hop of it, and with that at least
 * one of those who carry that hop now: it is enough to try these, one after the other, tracing the rest again each time. By the same
 * reason a cut is no smaller than the number of routes that have no word in common.
 *
 * @returns in order of text; null where it would take more than `trials` of tracing again, or where a record that is nobody's word
 *   carries a route, which no withdrawal closes.
 */
export function sourceCuts(
  by: 'origin' | 'holder',
  remaining: Remaining,
  trials: number = MOST_TRIALS,
): SourceCut[] | null {
  let left = trials;
  const first = remaining([]);
  if (first === null) return [];
  /** Routes that share no word, one found after the other, as how many words each has: a cut has one of each. At most so many. */
  const apart = (route: Words, withdrawn: readonly string[], most: number): readonly number[] => {
    const counts: number[] = [];
    let gone = withdrawn;
    for (let rest: Words | null = route; rest !== null; rest = left < 0 ? null : remaining(gone)) {
      const words = rest[by];
      counts.push(words.length);
      if (words.length === 0 || counts.length === most) break;
      gone = [...gone, ...sourcesOf(words)];
      left -= 1;
    }
    return counts;
  };
  const routes = apart(first, [], trials);
  // Each has to be tried with each: where that is too much already, nothing is begun.
  if (routes.reduce((all, words) => all * Math.max(words, 1), 1) > trials) return null;
  for (let size = routes.length; size <= trials; size += 1) {
    const found = new Map<string, SourceCut>();
    const tried = new Set<string>();
    let beyond = false;
    const grow = (words: readonly Word[]): void => {
      const key = keyOf(words);
      if (tried.has(key) || left < 0) return;
      tried.add(key);
      left -= 1;
      const rest = remaining(sourcesOf(words));
      if (rest === null) {
        const ordered = words.toSorted((a, b) => compareText(a.name, b.name));
        found.set(key, {
          sources: ordered.map(({ name }) => name),
          claims: [...new Set(ordered.flatMap(({ claims }) => claims))],
        });
        return;
      }
      const options = rest[by];
      const room = size - words.length;
      if (room === 0 || (room <= MOST_APART && apart(rest, sourcesOf(words), room + 1).length > room)) {
        beyond ||= options.length > 0;
        return;
      }
      for (const word of options) grow([...words, word]);
    };
    grow([]);
    if (left < 0) return null;
    if (found.size > 0) return [...found].toSorted(([a], [b]) => compareText(a, b)).map(([, cut]) => cut);
    if (!beyond) return null;
  }
  return null;
}

function sourcesOf(words: readonly Word[]): readonly string[] {
  return words.flatMap(({ sources }) => sources);
}

function keyOf(words: readonly Word[]): string {
  return words
    .map(({ name }) => name)
    .toSorted(compareText)
    .join('\n');
}

/** Whose word carries these hops. */
export function wordsOf(steps: readonly Step[], matter: Matter): Words {
  return { origin: wordsBy('origin', steps, matter), holder: wordsBy('holder', steps, matter) };
}

function wordsBy(by: 'origin' | 'holder', steps: readonly Step[], matter: Matter): readonly Word[] {
  const groups = steps.flatMap((step) => step.groups);
  const units = by === 'origin' ? groups : groups.flatMap((group) => group.map((witness) => [witness]));
  const words = new Map<string, Word>();
  for (const witnesses of units) {
    const sources = [...new Set(witnesses.flatMap((witness: Witness) => sourceOf(witness, matter) ?? []))];
    const [name] = sources;
    if (name === undefined) continue;
    const known = words.get(name);
    const claims = witnesses.flatMap(({ claim }) => claim?.id ?? []);
    words.set(name, {
      name,
      sources: [...new Set([...(known?.sources ?? []), ...sources])],
      claims: [...new Set([...(known?.claims ?? []), ...claims])],
    });
  }
  return [...words.values()];
}
