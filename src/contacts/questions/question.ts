import { type LogLimits, Mistake } from '../../terms/index.ts';
import type { ContactColumns } from '../kernel/columns.ts';
import type { Sweep } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';

/** Seeds and limits as the kernel takes them. */
export type Asked = Omit<Sweep, 'without' | 'until'>;

/**
 * A question in the kernel's terms.
 *
 * @throws Mistake where an actor is not in the log, is both a start and excluded, or the deadline is before the start.
 */
export function askedOf(log: OpenLog, seeds: readonly string[], limits: LogLimits): Asked {
  const { since = null, by = null, latency = 0 } = limits;
  return {
    ...namedOf((name) => actorOf(log, name), seeds, limits),
    // What a contact brings has to be there by the deadline.
    ...windowOf(log, since, by === null ? null : by - latency),
  };
}

/**
 * A question in the kernel's terms, but for its window.
 *
 * @param idOf the id of an actor; throws a Mistake where there is none.
 * @throws Mistake as `askedOf` does.
 */
export function namedOf(
  idOf: (name: string) => number,
  seeds: readonly string[],
  limits: LogLimits,
): Omit<Asked, 'start' | 'end'> {
  const { since = null, by = null, ties = 'non-strict', exclude = [], stopAt = [] } = limits;
  if (since !== null && by !== null && by < since)
    throw new Mistake('The deadline is before the start.', 'Look at --since and --by.');
  const excluded = exclude.map(idOf);
  const both = seeds.find((seed) => excluded.includes(idOf(seed)));
  if (both !== undefined) throw new Mistake(`“${both}” is asked about and excluded.`, 'Leave one of the two out.');
  return { seeds: [...new Set(seeds.map(idOf))], ties, excluded, stopAt: stopAt.map(idOf) };
}

/** The id of an actor. @throws Mistake where the log names nobody so, with the names that come nearest. */
export function actorOf(log: OpenLog, name: string): number {
  const id = log.names.id(name) ?? log.names.id(name.trim().toLowerCase());
  if (id !== null) return id;
  const near = nearest(log, name);
  throw new Mistake(
    `The log names nobody “${name.slice(0, 80)}”.`,
    near.length === 0
      ? 'Names are told as the log has them.'
      : `It has ${near.map((other) => `“${other}”`).join(', ')}.`,
  );
}

/** @throws Mistake where a log has contacts whose time is an interval: what is asked by points of time does not count them. */
export function onlyInstants({ manifest }: OpenLog, question: string): void {
  if (manifest.spans === 0) return;
  throw new Mistake(
    `${question} counts contacts at one time; ${manifest.spans} of this log have an interval.`,
    `Import it with times as exact as its tick of ${manifest.tick} ms, or without those rows.`,
  );
}

/** @throws Mistake where limits say how it is passed on, and a question does not count with that. */
export function onlyPlain({ latency = 0, maxHold = null, maxHops = null }: LogLimits, question: string): void {
  const told = [
    ...(latency > 0 ? ['--latency'] : []),
    ...(maxHold === null ? [] : ['--max-hold']),
    ...(maxHops === null ? [] : ['--max-hops']),
  ];
  if (told.length === 0) return;
  throw new Mistake(
    `${question} is not asked with ${told.join(' and ')}.`,
    'Ask without, or ask forward, backward or route with it.',
  );
}

/** Up to three names that hold the one that was asked for, in the order of the log. */
function nearest({ names }: OpenLog, name: string): readonly string[] {
  const wanted = name.trim().toLowerCase();
  const found: string[] = [];
  for (let id = 0; id < Math.min(names.count, 1_000_000) && found.length < 3 && wanted !== ''; id += 1) {
    const other = names.name(id);
    if (other.toLowerCase().includes(wanted)) found.push(other);
  }
  return found;
}

/** Indexes of the contacts within [since, by]. */
export function windowOf(
  log: OpenLog,
  since: number | null,
  by: number | null,
): { readonly start: number; readonly end: number } {
  const start = since === null ? 0 : indexFrom(log.columns, log.times.from(since));
  const end = by === null ? log.columns.count : indexFrom(log.columns, log.times.from(by + 1));
  return { start, end: Math.max(start, end) };
}

/** The first index whose stamp is not below this one. */
function indexFrom(columns: ContactColumns, stamp: number): number {
  const one = new Uint32Array(1);
  let [low, high] = [0, columns.count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    columns.read('stamp', middle, one);
    if (one[0]! < stamp) low = middle + 1;
    else high = middle;
  }
  return low;
}
