import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSet, setBit } from '../../../src/contacts/kernel/bits.ts';
import { indexesOf, joinBits } from '../../../src/contacts/kernel/contactset.ts';

const runs = { numRuns: 1000, seed: 20261126 };

describe('a set of contacts', () => {
  it('tells its indexes, rising', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.uniqueArray(fc.nat(199)), (words, places) => {
        const bits = new Uint32Array(7);
        for (const place of places) setBit(bits, place);
        const first = words * 32;
        expect([...indexesOf({ first, bits, size: places.length })]).toEqual(
          places.map((place) => first + place).toSorted((a, b) => a - b),
        );
      }),
      runs,
    );
  });

  it('takes bits from any place to any other, and leaves the others', () => {
    const words = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 6, maxLength: 6 });
    // Whole words, and parts of them.
    const edge = fc.oneof(fc.nat(64), fc.constantFrom(0, 32, 64));
    fc.assert(
      fc.property(words, words, edge, edge, edge, (own, others, place, at, count) => {
        const into = Uint32Array.from(own);
        const bits = Uint32Array.from(others);
        joinBits(into, place, bits, at, count);
        const before = Uint32Array.from(own);
        for (let bit = 0; bit < 192; bit += 1) {
          const taken = bit >= place && bit < place + count && isSet(bits, bit - place + at);
          expect(isSet(into, bit), `bit ${bit}`).toBe(taken || isSet(before, bit));
        }
      }),
      runs,
    );
  });
});
