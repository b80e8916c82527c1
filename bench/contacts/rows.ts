import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Row } from '../measures.ts';
import type { Spread } from './generate.ts';

/** A line that kernel.js prints. */
interface Line {
  readonly name: string;
  readonly speed: number;
  readonly right: boolean;
  readonly nanoseconds?: number;
}

/** Times as logs have them, by how many contacts share one on average. */
const SHAPES: readonly { readonly spread: Spread; readonly tied: number; readonly told: string }[] = [
  { spread: 'uniform', tied: 1, told: 'uniform, times distinct' },
  { spread: 'uniform', tied: 10, told: 'uniform, ten a time' },
  { spread: 'zipf', tied: 1, told: 'Zipf, times distinct' },
  { spread: 'zipf', tied: 60, told: 'Zipf, sixty a time' },
  { spread: 'zipf', tied: 100_000, told: 'Zipf, 100,000 a time' },
];

/** The kernel beside the passes in C++, each pass the best of runs that took turns. Missing where there is no g++. */
export async function contactRows(scratch: string, quick: boolean): Promise<readonly Row[]> {
  const [contacts, actors, runs] = quick ? [1_000_000, 100_000, 3] : [10_000_000, 1_000_000, 9];
  const rows: Row[] = [];
  for (const { spread, tied, told } of SHAPES) {
    const args = [contacts, actors, spread, tied, runs, scratch].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, [
      join('build', 'bench', 'contacts', 'kernel.js'),
      ...args,
    ]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
    const speed = (name: string) => lines.find((line) => line.name === name)!.speed;
    const exact = { 'non-strict': Math.max(speed('C++ groups'), speed('C++ lazy')), strict: speed('C++ commit') };
    for (const { name, speed: own, right, nanoseconds } of lines) {
      const what = `contacts, ${told}: ${name}`;
      if (nanoseconds !== undefined) {
        rows.push({ what, figure: `${nanoseconds} ns a contact`, memory: '', bound: '' });
        continue;
      }
      const rule = name.endsWith('non-strict') || !/strict$|commit$/.test(name) ? 'non-strict' : 'strict';
      const ratio = (other: number): string => (own / other).toFixed(2);
      const beside = `${ratio(speed('C++ textbook'))} × textbook, ${ratio(exact[rule])} × exact C++`;
      rows.push({ what, figure: `${own} M/s, ${beside}${right ? '' : ', wrong on ties'}`, memory: '', bound: '' });
    }
  }
  return rows;
}
