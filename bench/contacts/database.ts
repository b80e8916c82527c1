import {
  byRounds,
  bySlices,
  cutsOf,
  type Loadable,
  load,
  type Question,
  slicesOf,
  stored,
  usualSlices,
} from '../../src/contacts/index.ts';
import { FORMAT } from '../../src/contacts/store/manifest.ts';
import { connected, type Database } from '../../src/database/index.ts';
import { NO_POSTGRESQL, postgresql, startServer } from '../../test/postgresql.ts';
import { type Answer, agrees, answerOf } from './answers.ts';
import { type Input, orderedIn } from './columns.ts';
import type { Clock, Spread } from './generate.ts';
import { inputOf } from './inputs.ts';
import { type Line, type Part, ratioOf, type Setting, speedOf, times } from './line.ts';
import { own } from './own.ts';

const SHAPES: readonly (readonly [Spread, Clock])[] = [
  ['zipf', 'minutes'],
  ['uniform', 'distinct'],
];
/**
 * The log that most are reached in, of which the promises are: where few are, plain rounds look up a fortieth of the contacts and are
 * told as having gone over all, faster than memory could be read five hundred times over.
 */
const PROMISED: Spread = 'zipf';
/** Slices of rounds. */
const FEW = 10;
/** Room as a server of this size is given it. */
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '8GB', work_mem: '256MB', maintenance_work_mem: '512MB' };

/** P11: one source in a PostgreSQL server of our own. The answer of each plan is looked over. With it what P5 promises beside PostgreSQL. */
export const database: Part = {
  name: 'P11',
  title: 'PostgreSQL: rounds of SQL, and slices that are pruned there and finished here',
  run: async (setting) => {
    if (postgresql() === null) return [{ input: '', engine: 'PostgreSQL', figure: `missing here: ${NO_POSTGRESQL}` }];
    const lines: Line[] = [];
    for (const [spread, clock] of setting.quick ? SHAPES.slice(0, 1) : SHAPES) {
      const input = inputOf(setting.scratch, setting.size ?? (setting.quick ? 100_000 : 10_000_000), spread, clock);
      const server = await startServer(SETTINGS);
      const connection = await connected(server.address);
      try {
        lines.push(...(await inTurns(connection, input, setting, spread === PROMISED)));
      } finally {
        await connection.close();
        await server.stop();
      }
    }
    return lines;
  },
};

async function inTurns(
  connection: Database,
  input: Input,
  { say }: Setting,
  promises: boolean,
): Promise<readonly Line[]> {
  const { raw, columns } = orderedIn(input);
  say(`${input.told}: loading`);
  const begun = performance.now();
  await load(connection, loadableOf(input), [], { name: 'bench' });
  const loading = performance.now() - begun;
  const { rows: room } = await connection.query(`select pg_total_relation_size('hearsay.contact')`);
  const bytes = Math.round(Number(room[0]![0]) / input.contacts);
  await connection.script('vacuum analyze hearsay.contact');
  const there = await stored(connection, 'bench');
  const cuts = (await cutsOf(connection, there)).map(([id]) => id);
  const question: Question = { seeds: [raw.from[0]!], start: 0, end: columns.count, ties: 'non-strict' };
  const slices = (count: number) => slicesOf(question, cuts, count);
  const many = usualSlices(columns.count);
  let moved = { contacts: 0, fetches: 0 };
  const plans: Readonly<Record<string, () => Promise<Uint32Array>>> = {
    'plain rounds': () => byRounds(connection, there, question, 1, slices(1)),
    [`rounds in ${FEW} slices`]: () => byRounds(connection, there, question, 1, slices(FEW)),
    [`${many} slices, pruned and finished`]: () => {
      moved = { contacts: 0, fetches: 0 };
      return bySlices(connection, there, question, 1, slices(many), { moved });
    },
  };
  const best = new Map<string, Answer & { readonly ms: number }>();
  // Once each: a round of plans takes minutes.
  for (const [name, plan] of Object.entries(plans)) {
    say(`${input.told}: ${name}`);
    const from = performance.now();
    const arrivals = await plan();
    best.set(name, { ms: performance.now() - from, ...answerOf(raw, arrivals, 'non-strict') });
  }
  const plain = best.get('plain rounds')!;
  const mine = own(input);
  const ours = [1, 2, 3].map(() => mine.run(question.ties)).toSorted((a, b) => a.ms - b.ms)[1]!;
  return [
    {
      input: input.told,
      engine: 'ours, in memory, one core',
      figure: speedOf(input.contacts, ours.ms),
      beside: `${ratioOf(plain.ms, ours.ms)} × plain rounds`,
      answers: agrees(ours, plain) ? 'right' : 'differs',
      ...(promises ? { promised: [times(plain.ms / ours.ms, 500, 'plain rounds')] } : {}),
    },
    {
      input: input.told,
      engine: 'load by binary COPY',
      figure: speedOf(input.contacts, loading),
      memory: `${bytes} B a contact`,
    },
    ...[...best].map(([name, { ms, reached, sum, valid }]) => {
      const right = reached === plain.reached && sum === plain.sum && valid === reached;
      const pruned = name.endsWith('finished');
      const sent = pruned ? `, ${moved.contacts.toLocaleString('en-US')} contacts sent in ${moved.fetches}` : '';
      return {
        input: input.told,
        engine: name,
        figure: speedOf(input.contacts, ms),
        beside: `${ratioOf(plain.ms, ms)} × plain rounds${sent}`,
        answers: right ? `right, ${reached.toLocaleString('en-US')} reached` : 'differs',
        ...(pruned && promises ? { promised: [times(plain.ms / ms, 10, 'plain rounds')] } : {}),
      };
    }),
  ];
}

/** A generated log as a database takes it: a stamp is a second. */
function loadableOf(input: Input): Loadable {
  const { raw, columns } = orderedIn(input);
  const stamps = raw.stamp.at(-1)! + 1;
  const { actors, contacts } = input;
  return {
    columns,
    rows: (start, into) => {
      for (let at = 0; at < into.length; at += 1) into[at] = start + at;
    },
    times: {
      count: stamps,
      at: (stamp) => stamp * 1000,
      from: (time) => Math.ceil(time / 1000),
      close: () => undefined,
    },
    names: { count: actors, name: (id) => `a${id}`, id: (name) => Number(name.slice(1)) },
    manifest: {
      format: FORMAT,
      generation: 'g000001',
      sources: [],
      tables: [],
      actors,
      contacts,
      spans: 0,
      window: { earliest: 0, latest: (stamps - 1) * 1000 },
      tick: 1000,
      ties: {
        times: stamps,
        shared: 0,
        longest: columns.longest,
        cycles: Array.from({ length: columns.cycles.length / 2 }, (_, circle) => [
          columns.cycles[circle * 2]!,
          columns.cycles[circle * 2 + 1]!,
        ]),
      },
      refused: [],
      files: {},
    },
  };
}
