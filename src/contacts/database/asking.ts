import type { Database } from '../../database/index.ts';
import { type LogLimits, Mistake, type ReachAnswer, type RouteAnswer } from '../../terms/index.ts';
import { NEVER, SEED } from '../kernel/engine.ts';
import { reachTold, routeTold, rowsOf, type Telling } from '../questions/answer.ts';
import type { Kept } from '../questions/kept.ts';
import { type Asked, namedOf } from '../questions/question.ts';
import { reachFrom, underOther } from '../questions/reach.ts';
import type { Route } from '../questions/route.ts';
import { tiesOf } from '../questions/routeties.ts';
import { limitsWalks } from '../questions/walks.ts';
import { bySlices } from './pruning.ts';
import { byRounds, type Told } from './rounds.ts';
import { slicesOf, usualSlices } from './slices.ts';
import {
  actorIn,
  contactFrom,
  cutsOf,
  evidenceIn,
  keptIn,
  namesIn,
  type Reading,
  type StoredLog,
  stored,
} from './stored.ts';

/** How a database is asked. */
export interface Plan {
  /** `slices`: contacts that may matter come here, slice by slice, and the kernel finishes. `rounds`: nothing leaves the database but who was reached. */
  readonly plan?: 'slices' | 'rounds';
  /** How many slices time is cut into; where it is not said, as many as are good. */
  readonly slices?: number;
  /** Told what is being done, and how many contacts of how many have been gone over. */
  readonly progress?: (doing: string, done: number, of: number) => void;
}

/**
 * Everyone who could have had it from these actors, or from whom it could have come to them: what `forward` and `backward` answer of the
 * same log on disk.
 *
 * @throws Mistake where the database has no such log, the log no such actor, or channels are to be left out.
 */
export async function reachIn(
  database: Database,
  name: string,
  kind: 'forward' | 'backward',
  actors: readonly string[],
  limits: LogLimits,
  plan: Plan = {},
): Promise<ReachAnswer> {
  const log = await stored(database, name);
  const way = kind === 'forward' ? 1 : -1;
  const { asked, pass } = await passesIn(database, log, actors, limits, plan);
  const found = marksOf(await pass(asked, way));
  const other =
    log.manifest.ties.shared > 0 ? marksOf(await pass(underOther(asked), way, 'under the other rule')) : null;
  const { progress = () => undefined } = plan;
  const reading = (what: string) => (done: number, of: number) => progress(`Reading ${what}`, done, of);
  const marks = [...found.marks, ...(other?.marks ?? [])];
  const kept = await keptIn(database, log, marks, reading('the contacts that count'));
  const reach = reachFrom(
    { asked, limits, way, found, otherwise: other, certain: null },
    { labels: ({ marks }) => timesFrom(marks, (mark) => kept(mark).time, way), kept: () => kept },
  );
  const pairs = reach.tieSensitive.flatMap(({ pair }) => pair ?? []);
  const named = [...reach.reached, ...pairs].flatMap(({ from, to }) => [from, to]);
  const telling = await tellingIn(
    database,
    log,
    rowsOf(reach),
    [...named, ...reach.tieSensitive.map(({ actor }) => actor)],
    reading,
  );
  return reachTold(telling, kind, actors, limits, reach);
}

/**
 * The route by which it could have got from one actor to another first: what `earliestRoute` answers of the same log on disk.
 *
 * @throws Mistake as `reachIn` does.
 */
export async function routeIn(
  database: Database,
  name: string,
  from: string,
  to: string,
  limits: LogLimits,
  plan: Plan = {},
): Promise<RouteAnswer> {
  const log = await stored(database, name);
  const target = await actorIn(database, log, to);
  const { asked, pass } = await passesIn(database, log, [from], limits, plan);
  const routeBy = async (question: Asked, doing = '') =>
    await routeTo(database, log, await pass(question, 1, doing, target), target);
  const route = await routeBy(asked);
  const ties =
    log.manifest.ties.shared > 0
      ? tiesOf(route, await routeBy(underOther(asked), 'under the other rule'), limits)
      : null;
  const told = [...(route?.steps ?? []), ...(ties?.pair ?? [])];
  const telling = await tellingIn(
    database,
    log,
    told.map(({ row }) => row),
    told.flatMap((step) => [step.from, step.to]),
  );
  return routeTold(telling, from, to, limits, route, ties, 'earliest');
}

