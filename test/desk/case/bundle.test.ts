import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connected, type Database, migrated } from '../../../src/database/index.ts';
import { exportCase, importCase, verifyBundle } from '../../../src/desk/case/bundle.ts';
import { type Case, withCase } from '../../../src/desk/case/case.ts';
import { judge } from '../../../src/desk/case/judgements.ts';
import { keysIn } from '../../../src/desk/case/keys.ts';
import { verifyCase } from '../../../src/desk/case/verify.ts';
import { LEDGER } from '../../../src/ledger/index.ts';
import { inFolder } from '../../database/engines.ts';
import { NO_POSTGRESQL, postgresql, type Server, startServer } from '../../postgresql.ts';
import { bundleOf, damCase, forged, PAPERS, partsOf } from './bundles.ts';

const TABLES = ['document', 'part', 'band', 'claim', 'named', 'name', 'transfer', 'hop'];

const work = mkdtempSync(join(tmpdir(), 'hearsay-bundle-'));
const at = (name: string): string => join(work, name);
let lite: Database;
const folders = {
  makeFolder: anew,
  openFolder: async () => ({ ...lite, close: async () => undefined }),
};
const effects = { ...folders, keys: keysIn(at('config')) };
/** Somebody who never saw the case. */
const stranger = { ...folders, keys: keysIn(at('stranger')) };
const within = (folder: string, use: (open: Case) => Promise<void>) => withCase(at(folder), 'Mona Rud', use, effects);
let bundle: Buffer;
let rows: unknown;

beforeAll(async () => {
  lite = await inFolder(LEDGER);
  await damCase(at('dam'), effects, async (open) => {
    await exportCase(open, at('first'));
    await exportCase(open, at('again'));
    rows = await rowsOf(open);
  });
  bundle = readFileSync(at('first'));
}, 120_000);
afterAll(async () => {
  await lite.close();
  rmSync(work, { recursive: true });
});

describe('a bundle', () => {
  it('has the same bytes where the case is the same', () => {
    expect(readFileSync(at('again')).equals(bundle)).toBe(true);
  });

  it('is an archive of what it is to have', () => {
    expect(partsOf(bundle).map(({ name }) => name)).toEqual([
      'case.json',
      'journal/000001.jsonl',
      'documents/d1',
      'documents/d2',
      'documents/d3',
      'manifest.json',
    ]);
    expect(Buffer.from(partsOf(bundle)[2]!.bytes).equals(readFileSync(PAPERS[0]!))).toBe(true);
    expect(bundleOf(partsOf(bundle)).equals(bundle)).toBe(true);
  });

  it('is looked through without a database', async () => {
    const verified = await verifyBundle(at('first'), null, effects);
    expect(verified).toMatchObject({ case: 'dam', faults: [], documents: 3, forgotten: ['d4'], ownKey: true });
  });

  it('has nothing of what was forgotten', () => {
    expect(readFileSync(PAPERS[3]!, 'utf8')).toContain('no longer alone');
    expect(bundle.includes('no longer alone')).toBe(false);
    expect(bundle.includes('4-velm-herald')).toBe(false);
  });

  it('is taken in as it was, and written again to the same bytes', async () => {
    const { place, older } = await importCase(at('first'), at('there'), {}, effects);
    expect([place.name, older]).toEqual(['dam', null]);
    await within('there', async (open) => {
      expect((await verifyCase(open)).faults).toEqual([]);
      expect(await rowsOf(open)).toEqual(rows);
      await exportCase(open, at('second'));
    });
    expect(readFileSync(at('second')).equals(bundle)).toBe(true);
    await expect(importCase(at('first'), at('there'), {}, effects)).rejects.toThrow('is a case already');
    await expect(importCase(at('first'), at('x'), { name: ' ' }, effects)).rejects.toThrow('is no name');
    expect(existsSync(at('x'))).toBe(false);
  });

  it('is held against a head from outside', async () => {
    const { head } = await verifyBundle(at('first'), null, effects);
    await importCase(at('first'), at('held'), { head: `${head.number} ${head.hash}` }, stranger);
    await expect(importCase(at('first'), at('x'), { head: `1 ${'0'.repeat(64)}` }, effects)).rejects.toThrow(
      'written anew',
    );
  });

  it('says where it is an older state than one that was seen', async () => {
    // The case goes on, and then is taken in again as it was.
    await within('there', async (open) => {
      await judge(open, { kind: 'claim-accepted', claim: 'd1.c1' }, null);
    });
    const { older, verified } = await importCase(at('first'), at('older'), {}, effects);
    expect(older).toBe(verified.entries + 1);
    await within('older', async (open) => {
      expect((await verifyCase(open)).faults.map(({ fault }) => fault)).toEqual(['cut off', 'put back']);
      await expect(judge(open, { kind: 'claim-accepted', claim: 'd1.c1' }, null)).rejects.toThrow(
        'an older state was put back',
      );
    });
  });
});

describe.skipIf(postgresql() === null)(`a bundle and PostgreSQL (skipped where there is ${NO_POSTGRESQL})`, () => {
  let server: Server;
  let database: Database;
  beforeAll(async () => {
    server = await startServer();
    database = await connected(server.address);
  }, 60_000);
  afterAll(async () => {
    await database.close();
    await server.stop();
  });

  it('is taken in under another name, and written again to the same bytes', async () => {
    const into = { database: server.address, name: 'The dam' };
    await importCase(at('first'), at('served'), into, effects);
    await within('served', async (open) => {
      expect(open.name).toBe('The dam');
      expect(await rowsOf(open)).toEqual(rows);
      await exportCase(open, at('third'));
    });
    expect(readFileSync(at('third')).equals(bundle)).toBe(true);
    const again = importCase(at('first'), at('x'), { database: server.address, name: 'Other' }, effects);
    await expect(again).rejects.toThrow('has this very case already, as “The dam”');
    expect(existsSync(at('x'))).toBe(false);
  });

  it('leaves nothing behind where it is refused in the middle of being written', async () => {
    await database.script('drop schema ledger cascade');
    const twice = forged(bundle, (lines) => {
      const corrected = lines.find(({ entry }) => entry.kind === 'claim-corrected')!;
      const copy = structuredClone(corrected);
      copy.entry = { ...copy.entry, number: lines.length + 1 };
      lines.push(copy);
    });
    writeFileSync(at('twice-sealed'), twice);
    const into = { database: server.address };
    await expect(importCase(at('twice-sealed'), at('half'), into, stranger)).rejects.toThrow(
      'a database cannot hold what it brings',
    );
    expect(existsSync(at('half'))).toBe(false);
    for (const table of ['dossier', 'entry', 'content', 'original', ...TABLES])
      expect((await database.query(`select 1 from ledger.${table}`)).rows).toEqual([]);
  });
});

async function rowsOf({ database, id }: Case): Promise<unknown> {
  const all: unknown[] = [];
  for (const table of TABLES)
    all.push(
      (
        await database.query(`select to_json(row)::text from ledger.${table} as row where case_id = $1 order by 1`, [
          id,
        ])
      ).rows,
    );
  return all;
}

/** One database is every folder's in turn: making one takes longer than all the rest. */
async function anew(): Promise<void> {
  await lite.script('drop schema ledger cascade');
  await migrated(lite, LEDGER);
}
