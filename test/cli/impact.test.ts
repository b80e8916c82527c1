import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/report/columns.ts';
import { HARBOUR } from '../change/harbour.ts';
import { ran } from './captured.ts';

const E = 'examples/reserve-price';
const QUESTION = ['--item', 'the reserve price', '--from', 'Carrow Port Authority', '--to', 'Tallow Dredging'];

describe('hearsay impact', () => {
  test.each([
    ['retract', ['--retract', 'd2']],
    ['correct', ['--correct', 'A second account of the tide survey', 'd4']],
    ['supersede', ['--supersede', 'd2', 'd4']],
    ['withdraw', ['--withdraw', 'tor lie']],
    ['merge', ['--merge', 'Tern Survey', 'Marsh Freight']],
    ['merge-sources', ['--merge', 'Nora Quist', 'Tor Lie']],
  ])('of a change (%s) reads as its golden file does', async (name, change) => {
    const { code, out, err } = await ran(['impact', '--evidence', HARBOUR, ...change]);
    expect([code, err]).toEqual([0, '']);
    for (const line of out.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(80);
    await expect(out).toMatchFileSnapshot(`golden/impact-${name}.txt`);
  });

  test('of a document about to be added tells what it adds and what it only repeats', async () => {
    const { code, out, err } = await ran([
      'impact',
      `${E}/1-carrow-ledger.txt`,
      `${E}/2-quay-notes.txt`,
      ...QUESTION,
      '--by',
      '2024-03-14',
      '--add',
      `${E}/3-carrow-ledger.txt`,
    ]);
    expect([code, err]).toEqual([0, '']);
    const told = out.replace(/\s+/g, ' ');
    expect(told).toContain('VERDICT: alleged, necessarily in time (as before)');
    expect(told).toMatch(/changes Piet Varga → Tallow Dredging reported gains author › Quay Notes/);
    expect(told).toContain('comes d3 “Second report points to Varga”');
  });

  test('as JSON has the difference, list by list, and whose the ids are', async () => {
    const { out } = await ran(['impact', '--evidence', HARBOUR, '--retract', 'd2', '--format', 'json']);
    const { question, verdict, hops, sentences, names } = JSON.parse(out);
    expect(question).toContain('were retracted');
    expect([verdict.before.standing, verdict.after.standing]).toEqual(['alleged', 'presumed']);
    expect(hops.gone.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([['tern', 'corvid']]);
    expect(hops.changed[0].what).toEqual(['standing', 'origins', 'interval', 'claims', 'basis', 'reasons']);
    expect(sentences.gone.length + sentences.changed.length).toBeGreaterThan(5);
    expect(names.before.tern).toBe('Tern Survey');
  });

  test.each([
    [[], 'It was not said what would change.'],
    [['--retract', 'd9'], 'There is no document “d9” here.'],
    [['--retract', 'Corection'], 'Did you mean “Correction”'],
    [['--merge', 'Nora Quist'], '--merge takes two at a time.'],
    [['--merge', 'Nora Quist', 'nora quist'], 'one source already'],
    [['--withdraw', 'Nora Quest'], 'Did you mean “Nora Quist”'],
    [['--supersede', 'd1', 'd1'], 'are one document'],
    [['--add', 'x.txt'], 'Give the documents themselves.'],
    [['--retract', 'd1', '--as-of', '2001'], 'None of these documents had certainly come out by 2001.'],
    [['--retract', 'd1', '--possibly'], '--possibly goes with --as-of.'],
    [['--retract', 'd1', '--take', '3'], '--take goes with a case.'],
  ])('%j is a mistake with a way out', async (change, told) => {
    const { code, out, err } = await ran(['impact', '--evidence', HARBOUR, ...change]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(told);
  });
});
