import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { medianRun, runNode } from './process.ts';
import { prose } from './prose.ts';

/** One line of the table. `bound` is what the project promises, where it promises something. */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly memory: string;
  readonly bound: string;
}

export interface Measure {
  readonly name: string;
  readonly run: (scratch: string) => Promise<readonly Row[]>;
}

const COMMAND = join('dist', 'cli', 'main.js');
const script = (name: string): string => join('build', 'bench', `${name}.js`);

const thousands = (count: number): string => Math.round(count).toLocaleString('en-US');
const megabytes = (peak: number): string => `${thousands(peak)} MB`;
const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);

interface Read {
  readonly load: number;
  readonly seconds: number;
  readonly words: number;
}

async function reading(
  engine: string,
  words: number,
  workers: number,
): Promise<{ row: Row; read: Read; speed: number }> {
  const run = await medianRun(3, () => runNode([script('reading'), engine, String(words), String(workers)]));
  const read: Read = JSON.parse(run.out);
  const speed = read.words / read.seconds;
  const what = `reading, ${engine}, ${workers === 1 ? 'one worker' : `${workers} workers`}`;
  return { row: { what, figure: `${thousands(speed)} words/s`, memory: megabytes(run.peak), bound: '' }, read, speed };
}

/** In the order in which they are measured and shown. Every figure is the median of its runs, after a warm-up. */
export const MEASURES: readonly Measure[] = [
  {
    name: 'help',
    run: async () => {
      const bare = await medianRun(9, () => runNode(['-e', '0']));
      const help = await medianRun(9, () => runNode([COMMAND, '--help']));
      return [
        { what: 'node, doing nothing', figure: milliseconds(bare.ms), memory: megabytes(bare.peak), bound: '' },
        { what: 'hearsay --help', figure: milliseconds(help.ms), memory: megabytes(help.peak), bound: '150 ms' },
      ];
    },
  },
  {
    name: 'example',
    run: async () => {
      const rows: Row[] = [];
      for (const engine of ['native', 'wasm']) {
        const run = await medianRun(5, () => runNode([COMMAND, 'trace', '--example'], { HEARSAY_INFERENCE: engine }));
        const bound = engine === 'native' ? '4 s' : '';
        rows.push({
          what: `hearsay trace --example, ${engine}`,
          figure: milliseconds(run.ms),
          memory: megabytes(run.peak),
          bound,
        });
      }
      return rows;
    },
  },
  {
    name: 'reading',
    run: async () => {
      const one = await reading('native', 10_000, 1);
      const two = await reading('native', 30_000, 2);
      const wasm = await reading('wasm', 3_000, 1);
      const ratio = one.speed / wasm.speed;
      return [
        { what: 'model load, native', figure: milliseconds(one.read.load), memory: '', bound: '1 s' },
        { what: 'model load, wasm', figure: milliseconds(wasm.read.load), memory: '', bound: '' },
        one.row,
        { ...two.row, bound: '5,000 words/s' },
        wasm.row,
        { what: 'native over wasm, one worker', figure: `${ratio.toFixed(1)} times`, memory: '', bound: '' },
      ];
    },
  },
  {
    name: 'long',
    run: async (scratch) => {
      const file = join(scratch, 'long.txt');
      writeFileSync(file, prose(100_000));
      const run = await runNode([COMMAND, 'read', file, '--format', 'json', '-o', join(scratch, 'long.json')]);
      return [
        { what: 'hearsay read, 100,000 words', figure: milliseconds(run.ms), memory: megabytes(run.peak), bound: '' },
      ];
    },
  },
  {
    name: 'peer',
    run: async () => {
      const run = await medianRun(3, () => runNode([script('peer'), '100000']));
      const read: Read = JSON.parse(run.out);
      const figure = `${thousands(read.words / read.seconds)} words/s`;
      return [{ what: 'wink-nlp: sentences, tags, names', figure, memory: megabytes(run.peak), bound: '' }];
    },
  },
];
