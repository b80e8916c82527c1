// Passes with contacts within intervals beside C++ that explodes those, in turns. Prints a line of JSON for each: its best run.
//   node build/bench/contacts/spanning.js FOLDER CONTACTS SPREAD RUNS PROGRAM     (PROGRAM is "" where there is no C++)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnsOf, NEVER, SEED, SPAN, SpanSweeper, tieOrderer } from '../../src/contacts/index.ts';
import { writeColumns } from './columns.ts';
import { engineOf } from './engine.ts';
import { generated, type Spread } from './generate.ts';

/** A tick is ten seconds, an interval a day, a hundredth of the contacts has one; 20M contacts are a year. */
const TICK = 10_000;
const DAY = 8640;
const PER_TICK = 20_000_000 / (365 * DAY);

const [folder, size, spread, runs, program] = process.argv.slice(2);
const contacts = Number(size);
const actors = Math.max(2, Math.floor(contacts / 20));
const raw = generated({ contacts, actors, spread: spread as Spread, clock: 'distinct' });
const drawn = generated(
  { contacts: Math.floor(contacts / 100), actors, spread: spread as Spread, clock: 'distinct' },
  77,
);
for (let at = 0; at < contacts; at += 1) raw.stamp[at] = Math.floor(at / PER_TICK);
const ticks = raw.stamp[contacts - 1]! + 1;
// Intervals begin evenly, so that about as many are open at any time.
const first = drawn.from.map((_, at) => Math.floor((at / drawn.from.length) * ticks));
const last = first.map((tick) => Math.min(tick + DAY, ticks - 1));
const order = tieOrderer(actors)(raw.from, raw.to, raw.stamp, Uint32Array.from(raw.from.keys()));
writeColumns(
  folder!,
  contacts,
  (block) => {
    for (const name of ['from', 'to', 'stamp'] as const) block[name].set(raw[name]);
  },
  contacts,
);
for (const [name, values] of Object.entries({ from: drawn.from, to: drawn.to, first, last }))
  writeFileSync(join(folder!, `spans.${name}.u32`), new Uint8Array(values.buffer));

const sweeper = new SpanSweeper(
  columnsOf(raw, actors, order),
  {
    from: drawn.from,
    to: drawn.to,
    earliest: Float64Array.from(first, (tick) => tick * TICK),
    latest: Float64Array.from(last, (tick) => tick * TICK),
    row: Uint32Array.from(first.keys()),
  },
  { count: ticks, at: (stamp) => stamp * TICK },
  undefined,
  { resident: true },
);
const peer = program === '' ? null : engineOf<'exploded' | 'exactly'>(program!, [folder!, String(actors), 'spans']);
const seed = raw.from[0]!;
const best = new Map<string, number>();
const keep = (name: string, ms: number): void => {
  best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, ms));
};
const answers = new Map<string, string>();
const sweep = { seeds: [seed], start: 0, end: contacts, ties: 'non-strict', since: 0, by: ticks * TICK } as const;
for (let run = 0; run < Number(runs); run += 1) {
  for (const name of ['possible', 'necessary'] as const) {
    const begun = performance.now();
    const { marks, fired } = sweeper[name](sweep, 1);
    keep(name, performance.now() - begun);
    let [reached, sum] = [0, 0];
    for (const mark of marks) {
      if (mark === NEVER || mark === SEED) continue;
      reached += 1;
      sum += mark >= SPAN ? fired[mark - SPAN]! / TICK : raw.stamp[mark]!;
    }
    answers.set(name, `${reached} ${sum}`);
  }
  if (peer !== null) keep('exploded', (await peer.run('exploded', seed)).ms);
}
if (peer !== null) {
  const { reached, sum } = await peer.run('exactly', seed);
  answers.set('exactly', `${reached} ${sum}`);
}
peer?.end();
const right = peer === null ? null : answers.get('possible') === answers.get('exactly');
for (const [name, ms] of best) console.log(JSON.stringify({ name, ms, right: name === 'possible' ? right : null }));
