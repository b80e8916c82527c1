import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { lite } from './lite.ts';
import { type Migrations, migrated, numbered } from './migrations.ts';

/**
 * A template is the files of an empty database, packed: to make them takes ten times as long as to copy them. The build leaves some in
 * `dist/database/templates`, which is found from there, from the sources, and from a folder that they were built into.
 */
const TEMPLATES = ['templates/', '../../dist/database/templates/', '../../../dist/database/templates/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** What fixes a template: PGlite, and every byte of the SQL that was run. Another name is another template. */
export function templateName(migrations: Migrations | null): string {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(engine), '../package.json'), 'utf8'));
  const files = migrations === null ? [] : numbered(migrations.folder);
  if (migrations === null || files.length === 0) return `pglite-${version}.gz`;
  const hash = createHash('sha256');
  for (const file of files) {
    const text = readFileSync(new URL(file, migrations.folder));
    hash.update(`${file} ${text.length}\n`).update(text);
  }
  return `pglite-${version}-${migrations.schema}-${hash.digest('hex').slice(0, 16)}.gz`;
}

/**
 * Makes the files of a database in an empty folder, with a schema in it that is up to date: from the template of just this, else from
 * one without a schema, else from nothing.
 *
 * @param lasting they are on the disk when this returns.
 */
export async function makeFiles(folder: string, migrations: Migrations | null, lasting = true): Promise<void> {
  const exact = template(migrations);
  const plain = exact ?? template(null);
  if (plain !== null) unpacked(plain, folder);
  if (exact === null) {
    const database = await lite(folder, lasting);
    try {
      if (plain === null) for (const statement of ALONE) await database.script(statement);
      if (migrations !== null) await migrated(database, migrations);
    } finally {
      await database.close();
    }
  }
  if (lasting) await synchronized(folder);
}

/** Nobody makes databases from it: two that are there to be copied are left out, which are two thirds of its files. */
const ALONE = [
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
] as const;

/**
 * Packs the files of a database that is closed into a template: for the build.
 *
 * @public
 */
export function packed(folder: string): Uint8Array {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ path: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const contents = entries.map(({ path, isFile }) => (isFile ? readFileSync(path) : null));
  const listed = entries.map(({ path }, index) => [
    path.slice(folder.length + 1).replaceAll('\\', '/'),
    contents[index]?.length ?? null,
  ]);
  const head = Buffer.from(`${JSON.stringify(listed)}\n`);
  return gzipSync(Buffer.concat([head, ...contents.filter((content) => content !== null)]), { level: 9 });
}

function template(migrations: Migrations | null): Uint8Array | null {
  const name = templateName(migrations);
  const found = TEMPLATES.map((folder) => join(folder, name)).find((path) => existsSync(path));
  return found === undefined ? null : readFileSync(found);
}

function unpacked(bytes: Uint8Array, folder: string): void {
  const all = gunzipSync(bytes);
  const end = all.indexOf('\n');
  const listed: readonly (readonly [string, number | null])[] = JSON.parse(all.toString('utf8', 0, end));
  let at = end + 1;
  for (const [path, size] of listed) {
    const target = join(folder, path);
    if (size === null) mkdirSync(target, { recursive: true, mode: 0o700 });
    else {
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
      writeFileSync(target, all.subarray(at, at + size), { mode: 0o600 });
      at += size;
    }
  }
}

/** Has the system write a folder and all in it to the disk. */
async function synchronized(folder: string): Promise<void> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  await Promise.all([folder, ...paths].map(onDisk));
}

/** Has the system write a file, or which files a folder has, to the disk. */
export async function onDisk(path: string): Promise<void> {
  // Windows opens no folders.
  const handle = await open(path, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
