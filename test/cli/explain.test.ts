import { beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/terms/explanation.ts';
import { ran } from './captured.ts';

const DESK = 'examples/first-case/1-example-desk.txt';
const explained = (id: string, ...rest: string[]) => ran(['read', DESK, '--explain', id, ...rest]);

interface Read {
  readonly claims: readonly {
    readonly id: string;
    readonly event: string;
    readonly passage: { readonly quote: string };
  }[];
  readonly statements: readonly { readonly id: string; readonly quote: string }[];
}
let read: Read;
beforeAll(async () => {
  read = JSON.parse((await ran(['read', DESK, '--format', 'json'])).out) as Read;
});
const disclosure = (words: string): string =>
  read.claims.find(({ event, passage }) => event === 'disclosure' && passage.quote.includes(words))!.id;

/** Figures differ in their last places from one engine to another, weights with every fit, and ids with what else is read: the golden files are of words. */
const wordsAlone = (text: string): string =>
  text
    .slice(0, text.indexOf('\nscore '))
    .replace(/\(\d\.\d\d\)/g, '(…)')
    .replace(/\bd1\.[cs]\d+(?:\.\d)?/g, 'ID')
    .replace(/\([ai]\d+\)/g, '(ID)');

describe('hearsay read --explain', () => {
  test.each([
    ['told', 'he shared classified information'],
    ['feared', 'may have passed the information'],
  ])('of what is %s reads as its golden file does', async (name, words) => {
    const { code, out, err } = await explained(disclosure(words));
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    await expect(`${wordsAlone(out)}\n`).toMatchFileSnapshot(`golden/explain-${name}.txt`);
  });

  test('as JSON has the steps, the sources of the vocabulary, and a score with what it is enough for', async () => {
    const { code, out } = await explained(disclosure('may have passed'), '--format', 'json');
    expect(code).toBe(0);
    const { sentence, frame, vocabulary, parts, holders, steps, score } = JSON.parse(out) as Explanation;
    expect(sentence.words.map(({ text }) => text)).toContain('may');
    expect(frame!.rolesets[0]!.roleset).toBe('pass.05');
    for (const { from } of vocabulary) expect(from).toMatch(/\w/);
    expect(parts.map(({ part }) => part).sort()).toEqual(['discloser', 'item', 'recipient']);
    expect(holders.map(({ value }) => value)).toEqual(['Uu', 'PS+']);
    expect(steps[0]).toEqual({ what: 'lessened by', words: 'may', from: 'CT+', to: 'PS+' });
    const cost = score.doubts.reduce((sum, each) => sum + each.cost, 0);
    expect(score.value).toBeCloseTo(1 / (1 + Math.exp(cost - score.start!)), 1);
    for (const { least, enough } of score.thresholds) expect(enough).toBe(score.value >= least);
    expect(score.thresholds.map((each) => each.for)).toEqual(['to be shown', 'to bear a route']);
  });

  test('of a statement says how its parts were found and who holds it', async () => {
    const { out } = await explained(read.statements.find(({ quote }) => quote.startsWith('Authorities fear'))!.id);
    expect(out.replace(/\s+/g, ' ')).toContain('fear.01 (cues): a cue: feel, PS+; from: FrameNet Fear');
    expect(out).toMatch(/source {9}“Authorities”, taken for/);
  });

  test('of an id that is none is a mistake that names those there are', async () => {
    const { code, out, err } = await explained('d9.c1');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^Nothing was read by the id “d9\.c1”\. There are these claims: d1\.c1, .* and these statements: d1\.s1/,
    );
  });

  test('is no page', async () => {
    expect((await explained('d1.c1', '--format', 'html')).err).toBe(
      'An explanation is no page. Ask for it as text, or with --format json.\n',
    );
  });
});
