import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  connected,
  type Database,
  type Migrations,
  makeFolder,
  migrated,
  openFolder,
} from '../../src/database/index.ts';
import { documentProposal } from '../../src/desk/case/add.ts';
import { databaseFolder, placed } from '../../src/desk/case/place.ts';
import { textDocument } from '../../src/documents/index.ts';
import { append, createDossier, LEDGER, signed } from '../../src/ledger/index.ts';

/** Where cases are kept: in folders of their own, or on a server. */
export interface Home {
  readonly name: string;
  /** What “hearsay case init” is given beside the folder. */
  readonly init: readonly string[];
  /** Makes a folder the case of an earlier version: its tables are still to be brought up to date. It has two entries. */
  readonly earlier: (folder: string) => Promise<void>;
}

/** PGlite in the case's folder. @param scratch a folder for what is made once. */
export async function folderHome(scratch: string): Promise<Home> {
  const old = firstMigration(scratch);
  const pattern = join(scratch, 'earlier');
  mkdirSync(pattern);
  await makeFolder(databaseFolder(pattern), old);
  const database = await openFolder(databaseFolder(pattern), old);
  await earlierCase(database);
  await database.close();
  placed(pattern, { case: 'earlier', name: 'earlier', database: null });
  return {
    name: 'PGlite',
    init: [],
    earlier: async (folder) => cpSync(pattern, folder, { recursive: true }),
  };
}

/** PostgreSQL. @param address of a server that is this program's own. */
export async function serverHome(scratch: string, address: string): Promise<Home> {
  const old = firstMigration(scratch);
  const named = (database: string): string => address.replace('/postgres?', `/${database}?`);
  const server = await connected(address);
  let made = 0;
  await server.script('create database earlier');
  const database = await connected(named('earlier'));
  await migrated(database, old);
  await earlierCase(database);
  await database.close();
  await server.close();
  return {
    name: 'PostgreSQL',
    init: ['--database', address],
    earlier: async (folder) => {
      made += 1;
      const again = await connected(address);
      await again.script(`create database earlier${made} template earlier`);
      await again.close();
      mkdirSync(folder, { recursive: true });
      placed(folder, { case: 'earlier', name: 'earlier', database: named(`earlier${made}`) });
    },
  };
}

/** The tables as the first version had them. */
function firstMigration(scratch: string): Migrations {
  const folder = mkdtempSync(join(scratch, 'sql-'));
  const [first] = readdirSync(LEDGER.folder).toSorted();
  writeFileSync(join(folder, first!), readFileSync(new URL(first!, LEDGER.folder)));
  return { schema: LEDGER.schema, folder: pathToFileURL(`${folder}/`) };
}

async function earlierCase(database: Database): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  await createDossier(database, 'earlier', 'earlier');
  const text = 'Nadia Ferrant gave the memo to Piet Holm on 4 March 2024, the police said.\n';
  const document = textDocument(text, { id: 'd1', path: 'one.txt' });
  await append(
    database,
    'earlier',
    () => [
      {
        kind: 'case-opened',
        why: null,
        about: [],
        open: { name: 'earlier', twoPersons: false },
        contents: [],
        projected: { shows: 'nothing' },
      },
      documentProposal(document, new TextEncoder().encode(text)),
    ],
    { by: 'soak', sign: (tip) => signed('earlier', tip, privateKey) },
  );
}
