// One import of a file, in a process of its own: node build/bench/contacts/importing.js ours|duckdb FILE FOLDER
// Prints milliseconds by the clock and of the processor, the most memory held, in MB, and how many rows there were.
import { mkdirSync, statSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { importContacts } from '../../src/contacts/import/import.ts';
import { peakOf } from './peak.ts';

const [engine, file, folder] = process.argv.slice(2) as [string, string, string];
const begun = performance.now();
const rows = engine === 'ours' ? (await importContacts([file], folder)).manifest.contacts : await sorted();
const ms = performance.now() - begun;
const { user, system } = process.cpuUsage();
console.log(JSON.stringify({ ms, busy: (user + system) / 1000, peak: peakOf(process.pid), rows }));

/** What DuckDB does of it: the file read, its times cast, sorted by them, and written; no ids, no ties, no refusals, no hashes. */
async function sorted(): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: '900MB',
    temp_directory: `${folder}/spill`,
  });
  const connection = await instance.connect();
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const into = `${folder}/sorted.parquet`;
  await connection.run(
    `copy (select * from read_csv(${quoted(file)}, columns = {'from': 'VARCHAR', 'to': 'VARCHAR', 'time': 'TIMESTAMPTZ',
      'channel': 'VARCHAR', 'reference': 'VARCHAR'}, header = true) order by time) to ${quoted(into)} (format parquet)`,
  );
  const [count] = (await connection.runAndReadAll(`select count(*) from read_parquet(${quoted(into)})`)).getRows();
  if (statSync(into).size === 0) throw new Error('Nothing was written.');
  return Number(count![0]);
}
