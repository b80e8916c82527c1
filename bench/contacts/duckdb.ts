// One source in SQL, in the DuckDB that reads logs for the import, a log at a time: node build/bench/contacts/duckdb.js FOLDER
// Loads contacts.txt of the folder, and answers each line "rounds SEED" or "key SEED" as the other engines do.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const [folder] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const statement = (name: string): string => readFileSync(join('bench', 'contacts', 'sql', `${name}.sql`), 'utf8');
const [start, round, usingKey] = [statement('start'), statement('round'), statement('usingkey')];
const numbers = async (sql: string): Promise<readonly number[]> =>
  ((await connection.runAndReadAll(sql)).getRows()[0] ?? []).map(Number);

await connection.run(`create table contact as select column0::uinteger as u, column1::uinteger as v, column2::uinteger as t
  from read_csv('${join(folder!, 'contacts.txt').replaceAll("'", "''")}', delim = ' ', header = false)`);
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
  const [name, seed] = line.split(' ');
  const begun = process.hrtime.bigint();
  if (name === 'key') await connection.run(usingKey.replaceAll('$seed', seed!));
  else {
    await connection.run(start.replaceAll('$seed', seed!));
    do await connection.run(round);
    while ((await numbers('select count(*) from frontier'))[0]! > 0);
  }
  const taken = process.hrtime.bigint() - begun;
  const [reached, sum] = await numbers(`select count(*), sum(t) from known where node <> ${seed}`);
  console.log(`${taken} ${reached} ${sum ?? 0} -1`);
}
