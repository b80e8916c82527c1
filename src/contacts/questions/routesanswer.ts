import type { LoggedStep, LogLimits, RoutesAnswer } from '../../terms/index.ts';
import { SPAN } from '../intervals/spansweeper.ts';
import type { OpenLog } from '../store/logfolder.ts';
import { scopeOf } from './answer.ts';
import { actorsOf, type Routes } from './routes.ts';
import { stepsOf } from './steps.ts';

/** Contacts that an answer tells by name: more would not fit into one text. */
const MOST_TOLD = 500_000;
/** Contacts that are told of those that hang on the tie rule. */
const MOST_TIED = 1000;

/** Puts names, written times and references to the contacts of all routes. */
export async function routesAnswer(
  log: OpenLog,
  from: string,
  to: string,
  limits: LogLimits,
  found: Routes,
): Promise<RoutesAnswer> {
  const { marks, ties } = found;
  return {
    log: log.path,
    query: { kind: 'routes', from, to, ...limits },
    ties,
    count: marks.length,
    actors: actorsOf(found),
    intervals: intervalsOf(found),
    contacts: withTimes(await stepsOf(log, marks.subarray(0, MOST_TOLD)), found),
    more: Math.max(0, marks.length - MOST_TOLD),
    tieSensitive: await tieSensitiveOf(log, found.tieSensitive),
    scope: scopeOf(log),
  };
}

/** How many of the contacts have an interval. */
export function intervalsOf({ marks }: Routes): number {
  return marks.reduce((count, mark) => (mark >= SPAN ? count + 1 : count), 0);
}

function withTimes(steps: readonly LoggedStep[], { marks, times }: Routes): readonly LoggedStep[] {
  if (times === null) return steps;
  const { first, last } = times;
  return steps.map((step, at) =>
    marks[at]! < SPAN ? step : { ...step, onRoute: { earliest: first[at]!, latest: last[at]! } },
  );
}

/** How many contacts hang on the tie rule, and the first of them. */
export async function tieSensitiveOf(log: OpenLog, marks: Uint32Array): Promise<RoutesAnswer['tieSensitive']> {
  return { count: marks.length, contacts: await stepsOf(log, marks.subarray(0, MOST_TIED)) };
}
