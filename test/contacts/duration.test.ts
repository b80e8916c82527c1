import { expect, it } from 'vitest';
import { durationOf } from '../../src/contacts/duration.ts';

it('a length of time is a number and a unit, or ISO 8601 without months and years', () => {
  const hour = 3_600_000;
  const lengths: readonly (readonly [string, number])[] = [
    ['90s', 90_000],
    ['0s', 0],
    ['1.5h', 1.5 * hour],
    ['15m', 15 * 60_000],
    ['15 min', 15 * 60_000],
    ['6H', 6 * hour],
    ['2d', 48 * hour],
    ['1w', 168 * hour],
    ['PT6H', 6 * hour],
    ['P1DT12H', 36 * hour],
    ['P2W', 336 * hour],
    ['PT1M0.5S', 60_500],
    ['pt0,25s', 250],
  ];
  for (const [text, length] of lengths) expect(durationOf(text), text).toBe(length);
  const none = [
    '',
    '5',
    'm',
    '-5m',
    '1y',
    '2mo',
    'P',
    'PT',
    'P1Y',
    'P1M',
    'P1DT',
    '1h30m',
    '1e3s',
    '999999999999w',
    '１h',
  ];
  for (const text of none) expect(durationOf(text), text).toBeNull();
});
