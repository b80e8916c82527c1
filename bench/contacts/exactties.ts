import { columnsOf, NEVER, SEED, Sweeper, type Ties, tieOrderer, wasm } from '../../src/contacts/index.ts';
import type { Generated } from './generate.ts';
import { type RealLog, realLogs } from './inputs.ts';
import type { Line, Part } from './line.ts';
import { NOT, oracle } from './oracle.ts';

/** Sources asked of each log: all, or so many of them, evenly taken. */
const SOURCES = 2000;

/** What was found of a log: pairs of a source and somebody it reaches, and how many of them who said otherwise. */
export interface TieFindings {
  readonly sources: number;
  readonly tied: number;
  readonly pairs: number;
  readonly ours: Readonly<Record<Ties, number>>;
  /** One pass in list order, beside the non-strict truth: at a wrong time, and not at all. */
  readonly listed: { readonly late: number; readonly missed: number };
  /** The strict truth beside the non-strict one: later, and not at all. */
  readonly strict: { readonly late: number; readonly missed: number };
}

/** P10: our arrivals on every real log beside the rule told plainly, and what order within equal times does to others. */
export const exactTies: Part = {
  name: 'P10',
  title: 'Exact ties on real logs, both rules, beside a group-wise oracle',
  run: async ({ quick, size, say }) => {
    const logs = realLogs();
    const lines = logs.map((log): Line => {
      say(log.name);
      const found = tiesOf(log, quick ? 200 : (size ?? SOURCES));
      const wrong = found.ours['non-strict'] + found.ours.strict;
      const { listed, strict } = found;
      return {
        input: `${log.name}: ${log.actors.toLocaleString('en-US')} actors, ${log.columns.from.length.toLocaleString('en-US')} contacts, ${Math.round(100 * found.tied)} % share a time`,
        engine: `ours, ${found.sources.toLocaleString('en-US')} sources, both rules`,
        figure: `${found.pairs.toLocaleString('en-US')} pairs`,
        beside: `list order: ${listed.late.toLocaleString('en-US')} late, ${listed.missed.toLocaleString('en-US')} missed; strict: ${strict.late.toLocaleString('en-US')} later, ${strict.missed.toLocaleString('en-US')} not at all`,
        answers: `${wrong} wrong`,
        promised: [{ told: '0 wrong', kept: wrong === 0, anySize: true }],
      };
    });
    return lines.length > 0
      ? lines
      : [{ input: 'real logs', engine: 'ours', figure: 'missing here: HEARSAY_CORPORA names their folder' }];
  },
};

/** Asks a log of so many sources, evenly taken, by both rules. */
export function tiesOf({ actors, columns }: RealLog, most: number): TieFindings {
  const { from, to, stamp } = columns;
  const own = { from: from.slice(), to: to.slice(), stamp };
  const order = tieOrderer(actors)(own.from, own.to, own.stamp, Uint32Array.from(from.keys()));
  const sweeper = new Sweeper(columnsOf(own, actors, order), wasm, { resident: true });
  const sources = Math.min(most, actors);
  const ours = { 'non-strict': 0, strict: 0 };
  const [listed, strict] = [
    { late: 0, missed: 0 },
    { late: 0, missed: 0 },
  ];
  let pairs = 0;
  for (let step = 0; step < sources; step += 1) {
    const seed = Math.floor((step * actors) / sources);
    const truth = {
      'non-strict': oracle(columns, actors, seed, 'non-strict'),
      strict: oracle(columns, actors, seed, 'strict'),
    };
    for (const ties of ['non-strict', 'strict'] as const) {
      const evidence = sweeper.forward({ seeds: [seed], start: 0, end: from.length, ties });
      for (let actor = 0; actor < actors; actor += 1) {
        const by = evidence[actor]!;
        const at = by === SEED ? 0 : by === NEVER ? NOT : stamp[by]!;
        if (at !== truth[ties][actor]) ours[ties] += 1;
      }
    }
    const inList = listOrder(columns, actors, seed);
    for (let actor = 0; actor < actors; actor += 1) {
      const right = truth['non-strict'][actor]!;
      if (actor === seed || right === NOT) continue;
      pairs += 1;
      tell(listed, inList[actor]!, right);
      tell(strict, truth.strict[actor]!, right);
    }
  }
  return { sources, tied: tiedShare(stamp), pairs, ours, listed, strict };
}

function tell(counts: { late: number; missed: number }, at: number, right: number): void {
  if (at === NOT) counts.missed += 1;
  else if (at !== right) counts.late += 1;
}

/** The textbook pass: who is not reached yet when a contact is listed passes nothing on by it. */
function listOrder({ from, to, stamp }: Generated, actors: number, seed: number): Uint32Array {
  const arrival = new Uint32Array(actors).fill(NOT);
  arrival[seed] = 0;
  for (let at = 0; at < from.length; at += 1) {
    if (arrival[from[at]!]! <= stamp[at]! && stamp[at]! < arrival[to[at]!]!) arrival[to[at]!] = stamp[at]!;
  }
  return arrival;
}

/** The share of contacts that have their time in common with another. */
function tiedShare(stamp: Uint32Array): number {
  const tied = stamp.filter((value, at) => value === stamp[at - 1] || value === stamp[at + 1]);
  return tied.length / stamp.length;
}
