import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generator } from './generate.ts';
import { actorsOf, counted } from './inputs.ts';
import { type Line, megabytes, type Part, speedOf } from './line.ts';

const ROWS_A_SECOND = 1e6;
const MOST_MB = 1500;

/** One import, as importing.js tells of it. */
interface Imported {
  readonly ms: number;
  readonly busy: number;
  readonly peak: number | null;
  readonly rows: number;
}

/** P13: a file of CSV imported in a fresh process, beside what DuckDB takes to read it, sort it by time and write it. */
export const importing: Part = {
  name: 'P13',
  title: 'A file of CSV imported, beside DuckDB, which reads, sorts and writes it',
  run: async ({ scratch, quick, size, say }) => {
    const rows = size ?? (quick ? 200_000 : 10_000_000);
    const lines: Line[] = [];
    for (const order of ['in order of time', 'in any order'] as const) {
      const file = fileOf(scratch, rows, order);
      const best: Record<string, Imported> = {};
      for (let run = 0; run < (quick ? 1 : 3); run += 1) {
        for (const engine of ['ours', 'duckdb']) {
          say(`${order}, ${engine}, run ${run + 1}`);
          const done = await once(engine, file, join(scratch, 'imported'));
          if (best[engine] === undefined || done.ms < best[engine].ms) best[engine] = done;
        }
      }
      const input = `${counted(rows)}, ${counted(actorsOf(rows))} actors, ${order}`;
      const [own, other] = [best.ours!, best.duckdb!];
      const line = (engine: string, { ms, busy, peak }: Imported): Line => ({
        input,
        engine,
        figure: `${speedOf(rows, ms)}, ${(busy / 1000).toFixed(1)} s of the processors`,
        memory: megabytes(peak),
      });
      lines.push({
        ...line('ours: refusals, ids, ties, hashes', own),
        beside: `${(other.ms / own.ms).toFixed(2)} × DuckDB, ${(other.busy / own.busy).toFixed(2)} × by the processors`,
        answers: own.rows === rows && other.rows === rows ? 'right' : `${own.rows} and ${other.rows} rows`,
        promised: [
          { told: '≥ 1M rows/s', kept: rows / (own.ms / 1000) >= ROWS_A_SECOND },
          { told: `≤ ${MOST_MB} MB`, kept: own.peak !== null && own.peak <= MOST_MB },
        ],
      });
      lines.push(line('DuckDB: read_csv, order by, Parquet', other));
    }
    return lines;
  },
};

async function once(engine: string, file: string, folder: string): Promise<Imported> {
  rmSync(folder, { recursive: true, force: true });
  const program = join('build', 'bench', 'contacts', 'importing.js');
  const { stdout } = await promisify(execFile)(process.execPath, [program, engine, file, folder]);
  rmSync(folder, { recursive: true, force: true });
  return JSON.parse(stdout) as Imported;
}

/** Rows of a log of mail and calls, made where this run has not made them yet; two seconds lie between neighbours, or the lines are dealt out. */
function fileOf(scratch: string, rows: number, order: 'in order of time' | 'in any order'): string {
  const path = join(scratch, `${rows}-${order.replaceAll(' ', '-')}.csv`);
  if (existsSync(path)) return path;
  const block = Math.min(rows, 10_000);
  const next = generator({ contacts: rows, actors: actorsOf(rows), spread: 'uniform', clock: 'distinct' });
  const columns = { from: new Uint32Array(block), to: new Uint32Array(block), stamp: new Uint32Array(block) };
  const file = openSync(path, 'w');
  writeSync(file, 'from,to,time,channel,reference\n');
  for (let done = 0; done < rows; done += block) {
    next(columns);
    const lines: string[] = [];
    for (let at = 0; at < Math.min(block, rows - done); at += 1) {
      const row = done + at;
      // A step that shares no divisor with a power of ten goes over all places before any twice.
      const place = order === 'in order of time' ? row : (row * 7_654_321) % rows;
      const time = new Date((1_600_000_000 + place * 2) * 1000).toISOString().replace('.000Z', 'Z');
      lines.push(`p${columns.from[at]},p${columns.to[at]},${time},${row % 3 === 0 ? 'sms' : 'mail'},m${row}\n`);
    }
    writeSync(file, lines.join(''));
  }
  closeSync(file);
  return path;
}
