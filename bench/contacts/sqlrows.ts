import { join } from 'node:path';
import { textIn } from './columns.ts';
import { type Engine, engineOf, inTurns, type Pass } from './engine.ts';
import type { Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { isHere, type Library, libraryOn } from './libraries.ts';
import { type Line, megabytes, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';
import { own } from './own.ts';

/** What is promised beside DuckDB, by how the log is spread: few are reached where it is even. */
const BOUNDS: Readonly<Record<Spread, number>> = { uniform: 20, zipf: 100 };

/** DuckDB as Python has it, which may be a newer one than the import's. */
const PYTHON_DUCKDB: Library = {
  told: 'DuckDB 2.0 (Python)',
  kind: 'duckdb',
  call: 'rounds',
  ties: 'non-strict',
  missing: 'missing here: `pip install duckdb==2.0.1`',
  most: Number.POSITIVE_INFINITY,
  sources: 0,
};

/** P5: the best SQL known for it, in DuckDB: rounds until no arrival changes, and recursion USING KEY. PostgreSQL is with P11. */
export const sql: Part = {
  name: 'P5',
  title: 'SQL in DuckDB, the log loaded, on all cores',
  run: async (setting) => {
    const lines: Line[] = [];
    for (const spread of ['uniform', 'zipf'] as const) lines.push(...(await beside(setting, spread)));
    return lines;
  },
};

async function beside({ scratch, quick, size, say }: Setting, spread: Spread): Promise<readonly Line[]> {
  const input = inputOf(scratch, size ?? (quick ? 100_000 : 10_000_000), spread, 'distinct');
  const mine = own(input);
  textIn(input);
  let fastest: Pass | null = null;
  const lines: Line[] = [];
  for (const [told, open] of Object.entries(engines(input.folder))) {
    say(`${input.told}, ${told}`);
    const engine = open();
    if (typeof engine === 'string') {
      lines.push({ input: input.told, engine: told, figure: engine });
      continue;
    }
    for (const [call, what] of Object.entries({ rounds: 'rounds', key: 'USING KEY' })) {
      const turns = await inTurns(
        () => mine.run('non-strict'),
        () => engine.run(call, mine.seed),
        quick ? 1 : 5,
      ).catch((cause: Error) => cause);
      if (turns instanceof Error) {
        lines.push({ input: input.told, engine: `${told}, ${what}`, figure: turns.message });
        break;
      }
      const { ours, theirs } = turns;
      if (fastest === null || ours.ms < fastest.ms) fastest = ours;
      lines.push({
        input: input.told,
        engine: `${told}, ${what}`,
        figure: speedOf(input.contacts, theirs.ms),
        beside: `ours ${ratioOf(theirs.ms, ours.ms)} × as fast`,
        answers: theirs.reached === ours.reached && theirs.sum === ours.sum ? 'right, no evidence' : 'differs',
        memory: megabytes(engine.peak()),
        promised: [times(theirs.ms / ours.ms, BOUNDS[spread], 'it')],
      });
    }
    engine.end();
  }
  const best: Pass = fastest ?? mine.run('non-strict');
  const reached = `${best.reached.toLocaleString('en-US')} reached`;
  const engine = 'ours, non-strict, one core';
  return [
    { input: input.told, engine, figure: speedOf(input.contacts, best.ms), answers: `right, ${reached}` },
    ...lines,
  ];
}

/** What opens each DuckDB, or says how to get it. */
function engines(folder: string): Readonly<Record<string, () => Engine<string> | string>> {
  return {
    'DuckDB 1.5 (Node)': () =>
      engineOf(process.execPath, [join('build', 'bench', 'contacts', 'duckdb.js'), folder], 300),
    [PYTHON_DUCKDB.told]: () =>
      isHere(PYTHON_DUCKDB) ? libraryOn(PYTHON_DUCKDB, { folder }, 300) : PYTHON_DUCKDB.missing,
  };
}
