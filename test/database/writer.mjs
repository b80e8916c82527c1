// Opens a database in a folder, writes line after line, and says each once it is kept. First of all the last that it finds.
import { writeSync } from 'node:fs';
import { openFolder } from '../../dist/database/index.js';
import { Mistake } from '../../dist/terms/index.js';

const [folder, sql] = process.argv.slice(2);
try {
  const database = await openFolder(folder, { schema: 'noted', folder: new URL(sql) });
  const { rows } = await database.query('select coalesce(max(at), -1) from noted.line');
  writeSync(1, `${String(rows[0][0])}\n`);
  for (let at = Number(rows[0][0]) + 1; ; at += 1) {
    await database.query('insert into noted.line (at) values ($1)', [at]);
    writeSync(1, `${at}\n`);
  }
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  process.exitCode = 2;
}
