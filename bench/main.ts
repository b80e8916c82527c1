// Timings and memory on this machine: npm run bench [-- NAME ...] [--quick] [--json] [--write]. With --write, bench/README.md gets the table.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MEASURES, type Row } from './measures.ts';

const { values, positionals } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !MEASURES.some((measure) => measure.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no measure “${unknown[0]}”. There are ${MEASURES.map((measure) => measure.name).join(', ')}.`,
  );
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
const rows: Row[] = [];
try {
  for (const measure of MEASURES) {
    if (positionals.length > 0 && !positionals.includes(measure.name)) continue;
    console.error(`${measure.name} …`);
    rows.push(...(await measure.run(scratch, values.quick)));
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
console.log(values.json ? JSON.stringify({ machine, rows }, null, 2) : `${machine}\n\n${table}`);

if (values.write) {
  const page = readFileSync('bench/README.md', 'utf8');
  const [before, after] = ['<!-- figures -->\n', '<!-- /figures -->'];
  const start = page.indexOf(before) + before.length;
  writeFileSync(
    'bench/README.md',
    `${page.slice(0, start)}\n${machine}\n\n${table}\n\n${page.slice(page.indexOf(after))}`,
  );
}
