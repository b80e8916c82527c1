import { expect, it } from 'vitest';
import { Labels, NONE } from '../../../src/contacts/walks/labels.ts';

it('labels are kept as they were given, however many, and more than can be kept are a mistake', () => {
  const labels = new Labels(5000);
  for (let at = 0; at < 5000; at += 1) {
    const before = at === 0 ? NONE : at - 1;
    expect(labels.add({ actor: at % 7, mark: at * 2, before, hops: at + 1, start: 0, told: at * 1000 })).toBe(at);
  }
  expect(labels.walk(4999)).toEqual(Array.from({ length: 5000 }, (_, at) => at));
  expect([labels.actor[4321], labels.mark[4321], labels.told[4321]]).toEqual([4321 % 7, 8642, 4_321_000]);
  expect(() => labels.add({ actor: 0, mark: 0, before: NONE, hops: 1, start: 0, told: 0 })).toThrow(
    'More than 5000 contacts pass it on under these limits. Ask about a shorter time',
  );
});
