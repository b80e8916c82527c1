import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decoded, encoded } from '../../../src/contacts/database/binary.ts';

const number = fc.record({ small: fc.integer(), large: fc.maxSafeInteger() });

async function bytesOf(rows: readonly { readonly small: number; readonly large: number }[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  const columns = [
    { kind: 'int4', at: (row: number) => rows[row]!.small },
    { kind: 'int8', at: (row: number) => rows[row]!.large },
  ] as const;
  for await (const part of encoded([{ rows: rows.length, columns }])) parts.push(part);
  return Buffer.concat(parts);
}

async function* inPieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(chunks: AsyncIterable<Uint8Array>) {
  const rows: { small: number; large: number }[] = [];
  for await (const { rows: count, at } of decoded(chunks, [4, 8]))
    for (let row = 0; row < count; row += 1) rows.push({ small: at(row, 0), large: at(row, 1) });
  return rows;
}

it('what was written is read, wherever the pieces end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(number), fc.integer({ min: 1, max: 60 }), async (rows, length) => {
      expect(await read(inPieces(await bytesOf(rows), length))).toEqual(rows);
    }),
    { seed: 20231026 },
  );
});

it('what is none, ends too early, or has other columns is refused', async () => {
  const bytes = await bytesOf([{ small: 1, large: 2 }]);
  await expect(read(inPieces(Buffer.alloc(100), 7))).rejects.toThrow('These bytes are no binary COPY.');
  await expect(read(inPieces(bytes.subarray(0, -2), 7))).rejects.toThrow('A binary COPY ended too early.');
  const other = decoded(inPieces(bytes, 100), [8]);
  await expect(other.next()).rejects.toThrow('other columns than were asked for');
});
