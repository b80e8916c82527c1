import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/cli/terminal.ts';
import { importLog, reachOf, routeOf } from '../../../src/desk/contacts.ts';
import { ran } from '../../cli/captured.ts';

let folder = '';
const log = () => join(folder, 'log');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-asks-'));
  writeFileSync(
    join(folder, 'mill.csv'),
    'from,to,time,channel\nidun,per,2024-05-01T08:00Z,mail\nper,tove,2024-05-01T09:00Z,phone\ntove,idun,2024-05-02T08:00Z,mail\ntove,gazette,2024-05-02T08:00Z,mail\n',
  );
  await importLog([join(folder, 'mill.csv')], log(), {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const asked = async (...questions: readonly string[]): Promise<readonly unknown[]> => {
  const { out, code } = await ran(['contacts', 'ask', log()], {
    lines: async function* () {
      yield* questions;
    },
  });
  expect(code).toBe(0);
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
};

describe('hearsay contacts ask', () => {
  it('answers each question as the command that is asked by itself does', async () => {
    const answers = await asked(
      '{"ask": "forward", "from": "idun"}',
      '{"ask": "backward", "to": ["gazette"], "ties": "strict", "by": "2024-05-02"}',
      '{"ask": "route", "from": "idun", "to": "gazette"}',
      '{"ask": "forward", "from": ["per"], "excludeChannel": "phone"}',
      '{"ask": "forward", "from": "idun", "latency": "2h", "maxHold": "1d", "maxHops": 3}',
      '{"ask": "route", "from": "idun", "to": "gazette", "prefer": "fastest"}',
    );
    expect(answers).toEqual(
      JSON.parse(
        JSON.stringify([
          await reachOf(log(), 'forward', ['idun'], {}),
          await reachOf(log(), 'backward', ['gazette'], { ties: 'strict', by: '2024-05-02' }),
          await routeOf(log(), 'idun', 'gazette', {}),
          await reachOf(log(), 'forward', ['per'], { excludeChannel: ['phone'] }),
          await reachOf(log(), 'forward', ['idun'], { latency: '2h', maxHold: '1d', maxHops: 3 }),
          await routeOf(log(), 'idun', 'gazette', {}, 'fastest'),
        ]),
      ),
    );
  });

  it('says what is wrong with a question, with its line, and goes on with the next', async () => {
    const answers = await asked(
      'forward idun',
      '',
      '{"ask": "forward", "to": "idun"}',
      '{"ask": "forward", "from": "nobody"}',
      '{"ask": "route", "from": "gazette", "to": "idun"}',
    );
    expect(answers).toMatchObject([
      { line: 1, mistake: expect.stringMatching(/^This is no question: it is not JSON\. Write it as/) },
      { line: 3, mistake: expect.stringMatching(/^This is no question: /) },
      { line: 4, mistake: expect.stringMatching(/^The log names nobody “nobody”/) },
      { query: { kind: 'route' }, route: null },
    ]);
  });
});

describe('standard input', () => {
  const read = async (...chunks: readonly string[]): Promise<readonly string[]> => {
    const encoder = new TextEncoder();
    const lines: string[] = [];
    for await (const line of linesOf(
      (async function* () {
        for (const chunk of chunks) yield encoder.encode(chunk);
      })(),
    ))
      lines.push(line);
    return lines;
  };

  it('is read line by line, wherever it is cut', async () => {
    expect(await read('on', 'e\r\ntwo\n\nth', 'ree')).toEqual(['one', 'two', '', 'three']);
    expect(await read('last\n')).toEqual(['last']);
  });

  it('is refused where a line has no end', async () => {
    await expect(read('x'.repeat(600_000), 'x'.repeat(600_000))).rejects.toThrow(/longer than 1000000 characters/);
  });
});
