import type { OpenLog } from '../store/logfolder.ts';

const BLOCK = 65_536;

/** Contacts at an instant as a log's columns have them; gone with the next. */
export interface ContactBlock {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** UTC milliseconds of each stretch of contacts at one time, and where in the block it ends. */
  readonly times: Float64Array;
  readonly ends: Uint32Array;
  /** Their rows in the evidence, read where they are asked for. */
  readonly rows: () => Uint32Array;
}

/** All contacts at an instant of a log, some at a time. */
export function* contactBlocks({ columns: { count, read }, times, rows }: OpenLog): Generator<ContactBlock> {
  const size = Math.min(BLOCK, count);
  const words = () => new Uint32Array(size);
  const [froms, tos, stamps, ends, evidence] = [words(), words(), words(), words(), words()];
  const instants = new Float64Array(size);
  for (let base = 0; base < count; base += size) {
    const part = (column: Uint32Array) => column.subarray(0, count - base);
    const [from, to, stamp] = [part(froms), part(tos), part(stamps)];
    read('from', base, from);
    read('to', base, to);
    read('stamp', base, stamp);
    let stretches = 0;
    for (let at = 0; at < stamp.length; at += 1) {
      if (at > 0 && stamp[at] === stamp[at - 1]) continue;
      if (at > 0) ends[stretches - 1] = at;
      instants[stretches] = times.at(stamp[at]!);
      stretches += 1;
    }
    ends[stretches - 1] = stamp.length;
    let known: Uint32Array | null = null;
    const ofRows = () => {
      if (known === null) {
        known = part(evidence);
        rows(base, known);
      }
      return known;
    };
    yield { from, to, times: instants.subarray(0, stretches), ends: ends.subarray(0, stretches), rows: ofRows };
  }
}
