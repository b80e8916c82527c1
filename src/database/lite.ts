import { fsyncSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { Mistake } from '../terms/index.ts';
import type { Database } from './database.ts';
import { reason, refused } from './refusal.ts';
import { PARSERS } from './values.ts';

/** Bytes of write-ahead log after which what a server does in the background is done here: recovery after a kill stays short. */
const UPKEEP = 64 * 2 ** 20;
/** Transactions after which it is looked at how far that is. */
const EVERY = 16;

/**
 * PGlite over a folder of its files, which are made where it is empty. What was committed is on the disk when `query` answers: PGlite leaves that out by
 * default, here the files are synchronized as PostgreSQL asks.
 *
 * The caller sees to it that nobody else has the folder open.
 *
 * @param lasting false: nothing waits for the disk.
 * @throws Mistake where PostgreSQL does not start on the files, with what it says.
 */
export async function lite(folder: string, lasting: boolean): Promise<Database> {
  const said: string[] = [];
  const { engine, closeFiles } = await started(folder, lasting, said).catch((cause: unknown) => {
    throw stopped(folder, said, cause);
  });
  // After a panic, as when the log cannot be written, it is not asked again.
  let dead = false;
  const asked = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (dead) throw stopped(folder, said);
    try {
      return await work();
    } catch (error) {
      dead = said.length > 0;
      if (dead) throw stopped(folder, said, error);
      return refused(error);
    }
  };
  let kept = await logged(engine);
  let begun = 0;
  const upkeep = async () => {
    begun += 1;
    if (begun % EVERY !== 0) return;
    const now = await logged(engine);
    if (now - kept < UPKEEP) return;
    kept = now;
    await engine.exec('checkpoint; analyze');
  };
  // Handed over with each statement, as it may be, they would be copied with each.
  for (const [oid, parse] of PARSERS) engine.parsers[oid] = parse;
  return {
    query: async (sql, values = []) =>
      await asked(async () => {
        // Before something begins, not after: what fails then has not happened.
        if (sql === 'begin') await upkeep();
        const { rows, rowCount } = await engine.query<unknown[]>(sql, [...values], { rowMode: 'array' });
        return { rows, changed: rowCount ?? 0 };
      }),
    script: async (sql) => {
      await asked(async () => await engine.exec(sql));
    },
    async *copyOut(select) {
      const { blob } = await asked(async () => await engine.query(`copy (${select}) to '/dev/blob' (format binary)`));
      yield* blob!.stream() as unknown as AsyncIterable<Uint8Array>;
    },
    copyIn: async (into, chunks) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
      await asked(
        async () => await engine.query(`copy ${into} from '/dev/blob' (format binary)`, [], { blob: new Blob(parts) }),
      );
    },
    scour: async () => {
      // Each by itself: a vacuum is no part of a transaction.
      for (const sql of ['vacuum full', 'select pg_switch_wal()', 'checkpoint'])
        await asked(async () => await engine.exec(sql));
    },
    close: async () => {
      await (dead ? closeFiles() : engine.close());
    },
  };
}

/** Bytes that were ever written to the write-ahead log. */
async function logged(engine: PGlite): Promise<number> {
  const { rows } = await engine.query<{ readonly bytes: string }>(
    `select (pg_current_wal_insert_lsn() - '0/0')::text as bytes`,
  );
  return Number(rows[0]!.bytes);
}

/** @param said is given what PostgreSQL says when it has to stop. */
async function started(
  folder: string,
  lasting: boolean,
  said: string[],
): Promise<{ readonly engine: PGlite; readonly closeFiles: () => Promise<void> }> {
  const [{ PGlite: Engine }, { NodeFS }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/nodefs'),
  ]);
  let module: Module | null = null;
  class Synchronized extends NodeFS {
    override async init(...given: Parameters<InstanceType<typeof NodeFS>['init']>) {
      const { emscriptenOpts } = await super.init(...given);
      const patched = (made: Module) => {
        module = made;
        module.NODEFS.stream_ops.fsync = ({ nfd }) => fsyncSync(nfd);
      };
      return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), patched] } };
    }
  }
  const files = new Synchronized(folder);
  const engine = await Engine.create({
    fs: files,
    initDbStartParams: ['--wal-segsize=1', '--no-sync', '--no-instructions'],
    startParams: [
      // -F: nothing is synchronized.
      ...Engine.defaultStartParams.filter((param) => !lasting || param !== '-F'),
      '-c',
      'wal_sync_method=fsync',
      // A timer that would keep the process up.
      '-c',
      'log_startup_progress_interval=0',
      // What is no longer needed of the log goes, and is not kept to be written over.
      '-c',
      'wal_recycle=off',
    ],
    // Bytes at once, not one number after the other.
    serializers: { 17: hex },
    onStderr: (line) => {
      const stop = /\b(?:FATAL|PANIC): +(.*)|^(Aborted\(.*)/.exec(line);
      if (stop !== null) {
        said.push(stop[1] ?? stop[2]!);
        if (module !== null) halt(module);
      }
      return false;
    },
  });
  return { engine, closeFiles: async () => await files.closeFs() };
}

/** What of PGlite's module is reached into: its files of Node can be read and written, not synchronized, and its loop does not end with it. */
interface Module {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => void } };
  _PostgresMainLoopOnce: () => void;
  stackRestore: (pointer: number) => number;
  _PostgresSendReadyForQueryIfNecessary: () => void;
  _pgl_pq_flush: () => void;
}

/** After a panic PGlite would ask PostgreSQL again and again what is left to do: this makes it throw, out of its loop too. */
function halt(module: Module): void {
  const stop = () => {
    throw new Error('PostgreSQL has stopped.');
  };
  module._PostgresMainLoopOnce = stop;
  module.stackRestore = stop;
  module._PostgresSendReadyForQueryIfNecessary = () => undefined;
  module._pgl_pq_flush = () => undefined;
}

function hex(value: Uint8Array): string {
  return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
}

function stopped(folder: string, said: readonly string[], cause?: unknown): Mistake {
  const why = (said[0] ?? reason(cause)).replace(/\.$/, '');
  return new Mistake(
    `The database in ${folder} has stopped: ${why}.`,
    /space/.test(why) ? 'Make room on the disk.' : null,
    {
      cause,
    },
  );
}
