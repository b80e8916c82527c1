import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Case, type CaseEffects, initCase, withCase } from '../../src/desk/case/case.ts';
import { keysIn } from '../../src/desk/case/keys.ts';
import { startServer } from '../../test/postgresql.ts';

/** Which of the two homes of a case is measured. */
export type Engine = 'postgresql' | 'pglite';

/** A case of the bench's own, on disk. */
export interface Home {
  /** Folder of the case, and of the keys of whoever uses it: what the command takes as --case and HEARSAY_CONFIG. */
  readonly folder: string;
  readonly config: string;
  /** What `hearsay case init` is told beside a folder, to make another such case. */
  readonly making: readonly string[];
  /** What keeps it, in words: version and settings. */
  readonly told: string;
  readonly use: <Result>(work: (open: Case) => Promise<Result>) => Promise<Result>;
  /** Bytes on disk. */
  readonly size: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** As a server of this size is given its room; whatever keeps data through a power cut is on, as it is by default. */
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '2GB',
  effective_cache_size: '12GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  random_page_cost: '1.1',
};

/** Makes an empty case. */
export async function homeOf(engine: Engine, scratch: string): Promise<Home> {
  mkdirSync(scratch, { recursive: true });
  const work = mkdtempSync(join(scratch, 'ledger-'));
  const [folder, config] = [join(work, 'case'), join(work, 'config')];
  const effects: CaseEffects = { keys: keysIn(config) };
  const server = engine === 'postgresql' ? await startServer(SETTINGS) : null;
  const use: Home['use'] = async (task) => await withCase(folder, 'Bench', task, effects);
  const stop = async (): Promise<void> => {
    await server?.stop();
    rmSync(work, { recursive: true, force: true });
  };
  try {
    await initCase(folder, { by: 'Bench', database: server?.address }, effects);
    const version = await use(async ({ database }) => {
      const { rows } = await database.query(`select split_part(version(), ' ', 2)`);
      return String(rows[0]![0]);
    });
    const settings = Object.entries(SETTINGS).map(([name, value]) => `${name} ${value}`);
    return {
      folder,
      config,
      making: server === null ? [] : ['--database', server.address],
      told:
        server === null
          ? `PGlite (PostgreSQL ${version}) in a folder`
          : `PostgreSQL ${version}: ${settings.join(', ')}`,
      use,
      size: async () =>
        server === null
          ? bytesIn(folder)
          : await use(async ({ database }) =>
              Number((await database.query('select pg_database_size(current_database())')).rows[0]![0]),
            ),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
