import { join } from 'node:path';
import { goesBothWays } from '../opportunities.ts';
import type { Manifest } from '../store/manifest.ts';
import { columnBlocks } from './blocks.ts';
import { ColumnFiles } from './columnfiles.ts';
import { type Ordered, spansInOrder, type Unordered } from './order.ts';
import type { Sorting } from './sorting.ts';

/**
 * Sorts the rows of a generation by time and writes its contacts, the ties in the kernel's order.
 *
 * @param instants its rows at one instant, as they are sorted.
 * @param channels the names of the rows' channels.
 * @param done told how many rows of how many were written.
 */
export async function columnsInto(
  rows: Unordered,
  instants: Sorting,
  actors: number,
  channels: readonly string[],
  done: (rows: number, of: number) => void,
): Promise<Pick<Manifest, 'contacts' | 'spans' | 'window' | 'ties' | 'files'>> {
  const files = new ColumnFiles(rows.folder, actors);
  const [from, to] = [column(rows, 'from'), column(rows, 'to')];
  const both = bothWays(rows, channels);
  let read = 0;
  const each = ({ count, row }: Ordered, write: (at: number, row: number) => void) => {
    for (let at = 0; at < count; at += 1) {
      write(at, row[at]!);
      read += 1;
      if ((read & 0xffff) === 0) done(read, rows.count);
    }
  };
  for (let part = await instants.next(); part !== null; part = await instants.next()) {
    const { earliest } = part;
    each(part, (at, row) => files.contact(from[row]!, to[row]!, row, earliest[at]!, both !== null && both[row] === 1));
  }
  const spans = spansInOrder(rows);
  const { earliest, latest } = spans;
  each(spans, (at, row) =>
    files.span(from[row]!, to[row]!, row, [earliest[at]!, latest![at]!], both !== null && both[row] === 1),
  );
  done(rows.count, rows.count);
  return files.close();
}

/** A column whole: what is sorted is taken out of order. */
function column({ folder, count }: Unordered, name: string): Uint32Array {
  const values = new Uint32Array(count);
  let at = 0;
  for (const block of columnBlocks(join(folder, `rows.${name}.u32`)).words()) {
    values.set(block, at);
    at += block.length;
  }
  return values;
}

/** Which rows go both ways (1); null where none does. */
function bothWays({ folder, count }: Unordered, channels: readonly string[]): Uint8Array | null {
  const ways = [0, ...channels.map((channel) => (goesBothWays(channel) ? 1 : 0))];
  if (!ways.includes(1)) return null;
  const both = new Uint8Array(count);
  let at = 0;
  for (const block of columnBlocks(join(folder, 'rows.channel.u32')).words()) {
    for (const channel of block) {
      both[at] = ways[channel]!;
      at += 1;
    }
  }
  return both;
}
