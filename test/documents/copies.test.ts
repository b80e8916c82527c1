import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEAST_LENGTH, LEAST_WORDS, nearCopies } from '../../src/documents/copies.ts';

const SHARED = 'the harbour master handed the sealed ledger to a visiting envoy late in the evening';

describe('near copies', () => {
  test('a paragraph that two texts share is found, with its words and its share', () => {
    const copies = nearCopies([
      { id: 'd1', text: `Vellan radio said ${SHARED}, and nobody asked why.` },
      { id: 'd2', text: `${SHARED.toUpperCase()}. So it was told.` },
      { id: 'd3', text: 'Another matter altogether was before the council that week in the northern town.' },
    ]).among(['d3', 'd2', 'd1']);
    expect(copies).toEqual([{ a: 'd1', b: 'd2', quote: SHARED, share: 15 / 19 }]);
  });

  test('seven shared words are chance, and so are eight very short ones', () => {
    const seven = SHARED.split(' ')
      .slice(0, LEAST_WORDS - 1)
      .join(' ');
    const tiny = 'a b c d e f g h i j';
    const port = nearCopies([
      { id: 'd1', text: `${seven} alone` },
      { id: 'd2', text: `${seven} indeed` },
      { id: 'd3', text: `${tiny} x` },
      { id: 'd4', text: `${tiny} y` },
    ]);
    expect(port.among(['d1', 'd2', 'd3', 'd4'])).toEqual([]);
  });

  test('only the given blocks are compared, and only the documents asked for', () => {
    const head = `Publisher: ${SHARED}`;
    const texts = ['d1', 'd2', 'd10'].map((id) => ({
      id,
      text: `${head}\n\n${id === 'd10' ? SHARED : `Text of ${id}`}`,
      blocks: [{ start: head.length + 2, end: head.length + 2 + (id === 'd10' ? SHARED.length : 10) }],
    }));
    expect(nearCopies(texts).among(['d1', 'd2', 'd10'])).toEqual([]);
    const whole = nearCopies(texts.map(({ id, text }) => ({ id, text })));
    expect(whole.among(['d10', 'd2', 'd1', 'd2']).map(({ a, b }) => [a, b])).toEqual([
      ['d1', 'd2'],
      ['d1', 'd10'],
      ['d2', 'd10'],
    ]);
    expect(whole.among(['d2', 'unheard of'])).toEqual([]);
  });

  test('two copies of a long text are compared in time linear in it', () => {
    const text = Array.from({ length: 60_000 }, (_, at) => `word${(at * 7919) % 9973}`).join(' ');
    const [copy] = nearCopies([
      { id: 'd1', text },
      { id: 'd2', text },
    ]).among(['d1', 'd2']);
    expect(copy?.share).toBe(1);
  });

  test('agrees with comparing every stretch of every length', () => {
    const word = fc.constantFrom('alpha', 'bravo', 'charlie', 'delta', 'echo');
    const words = fc.array(word, { maxLength: 40 });
    const pairs = fc.oneof(
      fc.tuple(words, words),
      fc.tuple(words, words, words, words, words).map(([a, b, c, d, e]) => [
        [...a, ...b, ...c],
        [...d, ...b, ...e],
      ]),
    );
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const found = nearCopies([
          { id: 'd1', text: a!.join(' ') },
          { id: 'd2', text: b!.join(', ') },
        ]).among(['d1', 'd2']);
        const inA = bruteForce(a!, b!);
        const inB = bruteForce(b!, a!);
        const [copy] = found;
        if (inA.longest === '') {
          expect(found).toEqual([]);
        } else {
          expect(copy?.quote).toBe(inA.longest);
          expect(copy?.share).toBe(a!.length <= b!.length ? inA.covered / a!.length : inB.covered / b!.length);
        }
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

function bruteForce(
  a: readonly string[],
  b: readonly string[],
): { readonly covered: number; readonly longest: string } {
  const haystack = ` ${b.join(' ')} `;
  const marked = new Set<number>();
  let longest = '';
  let most = 0;
  for (let first = 0; first < a.length; first++) {
    for (let past = first + LEAST_WORDS; past <= a.length; past++) {
      const run = a.slice(first, past).join(' ');
      if (run.length < LEAST_LENGTH || !haystack.includes(` ${run} `)) continue;
      for (let at = first; at < past; at++) marked.add(at);
      if (past - first > most) {
        most = past - first;
        longest = run;
      }
    }
  }
  return { covered: marked.size, longest };
}
