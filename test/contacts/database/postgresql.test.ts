import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load } from '../../../src/contacts/database/load.ts';
import { bySlices } from '../../../src/contacts/database/pruning.ts';
import { stored } from '../../../src/contacts/database/stored.ts';
import type { Database } from '../../../src/database/database.ts';
import { importLog, reachOf, routeOf, type WrittenLimits } from '../../../src/desk/contacts.ts';
import { loadLog, prepareDatabase, storedReachOf, storedRouteOf, unloadLog } from '../../../src/desk/database.ts';
import { NO_POSTGRESQL, postgresql } from '../../postgresql.ts';
import { loadable, NO_EVIDENCE } from './loadable.ts';
import { plansAreExact } from './plans.ts';
import { type TwoServers, twoServers } from './twoservers.ts';

/** An invented office: two mails of one minute that hang on each other, a circle of three, a call that goes both ways. */
const OFFICE = `from,to,time,channel,reference
m.lund,ilse,2024-03-04T08:00:00Z,mail,m1
bo,vera,2024-03-04T10:00:00Z,mail,m2
ilse,bo,2024-03-05T09:00:00Z,phone call,"c, 1"
vera,press,2024-03-06T12:00:00Z,mail,m5
bo,cem,2024-03-06T12:00:00Z,mail,m3
cem,vera,2024-03-06T12:00:00Z,mail,m4
press,dora,2024-03-07T12:00:00Z,mail,
dora,erik,2024-03-07T12:00:00Z,mail,m7
erik,press,2024-03-07T12:00:00Z,mail,m8
erik,Ødegård “the clerk”,2024-03-08T12:00:00Z,mail,m9
`;

const PLANS = ['slices', 'rounds'] as const;

