import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importContacts } from '../../src/contacts/import/import.ts';
import { contactLog } from '../../src/contacts/log.ts';
import { openContacts } from '../../src/contacts/open.ts';
import { goesBothWays, opportunities } from '../../src/contacts/opportunities.ts';
import { ALWAYS, type Contact, overlap } from '../../src/terms/index.ts';

const ACTORS = [
  { id: 'a1', name: 'Edda Moen', names: ['Edda Moen', 'Moen'] },
  { id: 'a2', name: 'Felix Arne', names: ['Felix Arne', 'the clerk'] },
  { id: 'a3', name: 'Jon Moen', names: ['Jon Moen', 'Moen'] },
];

const log = (...rows: string[]) =>
  contactLog([{ name: 'log.csv', bytes: Buffer.from(['from,to,time,channel', ...rows].join('\n')) }]).contacts;
const lines = (contacts: readonly Contact[]) => contacts.map(({ line }) => line);

describe('opportunities', () => {
  test('mail goes one way, a call both', () => {
    const port = opportunities(
      log('Edda Moen,Felix Arne,2019-03-20,mail', 'Edda Moen,Felix Arne,2019-03-21,phone call'),
      ACTORS,
    );
    expect(lines(port.between('a1', 'a2', ALWAYS))).toEqual([2, 3]);
    expect(lines(port.between('a2', 'a1', ALWAYS))).toEqual([3]);
    expect(lines(port.forward('a2', ALWAYS))).toEqual([3]);
    expect(port.between('a2', 'a1', ALWAYS)[0]).toMatchObject({ from: 'a1', to: 'a2' });
  });

  test.each([
    ['meeting', true],
    ['Video call', true],
    ['visit', true],
    ['mail', false],
    ['order', false],
    ['file access', false],
    ['recall notice', false],
    [null, false],
  ])('%j goes both ways: %j', (channel, both) => {
    expect(goesBothWays(channel)).toBe(both);
  });

  test('names are matched without case, spaces and addresses; an alias of two is nobody’s', () => {
    const port = opportunities(
      log(
        '  edda   MOEN <edda@port.example>,The Clerk,2019-03-20,mail',
        'Moen,Felix Arne,2019-03-20,mail',
        'a1,Felix Arne,2019-03-20,mail',
      ),
      ACTORS,
    );
    expect(lines(port.between('a1', 'a2', ALWAYS))).toEqual([2]);
    expect(lines(port.between('Moen', 'a2', ALWAYS))).toEqual([3]);
    expect(lines(port.between('“a1”', 'a2', ALWAYS))).toEqual([4]);
  });

  test('only what overlaps the window is answered', () => {
    const port = opportunities(log('Edda Moen,X,2019-03-20,mail', 'Edda Moen,X,2019-04-20,mail'), ACTORS);
    const april = { earliest: Date.UTC(2019, 3, 1), latest: null };
    expect(lines(port.between('a1', 'X', april))).toEqual([3]);
    expect(lines(port.forward('a1', april))).toEqual([3]);
    expect(port.between('a1', 'nobody', ALWAYS)).toEqual([]);
  });

  test('agrees with looking at every row', () => {
    const who = fc.constantFrom('p', 'q', 'r', 's');
    const row = fc.record({
      from: who,
      to: who,
      start: fc.nat(20),
      length: fc.nat(5),
      channel: fc.constantFrom('mail', 'call', null),
    });
    const end = fc.option(fc.nat(25));
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30, size: 'max' }),
        who,
        who,
        end,
        end,
        (rows, from, to, earliest, latest) => {
          const contacts = rows
            .filter((each) => each.from !== each.to)
            .map(({ start, length, ...ends }, at): Contact => {
              const when = { earliest: start, latest: start + length };
              return { ...ends, when, id: `l:${at}`, reference: null, log: 'l', line: at, tiedTo: null };
            });
          const port = opportunities(contacts, []);
          const window = { earliest, latest };
          const inTime = contacts.filter(({ when }) => overlap(when, window));
          const leaves = (a: string, contact: Contact) =>
            contact.from === a || (contact.channel === 'call' && contact.to === a);
          expect(port.forward(from, window)).toEqual(inTime.filter((contact) => leaves(from, contact)));
          if (from !== to) {
            const joins = (contact: Contact) =>
              [contact.from, contact.to].includes(from) && [contact.from, contact.to].includes(to);
            expect(port.between(from, to, window)).toEqual(
              inTime.filter((contact) => joins(contact) && leaves(from, contact)),
            );
          }
        },
      ),
      { seed: 23, numRuns: 300 },
    );
  });
});

