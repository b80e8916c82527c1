import { Mistake } from '../../terms/index.ts';
import type { OpenLog } from '../store/logfolder.ts';

const BLOCK = 16_384;

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

/**
 * All contacts at an instant of a log, so many at a time.
 *
 * @throws Mistake where its times do not go as far as its contacts.
 */
export function* contactBlocks(log: OpenLog, block: number = BLOCK): Generator<ContactBlock> {
  const [{ count, read }, { times, rows }] = [log.columns, log];
  const size = Math.min(block, count);
  const words = () => new Uint32Array(size);
  const [froms, tos, behind, evidence] = [words(), words(), words(), words()];
  const instants = new Float64Array(size);
  for (let base = 0, stamp = 0; base < count; base += size) {
    const part = (column: Uint32Array) => column.subarray(0, count - base);
    const [from, to] = [part(froms), part(tos)];
    read('from', base, from);
    read('to', base, to);
    // Each time has a contact, so that a block has no more of them.
    const ends = behind.subarray(0, times.count - stamp);
    log.ends(stamp, ends);
    let [stretches, end] = [0, 0];
    while (stretches < ends.length && end < from.length) {
      instants[stretches] = times.at(stamp + stretches);
      end = ends[stretches]! - base;
      ends[stretches] = Math.min(end, from.length);
      stretches += 1;
    }
    if (end < from.length) throw new Mistake(`The log ${log.path} is damaged: ends.u32 ends too early.`);
    let known: Uint32Array | null = null;
    const ofRows = () => {
      if (known === null) {
        known = part(evidence);
        rows(base, known);
      }
      return known;
    };
    yield { from, to, times: instants.subarray(0, stretches), ends: ends.subarray(0, stretches), rows: ofRows };
    stamp += end > from.length ? stretches - 1 : stretches;
  }
}
