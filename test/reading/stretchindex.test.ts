import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretchIndex } from '../../src/reading/attribution/stretchindex.ts';

const stretch = fc
  .tuple(fc.nat(20_000), fc.integer({ min: 1, max: 900 }))
  .map(([start, length]) => ({ start, end: start + length }));

describe('an index of stretches', () => {
  it('names all that touch a place, in order, and none twice', () => {
    fc.assert(
      fc.property(fc.array(fc.array(stretch, { maxLength: 3 }), { maxLength: 40 }), stretch, (all, place) => {
        const near = stretchIndex(all).near(place.start, place.end);
        expect(near).toEqual([...new Set(near)].sort((a, b) => a - b));
        all.forEach((stretches, at) => {
          if (stretches.some((each) => each.start < place.end && place.start < each.end)) expect(near).toContain(at);
        });
      }),
    );
  });

  it('names as few at the end of a long text as at its beginning', () => {
    const all = Array.from({ length: 5000 }, (_, i) => [{ start: 100 * i, end: 100 * i + 80 }]);
    const index = stretchIndex(all);
    expect(index.near(499_000, 499_001).length).toBeLessThan(8);
    index.add(7, { start: 499_000, end: 499_100 });
    expect(index.near(499_050, 499_051)).toContain(7);
  });
});
