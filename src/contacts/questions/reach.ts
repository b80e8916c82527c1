import type { LogLimits } from '../../terms/index.ts';
import type { Marks } from '../intervals/spansweeper.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { pairsOf } from './hanging.ts';
import { isContact, type Kept, keptBy, labelsOf } from './kept.ts';
import { passesOf } from './passes.ts';
import { type Asked, askedOf } from './question.ts';
import { walkReach } from './walkreach.ts';
import { limitsWalks } from './walks.ts';

/**
 * An actor that could have had it (backwards: that could have been the origin), with the first contact that could have informed it;
 * backwards the last by which it could have passed it on. `time` is the best of all timelines.
 */
export interface Reached extends Kept {
  readonly actor: number;
  /** UTC milliseconds in the worst of all timelines; null where there is one in which it is not reached. */
  readonly certain: number | null;
  /** Contacts between this actor and the start. */
  readonly hops: number;
  /** The least contacts by which it could have come by the deadline; where these are limited. */
  readonly fewest?: number;
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
    /** The two contacts of one time nearest to it on its way: it hangs on whether the first came before the second. */
    readonly pair: readonly [Kept, Kept] | null;
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
  if (limitsWalks(limits)) return await walkReach(log, asked, limits, way);
  const passes = await passesOf(log, limits);
  const hasSpans = log.spans.from.length > 0;
  // Without a shared time, or one that may be, the rules cannot differ.
  const rules = hasSpans || log.manifest.ties.shared > 0;
  const found = passes.possible(asked, way);
  const otherwise = rules ? passes.possible(underOther(asked), way) : null;
  const certain = hasSpans ? passes.necessary(asked, way) : null;
  return reachFrom(
    { asked, limits, way, found, otherwise, certain },
    { labels: (marks) => labelsOf(log, marks, way), kept: (marks) => keptBy(log, marks) },
  );
}

/** The same question under the other tie rule. */
export function underOther(asked: Asked): Asked {
  return { ...asked, ties: asked.ties === 'strict' ? 'non-strict' : 'strict' };
}

/** What passes came to: the one that was asked for, the one under the other tie rule, and the worst of all timelines. */
export interface Passed {
  readonly asked: Asked;
  readonly limits: LogLimits;
  readonly way: 1 | -1;
  readonly found: Marks;
  /** Null where it cannot differ. */
  readonly otherwise: Marks | null;
  readonly certain: Marks | null;
}

/** The answer that passes come to, given the times of their marks and the contacts behind them. */
export function reachFrom(
  { asked, limits, way, found, otherwise, certain }: Passed,
  {
    labels,
    kept,
  }: { readonly labels: (marks: Marks) => Float64Array; readonly kept: (marks: Marks) => (mark: number) => Kept },
): Reach {
  const timeOrNull = (time: number) => (Number.isFinite(time) ? time : null);
  const times = labels(found);
  const worst = certain === null ? times : labels(certain);
  const tieSensitive: Reach['tieSensitive'][number][] = [];
  if (otherwise !== null) {
    const other = labels(otherwise);
    const chained = asked.ties === 'strict' ? otherwise : found;
    const pair = pairsOf(chained, kept(chained), way, limits);
    for (let actor = 0; actor < times.length; actor += 1) {
      if (times[actor] === other[actor]) continue;
      const [time, instead] = [timeOrNull(times[actor]!), timeOrNull(other[actor]!)];
      tieSensitive.push({ actor, time, other: instead, pair: pair(actor) });
    }
  }
  return { asked, reached: reachedOf(found, kept(found), way, (actor) => timeOrNull(worst[actor]!)), tieSensitive };
}

function reachedOf(
  { marks }: Marks,
  kept: (mark: number) => Kept,
  way: 1 | -1,
  certain: (actor: number) => number | null,
): readonly Reached[] {
  const hops = hopsOf(marks, (actor) => kept(marks[actor]!)[way === 1 ? 'from' : 'to']);
  const actors = [...marks.keys()].filter((actor) => isContact(marks[actor]!));
  return actors
    .map((actor) => ({ actor, ...kept(marks[actor]!), hops: hops(actor), certain: certain(actor) }))
    .toSorted((a, b) => (a.time - b.time) * way || a.actor - b.actor);
}

/** How many contacts lie between an actor and a start, along the contacts that were kept. */
function hopsOf(marks: Uint32Array, before: (actor: number) => number): (actor: number) => number {
  const known = new Map<number, number>();
  return (actor) => {
    const path: number[] = [];
    let at = actor;
    while (isContact(marks[at]!) && !known.has(at)) {
      path.push(at);
      at = before(at);
    }
    let hops = known.get(at) ?? 0;
    for (const step of path.toReversed()) {
      hops += 1;
      known.set(step, hops);
    }
    return hops;
  };
}
