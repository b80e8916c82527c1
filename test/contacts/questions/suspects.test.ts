import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLog, reachOf } from '../../../src/desk/contacts.ts';
import { centralOf, suspectsOf } from '../../../src/desk/suspects.ts';
import { centralText, suspectsCsv, suspectsText } from '../../../src/report/suspects-text.ts';

/** An invented club. What Ada has comes to both papers; Ben's only to the first; Cleo's to neither in time. */
const LOG = `from,to,time
ada,ben,2024-09-02T08:00:00Z
ben,gazette,2024-09-02T09:00:00Z
ada,dana,2024-09-03T08:00:00Z
dana,courier,2024-09-03T08:00:00Z
cleo,ada,2024-09-04T08:00:00Z
`;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-suspects-'));
  writeFileSync(join(folder, 'club.csv'), LOG);
  await importLog([join(folder, 'club.csv')], join(folder, 'log'), {});
  // A chain of letters, hour by hour: p0 to p1, p1 to p2, and so on.
  const chain = Array.from({ length: 99 }, (_, at) => `p${at},p${at + 1},${(1_700_000_000 + at * 3600).toString()}`);
  writeFileSync(join(folder, 'chain.csv'), `from,to,time\n${chain.join('\n')}\n`);
  await importLog([join(folder, 'chain.csv')], join(folder, 'chain'), {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('suspects', () => {
  it('come by how many of those it could have come to, then by until when', async () => {
    const answer = await suspectsOf(join(folder, 'log'), ['gazette', 'courier'], {});
    expect(answer.suspects).toEqual([
      { actor: 'ada', count: 2, to: ['gazette', 'courier'], last: Date.UTC(2024, 8, 2, 8) },
      { actor: 'dana', count: 1, to: ['courier'], last: Date.UTC(2024, 8, 3, 8) },
      { actor: 'ben', count: 1, to: ['gazette'], last: Date.UTC(2024, 8, 2, 9) },
    ]);
    expect(suspectsText(answer)).toContain('2 of 2  ada   until 2024-09-02T08:00:00.000Z  to all');
    // Ada writes to Dana, and Dana to the Courier, in one second.
    expect(answer.tieSensitive).toMatchObject([
      { actor: 'ada', to: ['courier'], contacts: [{ line: 4 }, { line: 5 }] },
    ]);
    expect(suspectsText(answer).replace(/\s+/g, ' ')).toContain(
      'ada to courier: whether ada → dana (club.csv:4) came before dana → courier (club.csv:5), both 2024-09-03T08:00:00Z',
    );
    const strict = await suspectsOf(join(folder, 'log'), ['gazette', 'courier'], { ties: 'strict' });
    expect(strict.tieSensitive).toEqual(answer.tieSensitive);
    expect(suspectsCsv(strict).split('\r\n')[1]).toBe(`dana,1,${Date.UTC(2024, 8, 3, 8)},courier`);
  });

  it('are those that asking for each by itself finds, over more than one pass', async () => {
    const to = Array.from({ length: 99 }, (_, at) => `p${at + 1}`);
    const answer = await suspectsOf(join(folder, 'chain'), to, { by: '1700200000' });
    const expected = new Map<string, string[]>();
    for (const target of [to[0]!, to[30]!, to[40]!, to[70]!])
      for (const { actor } of (await reachOf(join(folder, 'chain'), 'backward', [target], { by: '1700200000' }))
        .reached)
        expected.set(actor, [...(expected.get(actor) ?? []), target]);
    for (const [actor, targets] of expected)
      expect(answer.suspects.find((one) => one.actor === actor)?.to).toEqual(expect.arrayContaining(targets));
    expect(answer.suspects[0]).toMatchObject({ actor: 'p0', count: 56 });
    expect(answer.suspects).toHaveLength(56);
  });
});

describe('who is central', () => {
  it('is told by how many could have had it, and how early', async () => {
    const answer = await centralOf(join(folder, 'log'), null, 3, {});
    expect(answer.central.map(({ actor, reach }) => `${actor} ${reach}`)).toEqual(['ada 4', 'ben 1', 'dana 1']);
    // Of five others one is reached with all of the window left, one with 47 of 48 hours, two with 24 of them.
    const [ada] = answer.central;
    expect(ada?.closeness).toBeCloseTo((48 + 47 + 24 + 24) / 48 / 5, 6);
    expect(centralText(answer)).toContain('4      0.5958     ada');
    expect(answer.asked).toBe(6);
    expect(answer.tieSensitive).toEqual({ count: 1, actors: [{ actor: 'ada', reach: 4, other: 3 }] });
    expect(centralText(answer)).toContain('  ada: 4, by the other rule 3');
    expect((await centralOf(join(folder, 'log'), ['ada'], 3, { ties: 'strict' })).central[0]?.reach).toBe(3);
  });

  it('is not told where some pass nothing on', async () => {
    await expect(centralOf(join(folder, 'log'), null, 3, { stopAt: ['ben'] })).rejects.toThrow('--stop-at');
  });

  it('is told of more actors than one pass takes', async () => {
    const { central } = await centralOf(join(folder, 'chain'), null, 100, {});
    expect(central.map(({ actor, reach }) => `${actor} ${reach}`)).toEqual(
      Array.from({ length: 100 }, (_, at) => `p${at} ${99 - at}`),
    );
  });
});
