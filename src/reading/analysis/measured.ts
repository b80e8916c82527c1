import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { modelFolder } from './model.ts';

/** The file of a model folder that says how much of what is said the reader was measured to find. */
export const MEASURED = 'measured.json';

/**
 * The share of the statements of news articles, 0 to 1, that this reader found when it was last measured
 * (`npm run evaluate -- attribution --card`); null for a reader that was not measured or does not ship.
 */
export function statementRecall(reader: string | null): number | null {
  const folder = modelFolder();
  const file = join(folder, MEASURED);
  if (reader !== basename(folder) || !existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly statementRecall: number }).statementRecall;
}
