import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client, CustomTypesConfig, QueryArrayConfig } from 'pg';
import { Mistake } from '../terms/index.ts';
import type { Database } from './database.ts';
import { reason, refused } from './refusal.ts';
import { parserOf } from './values.ts';

/** The texts of values are read as values.ts says, whatever the driver would make of them. */
const TYPES: CustomTypesConfig = { getTypeParser: (oid: number) => parserOf(oid) };

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
        types: TYPES,
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
