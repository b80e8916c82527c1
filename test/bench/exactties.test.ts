import { describe, expect, it } from 'vitest';
import { tiesOf } from '../../bench/contacts/exactties.ts';
import { generated } from '../../bench/contacts/generate.ts';
import { realLogs } from '../../bench/contacts/inputs.ts';

const logs = realLogs();

describe.skipIf(logs.length === 0)('on real logs the kernel says what the plain rule says, by both rules', () => {
  it.each(logs)('$name', (log) => {
    const found = tiesOf(log, 60);
    expect(found.pairs).toBeGreaterThan(0);
    expect(found.ours).toEqual({ 'non-strict': 0, strict: 0 });
  });
});

it('one pass in list order does not, where times are days', () => {
  const shape = { contacts: 4000, actors: 800, spread: 'zipf', clock: 'days' } as const;
  const found = tiesOf({ name: 'made', actors: shape.actors, columns: generated(shape) }, 40);
  expect(found.ours).toEqual({ 'non-strict': 0, strict: 0 });
  expect(found.listed.late + found.listed.missed).toBeGreaterThan(0);
  expect(found.strict.late + found.strict.missed).toBeGreaterThan(0);
});
