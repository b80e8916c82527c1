import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, type Database } from '../../../src/database/index.ts';
import { addDocuments } from '../../../src/desk/case/add.ts';
import { type Case, initCase, withCase } from '../../../src/desk/case/case.ts';
import { forgetInCase } from '../../../src/desk/case/forget.ts';
import { judge } from '../../../src/desk/case/judgements.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { caseMembers, dropMember, putMember } from '../../../src/desk/case/members.ts';
import { readCaseDocuments } from '../../../src/desk/case/reading.ts';
import { traceInCase } from '../../../src/desk/case/trace.ts';
import { rebuildCase, verifyCase } from '../../../src/desk/case/verify.ts';
import { LEDGER, listDocuments, ROLES } from '../../../src/ledger/index.ts';
import { inFolder } from '../../database/engines.ts';
import { NO_POSTGRESQL, postgresql, type Server, startServer } from '../../postgresql.ts';

const [FIRST, SECOND] = ['examples/velm-dam/1-velm-herald.txt', 'examples/velm-dam/2-northern-wire.txt'];

describe.skipIf(postgresql() === null)(`logins of a case (skipped where there is ${NO_POSTGRESQL})`, () => {
  const work = mkdtempSync(join(tmpdir(), 'hearsay-roles-'));
  const folder = join(work, 'case');
  const keys = keysIn(join(work, 'config'));
  let server: Server;
  let owner: Database;
  let id = '';
  /** Does some work on the case as a login. */
  const as = <Result>(login: string, use: (open: Case) => Promise<Result>) =>
    withCase(folder, `Who is ${login}`, use, {
      keys,
      connect: async (address) => connected(address.replace('postgres@', `${login}@`)),
    });
  /** What PostgreSQL answers to one statement of a login. */
  const answered = async (login: string, sql: string) =>
    await as(login, async ({ database }) => (await database.query(sql)).rows);

  beforeAll(async () => {
    server = await startServer();
    owner = await connected(server.address);
    await owner.script([...ROLES, 'guest'].map((role) => `create role ${role} login`).join('; '));
    for (const name of [folder, join(work, 'other')])
      await initCase(name, { by: 'Mona Rud', database: server.address }, { keys });
    await as('postgres', async (open) => {
      id = open.id;
      await addDocuments(open, [FIRST]);
      await readCaseDocuments(open, null);
      for (const role of ROLES) await putMember(open, role, role);
    });
  });
  afterAll(async () => {
    await owner?.close();
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  });

  it('see the case that they are members of, and nothing of another', async () => {
    for (const login of ROLES)
      await as(login, async (open) => {
        expect((await listDocuments(open.database, id, { search: null, after: null, limit: 9 })).rows).toHaveLength(1);
        expect((await verifyCase(open, null)).faults).toEqual([]);
      });
    const { rows: tables } = await owner.query(
      `select relname, relrowsecurity from pg_class
       where relnamespace = 'ledger'::regnamespace and relkind = 'r' and relname <> 'migration'`,
    );
    expect(tables.length).toBeGreaterThan(12);
    for (const [table, secured] of tables) {
      expect([table, secured]).toEqual([table, true]);
      expect(await answered('guest', `select * from ledger.${String(table)}`)).toEqual([]);
      const seen = await answered('reader', `select distinct case_id from ledger.${String(table)}`);
      expect(seen.filter(([one]) => one !== id)).toEqual([]);
    }
    await expect(as('guest', async (open) => open.dossier())).rejects.toThrow('The database has no case');
  });

  it('add, judge and forget by what they are', async () => {
    const judged = (open: Case) => judge(open, { kind: 'claim-accepted', claim: 'd1.c1' }, null);
    await expect(as('reader', async (open) => addDocuments(open, [SECOND]))).rejects.toThrow(
      'The case is not there any more, or you may not write to it.',
    );
    await as('analyst', async (open) => {
      await addDocuments(open, [SECOND]);
      expect(await readCaseDocuments(open, null)).toBe(1);
      await expect(judged(open)).rejects.toThrow(
        'The database says: claim-accepted is not yours to write in this case: it takes being its reviewer.',
      );
    });
    await as('reviewer', async (open) => {
      expect(await judged(open)).toBeGreaterThan(1);
      await expect(forgetInCase(open, 'd2', 'An order of the court')).rejects.toThrow(
        'document-forgotten is not yours to write in this case: it takes being its admin.',
      );
    });
    await as('admin', async (open) => {
      await rebuildCase(open);
      await forgetInCase(open, 'd2', 'An order of the court');
      expect((await verifyCase(open, null)).faults).toEqual([]);
    });
    const { rows } = await owner.query(
      `select kind, login, author from ledger.entry where case_id = $1 and number > 3 order by number`,
      [id],
    );
    expect(rows).toEqual([
      ['document-added', 'analyst', 'Who is analyst'],
      ['reading-proposed', 'analyst', 'Who is analyst'],
      ['claim-accepted', 'reviewer', 'Who is reviewer'],
      ['document-forgotten', 'admin', 'Who is admin'],
    ]);
  });

  it('are kept to it by PostgreSQL, whatever they ask', async () => {
    const entry = `insert into ledger.entry (case_id, number, hash, kind, at, author, about, body, login)
      select case_id, 1000, hash, 'inquiry-asked', at, author, about, body, 'admin' from ledger.entry where number = 1`;
    await expect(answered('reader', entry)).rejects.toThrow('inquiry-asked is not yours to write in this case');
    await expect(answered('guest', entry.replace('select case_id', `select '${id}'`))).resolves.toEqual([]);
    const strange = entry.replace('select case_id', `select 'none'`);
    await expect(answered('admin', strange)).rejects.toThrow('inquiry-asked is not yours to write in this case');
    for (const login of [...ROLES, 'postgres'])
      for (const sql of [
        "update ledger.entry set author = 'Somebody'",
        'delete from ledger.entry',
        'truncate ledger.entry',
        'truncate ledger.content',
        "update ledger.content set salt = ''",
        'delete from ledger.dossier',
      ])
        await expect(answered(login, sql)).rejects.toThrow(/permission denied|stays as it was written/);
    for (const table of ['content', 'original']) {
      await expect(answered('postgres', `delete from ledger.${table}`)).rejects.toThrow(
        `what is in ${table} goes when a document is forgotten`,
      );
      await expect(answered('admin', `delete from ledger.${table}`)).rejects.toThrow(
        'goes when a document is forgotten',
      );
      // Rows that a login may not take away are none to it.
      await answered('reviewer', `delete from ledger.${table}`);
    }
    await answered('reader', `update ledger.document set state = 'retracted'`);
    await answered('guest', `insert into ledger.transfer select * from ledger.transfer`);
    await expect(
      answered(
        'guest',
        `insert into ledger.dossier (case_id, name, tip_number, tip_hash, tip_at, documents) values ('x', 'x', 0, '', 0, 0)`,
      ),
    ).rejects.toThrow('row-level security');
    await as('reader', async (open) => expect((await verifyCase(open, null)).faults).toEqual([]));
    expect(
      (await owner.query(`select distinct state from ledger.document where case_id = $1 order by 1`, [id])).rows,
    ).toEqual([['forgotten'], ['kept']]);
  });

  it('may ask it questions, which a reader leaves no trace of', async () => {
    const question = {
      item: 'inspection report',
      from: 'Velm Dam Authority',
      to: 'Nadia Ferrant',
      since: null,
      by: null,
    };
    const asked = async (login: string) => as(login, async (open) => (await traceInCase(open, question)).entry);
    const before = await as('reader', async (open) => (await open.dossier()).tip.number);
    expect(await asked('reader')).toBeNull();
    expect(await asked('analyst')).toBe(before + 1);
  });

  it('are members by the word of an admin', async () => {
    for (const login of ['reader', 'analyst', 'reviewer'])
      await as(login, async (open) => {
        expect(await caseMembers(open)).toEqual(
          [...ROLES, 'postgres'].toSorted().map((one) => ({ login: one, role: one === 'postgres' ? 'admin' : one })),
        );
        await expect(putMember(open, login, 'admin')).rejects.toThrow('row-level security');
        await expect(putMember(open, 'guest', 'reader')).rejects.toThrow('row-level security');
        await expect(dropMember(open, 'admin')).rejects.toThrow('You are no admin of the case.');
      });
    await as('admin', async (open) => {
      await expect(putMember(open, 'nobody-here', 'reader')).rejects.toThrow('The server has no login “nobody-here”.');
      await expect(putMember(open, 'guest', 'owner')).rejects.toThrow('Name one of reader, analyst, reviewer, admin.');
      await putMember(open, 'guest', 'reader');
    });
    expect((await answered('guest', 'select count(*) from ledger.document'))[0]).toEqual([2]);
    await as('admin', async (open) => {
      await dropMember(open, 'guest');
      await expect(dropMember(open, 'guest')).rejects.toThrow('“guest” is no member of the case.');
    });
    await expect(answered('guest', 'select 1')).resolves.toEqual([[1]]);
    await expect(as('guest', async (open) => open.dossier())).rejects.toThrow('The database has no case');
    // Who is an admin somewhere may open another case, and is admin there.
    const made = join(work, 'third');
    const connect = async (address: string) => connected(address.replace('postgres@', 'admin@'));
    await initCase(made, { by: 'Ada Lund', database: server.address }, { keys, connect });
    expect(await withCase(made, 'Ada Lund', caseMembers, { keys, connect })).toEqual([
      { login: 'admin', role: 'admin' },
    ]);
  });
});

describe('a case in a folder', () => {
  it('has no members, and a journal that stays', async () => {
    const work = mkdtempSync(join(tmpdir(), 'hearsay-roles-'));
    const lite = await inFolder(LEDGER);
    const effects = {
      keys: keysIn(join(work, 'config')),
      makeFolder: async () => undefined,
      openFolder: async () => ({ ...lite, close: async () => undefined }),
    };
    await initCase(join(work, 'case'), { by: 'Mona Rud' }, effects);
    await withCase(
      join(work, 'case'),
      'Mona Rud',
      async (open) => {
        await expect(caseMembers(open)).rejects.toThrow('it belongs to whoever can read the folder');
        await expect(lite.query('delete from ledger.entry')).rejects.toThrow(
          'what is in entry stays as it was written',
        );
        await expect(lite.query('truncate ledger.entry')).rejects.toThrow('what is in entry stays as it was written');
        expect((await verifyCase(open, null)).faults).toEqual([]);
      },
      effects,
    );
    await lite.close();
    rmSync(work, { recursive: true });
  });
});
