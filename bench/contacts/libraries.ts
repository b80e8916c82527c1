import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Ties } from '../../src/contacts/index.ts';
import type { Input } from './columns.ts';
import { type Engine, engineOf } from './engine.ts';

/** A graph library that is asked by its own call, or searched by one's own. */
export interface Library {
  readonly told: string;
  /** What its script calls it. */
  readonly kind: string;
  /** Which of its calls. */
  readonly call: string;
  /** The rule for equal times that it follows, or means to. */
  readonly ties: Ties;
  readonly missing: string;
  /** Contacts of the log that it is given: it would not end on a larger one. */
  readonly most: number;
  /** Sources that it is asked for of a real log, as many as it answers in less than a minute. */
  readonly sources: number;
}

/** The Python that has the libraries: HEARSAY_BENCH_PYTHON, else `python3`. */
const PYTHON = process.env.HEARSAY_BENCH_PYTHON ?? 'python3';
const pip = (pin: string): string => `missing here: \`pip install ${pin}\``;

export const TGLIB = {
  told: 'TGLib 1.7.1, edge list',
  kind: 'tglib',
  call: 'fast',
  ties: 'non-strict',
  missing: pip('temporalgraphlib==1.7.1'),
  most: Number.POSITIVE_INFINITY,
  sources: 300,
} as const satisfies Library;

export const TGLIB_EXACT = { ...TGLIB, told: 'TGLib 1.7.1, incident lists', call: 'exact', sources: 30 } as const;

/** Those that are asked by their own call, then those that have none and are searched with a heap. */
export const LIBRARIES: readonly Library[] = [
  {
    told: 'Raphtory 0.17.0, temporally_reachable_nodes',
    kind: 'raphtory',
    call: 'own',
    ties: 'non-strict',
    missing: pip('raphtory==0.17.0 pandas'),
    most: 1_000_000,
    sources: 10,
  },
  {
    told: 'Reticula 0.13.0, out_cluster',
    kind: 'reticula',
    call: 'own',
    ties: 'strict',
    missing: `${pip('reticula==0.13.0')} (Python 3.12)`,
    most: 1_000_000,
    sources: 30,
  },
  {
    told: 'DyNetx 0.3.2, time_respecting_paths',
    kind: 'dynetx',
    call: 'own',
    ties: 'strict',
    missing: pip('dynetx==0.3.2'),
    most: 1000,
    sources: 1,
  },
  {
    told: 'networkx 3.6.1, a heap search over it',
    kind: 'networkx',
    call: 'non-strict',
    ties: 'non-strict',
    missing: pip('networkx==3.6.1'),
    most: 1_000_000,
    sources: 10,
  },
  {
    told: 'graphology 0.26.0, a heap search over it',
    kind: 'graphology',
    call: 'non-strict',
    ties: 'non-strict',
    missing: 'missing here: `npm install --no-save graphology@0.26.0`',
    most: 1_000_000,
    sources: 10,
  },
];

/** The library's process: its program, and what comes before the arguments of the question. */
export function programOf({ kind }: Library): readonly [program: string, ...args: string[]] {
  return kind === 'graphology'
    ? [process.execPath, '--max-old-space-size=8000', join('build', 'bench', 'contacts', 'graphology.js')]
    : [PYTHON, join('bench', 'contacts', 'peers.py'), kind];
}

/** Whether the library is on this machine: whether its script answers for an empty list of graphs. */
export function isHere(library: Library): boolean {
  const [program, ...args] = programOf(library);
  const graph = JSON.stringify({ actors: 2, contacts: [[0, 1, 1]], sources: [] });
  const { stdout } = spawnSync(program, [...args, 'graphs', library.call], { input: `${graph}\n`, encoding: 'utf8' });
  return stdout?.trim() === '[]';
}

/** The library with a log loaded. */
export function libraryOn(library: Library, { folder }: Pick<Input, 'folder'>, limit: number): Engine<string> {
  const [program, ...args] = programOf(library);
  return engineOf(program, [...args, folder], limit);
}
