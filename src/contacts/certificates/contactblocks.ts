import type { OpenLog } from '../store/logfolder.ts';

const BLOCK = 65_536;

/** Contacts at an instant as a log's columns have them; gone with the next. */
export interface ContactBlock {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** UTC milliseconds. */
  readonly time: Float64Array;
  /** Their rows in the evidence, read where they are asked for. */
  readonly rows: () => Uint32Array;
}

/** All contacts at an instant of a log, some at a time. */
export function* contactBlocks({ columns: { count, read }, times, rows }: OpenLog): Generator<ContactBlock> {
  const size = Math.min(BLOCK, count);
  const [froms, tos, stamps, evidence] = [0, 0, 0, 0].map(() => new Uint32Array(size));
  const instants = new Float64Array(size);
  let [stamp, instant] = [-1, 0];
  for (let base = 0; base < count; base += size) {
    const part = (column: Uint32Array | undefined) => column!.subarray(0, count - base);
    const [from, to, stamped, time] = [part(froms), part(tos), part(stamps), instants.subarray(0, count - base)];
    read('from', base, from);
    read('to', base, to);
    read('stamp', base, stamped);
    for (let at = 0; at < time.length; at += 1) {
      if (stamped[at] !== stamp) {
        stamp = stamped[at]!;
        instant = times.at(stamp);
      }
      time[at] = instant;
    }
    let known: Uint32Array | null = null;
    const ofRows = () => {
      if (known === null) {
        known = part(evidence);
        rows(base, known);
      }
      return known;
    };
    yield { from, to, time, rows: ofRows };
  }
}