describe('opening logs', () => {
  const files = {
    isFolder: async () => false,
    read: async (path: string) =>
      Buffer.from(
        path === 'whose.csv'
          ? 'name,actor\n+47 555 0101,Edda Moen\nf.arne@port.example,a2\n'
          : path === 'strangers.csv'
            ? 'name,actor\n+47 555 0101,Nobody Known\n'
            : 'from,to,time\nEdda Moen,Felix Arne,2019-03-20\nx,,2019-03-20\n+47 555 0101,Arne <F.Arne@port.example>,2019-03-21\n',
      ),
  };

  test('cites a log by its name, or by its path where names are shared', async () => {
    const one = await openContacts(['logs/mail.csv'], ACTORS, { files });
    expect(one.between('a1', 'a2', ALWAYS)[0]?.id).toBe('mail.csv:2');
    expect(one.failures).toEqual([{ path: 'mail.csv', why: 'mail.csv, line 3: it has nothing under “to”.' }]);
    const two = await openContacts(['a/mail.csv', 'b/mail.csv'], ACTORS, { files });
    expect(two.forward('a1', ALWAYS).map(({ id }) => id)).toEqual(['a/mail.csv:2', 'b/mail.csv:2']);
  });

  test('ties addresses and numbers by a table, names by what they are, and lists each tie as an assumption', async () => {
    const port = await openContacts(['mail.csv'], ACTORS, { files, aliases: 'whose.csv' });
    const contacts = port.between('a1', 'a2', ALWAYS);
    expect(contacts.map(({ id, assumptions }) => [id, assumptions?.map(({ what }) => what)])).toEqual([
      [
        'mail.csv:2',
        [
          'that “Edda Moen” in mail.csv is Edda Moen: the names are the same',
          'that “Felix Arne” in mail.csv is Felix Arne: the names are the same',
        ],
      ],
      [
        'mail.csv:4',
        [
          'that “+47 555 0101” in mail.csv is Edda Moen: whose.csv, line 2 says so',
          'that “Arne <F.Arne@port.example>” in mail.csv is Felix Arne: whose.csv, line 3 says so',
        ],
      ],
    ]);
    await expect(openContacts(['mail.csv'], ACTORS, { files, aliases: 'strangers.csv' })).rejects.toThrow(
      'strangers.csv, line 2, names “Nobody Known”, whom the documents do not mention.',
    );
  });

  test('asks an imported log for the contacts of the case alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-asked-'));
    try {
      writeFileSync(
        join(folder, 'mail.csv'),
        'from,to,time,channel,reference\nEdda Moen,Felix Arne,2019-03-20T08:00:00Z,mail,m1\nx,y,2019-03-20T08:00:00Z,mail,m2\nf.arne@port.example,z,2019-03-21T08:00:00Z,phone call,c1\n',
      );
      await importContacts([join(folder, 'mail.csv')], join(folder, 'log'));
      const port = await openContacts([join(folder, 'log')], ACTORS, {
        aliases: 'whose.csv',
        files: { isFolder: async () => true, read: files.read },
      });
      expect(port.between('a1', 'a2', ALWAYS).map(({ id, reference }) => [id, reference])).toEqual([
        ['mail.csv:2', 'm1'],
      ]);
      expect(port.forward('z', ALWAYS).map(({ id }) => id)).toEqual(['mail.csv:4']);
      expect(port.forward('x', ALWAYS)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('a log that is not there is a mistake', async () => {
    await expect(openContacts(['no such log.csv'], ACTORS)).rejects.toThrow('The log no such log.csv cannot be read.');
  });
});
