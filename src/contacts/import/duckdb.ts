import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import { Mistake } from '../../terms/index.ts';

/** Milliseconds between two looks at how far a statement is. */
const BETWEEN = 200;

/** A database that sorts and joins what is larger than memory, and is gone once it is closed. */
export interface Engine {
  readonly run: (sql: string, values?: readonly DuckDBValue[]) => Promise<void>;
  /** All rows of a small answer, each as its values. */
  readonly rows: (sql: string, values?: readonly DuckDBValue[]) => Promise<readonly (readonly DuckDBValue[])[]>;
  /** A large answer, some thousand rows at a time, in order. */
  readonly chunks: (sql: string) => AsyncIterable<DuckDBDataChunk>;
  /** Makes a table with one column, `value`. */
  readonly fill: (table: string, values: Uint32Array) => Promise<void>;
  /** Adds rows to a table whose columns are texts and numbers of 32 bits without sign. */
  readonly append: (
    table: string,
    rows: AsyncIterable<readonly (string | number | null)[]> | Iterable<readonly (string | number | null)[]>,
  ) => Promise<void>;
  /** Does some work, and tells now and then which share of the statement that is being run is done. */
  readonly watched: <Result>(told: (share: number) => void, work: () => Promise<Result>) => Promise<Result>;
  readonly close: () => void;
}

/**
 * Opens DuckDB with nothing that could reach outside: no extension is fetched or loaded, the settings are locked.
 *
 * @param folder where it may put what does not fit in memory; null where nothing has to be put anywhere.
 * @throws Mistake where DuckDB, an optional dependency, is not installed.
 */
export async function openEngine(folder: string | null, memory = '900MB'): Promise<Engine> {
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(folder === null ? ':memory:' : `${folder}/import.duckdb`, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: memory,
    temp_directory: folder === null ? '' : `${folder}/spill`,
  });
  const connection: DuckDBConnection = await instance.connect();
  await connection.run("set TimeZone = 'UTC'; set lock_configuration = true");
  return {
    run: async (sql, values = []) => {
      await connection.run(sql, [...values]);
    },
    rows: async (sql, values = []) => (await connection.runAndReadAll(sql, [...values])).getRows(),
    async *chunks(sql) {
      const result = await connection.stream(sql);
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      ) {
        yield chunk;
      }
    },
    fill: async (table, values) => {
      await connection.run(`create table ${table} (value uinteger)`);
      const appender = await connection.createAppender(table);
      for (const value of values) {
        appender.appendUInteger(value);
        appender.endRow();
      }
      appender.closeSync();
    },
    append: async (table, rows) => {
      const appender = await connection.createAppender(table);
      try {
        for await (const row of rows) {
          for (const value of row) {
            if (value === null) appender.appendNull();
            else if (typeof value === 'number') appender.appendUInteger(value);
            else appender.appendVarchar(value);
          }
          appender.endRow();
        }
      } finally {
        appender.closeSync();
      }
    },
    watched: async (told, work) => {
      const watch = setInterval(() => {
        const { percentage } = connection.progress;
        if (percentage > 0) told(Math.min(1, percentage / 100));
      }, BETWEEN);
      try {
        return await work();
      } finally {
        clearInterval(watch);
      }
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new Mistake('Logs are imported by DuckDB, which is not installed.', 'Run “npm install @duckdb/node-api”.', {
      cause,
    });
  }
}

/** A text as a literal of SQL, for the few places that take no parameter (file names in table functions). */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
