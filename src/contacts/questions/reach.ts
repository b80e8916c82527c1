import type { LogLimits } from '../../terms/index.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import { Sweeper } from '../kernel/sweep.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { withoutChannels } from './channels.ts';
import { type Asked, askedOf } from './question.ts';

/** An actor that could have had it (backwards: that could have been the origin). */
export interface Reached {
  readonly actor: number;
  /** Index of the contact: the first that could have informed it; backwards the last by which it could have passed it on. */
  readonly index: number;
  readonly row: number;
  /** UTC milliseconds of that contact. */
  readonly time: number;
  readonly from: number;
  readonly to: number;
  /** Contacts between this actor and the start. */
  readonly hops: number;
}

/** Who could have had it, in order of time, then of name; the starts themselves are not told. */
export interface Reach {
  readonly asked: Asked;
  readonly reached: readonly Reached[];
  /** Actors whose answer is another where contacts of one time do not chain (or do): the time under the other rule, or null. */
  readonly tieSensitive: readonly {
    readonly actor: number;
    readonly time: number | null;
    readonly other: number | null;
  }[];
}

/**
 * Everyone who could have had it by the deadline: earliest arrival over contacts that respect time.
 *
 * @throws Mistake as `askedOf` does.
 */
export async function forward(log: OpenLog, from: readonly string[], limits: LogLimits = {}): Promise<Reach> {
  return await reach(log, askedOf(log, from, limits), limits, 1);
}

/**
 * Everyone from whom it could have come to any of these by the deadline, with the last contact that was still in time.
 *
 * @throws Mistake as `askedOf` does.
 */
export async function backward(log: OpenLog, to: readonly string[], limits: LogLimits = {}): Promise<Reach> {
  return await reach(log, askedOf(log, to, limits), limits, -1);
}

async function reach(log: OpenLog, asked: Asked, limits: LogLimits, way: 1 | -1): Promise<Reach> {
  const sweeper = new Sweeper(log.columns);
  const without = await withoutChannels(log, limits.excludeChannels ?? []);
  const pass = (ties: Asked['ties']) => {
    const sweep = { ...asked, ties, ...(without === null ? {} : { without }) };
    return (way === 1 ? sweeper.forward(sweep) : sweeper.backward(sweep)).slice();
  };
  const arrivals = pass(asked.ties);
  // Without a shared time the rules cannot differ.
  const other = log.manifest.ties.shared === 0 ? arrivals : pass(asked.ties === 'strict' ? 'non-strict' : 'strict');
  const timeAt = timesAt(log, arrivals, other);
  const reached = contactsOf(log, arrivals, way, timeAt);
  const tieSensitive: { actor: number; time: number | null; other: number | null }[] = [];
  if (other !== arrivals) {
    for (let actor = 0; actor < arrivals.length; actor += 1) {
      const [time, otherwise] = [timeAt(arrivals[actor]!), timeAt(other[actor]!)];
      if (time !== otherwise) tieSensitive.push({ actor, time, other: otherwise });
    }
  }
  return { asked, reached, tieSensitive };
}

/** Times of the contacts that some passes kept, read in one go through the columns. */
function timesAt(log: OpenLog, ...kept: readonly Uint32Array[]): (index: number) => number | null {
  const indexes = Uint32Array.from(
    new Set(kept.flatMap((arrivals) => [...arrivals].filter((index) => index < SEED))),
  ).sort();
  const stamps = gathered(log, 'stamp', indexes);
  const times = new Map<number, number>();
  for (const [at, index] of indexes.entries()) times.set(index, log.times.at(stamps[at]!));
  return (index) => times.get(index) ?? null;
}

/** Values of a column at some indexes, which rise. */
export function gathered(log: OpenLog, column: 'from' | 'to' | 'stamp' | 'row', indexes: Uint32Array): Uint32Array {
  const values = new Uint32Array(indexes.length);
  const block = new Uint32Array(4096);
  let base = -1;
  for (const [at, index] of indexes.entries()) {
    const wanted = index - (index % block.length);
    if (wanted !== base) {
      const part = block.subarray(0, Math.min(block.length, log.columns.count - wanted));
      if (column === 'row') log.rows(wanted, part);
      else log.columns.read(column, wanted, part);
      base = wanted;
    }
    values[at] = block[index - base]!;
  }
  return values;
}

function contactsOf(
  log: OpenLog,
  arrivals: Uint32Array,
  way: 1 | -1,
  timeAt: (index: number) => number | null,
): readonly Reached[] {
  const actors = [...arrivals.keys()]
    .filter((actor) => arrivals[actor]! < SEED)
    .toSorted((a, b) => arrivals[a]! - arrivals[b]!);
  const indexes = Uint32Array.from(actors, (actor) => arrivals[actor]!);
  const [from, to, rows] = [
    gathered(log, 'from', indexes),
    gathered(log, 'to', indexes),
    gathered(log, 'row', indexes),
  ];
  const before = new Map<number, number>();
  for (const [at, actor] of actors.entries()) before.set(actor, way === 1 ? from[at]! : to[at]!);
  const hops = hopsOf(arrivals, before);
  return actors
    .map((actor, at) => ({
      actor,
      index: indexes[at]!,
      row: rows[at]!,
      time: timeAt(indexes[at]!)!,
      from: from[at]!,
      to: to[at]!,
      hops: hops(actor),
    }))
    .toSorted((a, b) => (a.time - b.time) * way || a.actor - b.actor);
}

/** How many contacts lie between an actor and a start, along the contacts that were kept. */
function hopsOf(arrivals: Uint32Array, before: ReadonlyMap<number, number>): (actor: number) => number {
  const known = new Map<number, number>();
  return (actor) => {
    const path: number[] = [];
    let at = actor;
    while (arrivals[at] !== SEED && arrivals[at] !== NEVER && !known.has(at)) {
      path.push(at);
      at = before.get(at)!;
    }
    let hops = known.get(at) ?? 0;
    for (const step of path.toReversed()) {
      hops += 1;
      known.set(step, hops);
    }
    return hops;
  };
}
