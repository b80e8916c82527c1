import type { Ties } from '../../../src/contacts/kernel/sweep.ts';
import type { Plain } from '../kernel/brute.ts';

/** How a walk may go: see `Walk`, of which this is the rule as a person would say it. */
export interface Rules {
  readonly ties: Ties;
  readonly latency: number;
  readonly hold: number;
  readonly most: number;
  readonly leave: readonly [number, number];
  readonly silent: readonly number[];
}

/** The end of a walk: its last contact, when its first one was, and how many there are at the least. */
export interface Way {
  readonly last: Plain;
  readonly start: number;
  readonly hops: number;
}

/** The ends of all walks from some actors, by taking every step that may follow, layer by layer. */
export function ways(contacts: readonly Plain[], seeds: readonly number[], rules: Rules): readonly Way[] {
  const { ties, latency, hold, most, leave, silent } = rules;
  const all = [...contacts.keys()].filter((row) => contacts[row]!.from !== contacts[row]!.to);
  const met = new Map<string, Way>();
  let layer: [row: number, start: number][] = all
    .filter((row) => seeds.includes(contacts[row]!.from))
    .map((row): [number, number] => [row, contacts[row]!.at])
    .filter(([, at]) => at >= leave[0] && at <= leave[1]);
  for (let hops = 1; hops <= most && layer.length > 0; hops += 1) {
    const fresh = layer.filter(([row, start]) => {
      if (met.has(`${row} ${start}`)) return false;
      met.set(`${row} ${start}`, { last: contacts[row]!, start, hops });
      return true;
    });
    layer = fresh.flatMap(([row, start]) => {
      const { to, at } = contacts[row]!;
      const told = at + latency;
      return all
        .filter((next) => contacts[next]!.from === to && !silent.includes(to))
        .filter((next) => (ties === 'strict' ? contacts[next]!.at > told : contacts[next]!.at >= told))
        .filter((next) => contacts[next]!.at <= told + hold)
        .map((next): [number, number] => [next, start]);
    });
  }
  return [...met.values()];
}

/** The one with the least of some numbers, compared in their order; null where there is none. */
export function least(all: readonly Way[], by: (way: Way) => readonly number[]): readonly number[] | null {
  const keys = all.map(by);
  return keys.toSorted((a, b) => a.map((one, at) => one - b[at]!).find((gap) => gap !== 0) ?? 0)[0] ?? null;
}
