import type { OpenLog } from '../store/logfolder.ts';
import { wordsOf } from '../store/row.ts';
import type { Batch } from './binary.ts';

/** Rows that are read at a time. */
const BLOCK = 1 << 14;

/** The evidence of a log in its order, as `load` takes it. */
export function* evidenceOfLog({ evidence, manifest }: OpenLog): Generator<Batch> {
  const { count, channels, sources } = evidence;
  // Only where a table gave other names does a row have to be read by itself.
  const renames = manifest.tables.length > 0;
  let source = 0;
  for (let start = 0; start < count; start += BLOCK) {
    const rows = Math.min(BLOCK, count - start);
    const [lines, channel] = [new Uint32Array(rows), new Uint32Array(rows)];
    const [instants, kinds] = [new Float64Array(rows), new Uint8Array(rows)];
    evidence.read('line', start, lines);
    evidence.read('channel', start, channel);
    evidence.earliest(start, instants);
    evidence.kinds(start, kinds);
    const { text, ends } = evidence.words(start, start + rows);
    const all = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
    const told = Array.from({ length: rows }, (_, at) => {
      const words = all.toString('utf8', at === 0 ? 0 : ends[at - 1]!, ends[at]);
      const { fromAs, toAs } = renames ? evidence.row(start + at) : { fromAs: null, toAs: null };
      return { ...wordsOf(words, kinds[at]!, instants[at]!), fromAs, toAs };
    });
    yield {
      rows,
      columns: [
        { kind: 'int4', at: (at) => start + at },
        {
          kind: 'int4',
          at: (at) => {
            while (sources[source + 1]! <= start + at) source += 1;
            return source;
          },
        },
        { kind: 'int8', at: (at) => lines[at]! },
        { kind: 'text', at: (at) => told[at]!.written },
        { kind: 'text', at: (at) => (channel[at] === 0 ? null : channels[channel[at]! - 1]!) },
        { kind: 'text', at: (at) => told[at]!.reference },
        { kind: 'text', at: (at) => told[at]!.fromAs },
        { kind: 'text', at: (at) => told[at]!.toAs },
      ],
    };
  }
}
