import type { ErrorClass } from './figures.ts';
import type { Difference } from './sets/agreement.ts';

/** Examples shown of a kind of mistake. */
const EXAMPLES = 3;

/** Mistakes by kind, the most frequent first, each with its first examples: the text, and what was read. */
export function errorsOf(differences: readonly Difference[], texts: ReadonlyMap<string, string>): ErrorClass[] {
  const kinds = new Map<string, Difference[]>();
  for (const difference of differences) kinds.set(difference.kind, [...(kinds.get(difference.kind) ?? []), difference]);
  return [...kinds]
    .map(([name, of]) => ({
      name,
      count: of.length,
      examples: spread(of).map(({ text, what }) => `${(texts.get(text) ?? '').replace(/\s+/g, ' ')} — ${what}`),
    }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The shortest texts' examples are the quickest to take in; one a text. */
function spread(of: readonly Difference[]): Difference[] {
  const seen = new Set<string>();
  return of.filter(({ text }) => !seen.has(text) && seen.add(text)).slice(0, EXAMPLES);
}
