import { describe, expect, it } from 'vitest';
import { jsonPieces, jsonText } from '../../src/cli/output.ts';

const joined = (value: object): string => [...jsonPieces(value)].join('');

describe('JSON in pieces', () => {
  it('is the text that one string would be', () => {
    const values = [
      {},
      { none: undefined },
      { empty: [], blank: {}, nothing: null, count: 3 },
      {
        list: [1, 'a\nb “c” \u2028', null, [], {}, [[1], { deep: [{ er: 'x' }] }]],
        left: undefined,
        last: { a: [1, { b: 2 }] },
      },
      { 'a "key"': [{ one: undefined, two: [undefined, 2] }] },
    ];
    for (const value of values) expect(joined(value)).toBe(jsonText(value));
  });

  it('is never long in one piece, of a list of any length', () => {
    const long = { list: Array.from({ length: 20_000 }, (_, at) => ({ id: `c${at}`, text: 'as it was said' })) };
    const pieces = [...jsonPieces(long)];
    expect(pieces.join('')).toBe(jsonText(long));
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
  });
});
