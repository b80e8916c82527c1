// Timings and memory on this machine:
//   npm run bench [-- NAME ...] [--only P1,P3] [--size 50m] [--quick] [--json] [--write]
// Of contacts, --only chooses tables and --size says how many. With --write, bench/README.md gets what was measured; the rest of it stays.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counted, sizeOf } from './contacts/inputs.ts';
import { PARTS } from './contacts/rows.ts';
import { filled, measured, shown } from './contacts/tables.ts';
import { MEASURES, type Row } from './measures.ts';

const PAGE = join('bench', 'README.md');

const { values, positionals } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    size: { type: 'string' },
  },
  allowPositionals: true,
});
const known = [...MEASURES.map((measure) => measure.name), 'contacts'];
const only = values.only === '' ? [] : values.only.toUpperCase().split(',');
const size = values.size === undefined ? null : sizeOf(values.size);
const names = PARTS.map((part) => part.name);
refuse(positionals, known, 'measure');
refuse(only, names, 'table');
if (values.size !== undefined && size === null) stop(`“${values.size}” is no size: 50m, 200k and 1000 are.`);

const chosen = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const scratch = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
const rows: Row[] = [];
const say = (progress: string): void => console.error(progress);
let contacts: Awaited<ReturnType<typeof measured>> = [];
try {
  for (const measure of MEASURES) {
    if (!chosen(measure.name)) continue;
    say(`${measure.name} …`);
    rows.push(...(await measure.run(scratch)));
  }
  if (chosen('contacts')) {
    const parts = PARTS.filter(({ name }) => only.length === 0 || only.includes(name));
    contacts = await measured(parts, { scratch, quick: values.quick, size, say });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const table = [
  '| what | figure | most memory | promised |',
  '| --- | --- | --- | --- |',
  ...rows.map((row) => `| ${row.what} | ${row.figure} | ${row.memory} | ${row.bound} |`),
].join('\n');
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString().slice(0, 10)}.`;
if (values.json) console.log(JSON.stringify({ machine, rows, contacts }, null, 2));
else console.log([machine, ...(rows.length > 0 ? [table] : []), ...contacts.map(shown)].join('\n\n'));

if (values.write) {
  const regions: Record<string, string> = {};
  if (rows.length > 0) regions.figures = `${machine}\n\n${table}`;
  for (const part of contacts) {
    if (part.broken !== null) continue;
    regions[size === null ? part.name : `${part.name} ${counted(size)}`] = `${shown(part)}\n\n${machine}`;
  }
  writeFileSync(PAGE, filled(readFileSync(PAGE, 'utf8'), regions));
}
if (contacts.some(({ broken }) => broken !== null)) process.exitCode = 1;

function refuse(given: readonly string[], all: readonly string[], what: string): void {
  const unknown = given.find((name) => !all.includes(name));
  if (unknown !== undefined) stop(`There is no ${what} “${unknown}”. There are ${all.join(', ')}.`);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
