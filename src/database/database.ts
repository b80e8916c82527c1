/** What a statement takes in place of $1, $2, … JSON is handed over as its text. */
export type Value = string | number | boolean | null | Uint8Array | readonly number[] | readonly string[];

/** A PostgreSQL database, or one that speaks as it does: the one port to either. */
export interface Database {
  /**
   * Runs one statement. Rows as their values in order, the same on every engine (see values.ts), and how many rows were changed or
   * told. Where the order of texts matters a statement says `collate "C"`, and letters are made small before they come here: what
   * "order by" and "lower" make of texts depends on how a server was set up.
   */
  readonly query: (
    sql: string,
    values?: readonly Value[],
  ) => Promise<{ readonly rows: readonly (readonly unknown[])[]; readonly changed: number }>;
  /** Runs statements without values, one after the other. */
  readonly script: (sql: string) => Promise<void>;
  /** COPY (select) TO STDOUT in the binary format. It takes no values: what it is told stands in a table, or is a number. */
  readonly copyOut: (select: string) => AsyncIterable<Uint8Array>;
  /** COPY table (columns) FROM STDIN in the binary format. */
  readonly copyIn: (into: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>;
  /**
   * Takes what was deleted out of the files too: tables and indexes are written anew, and the write-ahead log that has it goes. Only where
   * the files are this program's own; those of a server are for whoever runs it.
   */
  readonly scour?: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Does some work in one transaction: all of it is kept, or nothing. */
export async function atOnce<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  await database.query('begin');
  try {
    const result = await work();
    await database.query('commit');
    return result;
  } catch (error) {
    // What went wrong first is what is told; a connection that is gone rolls back by itself.
    await database.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** A number as it may stand in a statement that takes no values. @throws RangeError where it is not a whole one. */
export function literal(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number.`);
  return String(value);
}
