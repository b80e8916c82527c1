import {
  byRounds,
  bySlices,
  columnsOf,
  connected,
  cutsOf,
  type Database,
  type Loadable,
  load,
  NEVER,
  type Question,
  SEED,
  Sweeper,
  slicesOf,
  stored,
  tieOrderer,
} from '../../src/contacts/index.ts';
import { NO_POSTGRESQL, postgresql, startServer } from '../../test/postgresql.ts';
import type { Row } from '../measures.ts';
import { generated, type Shape } from './generate.ts';

/** A plan, and what it came to. */
interface Timed {
  readonly ms: number;
  readonly reached: number;
  readonly sum: number;
}

/** Slices of the plans that cut time. */
const [FEW, MANY] = [10, 64];

/**
 * One source in a PostgreSQL server of our own: plain rounds of SQL, the same in slices, and slices that are pruned there and finished here. They
 * take turns; each is checked against the kernel by who is reached and when. Missing where there is no PostgreSQL.
 */
export async function databaseRows(quick: boolean): Promise<readonly Row[]> {
  const [contacts, actors] = quick ? [1_000_000, 100_000] : [10_000_000, 1_000_000];
  const shapes: readonly (Shape & { readonly told: string })[] = [
    { contacts, actors, spread: 'uniform', tied: 1, told: 'uniform, times distinct' },
    { contacts, actors, spread: 'zipf', tied: 1, told: 'Zipf, times distinct' },
    { contacts, actors, spread: 'zipf', tied: 60, told: 'Zipf, sixty a time' },
  ];
  if (postgresql() === null)
    return [{ what: 'contacts in PostgreSQL', figure: `missing here: ${NO_POSTGRESQL}`, memory: '', bound: '' }];
  const rows: Row[] = [];
  for (const { told, ...shape } of shapes) {
    const server = await startServer({
      shared_buffers: '1GB',
      max_wal_size: '8GB',
      work_mem: '256MB',
      maintenance_work_mem: '256MB',
    });
    const database = await connected(server.address);
    try {
      rows.push(...(await measured(database, shape, `contacts in PostgreSQL, ${told}`, quick ? 3 : 1)));
    } finally {
      await database.close();
      await server.stop();
    }
  }
  return rows;
}

async function measured(database: Database, shape: Shape, what: string, runs: number): Promise<readonly Row[]> {
  const log = loadableOf(shape);
  const begun = performance.now();
  await load(database, log, [], { name: 'bench' });
  const loading = performance.now() - begun;
  await database.script('vacuum analyze hearsay.contact');
  const there = await stored(database, 'bench');
  const cuts = await cutsOf(database, there);
  const seed = new Uint32Array(1);
  log.columns.read('from', 0, seed);
  const question: Question = { seeds: [seed[0]!], start: 0, end: shape.contacts, ties: 'non-strict' };
  const slices = (count: number) =>
    slicesOf(
      question,
      cuts.map(([id]) => id),
      count,
    );
  const stamps = new Uint32Array(shape.contacts);
  log.columns.read('stamp', 0, stamps);
  const expected = summed(new Sweeper(log.columns).forward(question), stamps);
  const moved = { contacts: 0, fetches: 0 };
  const plans: Readonly<Record<string, () => Promise<Uint32Array>>> = {
    'plain rounds': () => byRounds(database, there, question, 1, slices(1)),
    [`rounds in ${FEW} slices`]: () => byRounds(database, there, question, 1, slices(FEW)),
    [`${MANY} slices, pruned and finished`]: () => {
      Object.assign(moved, { contacts: 0, fetches: 0 });
      return bySlices(database, there, question, 1, slices(MANY), { moved });
    },
  };
  const best = new Map<string, Timed>();
  for (let run = 0; run < runs; run += 1) {
    for (const [name, plan] of Object.entries(plans)) {
      const from = performance.now();
      const arrivals = await plan();
      const ms = performance.now() - from;
      if (ms < (best.get(name)?.ms ?? Number.POSITIVE_INFINITY)) best.set(name, { ms, ...summed(arrivals, stamps) });
    }
  }
  const plain = best.values().next().value!.ms;
  return [
    {
      what: `${what}: load by binary COPY`,
      figure: `${(shape.contacts / loading / 1000).toFixed(2)} M/s`,
      memory: '',
      bound: '',
    },
    ...[...best].map(([name, { ms, reached, sum }]) => {
      const right = reached === expected.reached && sum === expected.sum;
      const pruned = name.endsWith('finished');
      const sent = pruned ? `, ${moved.contacts} contacts sent in ${moved.fetches} fetches` : '';
      return {
        what: `${what}: ${name}`,
        figure: `${(shape.contacts / ms / 1000).toFixed(2)} M/s, ${(plain / ms).toFixed(1)} × plain rounds${sent}, ${reached} reached${right ? '' : ', WRONG'}`,
        memory: '',
        bound: pruned ? '10 × plain rounds' : '',
      };
    }),
  ];
}

function summed(arrivals: Uint32Array, stamps: Uint32Array): { readonly reached: number; readonly sum: number } {
  let [reached, sum] = [0, 0];
  for (const index of arrivals) {
    if (index === NEVER || index === SEED) continue;
    reached += 1;
    sum += stamps[index]!;
  }
  return { reached, sum };
}

/** A generated log as a database takes it. */
export function loadableOf(shape: Shape): Loadable {
  const { from, to, stamp } = generated(shape);
  const row = Uint32Array.from({ length: shape.contacts }, (_, at) => at);
  const order = tieOrderer(shape.actors)(from, to, stamp, row);
  const times = stamp.at(-1)! + 1;
  const at = (one: number) => one * 1000;
  return {
    columns: columnsOf({ from, to, stamp }, shape.actors, order),
    rows: (start, into) => into.set(row.subarray(start, start + into.length)),
    times: { count: times, at, from: (time) => Math.ceil(time / 1000), close: () => undefined },
    names: { count: shape.actors, name: (id) => `a${id}`, id: (name) => Number(name.slice(1)) },
    manifest: {
      format: 1,
      generation: 'g000001',
      sources: [],
      tables: [],
      actors: shape.actors,
      contacts: shape.contacts,
      spans: 0,
      window: { earliest: 0, latest: at(times - 1) },
      tick: 1000,
      ties: {
        times,
        shared: 0,
        longest: order.longest,
        cycles: Array.from(
          { length: order.cycles.length / 2 },
          (_, circle) => [order.cycles[circle * 2]!, order.cycles[circle * 2 + 1]!] as const,
        ),
      },
      refused: [],
      files: {},
    },
  };
}
