import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { megabytes } from './contacts/line.ts';
import { PEERS } from './peers/peers.ts';
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
const milliseconds = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`);

interface Read {
  readonly load: number;
  readonly analysis: number;
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

/** The command on one long document, files and all. */
async function long(scratch: string): Promise<readonly Row[]> {
  const file = join(scratch, 'long.txt');
  writeFileSync(file, prose(100_000));
  const run = await runNode([COMMAND, 'read', file, '--format', 'json', '-o', join(scratch, 'long.json')]);
  const figure = milliseconds(run.ms);
  return [{ what: 'hearsay read, 100,000 words', figure, memory: megabytes(run.peak), bound: '700 MB' }];
}

/** Words of the text that is read side by side: all on one thread, one run each. */
const SIDE_BY_SIDE = 5000;

/** The peers on one text, each with how many times as long we take as it does. */
async function sideBySide(scratch: string): Promise<readonly Row[]> {
  const file = join(scratch, 'prose.txt');
  writeFileSync(file, prose(SIDE_BY_SIDE));
  const own = await reading('native', SIDE_BY_SIDE, 1);
  const rows: Row[] = [{ ...own.row, what: `side by side: hearsay, native, one thread` }];
  for (const peer of PEERS) {
    const run = await peer.run(file).catch(() => null);
    const what = `side by side: ${peer.what}`;
    if (run === null) rows.push({ what, figure: `missing here: \`${peer.missing}\``, memory: '', bound: '' });
    else {
      const speed = own.read.words / run.seconds;
      const figure = `${thousands(speed)} words/s, ${(own.speed / speed).toFixed(2)} of its speed ours`;
      rows.push({ what, figure, memory: megabytes(run.peak), bound: '' });
    }
  }
  return rows;
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
    run: async (scratch) => {
      const one = await reading('native', 10_000, 1);
      const two = await reading('native', 30_000, 2);
      const wasm = await reading('wasm', 3_000, 1);
      const ratio = one.speed / wasm.speed;
      return [
        { what: 'model load, native', figure: milliseconds(one.read.load), memory: '', bound: '1 s' },
        { what: 'model load, wasm', figure: milliseconds(wasm.read.load), memory: '', bound: '' },
        one.row,
        { ...two.row, bound: '8,000 words/s' },
        {
          what: 'of that, the model’s part',
          figure: `${Math.round((100 * two.read.analysis) / two.read.seconds)} %`,
          memory: '',
          bound: '',
        },
        wasm.row,
        { what: 'native over wasm, one worker', figure: `${ratio.toFixed(1)} times`, memory: '', bound: '8 times' },
        ...(await long(scratch)),
        ...(await sideBySide(scratch)),
      ];
    },
  },
];
