import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCase } from '../../src/exchange/index.ts';
import { sharedErrors } from '../../src/lineage/errors.ts';

const documentsOf = (texts: Readonly<Record<string, string>>) =>
  decodeCase({ documents: Object.entries(texts).map(([id, text]) => ({ id, text })) }).evidence.documents;

function errorsOf(texts: Readonly<Record<string, string>>, relies: readonly string[] = []): string[] {
  return sharedErrors(documentsOf(texts), (doc, other) => relies.includes(`${doc} on ${other}`)).map(
    ({ kind, shared, original, texts: found }) =>
      `${kind}: ${shared} for ${original} in ${found.map(({ doc }) => doc).join(', ')}`,
  );
}

describe('errors that texts share', () => {
  it('are what departs from a source that the text itself names', () => {
    const texts = { a: 'They met at Kettlebeck.', b: 'They met at Kettelbeck.', c: 'It was in Kettelbeck.' };
    expect(errorsOf(texts)).toEqual([]);
    expect(errorsOf(texts, ['b on a'])).toEqual(['spelling: Kettelbeck for Kettlebeck in b, c']);
  });

  it('are what few texts have, and at least twice as many have otherwise', () => {
    const right = { a: 'In Kettlebeck.', b: 'At Kettlebeck.', c: 'Near Kettlebeck.' };
    const wrong = { x: 'In Kettelbeck.', y: 'At Kettelbeck.' };
    expect(errorsOf({ ...right, ...wrong })).toEqual([]);
    expect(errorsOf({ ...right, d: 'Past Kettlebeck.', ...wrong })).toEqual([
      'spelling: Kettelbeck for Kettlebeck in x, y',
    ]);
  });

  it('are no two names of one text, no endings, and no words that stand in small letters', () => {
    const relies = ['b on a'];
    expect(errorsOf({ a: 'In Kettlebeck.', b: 'Kettelbeck, not Kettlebeck.', c: 'In Kettelbeck.' }, relies)).toEqual(
      [],
    );
    expect(errorsOf({ a: 'The Velmarians.', b: 'The Velmarian.', c: 'A Velmarian.' }, relies)).toEqual([]);
    expect(errorsOf({ a: 'Organise it.', b: 'Organize it.', c: 'To organize: Organize it.' }, relies)).toEqual([]);
  });

  it('of short names count only beside the same name', () => {
    const relies = ['b on a'];
    expect(errorsOf({ a: 'Hansen said so.', b: 'Hanson said so.', c: 'Hanson agreed.' }, relies)).toEqual([]);
    expect(
      errorsOf({ a: 'Ida Hansen said so.', b: 'Ida Hanson said so.', c: 'Then Ida Hanson left.' }, relies),
    ).toEqual(['spelling: Hanson for Hansen in b, c']);
  });

  it('are figures, too, before the same two words', () => {
    const texts = {
      a: 'The crack is 14 metres long.',
      b: 'A crack, 40 metres long, runs through it.',
      c: 'It was 40 metres long and 14 years old.',
    };
    expect(errorsOf(texts, ['b on a'])).toEqual(['figure: 40 metres long for 14 metres long in b, c']);
  });

  it('show themselves in the sentence they stand in', () => {
    const [error] = sharedErrors(
      documentsOf({
        a: 'At Kettlebeck. So it is.',
        b: 'First this. They met at Kettelbeck! Then that.',
        c: 'Kettelbeck',
      }),
      () => true,
    );
    expect(error?.texts.map(({ passage }) => passage.quote)).toEqual(['They met at Kettelbeck!', 'Kettelbeck']);
    expect(error?.against.passage.quote).toBe('At Kettlebeck.');
  });

  it('are found whatever the texts, and never in one text alone', () => {
    const word = fc.constantFrom(
      'Kettlebeck',
      'Kettelbeck',
      'Ketlebeck',
      'met',
      '14 metres long',
      '40 metres long',
      '.',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 8 }), { maxLength: 6 }), fc.boolean(), (texts, relies) => {
        const given = Object.fromEntries(texts.map((words, at) => [`d${at}`, words.join(' ')]));
        for (const { texts: found, against, shared } of sharedErrors(documentsOf(given), () => relies)) {
          expect(new Set(found.map(({ doc }) => doc)).size).toBeGreaterThan(1);
          expect(
            found.every(({ doc, passage }) => given[doc]?.slice(passage.start, passage.end) === passage.quote),
          ).toBe(true);
          expect(found.every(({ passage }) => passage.quote.includes(shared))).toBe(true);
          expect(found.map(({ doc }) => doc)).not.toContain(against.doc);
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});
