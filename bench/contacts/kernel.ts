// Ours beside the textbook passes in C++, taking turns, one shape of log after the other. Printed as lines of JSON.
//   node build/bench/contacts/kernel.js CONTACTS ACTORS SPREAD TIED RUNS SCRATCH
import { columnsOf, NEVER, plain, SEED, Sweeper, tieOrderer, wasm } from '../../src/contacts/index.ts';
import { type Generated, generated, type Shape, type Spread, written } from './generate.ts';
import { compiled, onePass, type Pass } from './onepass.ts';

const [contacts, actors, spread, tied, runs, scratch] = process.argv.slice(2);
const shape: Shape = {
  contacts: Number(contacts),
  actors: Number(actors),
  spread: spread as Spread,
  tied: Number(tied),
};
const raw = generated(shape);
written(scratch!, raw);
const peer = onePass(compiled(scratch!), scratch!, shape.actors);

const row = new Uint32Array(shape.contacts);
for (let at = 0; at < row.length; at += 1) row[at] = at;
const begun = process.cpuUsage().user;
const order = tieOrderer(shape.actors)(raw.from, raw.to, raw.stamp, row);
const ordering = ((process.cpuUsage().user - begun) * 1e3) / shape.contacts;
const columns = columnsOf({ from: raw.from, to: raw.to, stamp: raw.stamp }, shape.actors, order);

const seed = raw.from[0]!;
const sweepers = {
  'wasm, in memory': new Sweeper(columns, wasm, { resident: true }),
  'wasm, in blocks': new Sweeper(columns, wasm),
  'plain, in memory': new Sweeper(columns, plain, { resident: true }),
};

const best = new Map<string, Pass>();
const keep = (name: string, pass: Pass): void => {
  const known = best.get(name);
  if (known === undefined || pass.ms < known.ms) best.set(name, pass);
};
for (let run = 0; run < Number(runs); run += 1) {
  for (const name of ['textbook', 'groups', 'lazy', 'commit', 'bits'] as const)
    keep(`C++ ${name}`, await peer.run(name, seed));
  for (const [name, sweeper] of Object.entries(sweepers)) {
    for (const ties of ['non-strict', 'strict'] as const) keep(`${name}, ${ties}`, ours(sweeper, raw, seed, ties));
  }
}
peer.end();

const exact = { 'non-strict': best.get('C++ groups')!, strict: best.get('C++ commit')! };
for (const [name, { ms, reached, sum }] of best) {
  const rule =
    name.endsWith('strict') && !name.endsWith('non-strict')
      ? 'strict'
      : name === 'C++ commit'
        ? 'strict'
        : 'non-strict';
  const right = reached === exact[rule].reached && sum === exact[rule].sum;
  console.log(JSON.stringify({ ...shape, name, speed: Math.round(shape.contacts / ms / 1000), ms, reached, right }));
}
console.log(
  JSON.stringify({
    ...shape,
    name: 'ordering',
    nanoseconds: Math.round(ordering),
    longest: order.longest,
    circles: order.cycles.length / 2,
  }),
);

function ours(sweeper: Sweeper, { stamp }: Generated, start: number, ties: 'strict' | 'non-strict'): Pass {
  const from = performance.now();
  const arrivals = sweeper.forward({ seeds: [start], start: 0, end: shape.contacts, ties });
  const ms = performance.now() - from;
  let [reached, sum] = [0, 0];
  for (const index of arrivals) {
    if (index === NEVER || index === SEED) continue;
    reached += 1;
    sum += stamp[index]!;
  }
  return { ms, reached, sum };
}
