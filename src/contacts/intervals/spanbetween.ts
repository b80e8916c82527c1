import { isSet } from '../kernel/bits.ts';
import { NEVER, wordsOf } from '../kernel/engine.ts';
import { labelled } from './labels.ts';
import { clipped } from './spanorder.ts';
import { SPAN, type SpanSweep, type SpanSweeper } from './spansweeper.ts';

/** Contacts that are sifted at a time. */
const BLOCK = 1 << 18;

/** Routes from one actor to another, within a window and without what is left out. */
export interface SpanBetween extends Omit<SpanSweep, 'seeds'> {
  readonly from: number;
  readonly to: number;
}

/** Contacts on some route in some timeline, in order of the first time at which they are. */
export interface LooseRoutes {
  /** Indexes of contacts at an instant, and `SPAN` and a span for those within an interval. */
  readonly marks: Uint32Array;
  /** UTC milliseconds between which each lies on a route; where contacts of one time do not chain, an interval without its ends. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/**
 * All contacts that lie on some route from one actor to another in some timeline: `between`, with intervals.
 *
 * With E the first time that its sender can have it and L the last that its receiver can pass it on, a contact within [a, b] is on a
 * route where it can happen at a time t of [a, b] with E <= t <= L; where contacts of one time do not chain, E < t < L, as E and L are
 * attained or come arbitrarily close to. Any such t will do: in the timeline that attains E for its sender, the way there uses only
 * contacts that happen by E, the way on only such from t on, and they agree on a timeline unless both use one contact, at two times.
 * Then that way comes by the contact's sender twice, and is a detour as those that `between` keeps. So every contact of a route
 * that passes nobody twice is found, in each timeline, and no other but on a detour.
 *
 * @param block contacts that are sifted at a time.
 */
export function spanBetween(
  sweeper: SpanSweeper,
  { from, to, ...sweep }: SpanBetween,
  block: number = BLOCK,
): LooseRoutes {
  const { contacts, clock } = sweeper;
  const stopAt = sweep.stopAt ?? [];
  const strict = sweep.ties === 'strict';
  const there = sweeper.possible({ ...sweep, seeds: [from], stopAt: [...stopAt, to] }, 1);
  if (there.marks[to] === NEVER)
    return { marks: new Uint32Array(0), first: new Float64Array(0), last: new Float64Array(0) };
  // Who passes nothing on is on no route but as its end.
  const silent = stopAt.filter((actor) => actor !== from && actor !== to);
  const excluded = [...(sweep.excluded ?? []), ...silent];
  const back = sweeper.possible({ ...sweep, seeds: [to], excluded, stopAt: [from] }, -1);
  // Nothing goes on from the target or from those, and nothing comes back to the start.
  for (const actor of [...silent, to]) there.marks[actor] = NEVER;
  back.marks[from] = NEVER;
  const had = labelled(contacts, clock, there, 1, strict);
  const useful = labelled(contacts, clock, back, -1, strict);
  const spans = spansOf(sweeper, sweep, had.times, useful.times);
  const instants = sifted(sweeper, sweep, had.ranks, useful.ranks, block);
  return merged(instants, spans);
}

type Found = { readonly [K in keyof LooseRoutes]: number[] };

/** Contacts within an interval that can happen when their sender has it and their receiver can still pass it on. */
function spansOf(
  { spans }: SpanSweeper,
  { since, by, ties, withoutSpan }: Omit<SpanSweep, 'seeds'>,
  had: Float64Array,
  useful: Float64Array,
): Found {
  const strict = ties === 'strict';
  const before = (a: number, b: number) => (strict ? a < b : a <= b);
  const found: Found = { marks: [], first: [], last: [] };
  for (const [span, sender] of spans.from.entries()) {
    const receiver = spans.to[span]!;
    const counted = clipped(spans.earliest[span]!, spans.latest[span]!, since, by);
    if (counted === null || sender === receiver) continue;
    const [[earliest, latest], from, until] = [counted, had[sender]!, useful[receiver]!];
    if (!before(from, latest) || !before(earliest, until) || !before(from, until)) continue;
    if (withoutSpan?.(span) === true) continue;
    found.marks.push(SPAN + span);
    found.first.push(Math.max(earliest, from));
    found.last.push(Math.min(latest, until));
  }
  return found;
}

/** Contacts at an instant at whose stamp their sender can pass on, and their receiver after it. */
function sifted(
  { contacts, clock }: SpanSweeper,
  { start, end, without }: Omit<SpanSweep, 'seeds'>,
  had: Uint32Array,
  useful: Uint32Array,
  most: number,
): Omit<Found, 'last'> {
  const room = Math.min(end - start, most);
  const [senders, receivers, stamps] = [new Uint32Array(room), new Uint32Array(room), new Uint32Array(room)];
  const skipped = new Uint32Array(wordsOf(room));
  const found: Omit<Found, 'last'> = { marks: [], first: [] };
  for (let base = start; base < end; base += room) {
    const count = Math.min(room, end - base);
    contacts.read('from', base, senders.subarray(0, count));
    contacts.read('to', base, receivers.subarray(0, count));
    contacts.read('stamp', base, stamps.subarray(0, count));
    if (without !== undefined) {
      skipped.fill(0);
      without(base, count, skipped);
    }
    for (let at = 0; at < count; at += 1) {
      const stamp = stamps[at]!;
      if (stamp >= useful[receivers[at]!]! || stamp < had[senders[at]!]! || senders[at] === receivers[at]) continue;
      if (without !== undefined && isSet(skipped, at)) continue;
      found.marks.push(base + at);
      found.first.push(clock.at(stamp));
    }
  }
  return found;
}

/** Spans come behind the instants of the time from which they can happen: most wait for one of these. */
function merged(instants: Omit<Found, 'last'>, spans: Found): LooseRoutes {
  const order = [...spans.marks.keys()].toSorted((a, b) => spans.first[a]! - spans.first[b]! || a - b);
  const count = instants.marks.length + order.length;
  const [marks, first, last] = [new Uint32Array(count), new Float64Array(count), new Float64Array(count)];
  let [instant, next] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    const span = order[next];
    const time = instants.first[instant];
    if (span !== undefined && (time === undefined || spans.first[span]! < time)) {
      [marks[at], first[at], last[at]] = [spans.marks[span]!, spans.first[span]!, spans.last[span]!];
      next += 1;
    } else {
      [marks[at], first[at], last[at]] = [instants.marks[instant]!, time!, time!];
      instant += 1;
    }
  }
  return { marks, first, last };
}
