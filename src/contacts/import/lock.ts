import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Mistake } from '../../terms/index.ts';
import { openEngine } from './duckdb.ts';

/** Logs that this process imports into: the operating system parts processes only. */
const HERE = new Set<string>();

/**
 * Holds a log's folder for one import. The lock is the one that DuckDB takes on a file, which the operating system gives back when the
 * process ends, however it ends; the file itself stays and says nothing.
 *
 * @returns what gives it back.
 * @throws Mistake where another import holds it.
 */
export async function locked(folder: string): Promise<() => void> {
  const key = realpathSync(folder);
  if (HERE.has(key)) throw taken(folder);
  HERE.add(key);
  const file = join(folder, 'import.duckdb');
  try {
    // Whatever is not held by another but cannot be opened was left half-written.
    const engine = await openEngine(folder, '50MB').catch(async (cause: unknown) => {
      if (cause instanceof Mistake) throw cause;
      if (/lock/i.test(cause instanceof Error ? cause.message : '')) throw taken(folder, cause);
      rmSync(file, { force: true });
      rmSync(`${file}.wal`, { force: true });
      return await openEngine(folder, '50MB');
    });
    return () => {
      engine.close();
      HERE.delete(key);
    };
  } catch (error) {
    HERE.delete(key);
    throw error;
  }
}

function taken(folder: string, cause?: unknown): Mistake {
  return new Mistake(`Another import is writing to ${folder}.`, 'Wait until it has ended.', { cause });
}
