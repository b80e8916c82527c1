import type { Witness } from '../lineage/index.ts';
import type { Evidence } from '../terms/evidence.ts';
import type { SourceCut } from '../terms/verdict.ts';
import type { Matter } from './matter.ts';
import { compareText } from './ranking.ts';
import type { Step } from './step.ts';
import { sourceOf } from './withdrawals.ts';
import { without } from './without.ts';

/** Times that the evidence is traced again in search of one kind of cut. */
const MOST_TRIALS = 400;

/** The hops of a route that somebody claims from end to end, in other evidence, or null where none is left. */
export type Remaining = (evidence: Evidence) => { readonly matter: Matter; readonly steps: readonly Step[] } | null;

/** What can be withdrawn at once: the word of these. */
interface Word {
  readonly name: string;
  readonly sources: readonly string[];
  readonly claims: readonly string[];
}

/**
 * Every smallest set of origins, or of holders, whose word would have to be withdrawn for no route to be left that is claimed from end
 * to end: the label cut of routes by source. NP-hard in general; exact here, by iterative deepening.
 *
 * Whatever closes every route closes the one at hand, and so takes away all that carries some hop of it, and with that at least
 * one of those who carry that hop now: it is enough to try these, one after the other, tracing the rest again each time.
 *
 * @param first what is left while nothing is withdrawn: the same for both kinds of cut, so whoever asks for both traces it once.
 * @returns in order of text; null where it would take more than `trials` of tracing again, or where a record that is nobody's word
 *   carries a route, which no withdrawal closes.
 */
export function sourceCuts(
  evidence: Evidence,
  first: ReturnType<Remaining>,
  by: 'origin' | 'holder',
  remaining: Remaining,
  trials: number = MOST_TRIALS,
): SourceCut[] | null {
  let left = trials;
  if (first === null) return [];
  for (let size = 1; size <= trials; size += 1) {
    const found = new Map<string, SourceCut>();
    const tried = new Set<string>();
    let beyond = false;
    const grow = (words: readonly Word[], other: Evidence): void => {
      const key = keyOf(words);
      if (tried.has(key) || left < 0) return;
      tried.add(key);
      left -= 1;
      const rest = words.length === 0 ? first : remaining(other);
      if (rest === null) {
        const ordered = words.toSorted((a, b) => compareText(a.name, b.name));
        found.set(key, {
          sources: ordered.map(({ name }) => name),
          claims: [...new Set(ordered.flatMap(({ claims }) => claims))],
        });
        return;
      }
      const options = wordsOf(rest.steps, rest.matter, by);
      if (words.length === size) {
        beyond ||= options.length > 0;
        return;
      }
      for (const word of options) grow([...words, word], word.sources.reduce(without, other));
    };
    grow([], evidence);
    if (left < 0) return null;
    if (found.size > 0) return [...found].toSorted(([a], [b]) => compareText(a, b)).map(([, cut]) => cut);
    if (!beyond) return null;
  }
  return null;
}

function keyOf(words: readonly Word[]): string {
  return words
    .map(({ name }) => name)
    .toSorted(compareText)
    .join('\n');
}

/** Whose word carries these hops: an origin with all its witnesses, or each holder by itself. */
function wordsOf(steps: readonly Step[], matter: Matter, by: 'origin' | 'holder'): readonly Word[] {
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
