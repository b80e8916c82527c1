// Timings and memory on this machine:
//   npm run bench [-- NAME ...] [--only P1,P3] [--size 50m] [--quick] [--json] [--write]
//   npm run bench -- ledger [--engine postgresql|pglite] [--documents 100k] [--claims 10m]
// Of contacts, --only chooses tables and --size says how many. With --write, bench/README.md gets what was measured; the rest of it stays.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counted, sizeOf } from './contacts/inputs.ts';
import { PARTS } from './contacts/rows.ts';
import { filled, type Measured, measured, shown } from './contacts/tables.ts';
import { ledgerMeasured } from './ledger/measured.ts';
import { MEASURES, type Row } from './measures.ts';

const PAGE = join('bench', 'README.md');

const { values, positionals } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    size: { type: 'string' },
    engine: { type: 'string' },
    documents: { type: 'string' },
    claims: { type: 'string' },
  },
  allowPositionals: true,
});
const known = [...MEASURES.map((measure) => measure.name), 'contacts', 'ledger'];
const engines = (['postgresql', 'pglite'] as const).filter((engine) => (values.engine ?? engine) === engine);
const only = values.only === '' ? [] : values.only.toUpperCase().split(',');
const size = values.size === undefined ? null : sizeOf(values.size);
const names = PARTS.map((part) => part.name);
refuse(positionals, known, 'measure');
refuse(only, names, 'table');
if (engines.length === 0) stop(`There is no engine “${values.engine}”. There are postgresql, pglite.`);
const [documents, claims] = [numberIn(values.documents), numberIn(values.claims)];
if (values.size !== undefined && size === null) stop(`“${values.size}” is no size: 50m, 200k and 1000 are.`);

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString().slice(0, 10)}.`;
const chosen = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
const scratch = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
const rows: Row[] = [];
let contacts: readonly Measured[] = [];
const ledger: Partial<Record<'postgresql' | 'pglite', string>> = {};
if (!values.json) console.log(machine);
try {
  for (const measure of MEASURES) {
    if (!chosen(measure.name)) continue;
    say(`${measure.name} …`);
    rows.push(...(await measure.run(scratch)));
  }
  if (rows.length > 0) out('figures', `${machine}\n\n${tableOfRows()}`, tableOfRows());
  if (chosen('contacts')) {
    const parts = PARTS.filter(({ name }) => only.length === 0 || only.includes(name));
    contacts = await measured(parts, { scratch, quick: values.quick, size, say }, (part) => {
      const region = size === null ? part.name : `${part.name} ${counted(size)}`;
      out(part.broken === null ? region : null, `${shown(part)}\n\n${machine}`, shown(part));
    });
  }
  if (chosen('ledger')) {
    await ledgerMeasured({ engines, documents, claims, quick: values.quick }, scratch, say, (engine, page) => {
      ledger[engine] = page;
      out(`ledger ${engine}`, `${page}\n\n${machine}`, `### ledger, ${engine}\n\n${page}`);
    });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify({ machine, rows, contacts, ledger }, null, 2));
if (contacts.some(({ broken }) => broken !== null)) process.exitCode = 1;

/** Puts a table out as soon as it is there, so that a run that is broken off leaves what it had. */
function out(region: string | null, page: string, table: string): void {
  if (!values.json) console.log(`\n${table}`);
  if (values.write && region !== null) writeFileSync(PAGE, filled(readFileSync(PAGE, 'utf8'), { [region]: page }));
}

function numberIn(given: string | undefined): number | null {
  const number = given === undefined ? null : sizeOf(given);
  if (given !== undefined && number === null) stop(`“${given}” is no number: 5000, 100k and 10m are.`);
  return number;
}

function tableOfRows(): string {
  return [
    '| what | figure | most memory | promised |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.what} | ${row.figure} | ${row.memory} | ${row.bound} |`),
  ].join('\n');
}

function say(progress: string): void {
  console.error(progress);
}

function refuse(given: readonly string[], all: readonly string[], what: string): void {
  const unknown = given.find((name) => !all.includes(name));
  if (unknown !== undefined) stop(`There is no ${what} “${unknown}”. There are ${all.join(', ')}.`);
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
