import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { columnsIn, orderedIn, writeColumns } from '../../bench/contacts/columns.ts';
import { type Generated, generated, generator, type Shape } from '../../bench/contacts/generate.ts';
import { actorsOf, counted, sizeOf } from '../../bench/contacts/inputs.ts';

const shape: Shape = { contacts: 5000, actors: 500, spread: 'uniform', clock: 'minutes' };
const zipf: Shape = { ...shape, spread: 'zipf', clock: 'days' };

function hashOf({ from, to, stamp }: Generated): string {
  const hash = createHash('sha256');
  for (const column of [from, to, stamp]) hash.update(new Uint8Array(column.buffer));
  return hash.digest('hex').slice(0, 16);
}

describe('a generated log', () => {
  it('is the same for the same seed, on every machine', () => {
    expect(hashOf(generated(shape))).toBe('0eca065db35e79b4');
    expect(hashOf(generated(shape, 7))).not.toBe(hashOf(generated(shape)));
  });

  it('is the same in blocks as at once, and on disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
    try {
      writeColumns(folder, zipf.contacts, generator(zipf), 777);
      expect(hashOf(columnsIn(folder))).toBe(hashOf(generated(zipf)));
      const { columns, raw } = orderedIn({ folder, actors: zipf.actors });
      const again = orderedIn({ folder, actors: zipf.actors });
      expect(hashOf(again.raw)).toBe(hashOf(raw));
      expect([...again.columns.cycles]).toEqual([...columns.cycles]);
      expect(again.columns.longest).toBe(columns.longest);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('has stamps that rise without gaps, and nobody in touch with himself', () => {
    for (const clock of ['distinct', 'minutes', 'days'] as const) {
      const { from, to, stamp } = generated({ ...zipf, clock });
      expect(new Set(stamp).size).toBe(stamp.at(-1)! + 1);
      expect(stamp.every((value, at) => at === 0 || value >= stamp[at - 1]!)).toBe(true);
      expect(from.every((actor, at) => actor !== to[at])).toBe(true);
      expect(Math.max(...from, ...to)).toBeLessThan(zipf.actors);
    }
    expect(generated({ ...zipf, clock: 'days' }).stamp.at(-1)).toBe(364);
  });

  it('has a few who are very busy by Zipf’s law, and none such where it is even', () => {
    const busiest = ({ from }: Generated): number => {
      const counts = new Map<number, number>();
      for (const actor of from) counts.set(actor, (counts.get(actor) ?? 0) + 1);
      return Math.max(...counts.values()) / from.length;
    };
    expect(busiest(generated(zipf))).toBeGreaterThan(0.08);
    expect(busiest(generated(shape))).toBeLessThan(0.01);
  });
});

it('a log has ten contacts to an actor, but a million actors up to a hundred million contacts', () => {
  expect([10, 1e6, 10e6, 50e6, 200e6].map(actorsOf)).toEqual([2, 100_000, 1e6, 1e6, 20e6]);
});

it('sizes are read as they are told', () => {
  expect(['50m', '1.5M', '200k', '1000'].map(sizeOf)).toEqual([50e6, 1.5e6, 200e3, 1000]);
  expect(['', 'm', '-1', '10g'].map(sizeOf)).toEqual([null, null, null, null]);
  expect([50e6, 1.5e6, 200e3, 999].map(counted)).toEqual(['50M', '1.5M', '200k', '999']);
});
