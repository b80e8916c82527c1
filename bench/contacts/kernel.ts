// Ours beside the textbook passes in C++, taking turns over one log on disk. Prints a line of JSON for each pass: its best run.
//   node build/bench/contacts/kernel.js FOLDER ACTORS RUNS PROGRAM     (PROGRAM is "" where there is no C++)
import { Delayed, plain, Sweeper, type Ties, wasm } from '../../src/contacts/index.ts';
import { answerOf } from './answers.ts';
import { orderedIn } from './columns.ts';
import type { Pass } from './engine.ts';
import { late } from './latency.ts';
import { onePass } from './onepass.ts';

const [folder, actors, runs, program] = process.argv.slice(2);
const input = { folder: folder!, actors: Number(actors) };
const { raw, columns, ordering } = orderedIn(input);
const peer = program === '' ? null : onePass(program!, input);
const seed = raw.from[0]!;
const sweepers = {
  'wasm, in memory': new Sweeper(columns, wasm, { resident: true }),
  'wasm, in blocks': new Sweeper(columns, wasm),
  'plain, in memory': new Sweeper(columns, plain, { resident: true }),
};
const delayed = new Delayed(columns);

const best = new Map<string, Pass>();
const keep = (name: string, pass: Pass): void => {
  const known = best.get(name);
  if (known === undefined || pass.ms < known.ms) best.set(name, pass);
};
for (let run = 0; run < Number(runs); run += 1) {
  for (const name of ['textbook', 'groups', 'lazy', 'commit', 'bits', 'latency'] as const)
    if (peer !== null) keep(`C++ ${name}`, await peer.run(name, seed));
  for (const [name, sweeper] of Object.entries(sweepers)) {
    for (const ties of ['non-strict', 'strict'] as const) keep(`${name}, ${ties}`, ours(sweeper, ties));
  }
  keep('wasm, latency', late(delayed, raw, seed));
}
peer?.end();
for (const [name, pass] of best) console.log(JSON.stringify({ name, ...pass }));
console.log(JSON.stringify({ name: 'ordering', ms: ordering / 1e6, reached: 0, sum: 0, valid: 0 }));

function ours(sweeper: Sweeper, ties: Ties): Pass {
  const begun = performance.now();
  const arrivals = sweeper.forward({ seeds: [seed], start: 0, end: columns.count, ties });
  const ms = performance.now() - begun;
  return { ms, ...answerOf(raw, arrivals, ties) };
}
