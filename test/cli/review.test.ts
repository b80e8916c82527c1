import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CAN_READ } from '../resolution/case.ts';
import { ran } from './captured.ts';

const PAPERS = {
  'one.txt':
    'Title: A list is passed on\nPublisher: The Halden Post\nPublished: 2024-06-02\n\nDana Orley gave the price list to Piet Varga on 6 May 2024, two clerks said. Varga denied it.\n',
  'two.txt':
    'Title: The list again\nPublisher: The Marl Courier\nPublished: 2024-06-05\n\nPiet Varga sent the price list to Tallow Dredging, the harbour master said.\n',
};
const ASKED = ['--item', 'the price list', '--from', 'Dana Orley', '--to', 'Tallow Dredging'];

describe.skipIf(!CAN_READ)('hearsay review', () => {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-review-'));
  const environment = (by: string) => ({
    HEARSAY_CASE: join(work, 'case'),
    HEARSAY_CONFIG: join(work, 'config'),
    HEARSAY_ANALYST: by,
  });
  const piped = (lines: readonly string[]) =>
    async function* () {
      yield* lines;
    };
  const as = (by: string, argv: readonly string[], lines: readonly string[] = []) =>
    ran(argv, { environment: environment(by), lines: piped(lines) });

  beforeAll(async () => {
    for (const [name, text] of Object.entries(PAPERS)) writeFileSync(join(work, name), text);
    await as('Mona Rud', ['case', 'init', join(work, 'case')]);
    await as('Mona Rud', ['add', join(work, 'one.txt'), join(work, 'two.txt')]);
    await as('Mona Rud', ['trace', ...ASKED]);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('lists what carries the last answer first, with names and the sentence in its place', async () => {
    const queue = JSON.parse((await as('Mona Rud', ['review', '--json'])).out);
    expect(queue[0].because[0]).toBe('sets the weakest hop of a best route');
    expect(Object.values(queue[0].names)).toContain('Piet Varga');
    expect(queue[0].context).toEqual({ before: '', quote: queue[0].claim.passage.quote, after: expect.any(String) });
  });

  it('takes keys by lines, says what is wrong, and a trace tells who reviewed what', async () => {
    const sat = await as('Mona Rud', ['review'], ['r', 'a -- as printed', 'u', 'a', 'q']);
    expect(sat.out).toContain('It sets the weakest hop of a best route');
    expect(sat.err).toBe('It was not said why. Write the reason behind it: r WHY.\n');
    expect(sat.out).toMatch(/Entry \d+: claim accepted\.[\s\S]*entry \d+ is undone\.[\s\S]*3 entries were recorded/);
    const { verdict } = JSON.parse((await as('Per Aas', ['trace', ...ASKED, '--format', 'json'])).out);
    const told = verdict.sentences.filter(({ text }: { text: string }) => /review/.test(text));
    expect(told).toEqual([
      {
        text: 'One of the two claims that the hops of this route stand on was reviewed: accepted by Mona Rud.',
        anchors: [expect.stringMatching(/^d\d\.c\d$/)],
      },
      { text: 'Nobody has reviewed the other: what a machine reads is a proposal.', anchors: [expect.any(String)] },
    ]);
  });

  it('takes lines of JSON, and answers each', async () => {
    const { code, out, err } = await as(
      'Per Aas',
      ['review', '--judge'],
      [
        '{"kind": "claim-rejected", "claim": "d2.c1", "why": "it is another list"}',
        '{"kind": "claim-rejected", "claim": "d7.c1"}',
      ],
    );
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(first).toEqual({ line: 1, entry: expect.any(Number) });
    expect(second.mistake).toContain('There is no claim “d7.c1”.');
    expect([code, err]).toEqual([2, '1 of the judgements were not recorded. Their answers say why.\n']);
    const judged = await as('Per Aas', ['review', '--judged']);
    expect(judged.out).toMatch(/claim rejected: d2\.c1 · Per Aas · counts\n +it is another list/);
    expect(judged.out).toMatch(/claim accepted: \S+ · Mona Rud · undone/);
  });

  it('goes key by key at a keyboard', async () => {
    const keys = ['?', 'r', 'u', 's', 'q'];
    const { out, err } = await ran(['review', '--document', 'd1'], {
      environment: environment('Mona Rud'),
      keyboard: { key: async () => keys.shift() ?? null, line: async () => 'said of another day' },
    });
    expect(err).toContain('? r reject\n');
    expect(out).toMatch(/a {2}accept\nr {2}reject: why/);
    expect(out).toMatch(/claim rejected\.\n[\s\S]*entry \d+ is undone\./);
  });

  it('says what to do where it was not said which case', async () => {
    const { code, err } = await ran(['review'], { environment: {} });
    expect([code, err]).toEqual([2, expect.stringContaining('It was not said which case.')]);
  });
});
