import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client, QueryArrayConfig } from 'pg';
import { Mistake } from '../terms/index.ts';
import type { Database } from './database.ts';

/**
 * Connects to a PostgreSQL server, or to the coordinator of a Citus cluster. What the address leaves out comes from the usual
 * variables (PGHOST, PGUSER, PGPASSWORD, PGSSLMODE …) and from ~/.pgpass.
 *
 * @param address postgres://user@host:port/database
 * @throws Mistake where the driver, an optional dependency, is not installed, the address is none, or nobody answers there.
 */
export async function connected(address: string): Promise<Database> {
  if (!/^postgres(?:ql)?:\/\//.test(address))
    throw new Mistake('The address of the database is none.', 'Write it as postgres://user@host:port/database.');
  const { Client, copyFrom, copyTo } = await drivers();
  const client: Client = new Client({ connectionString: address, application_name: 'hearsay' });
  // A connection that breaks says so to whoever waits for an answer; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // A plan of many shards is compiled longer than it runs.
    await client.query('set jit = off');
  } catch (cause) {
    await client.end().catch(() => undefined);
    throw new Mistake(`The database does not answer: ${reason(cause)}.`, 'Look at --database and the PG… variables.', {
      cause,
    });
  }
  return {
    query: async (text, values = []) => {
      const query: QueryArrayConfig = {
        text,
        rowMode: 'array',
        values: values.map((value) =>
          value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
        ),
      };
      const { rows, rowCount } = await client.query(query).catch(refused);
      return { rows, changed: rowCount ?? 0 };
    },
    script: async (sql) => {
      await client.query(sql).catch(refused);
    },
    async *copyOut(select) {
      try {
        yield* client.query(copyTo(`copy (${select}) to stdout (format binary)`)) as AsyncIterable<Uint8Array>;
      } catch (error) {
        refused(error);
      }
    },
    copyIn: async (into, chunks) => {
      const rows = Readable.from(chunks, { objectMode: false });
      await pipeline(rows, client.query(copyFrom(`copy ${into} from stdin (format binary)`))).catch(refused);
    },
    close: async () => await client.end(),
  };
}

/**
 * Classes of SQLSTATE that whoever runs the server can do something about: the connection, a read-only server, rights, room and
 * shutting down; and a text that the server cannot hold.
 */
const THEIRS = /^(?:08|25006|28|3D|42501|53|55|57|58|22021)/;

/** @throws Mistake where the server or the connection is at fault, else the error itself: the statement is, and that is a bug. */
function refused(error: unknown): never {
  const state = (error as { readonly code?: unknown }).code;
  const gone = error instanceof Error && /Connection (?:terminated|ended)|ECONNRESET|EPIPE/.test(error.message);
  if (!gone && !(typeof state === 'string' && THEIRS.test(state))) throw error;
  throw new Mistake(`The database says: ${reason(error)}.`, null, { cause: error });
}

async function drivers() {
  try {
    const [{ default: pg }, { to: copyTo, from: copyFrom }] = await Promise.all([
      import('pg'),
      import('pg-copy-streams'),
    ]);
    return { Client: pg.Client, copyTo, copyFrom };
  } catch (cause) {
    throw new Mistake('Databases are asked by pg, which is not installed.', 'Run “npm install pg pg-copy-streams”.', {
      cause,
    });
  }
}

/** What a server or the system said, in one line. A refused connection has its sentence inside. */
function reason(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error];
  const [first] = errors.map((one) => (one instanceof Error ? one.message : String(one))).filter((text) => text !== '');
  return (first ?? 'no connection').split('\n')[0]!.replace(/\.$/, '');
}
