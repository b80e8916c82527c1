import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../../src/database/database.ts';

/** PostgreSQL in this process, as the port of contacts takes it. */
export async function inProcess(): Promise<Database> {
  const lite = await PGlite.create();
  return {
    query: async (sql, values = []) => {
      const { rows, affectedRows } = await lite.query<unknown[]>(sql, [...values], { rowMode: 'array' });
      return { rows, changed: affectedRows ?? 0 };
    },
    script: async (sql) => {
      await lite.exec(sql);
    },
    async *copyOut(select) {
      const { blob } = await lite.query(`copy (${select}) to '/dev/blob' (format binary)`);
      const bytes = new Uint8Array(await blob!.arrayBuffer());
      // In pieces that end anywhere, as over a wire.
      for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
    },
    copyIn: async (into, chunks) => {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
      await lite.query(`copy ${into} from '/dev/blob' (format binary)`, [], { blob: new Blob(parts) });
    },
    close: async () => await lite.close(),
  };
}