/** The contacts by which an actor was reached, from the first on; null where it was not. */
async function routeTo(
  database: Database,
  log: StoredLog,
  arrivals: Uint32Array,
  target: number,
): Promise<Route | null> {
  if (arrivals[target] === NEVER) return null;
  const steps: Kept[] = [];
  for (let at = target; arrivals[at] !== SEED; at = steps[0]!.from)
    steps.unshift((await keptIn(database, log, [arrivals[at]!]))(arrivals[at]!));
  return { steps: steps.map((step) => ({ ...step, worst: step.time })), certain: steps.at(-1)?.time ?? null };
}

type Pass = (asked: Asked, way: 1 | -1, doing?: string, until?: number) => Promise<Uint32Array>;

/** The question in the kernel's terms, and what goes through the log by the plan. */
async function passesIn(
  database: Database,
  log: StoredLog,
  actors: readonly string[],
  limits: LogLimits,
  { plan = 'slices', slices, progress = () => undefined }: Plan,
): Promise<{ readonly asked: Asked; readonly pass: Pass }> {
  if ((limits.excludeChannels ?? []).length > 0)
    throw new Mistake(
      'A database is not asked without some channels.',
      'Ask the log on disk, or load one without them.',
    );
  if (limitsWalks(limits))
    throw new Mistake('A database is not asked about --latency, --max-hold or --max-hops.', 'Ask the log on disk.');
  const ids = new Map<string, number>();
  for (const actor of [...actors, ...(limits.exclude ?? []), ...(limits.stopAt ?? [])])
    ids.set(actor, await actorIn(database, log, actor));
  const cuts = await cutsOf(database, log);
  const { since = null, by = null } = limits;
  const named = namedOf((actor) => ids.get(actor)!, actors, limits);
  const start = since === null ? 0 : await contactFrom(database, log, cuts, since);
  const end = by === null ? log.manifest.contacts : await contactFrom(database, log, cuts, by + 1);
  const asked: Asked = { ...named, start, end: Math.max(start, end) };
  const parts = slicesOf(
    asked,
    cuts.map(([id]) => id),
    slices ?? usualSlices(asked.end - start),
  );
  return {
    asked,
    pass: async (question, way, doing = '', until) => {
      const told: Told = (done, of) => progress(`Going through contacts ${doing}`.trim(), done, of);
      if (plan === 'rounds') return await byRounds(database, log, question, way, parts, told);
      return await bySlices(database, log, question, way, parts, { told, ...(until === undefined ? {} : { until }) });
    },
  };
}

/** The time of each actor as `labelsOf` tells it. */
function timesFrom(marks: Uint32Array, timeOf: (mark: number) => number, way: 1 | -1): Float64Array {
  return Float64Array.from(marks, (mark) => {
    if (mark === NEVER) return Number.POSITIVE_INFINITY * way;
    return mark === SEED ? Number.NEGATIVE_INFINITY * way : timeOf(mark);
  });
}

function marksOf(arrivals: Uint32Array) {
  return { marks: arrivals, fired: new Float64Array(0) };
}

async function tellingIn(
  database: Database,
  log: StoredLog,
  rows: readonly number[],
  actors: readonly number[],
  reading: (what: string) => Reading = () => () => undefined,
): Promise<Telling> {
  const name = await namesIn(database, log, actors, reading('names'));
  const evidence = await evidenceIn(database, log, rows, reading('evidence'));
  return { log: log.name, manifest: log.manifest, name, evidence };
}
