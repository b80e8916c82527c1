import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLog, informedOf, reachOf, routeOf } from '../../../src/desk/contacts.ts';
import { reachCsv, reachText } from '../../../src/report/reach-text.ts';

/**
 * An invented office. Mara mails Ilse on Monday, Ilse rings Bo on Tuesday at nine; Bo had mailed Vera on Monday. At noon on Wednesday
 * three mails bear one minute: Bo to Cem, Cem to Vera, Vera to the press.
 */
const LOG = `from,to,time,channel,reference
mara,ilse,2024-03-04T08:00:00Z,mail,m1
bo,vera,2024-03-04T10:00:00Z,mail,m2
ilse,bo,2024-03-05T09:00:00Z,phone call,c1
vera,press,2024-03-06T12:00:00Z,mail,m5
bo,cem,2024-03-06T12:00:00Z,mail,m3
cem,vera,2024-03-06T12:00:00Z,mail,m4
`;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-questions-'));
  writeFileSync(join(folder, 'office.csv'), LOG);
  await importLog([join(folder, 'office.csv')], join(folder, 'log'), {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = () => join(folder, 'log');

describe('a question of a log', () => {
  it('tells who could have had it, by which contact, and for whom the answer hangs on one minute', async () => {
    const answer = await reachOf(log(), 'forward', ['mara'], {});
    expect(
      answer.reached.map(
        ({ actor, contact, hops }) => `${actor} ${contact.reference} ${contact.source}:${contact.line} ${hops}`,
      ),
    ).toEqual([
      'ilse m1 office.csv:2 1',
      'bo c1 office.csv:4 2',
      'cem m3 office.csv:6 3',
      'press m5 office.csv:5 5',
      'vera m4 office.csv:7 4',
    ]);
    const noon = Date.UTC(2024, 2, 6, 12);
    expect(
      answer.tieSensitive.map(({ contacts, ...rest }) => ({
        ...rest,
        pair: contacts.map(({ reference }) => reference),
      })),
    ).toEqual([
      { actor: 'press', time: noon, other: null, pair: ['m4', 'm5'] },
      { actor: 'vera', time: noon, other: null, pair: ['m3', 'm4'] },
    ]);
    expect(reachText(answer)).toContain('vera: whether bo → cem (m3) came before cem → vera (m4)');
    const strict = await reachOf(log(), 'forward', ['mara'], { ties: 'strict' });
    expect(strict.tieSensitive.map(({ contacts }) => contacts[0]?.reference)).toEqual(['m4', 'm3']);
    const back = await reachOf(log(), 'backward', ['press'], { since: '2024-03-06' });
    expect(
      back.tieSensitive.map(({ actor, contacts }) => [actor, ...contacts.map(({ reference }) => reference)]),
    ).toEqual([
      ['bo', 'm3', 'm4'],
      ['cem', 'm4', 'm5'],
    ]);
  });

  it('tells from whom it could have come, with the last contact in time', async () => {
    const answer = await reachOf(log(), 'backward', ['vera'], { by: '2024-03-05', ties: 'strict' });
    expect(answer.reached.map(({ actor, contact }) => `${actor} ${contact.reference}`)).toEqual(['bo m2']);
  });

  it('tells a route, and that there is none without an actor, a channel, or the day', async () => {
    const steps = async (limits: Parameters<typeof routeOf>[3]) =>
      (await routeOf(log(), 'mara', 'press', limits)).route?.map(({ reference }) => reference) ?? null;
    expect(await steps({})).toEqual(['m1', 'c1', 'm3', 'm4', 'm5']);
    expect(await steps({ exclude: ['cem'] })).toBeNull();
    expect(await steps({ excludeChannel: ['phone call'] })).toBeNull();
    expect(await steps({ stopAt: ['bo'] })).toBeNull();
    expect(await steps({ by: '2024-03-05' })).toBeNull();
    expect(await steps({ window: '../2024-03-05' })).toBeNull();
    expect(await steps({ window: '2024-03-04/2024-03-06' })).toEqual(await steps({}));
    await expect(steps({ window: '2024-03-04', ties: 'strict' })).rejects.toThrow(/is no window/);
    await expect(steps({ window: '2024-03-04/', by: '2024-03-06' })).rejects.toThrow(/says --since and --by at once/);
    expect(await steps({ since: '2024-03-05' })).toBeNull();
    expect(await steps({ ties: 'strict' })).toBeNull();
  });

  it('says whom the log does not name, and whom it may mean', async () => {
    await expect(reachOf(log(), 'forward', ['pres'], {})).rejects.toThrow(
      'The log names nobody “pres”. It has “press”.',
    );
    await expect(routeOf(log(), 'mara', 'press', { excludeChannel: ['fax'] })).rejects.toThrow(
      'no channel “fax”. It has “mail”, “phone call”',
    );
    await expect(routeOf(log(), 'mara', 'press', { exclude: ['mara'] })).rejects.toThrow('asked about and excluded');
    await expect(routeOf(log(), 'mara', 'press', { since: '2024-03-06', by: '2024-03-05' })).rejects.toThrow(
      'The deadline is before the start',
    );
  });
});

describe('first informants', () => {
  it('are all who could have told somebody at one time, and not those who have it from them alone', async () => {
    const path = join(folder, 'round.csv');
    const noon = '2024-03-07T12:00:00Z';
    const rows = [`kim,lou,${noon}`, `kim,max,${noon}`, `lou,max,${noon}`, `max,nia,${noon}`, `nia,max,${noon}`];
    writeFileSync(path, `from,to,time\n${rows.join('\n')}\n`);
    await importLog([path], join(folder, 'round'), {});
    const told = async (ties: 'strict' | 'non-strict') =>
      (await informedOf(join(folder, 'round'), ['kim'], { ties })).reached.map(
        ({ actor, informants }) => `${actor}: ${informants?.map(({ line }) => line).join()}`,
      );
    expect(await told('non-strict')).toEqual(['lou: 2', 'max: 3,4', 'nia: 5']);
    expect(await told('strict')).toEqual(['lou: 2', 'max: 3']);
    const csv = reachCsv(await informedOf(join(folder, 'round'), ['kim'], {}));
    expect(csv.trim().split('\r\n')).toHaveLength(5);
  });
});
