import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLog, reachOf, routeOf } from '../../../src/desk/contacts.ts';
import { cutOf, routesOf } from '../../../src/desk/cuts.ts';
import { centralOf, suspectsOf } from '../../../src/desk/suspects.ts';
import { cutText } from '../../../src/report/cut-text.ts';
import { routeText } from '../../../src/report/reach-text.ts';
import { routesText } from '../../../src/report/routes-text.ts';
import { centralText } from '../../../src/report/suspects-text.ts';

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

describe('what is asked of many at once', () => {
  it('is all contacts on a route in some timeline, and between which times each is', async () => {
    const answer = await routesOf(log(), 'ada', 'gus', {});
    expect(
      answer.contacts.map(({ reference, onRoute }) => [
        reference,
        ...(onRoute === undefined ? [] : [day(onRoute.earliest), day(onRoute.latest)]),
      ]),
    ).toEqual([
      ['m1'],
      ['k1', '2024-03-04T09:00', '2024-03-06T23:59'],
      ['m3'],
      ['k2', '2024-03-08T00:00', '2024-03-08T10:00'],
      ['m4'],
    ]);
    expect(answer).toMatchObject({ count: 5, intervals: 2 });
    const text = routesText(answer).replace(/\s+/g, ' ');
    expect(text).toContain('5 contacts of 6 actors lie on routes from ada to gus in some timeline');
    expect(text).toContain('desk.csv:6 · 2024-03-08T00:00:00.000Z to 2024-03-08T10:00:00.000Z');
    expect(text).toContain('2 contacts have an interval: each lies on a route only if');
    expect((await routesOf(log(), 'ben', 'dov', { since: '2024-03-06' })).count).toBe(0);
    expect((await routesOf(log(), 'ada', 'gus', { excludeChannel: ['courier'] })).count).toBe(0);
  });

  it('is what closes every route in every timeline', async () => {
    const answer = await cutOf(log(), 'contacts', 'ada', 'gus', {});
    expect(answer).toMatchObject({ least: 1, most: 1, only: false, routes: 5, intervals: 2 });
    expect(cutText(answer).replace(/\s+/g, ' ')).toContain('it could not have got from ada to gus in any timeline');
    const people = await cutOf(log(), 'people', 'ben', 'gus', {});
    expect(people).toMatchObject({ least: 1, most: 1 });
  });

  it('is from whom it could have come, and until when, to each of some', async () => {
    const { suspects } = await suspectsOf(log(), ['dov', 'gus'], {});
    expect(suspects.map(({ actor, to, last }) => [actor, to.join(' '), day(last)])).toEqual([
      ['ben', 'dov gus', '2024-03-05T12:00'],
      ['cleo', 'dov gus', '2024-03-05T12:00'],
      ['ada', 'dov gus', '2024-03-04T09:00'],
      ['eli', 'gus', '2024-03-08T10:00'],
      ['fay', 'gus', '2024-03-08T10:00'],
    ]);
  });

  it('is how many could have had it, each in the timeline that is best for all', async () => {
    const answer = await centralOf(log(), ['ada', 'eli'], 10, {});
    expect(answer).toMatchObject({ intervals: 2, asked: 2 });
    expect(answer.central.map(({ actor, reach }) => `${actor} ${reach}`)).toEqual(['ada 7', 'eli 3']);
    const { window } = answer.scope;
    const length = window.latest! - window.earliest! + 1;
    const left = (time: string) => (window.latest! - Date.parse(time) + 1) / length;
    const eli = left('2024-03-08T00:00Z') + left('2024-03-08T10:00Z') + left('2024-03-09T10:00Z');
    expect(answer.central[1]!.closeness).toBeCloseTo(eli / 7, 9);
    expect(centralText(answer)).toContain('2 contacts have an interval');
  });
});

describe('a contact whose row has other names than the log', () => {
  it('is told with these too', async () => {
    writeFileSync(
      join(folder, 'named.csv'),
      'from,to,time\nann@x.org,bo@x.org,2024-03-04T09:00:00Z\nBo,cy@x.org,2024-03-04T10:00:00Z\n',
    );
    writeFileSync(join(folder, 'people.csv'), 'name,actor\nbo@x.org,Bo\n');
    await importLog([join(folder, 'named.csv')], join(folder, 'named'), { aliases: [join(folder, 'people.csv')] });
    const answer = await routeOf(join(folder, 'named'), 'ann@x.org', 'cy@x.org', {});
    expect(answer.route?.map(({ to, senderAs, receiverAs }) => [to, senderAs, receiverAs])).toEqual([
      ['Bo', undefined, 'bo@x.org'],
      ['cy@x.org', undefined, undefined],
    ]);
    expect(routeText(answer)).toContain('named.csv:2 · there receiver bo@x.org');
    expect(JSON.stringify(answer)).not.toContain('senderAs');
  });
});

describe('the other tie rule', () => {
  it('is told to bring another first arrival, and by which two contacts of one time', async () => {
    writeFileSync(
      join(folder, 'ties.csv'),
      'from,to,time,reference\na,b,2024-03-04T09:00:00Z,1\nb,c,2024-03-04T09:00:00Z,2\nb,c,2024-03-05T09:00:00Z,3\nc,d,2024-03-04T10:00:00Z,4\n',
    );
    await importLog([join(folder, 'ties.csv')], join(folder, 'ties'), {});
    const route = (to: string, ties: 'strict' | 'non-strict') => routeOf(join(folder, 'ties'), 'a', to, { ties });
    const later = await route('c', 'non-strict');
    expect(later.tieSensitive).toMatchObject({
      other: Date.UTC(2024, 2, 5, 9),
      contacts: [{ reference: '1' }, { reference: '2' }],
    });
    expect(routeText(later).replace(/\s+/g, ' ')).toContain(
      'If contacts of one time did not chain, it would get there later, at 2024-03-05T09:00:00.000Z. It hangs on: whether a → b (1) came before b → c (2), both 2024-03-04T09:00:00Z',
    );
    // A call that goes on beyond that time can follow what came at it, and what hangs on the order came before.
    writeFileSync(
      join(folder, 'calls.csv'),
      'from,to,time,until,reference\na,b,2024-03-04T09:00:00Z,,1\nb,c,2024-03-04T09:00:00Z,,2\nc,d,2024-03-04T08:00:00Z,2024-03-04T10:00:00Z,3\n',
    );
    await importLog([join(folder, 'calls.csv')], join(folder, 'calls'), {});
    const call = await routeOf(join(folder, 'calls'), 'a', 'd', {});
    expect(call.tieSensitive).toMatchObject({ other: null, contacts: [{ reference: '1' }, { reference: '2' }] });
    for (const [kind, end, other] of [
      ['forward', 'a', 'd'],
      ['backward', 'd', 'a'],
    ] as const) {
      const { tieSensitive } = await reachOf(join(folder, 'calls'), kind, [end], {});
      const contacts = tieSensitive.find(({ actor }) => actor === other)?.contacts;
      expect(contacts?.map(({ reference }) => reference)).toEqual(['1', '2']);
    }
    expect((await route('c', 'strict')).tieSensitive?.other).toBe(Date.UTC(2024, 2, 4, 9));
    expect((await route('b', 'strict')).tieSensitive).toBeNull();
    const none = await route('d', 'strict');
    expect(none.route).toBeNull();
    expect(routeText(none)).toContain('If contacts of one time chained, there would be a route');
    expect(routeText(await route('d', 'non-strict'))).toContain('there would be no route');
  });
});

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
