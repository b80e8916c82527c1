import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLog } from '../../../src/desk/contacts.ts';
import { cutOf, routesOf } from '../../../src/desk/cuts.ts';
import { cutCsv, cutText } from '../../../src/report/cut-text.ts';
import { routesCsv, routesText } from '../../../src/report/routes-text.ts';

/**
 * An invented firm. Nora has it on Monday. It can come to the rival by way of Olav and Piet, or by way of Quin; whatever Quin gets,
 * he gets at the very minute in which he writes to the rival. Ruth hears of it too late.
 */
const LOG = `from,to,time,channel,reference
nora,olav,2024-05-06T08:00:00Z,mail,a1
olav,piet,2024-05-06T09:00:00Z,mail,a2
piet,nora,2024-05-06T09:30:00Z,mail,a3
nora,quin,2024-05-07T10:00:00Z,phone call,b1
quin,rival,2024-05-07T10:00:00Z,mail,b2
piet,rival,2024-05-08T08:00:00Z,mail,a4
rival,ruth,2024-05-08T09:00:00Z,mail,c1
nora,ruth,2024-05-09T09:00:00Z,mail,c2
`;

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-cuts-'));
  writeFileSync(join(folder, 'firm.csv'), LOG);
  await importLog([join(folder, 'firm.csv')], join(folder, 'log'), {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const log = () => join(folder, 'log');

describe('all routes between two', () => {
  it('are told contact by contact, and which of them hang on one minute', async () => {
    const answer = await routesOf(log(), 'nora', 'rival', {});
    expect(answer.contacts.map(({ reference }) => reference)).toEqual(['a1', 'a2', 'b1', 'b2', 'a4']);
    expect(answer).toMatchObject({ count: 5, actors: 5, more: 0 });
    expect(answer.tieSensitive.contacts.map(({ reference }) => reference)).toEqual(['b1', 'b2']);
    expect(routesCsv(answer).split('\r\n')[1]).toBe('nora,olav,2024-05-06T08:00:00Z,mail,a1,firm.csv,2');
    expect(routesText(answer)).toContain('5 contacts of 5 actors lie on routes from nora to rival');
    expect(routesText(answer)).toContain('2 contacts are on a route only if contacts of one time chain:');
  });

  it('keep to the rule, the window and what is left out', async () => {
    const references = async (limits: Parameters<typeof routesOf>[3]) =>
      (await routesOf(log(), 'nora', 'rival', limits)).contacts.map(({ reference }) => reference);
    expect(await references({ ties: 'strict' })).toEqual(['a1', 'a2', 'a4']);
    expect(await references({ by: '2024-05-07' })).toEqual(['b1', 'b2']);
    expect(await references({ exclude: ['quin'] })).toEqual(['a1', 'a2', 'a4']);
    expect(await references({ stopAt: ['piet'] })).toEqual(['b1', 'b2']);
    expect(await references({ since: '2024-05-08' })).toEqual([]);
    expect(routesText(await routesOf(log(), 'nora', 'rival', { since: '2024-05-08' }))).toContain(
      'On this log it could not have got from nora to rival',
    );
  });

  it('are not told of one actor', async () => {
    await expect(routesOf(log(), 'nora', 'nora', {})).rejects.toThrow('from one actor to another');
  });
});

describe('the fewest without whom there is no route', () => {
  it('are contacts, and whether there are no others', async () => {
    const answer = await cutOf(log(), 'contacts', 'nora', 'rival', {});
    expect(answer.contacts?.map(({ reference }) => reference)).toEqual(['a1', 'b1']);
    expect(answer).toMatchObject({ least: 2, most: 2, only: false, people: null });
    expect(cutText(answer)).toContain('2 contacts are the fewest');
    expect(cutText(answer)).toContain('Other sets are as small');
    const strict = await cutOf(log(), 'contacts', 'nora', 'rival', { ties: 'strict', exclude: ['quin'] });
    expect(strict).toMatchObject({ least: 1, most: 1, only: false });
  });

  it('are told to be others where contacts of one time do not chain', async () => {
    const answer = await cutOf(log(), 'contacts', 'nora', 'rival', {});
    expect(answer.otherwise).toEqual({ routes: 3, least: 1, most: 1 });
    expect(cutText(answer)).toContain('If contacts of one time did not chain, the fewest would be 1 contact.');
    const alone = await cutOf(log(), 'contacts', 'nora', 'rival', { by: '2024-05-07' });
    expect(cutText(alone)).toContain('If contacts of one time did not chain, there would be no route.');
    const people = await cutOf(log(), 'people', 'nora', 'rival', { ties: 'strict' });
    expect(people).toMatchObject({ people: ['olav'], otherwise: { routes: 5, least: 2, most: 2 } });
    expect(cutText(people)).toContain('If contacts of one time chained, the fewest would be 2 people.');
    const without = await cutOf(log(), 'contacts', 'nora', 'rival', { exclude: ['quin'] });
    expect(without.otherwise).toEqual({ routes: 3, least: 1, most: 1 });
    expect(cutText(without)).not.toContain('If contacts');
  });

  it('are people, or none where the two are in contact themselves', async () => {
    const answer = await cutOf(log(), 'people', 'nora', 'rival', {});
    expect(answer).toMatchObject({ least: 2, most: 2, people: ['olav', 'quin'], contacts: null });
    expect(cutCsv(answer)).toBe('actor\r\nolav\r\nquin\r\n');
    expect((await cutOf(log(), 'people', 'nora', 'ruth', {})).people).toBeNull();
    expect(cutText(await cutOf(log(), 'people', 'nora', 'ruth', {}))).toContain('the two are in contact');
    expect(cutText(await cutOf(log(), 'people', 'ruth', 'nora', {}))).toContain('could not have got');
  });
});
