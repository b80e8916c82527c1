import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** A PostgreSQL server of this test alone, in a folder of its own, on a Unix socket. */
export interface Server {
  /** As `--database` takes it. */
  readonly address: string;
  /** Folder of the socket: what libpq calls host. */
  readonly host: string;
  readonly user: string;
  /** Ends it as a crash does, in the middle of whatever it is doing, and starts it again on what it left. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Why there is no PostgreSQL here, for a test that is passed over. */
export const NO_POSTGRESQL = 'no PostgreSQL here: “apt-get install postgresql” brings one';

const USER = 'postgres';

/** Folder of PostgreSQL's programs: the one that `HEARSAY_POSTGRESQL` names, else the newest that is installed, or null. */
export function postgresql(): string | null {
  const named = process.env.HEARSAY_POSTGRESQL;
  if (named !== undefined && named !== '') return named;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

/**
 * Starts a server, which is gone once it is stopped. It does without what keeps data through a power cut.
 *
 * @param settings of postgresql.conf, by name.
 * @throws Error where there is no PostgreSQL, or it does not start.
 */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
  const programs = postgresql();
  if (programs === null) throw new Error(NO_POSTGRESQL);
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-pg-'));
  const account = accountFor(folder);
  const data = join(folder, 'data');
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...account, cwd: folder },
  );
  const all = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    ...settings,
  };
  const run = async () => {
    const started = spawn(
      join(programs, 'postgres'),
      ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const said = await ready(started).catch((error) => {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    });
    said.resume();
    return started;
  };
  let server = await run();
  // SIGQUIT: at once, and nothing is put in order.
  const gone = () => server.kill('SIGQUIT');
  process.once('exit', gone);
  return {
    address: `postgres://${USER}@/postgres?host=${encodeURIComponent(folder)}`,
    host: folder,
    user: USER,
    crash: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      gone();
      await ended;
      server = await run();
    },
    stop: async () => {
      process.off('exit', gone);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      // SIGINT: whoever is connected is let go of.
      server.kill('SIGINT');
      await Promise.race([ended, sleep(5000, undefined, { ref: false }).then(gone)]);
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: root hands the folder to an account that is none. */
function accountFor(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = accounts.find(([name]) => name === USER) ?? accounts.find(([name]) => name === 'nobody');
  if (account === undefined) throw new Error('There is no account that PostgreSQL could run as.');
  const [uid, gid] = [Number(account[2]), Number(account[3])];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

async function ready(server: ChildProcess) {
  const said = server.stderr!;
  let log = '';
  await new Promise<void>((resolve, reject) => {
    said.on('data', (chunk) => {
      log += String(chunk);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
  return said.removeAllListeners('data');
}
