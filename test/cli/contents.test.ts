import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workplace } from '../contacts/import/workplace.ts';
import { ran } from './captured.ts';

const { file, path, log } = workplace();

describe('what is in a log', () => {
  test('is told with what was refused, as text, CSV and JSON; and damage is found', async () => {
    const made = await ran([
      'contacts',
      'import',
      '-o',
      log(),
      file('calls.csv', 'caller,to,time,type\na,b,1000000000,call\nb,c,1000000000,call\nb,c,soon,call\n'),
      file('mail.jsonl', '{"from":"a","to":["d"],"time":"2001-09-09T01:47:40Z"}\n{"from":"a"}\n'),
    ]);
    expect(made).toMatchObject({ code: 0, err: expect.stringContaining('calls.csv: 1 of 3 rows were refused.') });
    const { out } = await ran(['contacts', 'show', log(), '--refused', '--check']);
    expect(out.replaceAll(/\b[0-9a-f]{12}\b/g, 'SHA')).toBe(
      [
        '5 contacts of 4 actors, from 9 September 2001, 01:46 UTC to 9 September 2001,',
        '01:47 UTC.',
        '',
        'calls.csv   3 rows  1 refused  SHA  from = caller, to, time, channel = type',
        'mail.jsonl  2 rows  1 refused  SHA  from, to, time',
        '',
        '5 contacts at a time, to the second; 4 share theirs with another (4 at most). 0',
        'contacts within an interval.',
        'Channels: call (2), none (1).',
        '',
        'Refused:',
        '  1  it has no receiver',
        '  1  its time cannot be read',
        '',
        'calls.csv:4     its time cannot be read',
        'mail.jsonl:2    it has no receiver',
        '',
        '32 files of the log: each is as it was written.',
        '',
      ].join('\n'),
    );
    expect((await ran(['contacts', 'show', log(), '--refused', '--format', 'csv'])).out).toBe(
      'source,line,file,why\r\ncalls.csv,4,,its time cannot be read\r\nmail.jsonl,2,,it has no receiver\r\n',
    );
    expect(JSON.parse((await ran(['contacts', 'show', log(), '--format', 'json'])).out)).toMatchObject({
      generation: 'g000001',
      contacts: 5,
      lines: null,
      checked: null,
      ties: { times: 2, shared: 4, longest: 4 },
    });
    const column = path('log/g000001/to.u32');
    const bytes = readFileSync(column);
    bytes[0]! ^= 1;
    writeFileSync(column, bytes);
    expect(await ran(['contacts', 'show', log(), '--check'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is damaged: not as written are to.u32. Import it again.'),
    });
    expect((await ran(['contacts', 'show', path('none')])).err).toContain('There is no log of contacts');
  });
});
