import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/terms/explanation.ts';
import { ran } from './captured.ts';

const DESK = 'examples/first-case/1-example-desk.txt';
const explained = (id: string, ...rest: string[]) => ran(['read', DESK, '--explain', id, ...rest]);

/** Figures of the model differ in their last places from one engine to another, and weights with every fit: the golden files are of words. */
const withoutFigures = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^score|logits|^ +(?:−|enough|too little)|^ +[\d.−, ]+[a-z ]+\([\d.]+\)/.test(line))
    .join('\n')
    .replace(/\(\d\.\d\d\)/g, '(…)');

describe('hearsay read --explain', () => {
  test.each(['d1.c3', 'd1.c7'])('of the claim %s reads as its golden file does', async (id) => {
    const { code, out, err } = await explained(id);
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    await expect(withoutFigures(out)).toMatchFileSnapshot(`golden/explain-${id}.txt`);
  });

  test('as JSON has the steps, the sources of the vocabulary, and a score with what it is enough for', async () => {
    const { code, out } = await explained('d1.c7', '--format', 'json');
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
    expect(score.thresholds.map(({ least, enough }) => [least <= score.value, enough])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  test('of a statement says how its parts were found and who holds it', async () => {
    const { out } = await explained('d1.s5');
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
    expect((await explained('d1.c7', '--format', 'html')).err).toBe(
      'An explanation is no page. Ask for it as text, or with --format json.\n',
    );
  });
});
