import type { CertifiedClaim } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { rowsOn } from './channelrows.ts';

/** Near misses that are told. */
const MOST = 5;
const BLOCK = 1 << 16;

/** A contact that fails to be on a route by so many milliseconds. */
export interface Miss {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly slack: number;
  readonly senderFrom: number;
  readonly receiverUntil: number;
}

/** What comes nearest to overturning a certificate. */
export interface Near {
  /** The nearest first, then in the order of the log. */
  readonly misses: readonly Miss[];
  /** Two between whom a contact would make a route, at any time between these: of those who are in touch the two with most time, else the two ends. */
  readonly open: { readonly from: number; readonly to: number; readonly after: number; readonly until: number };
  readonly couldHave: number;
  readonly couldPass: number;
}

/** For each actor the first time at which it could have it and the last at which it could pass it on, infinite where there is none. */
export interface Sides {
  readonly claim: CertifiedClaim;
  readonly had: Float64Array;
  readonly until: Float64Array;
  readonly seeds: readonly number[];
  readonly target: number;
  readonly excluded: readonly number[];
}

/**
 * Looks at every contact of a log, those outside the window too. One from somebody who could have it to somebody who could pass it on
 * fails because it ended before the first could, or began after the second still could: by how much is its *slack*.
 */
export async function nearest(log: OpenLog, sides: Sides): Promise<Near> {
  const { columns, spans, times } = log;
  const { claim, seeds, target } = sides;
  const [had, until] = [sides.had.slice(), sides.until.slice()];
  for (const seed of seeds) had[seed] = claim.since ?? Number.NEGATIVE_INFINITY;
  until[target] = claim.by;
  for (const actor of sides.excluded) [had[actor], until[actor]] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const silent = await rowsOn(log, claim.excludeChannels);
  const misses: Miss[] = [];
  let open = { from: seeds[0]!, to: target, after: had[seeds[0]!]!, until: claim.by - claim.latency };
  let widest = -1;
  const look = (from: number, to: number, earliest: number, latest: number, row: () => number): void => {
    const [senderFrom, receiverUntil] = [had[from]!, until[to]!];
    if (senderFrom === Number.POSITIVE_INFINITY || receiverUntil === Number.NEGATIVE_INFINITY) return;
    // What a contact brings has to be there while its receiver can pass it on.
    const slack = Math.max(senderFrom, earliest) - Math.min(receiverUntil - claim.latency, latest);
    const width = receiverUntil - claim.latency - senderFrom;
    const near = misses.length < MOST || slack < misses.at(-1)!.slack;
    if ((!near && width <= widest) || silent?.[row()] === 1) return;
    if (width > widest) {
      widest = width;
      open = { from, to, after: senderFrom, until: receiverUntil - claim.latency };
    }
    if (!near) return;
    misses.push({ row: row(), from, to, slack, senderFrom, receiverUntil });
    misses.sort((a, b) => a.slack - b.slack);
    misses.splice(MOST);
  };
  const one = new Uint32Array(1);
  for (let base = 0; base < columns.count; base += BLOCK) {
    const [from, to, stamp] = (['from', 'to', 'stamp'] as const).map((column) => {
      const values = new Uint32Array(Math.min(BLOCK, columns.count - base));
      columns.read(column, base, values);
      return values;
    }) as [Uint32Array, Uint32Array, Uint32Array];
    for (let at = 0; at < from.length; at += 1) {
      if (had[from[at]!] === Number.POSITIVE_INFINITY || until[to[at]!] === Number.NEGATIVE_INFINITY) continue;
      const time = times.at(stamp[at]!);
      look(from[at]!, to[at]!, time, time, () => {
        log.rows(base + at, one);
        return one[0]!;
      });
    }
  }
  for (const [at, from] of spans.from.entries())
    look(from, spans.to[at]!, spans.earliest[at]!, spans.latest[at]!, () => spans.row[at]!);
  return {
    misses,
    open,
    couldHave: had.reduce((sum, time) => sum + Number(time !== Number.POSITIVE_INFINITY), 0),
    couldPass: until.reduce((sum, time) => sum + Number(time !== Number.NEGATIVE_INFINITY), 0),
  };
}