describe.skipIf(postgresql() === null)(`on PostgreSQL servers (skipped where there is ${NO_POSTGRESQL})`, () => {
  let servers: TwoServers;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-stored-'));
    writeFileSync(join(folder, 'office.csv'), OFFICE);
    writeFileSync(join(folder, 'people.csv'), 'name,actor\nm.lund,mara\n');
    writeFileSync(
      join(folder, 'late.csv'),
      'from,to,time,reference\nÅse,mara,1709629200,k1\ncem,Åse,2024-03-07T09:00:00+01:00,\n',
    );
    const files = ['office.csv', 'late.csv'].map((name) => join(folder, name));
    await importLog(files, join(folder, 'office'), { aliases: [join(folder, 'people.csv')] });
    servers = await twoServers();
  });
  afterAll(async () => {
    await servers.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('both plans keep for everybody the contact that the kernel keeps, in one table', async () => {
    await plansAreExact(servers.plain, 12);
  });

  it('and in four partitions, two of them on another server', async () => {
    await plansAreExact(servers.database, 8);
    const { rows } = await servers.database.query(
      `select relkind::text, count(*)::integer from pg_class where relname ~ '^contact_[0-3]$' group by relkind order by 1`,
    );
    expect(rows).toEqual([
      ['f', 2],
      ['r', 2],
    ]);
  });

  it('where the other server leaves out what cannot matter', async () => {
    const { database } = servers;
    const contacts = [0, 1, 2, 3, 4].flatMap((at) => [0, 1, 2, 3].map((from) => ({ from, to: from + 1, at })));
    await load(database, loadable(contacts, 5), NO_EVIDENCE, { name: 'log', replace: true });
    const asked: string[] = [];
    const heard: Database = {
      ...database,
      copyOut: (select) => {
        asked.push(select);
        return database.copyOut(select);
      },
    };
    const log = await stored(heard, 'log');
    const question = { seeds: [0], start: 0, end: contacts.length, ties: 'strict' } as const;
    const moved = { contacts: 0, fetches: 0 };
    await bySlices(heard, log, question, 1, [question], { moved });
    expect(moved).toEqual({ contacts: 20, fetches: asked.length });
    const { rows } = await database.query(`explain (verbose, costs off) ${asked[0]!}`);
    const remote = rows.map(([line]) => String(line)).filter((line) => line.includes('Remote SQL'));
    expect(remote).toHaveLength(2);
    for (const line of remote) expect(line).toMatch(/sender = ANY.*get_bit\(\$\d::bytea, receiver\) = 0/);
  });

  it('answers of a log there are those of the log on disk, word for word', async () => {
    const log = join(folder, 'office');
    const database = servers.address;
    expect(await loadLog(log, { database })).toEqual({ name: 'office', loaded: true });
    expect(await loadLog(log, { database })).toEqual({ name: 'office', loaded: false });
    const limits: readonly WrittenLimits[] = [
      {},
      { ties: 'strict' },
      { since: '2024-03-05', by: '2024-03-07', exclude: ['cem'] },
      { stopAt: ['press'] },
    ];
    const disk = <A extends { readonly log: string }>(answer: A) => ({ ...answer, log: 'office' });
    for (const plan of PLANS) {
      const place = { database, plan, slices: 3 };
      for (const limit of limits) {
        expect(await storedReachOf(place, 'office', 'forward', ['mara', 'bo'], limit)).toEqual(
          disk(await reachOf(log, 'forward', ['mara', 'bo'], limit)),
        );
        expect(await storedReachOf(place, 'office', 'backward', ['press'], limit)).toEqual(
          disk(await reachOf(log, 'backward', ['press'], limit)),
        );
        expect(await storedRouteOf(place, 'office', 'mara', 'Ødegård “the clerk”', limit)).toEqual(
          disk(await routeOf(log, 'mara', 'Ødegård “the clerk”', limit)),
        );
      }
    }
    await unloadLog(database, 'office');
    await expect(unloadLog(database, 'office')).rejects.toThrow('The database has no log “office”.');
  });

  it('says what is wrong, and leaves what was there', async () => {
    const database = servers.address;
    const log = join(folder, 'office');
    await loadLog(log, { database, name: 'mail' });
    writeFileSync(join(folder, 'more.csv'), `${OFFICE}bo,mara,2024-03-09T12:00:00Z,mail,m10\n`);
    await importLog([join(folder, 'more.csv')], join(folder, 'more'), {});
    await expect(loadLog(join(folder, 'more'), { database, name: 'mail' })).rejects.toThrow(
      'The database has another log “mail”.',
    );
    const reached = async (by: WrittenLimits) =>
      (await storedReachOf({ database }, 'mail', 'forward', ['bo'], by)).reached.map(({ actor }) => actor);
    expect(await reached({})).not.toContain('mara');
    await expect(reached({ exclude: ['Mar'] })).rejects.toThrow('The log names nobody “Mar”. It has “mara”.');
    await expect(reached({ exclude: ['bo'] })).rejects.toThrow('“bo” is asked about and excluded.');
    await expect(reached({ excludeChannel: ['mail'] })).rejects.toThrow('not asked without some channels');
    await expect(storedReachOf({ database }, 'calls', 'forward', ['bo'], {})).rejects.toThrow('It has “log”, “mail”.');
    await loadLog(join(folder, 'more'), { database, name: 'mail', replace: true });
    expect(await reached({})).toContain('mara');
    writeFileSync(join(folder, 'day.csv'), 'from,to,time\nann,bo,2024-03-04\nbo,cem,2024-03-04T10:00:00Z\n');
    await importLog([join(folder, 'day.csv')], join(folder, 'day'), {});
    await expect(loadLog(join(folder, 'day'), { database })).rejects.toThrow('1 of this log have an interval');
    await expect(prepareDatabase(database, { shards: 2 })).rejects.toThrow('The database has the tables already');
    await expect(prepareDatabase(`${database}-none`, {})).rejects.toThrow('The database does not answer');
    await servers.database.script('create role guest login');
    const guest = database.replace('postgres@', 'guest@');
    await expect(storedReachOf({ database: guest }, 'mail', 'forward', ['bo'], {})).rejects.toThrow(
      /^The database says: permission denied for /,
    );
    await expect(prepareDatabase('sqlite://x', {})).rejects.toThrow('postgres://user@host:port/database');
  });

  it('one question at a time goes by rounds', async () => {
    await servers.database.query('select pg_advisory_lock(4701302)');
    const place = { database: servers.address, plan: 'rounds' } as const;
    await expect(storedReachOf(place, 'mail', 'forward', ['bo'], {})).rejects.toThrow(
      'Another question goes by rounds',
    );
    await servers.database.query('select pg_advisory_unlock(4701302)');
  });
});
