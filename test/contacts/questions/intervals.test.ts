import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLog, reachOf, routeOf } from '../../../src/desk/contacts.ts';
import { routeText } from '../../../src/report/reach-text.ts';

/**
 * An invented newsroom. Ada mails Ben on Monday at nine. Ben and Cleo met once between Monday and Wednesday; Cleo mails Dov on
 * Tuesday at noon and Eli on Thursday. Some time on Friday Eli handed something to Fay, who mails Gus that day at ten and on Saturday.
 */
const LOG = `from,to,time,until,channel,reference
ada,ben,2024-03-04T09:00:00Z,,mail,m1
ben,cleo,2024-03-04T00:00:00Z,2024-03-06T23:59:59Z,courier,k1
cleo,dov,2024-03-05T12:00:00Z,,mail,m2
cleo,eli,2024-03-07T08:00:00Z,,mail,m3
eli,fay,2024-03-08T00:00:00Z,2024-03-08T23:59:59Z,courier,k2
fay,gus,2024-03-08T10:00:00Z,,mail,m4
fay,hal,2024-03-09T10:00:00Z,,mail,m5
`;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-intervals-'));
  writeFileSync(join(folder, 'desk.csv'), LOG);
  await importLog([join(folder, 'desk.csv')], join(folder, 'log'), {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = () => join(folder, 'log');
const day = (time: number | null) => (time === null ? null : new Date(time).toISOString().slice(0, 16));

describe('a log with contacts whose time is an interval', () => {
  it('tells who could have had it, and who did in no matter which timeline', async () => {
    const { reached } = await reachOf(log(), 'forward', ['ada'], {});
    expect(
      reached.map(({ actor, earliest, latest, contact }) => [actor, contact.reference, day(earliest), day(latest)]),
    ).toEqual([
      ['ben', 'm1', '2024-03-04T09:00', '2024-03-04T09:00'],
      ['cleo', 'k1', '2024-03-04T09:00', null],
      ['dov', 'm2', '2024-03-05T12:00', null],
      ['eli', 'm3', '2024-03-07T08:00', null],
      ['fay', 'k2', '2024-03-08T00:00', null],
      ['gus', 'm4', '2024-03-08T10:00', null],
      ['hal', 'm5', '2024-03-09T10:00', null],
    ]);
    const later = await reachOf(log(), 'forward', ['cleo'], { since: '2024-03-06' });
    expect(later.reached.map(({ actor, latest }) => [actor, day(latest)])).toEqual([
      ['eli', '2024-03-07T08:00'],
      ['fay', '2024-03-08T23:59'],
      ['gus', null],
      ['hal', '2024-03-09T10:00'],
    ]);
  });

  it('tells from whom it could have come, and until when they passed it on in every timeline', async () => {
    const { reached } = await reachOf(log(), 'backward', ['hal'], {});
    expect(reached.map(({ actor, earliest, latest }) => [actor, day(earliest), day(latest)])).toEqual([
      ['fay', '2024-03-09T10:00', '2024-03-09T10:00'],
      ['eli', '2024-03-08T00:00', '2024-03-08T23:59'],
      ['cleo', '2024-03-07T08:00', '2024-03-07T08:00'],
      ['ben', '2024-03-04T00:00', '2024-03-06T23:59'],
      ['ada', null, '2024-03-04T09:00'],
    ]);
  });

  it('gives a route with the timeline that shows it, and one that has none', async () => {
    const answer = await routeOf(log(), 'ada', 'dov', {});
    expect(answer.route?.map(({ reference, best, worst }) => [reference, day(best), day(worst)])).toEqual([
      ['m1', '2024-03-04T09:00', '2024-03-04T09:00'],
      ['k1', '2024-03-04T09:00', '2024-03-04T00:00'],
      ['m2', '2024-03-05T12:00', '2024-03-05T12:00'],
    ]);
    expect(answer.arrival?.latest).toBeNull();
    expect(routeText(answer).replace(/\s+/g, ' ')).toContain(
      'there is a timeline without a route, in which it was ben → cleo at 2024-03-04T00:00:00.000Z.',
    );
    const certain = await routeOf(log(), 'cleo', 'hal', {});
    expect(routeText(certain)).toContain('it got there by 2024-03-09T10:00:00.000Z at the latest');
  });

  it('counts a contact only where it can have happened within the window, without its channel not at all', async () => {
    const reached = async (limits: Parameters<typeof reachOf>[3]) =>
      (await reachOf(log(), 'forward', ['ben'], limits)).reached.map(({ actor }) => actor);
    expect(await reached({ by: '2024-03-05' })).toEqual(['cleo', 'dov']);
    expect(await reached({ since: '2024-03-06' })).toEqual(['cleo', 'eli', 'fay', 'gus', 'hal']);
    expect(await reached({ since: '2024-03-07' })).toEqual([]);
    expect(await reached({ excludeChannel: ['courier'] })).toEqual([]);
    expect(await routeOf(log(), 'ada', 'hal', { exclude: ['eli'] })).toMatchObject({ route: null, arrival: null });
  });
});
