import type { Spans } from '../store/logfolder.ts';
import type { Times } from '../store/times.ts';

/** Distinct times of the contacts at an instant, rising: what a stamp is the rank of. */
export type Clock = Pick<Times, 'count' | 'at'>;

/**
 * Contacts within an interval that count for a pass, in the order in which it comes to them. `open` is the end of the interval that
 * it comes to first: the earliest time forwards, the latest backwards; `close` is the other.
 */
export interface SpanOrder {
  readonly count: number;
  /** Places among the log's spans. */
  readonly span: Uint32Array;
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** UTC milliseconds. */
  readonly open: Float64Array;
  readonly close: Float64Array;
  /** Places in this order of those that leave an actor: `leaving[firstOf[actor]]` up to the next actor's first. */
  readonly firstOf: Uint32Array;
  readonly leaving: Uint32Array;
}

/** The interval in which a contact would count, [earliest, latest], or null where it counts in no case. */
export type Clip = (earliest: number, latest: number) => readonly [number, number] | null;

/** The part of an interval that lies within [since, by], or null where none does. */
export function clipped(earliest: number, latest: number, since: number, by: number): readonly [number, number] | null {
  const [first, last] = [Math.max(earliest, since), Math.min(latest, by)];
  return first <= last ? [first, last] : null;
}

/** @param out whether a span is left out. */
export function spanOrder(
  spans: Spans,
  actors: number,
  way: 1 | -1,
  clip: Clip,
  out: (span: number) => boolean,
): SpanOrder {
  const [opens, closes] = [new Float64Array(spans.from.length), new Float64Array(spans.from.length)];
  const span = new Uint32Array(spans.from.length);
  let count = 0;
  let rises = true;
  for (let at = 0; at < spans.from.length; at += 1) {
    if (out(at)) continue;
    const counted = clip(spans.earliest[at]!, spans.latest[at]!);
    if (counted === null) continue;
    opens[at] = way === 1 ? counted[0] : counted[1];
    closes[at] = way === 1 ? counted[1] : counted[0];
    if (count > 0 && (opens[at]! - opens[span[count - 1]!]!) * way < 0) rises = false;
    span[count] = at;
    count += 1;
  }
  const order = span.subarray(0, count);
  if (!rises) order.sort((a, b) => (opens[a]! - opens[b]!) * way || a - b);
  const [senders, receivers] = way === 1 ? [spans.from, spans.to] : [spans.to, spans.from];
  const source = order.map((at) => senders[at]!);
  const [open, close] = [new Float64Array(count), new Float64Array(count)];
  for (let at = 0; at < count; at += 1) [open[at], close[at]] = [opens[order[at]!]!, closes[order[at]!]!];
  return {
    count,
    span: order,
    source,
    target: order.map((at) => receivers[at]!),
    open,
    close,
    ...leavingOf(source, actors),
  };
}

function leavingOf(source: Uint32Array, actors: number): Pick<SpanOrder, 'firstOf' | 'leaving'> {
  const firstOf = new Uint32Array(actors + 1);
  for (const actor of source) firstOf[actor + 1]! += 1;
  for (let actor = 0; actor < actors; actor += 1) firstOf[actor + 1]! += firstOf[actor]!;
  const next = firstOf.slice();
  const leaving = new Uint32Array(source.length);
  for (let place = 0; place < source.length; place += 1) {
    const actor = source[place]!;
    leaving[next[actor]!] = place;
    next[actor]! += 1;
  }
  return { firstOf, leaving };
}

/** Stamps between which a time lies, found near where the last one was: a pass asks in order. */
export class Ranks {
  readonly #clock: Clock;
  #last = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The first stamp whose time is not before this one (`after`: is after it); the number of times where there is none. */
  of(time: number, after: boolean): number {
    const { count, at } = this.#clock;
    const below = (stamp: number) => stamp < count && (after ? at(stamp) <= time : at(stamp) < time);
    let [low, high, step] = [this.#last, this.#last, 1];
    if (below(low)) {
      for (; below(low + step); step *= 2) low += step;
      [low, high] = [low + 1, Math.min(count, low + step)];
    } else {
      for (; high >= step && !below(high - step); step *= 2) high -= step;
      low = Math.max(0, high - step + 1);
    }
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (below(middle)) low = middle + 1;
      else high = middle;
    }
    this.#last = low;
    return low;
  }
}
