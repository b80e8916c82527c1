/** The binary format of COPY (PostgreSQL documentation, COPY, "Binary Format"): numbers are big-endian. */

const SIGNATURE = [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00];
/** Signature, flags, and the length of a header extension that nobody has. */
const HEAD = SIGNATURE.length + 8;
/** Bytes that are handed on at a time. */
const BLOCK = 1 << 18;
const HIGH = 2 ** 32;

/** A column of some rows: what row `at` holds. Whole numbers of 32 or 64 bits with sign, or text (null where there is none). */
export type BinaryColumn =
  | { readonly kind: 'int4' | 'int8'; readonly at: (row: number) => number }
  | { readonly kind: 'text'; readonly at: (row: number) => string | null };

/** Some rows, a column after the other. */
export interface Batch {
  readonly rows: number;
  readonly columns: readonly BinaryColumn[];
}

/** Rows as COPY … FROM takes them. */
export async function* encoded(batches: AsyncIterable<Batch> | Iterable<Batch>): AsyncGenerator<Uint8Array> {
  yield Uint8Array.of(...SIGNATURE, 0, 0, 0, 0, 0, 0, 0, 0);
  let block = Buffer.allocUnsafe(BLOCK);
  let end = 0;
  for await (const { rows, columns } of batches) {
    const texts = new Array<Buffer | null>(columns.length).fill(null);
    for (let row = 0; row < rows; row += 1) {
      let size = 2 + columns.length * 12;
      for (let place = 0; place < columns.length; place += 1) {
        const column = columns[place]!;
        if (column.kind !== 'text') continue;
        const text = column.at(row);
        texts[place] = text === null ? null : Buffer.from(text, 'utf8');
        size += texts[place]?.length ?? 0;
      }
      if (end + size > block.length) {
        yield block.subarray(0, end);
        block = Buffer.allocUnsafe(Math.max(BLOCK, size));
        end = 0;
      }
      end = block.writeInt16BE(columns.length, end);
      for (let place = 0; place < columns.length; place += 1) {
        const column = columns[place]!;
        if (column.kind === 'text') {
          const text = texts[place]!;
          end = block.writeInt32BE(text === null ? -1 : text.length, end);
          if (text !== null) end += text.copy(block, end);
        } else if (column.kind === 'int4') {
          end = block.writeInt32BE(4, end);
          end = block.writeInt32BE(column.at(row), end);
        } else {
          const value = column.at(row);
          const high = Math.floor(value / HIGH);
          end = block.writeInt32BE(8, end);
          end = block.writeInt32BE(high, end);
          end = block.writeUInt32BE(value - high * HIGH, end);
        }
      }
    }
  }
  yield block.subarray(0, end);
  yield Uint8Array.of(0xff, 0xff);
}

/** Rows of whole numbers that came together. */
export interface Run {
  readonly rows: number;
  readonly at: (row: number, column: number) => number;
}

/**
 * Rows of numbers as COPY … TO gives them, none of them null.
 *
 * @param widths bytes of each column.
 * @throws Error where the bytes are not that.
 */
export async function* decoded(chunks: AsyncIterable<Uint8Array>, widths: readonly (4 | 8)[]): AsyncGenerator<Run> {
  const offsets = widths.map((_, column) => widths.slice(0, column).reduce((sum, width) => sum + width + 4, 6));
  const size = widths.reduce((sum, width) => sum + width + 4, 2);
  let rest = new Uint8Array(0);
  let [begun, ended] = [false, false];
  for await (const chunk of chunks) {
    // Whoever sends has still to say that it is done: what is left is heard out.
    if (ended) continue;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    if (!begun) {
      if (bytes.length < HEAD) {
        rest = new Uint8Array(bytes);
        continue;
      }
      if (SIGNATURE.some((byte, at) => bytes[at] !== byte)) throw new Error('These bytes are no binary COPY.');
      begun = true;
      start = HEAD;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let rows = 0;
    for (let at = start; at + size <= bytes.length; at += size, rows += 1) {
      if (view.getInt16(at) !== widths.length) break;
    }
    if (rows > 0) {
      const first = start;
      yield {
        rows,
        at: (row, column) => {
          const place = first + row * size + offsets[column]!;
          if (widths[column] === 4) return view.getInt32(place);
          return view.getInt32(place) * HIGH + view.getUint32(place + 4);
        },
      };
    }
    const left = start + rows * size;
    ended = bytes.length - left >= 2 && view.getInt16(left) === -1;
    if (!ended && bytes.length - left >= size)
      throw new Error('A row of a binary COPY has other columns than were asked for.');
    rest = bytes.slice(left);
  }
  if (!ended) throw new Error('A binary COPY ended too early.');
}
