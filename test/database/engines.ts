import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connected, type Database, type Migrations, makeFolder, openFolder } from '../../src/database/index.ts';
import { NO_POSTGRESQL, postgresql, startServer } from '../postgresql.ts';

/** An empty database that is gone once it is closed. */
export type Opened = () => Promise<Database>;

/** What every engine is asked. The second says whether it is missing here. */
export const ENGINES: readonly (readonly [name: string, missing: boolean, open: Opened])[] = [
  ['PGlite', false, async () => await inFolder()],
  [`PostgreSQL (skipped where there is ${NO_POSTGRESQL})`, postgresql() === null, onServer],
];

/**
 * PGlite in a folder of its own. As the server's, it does without what keeps data through a power cut.
 *
 * @param migrations what is in it; without them, no schema.
 */
export async function inFolder(migrations?: Migrations): Promise<Database> {
  const folder = scratchFolder();
  const made = migrations ?? { schema: 'nothing', folder: pathToFileURL(`${folder}/`) };
  await makeFolder(join(folder, 'database'), made, { lasting: false });
  const database = await openFolder(join(folder, 'database'), made, { lasting: false });
  return {
    ...database,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A file system in memory, where there is one: tests wait for no disk then. */
const MEMORY = '/dev/shm';

/** A new folder for databases, to be removed by whoever asked. */
export function scratchFolder(): string {
  return mkdtempSync(join(roomy(MEMORY) ? MEMORY : tmpdir(), 'hearsay-lite-'));
}

function roomy(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 ** 30;
}

/** A server of this test alone. */
export async function onServer(): Promise<Database> {
  const server = await startServer();
  const database = await connected(server.address);
  return {
    ...database,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}
