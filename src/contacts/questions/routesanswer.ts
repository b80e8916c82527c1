import type { LogLimits, RoutesAnswer } from '../../terms/index.ts';
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
  const { indexes, ties } = found;
  return {
    log: log.path,
    query: { kind: 'routes', from, to, ...limits },
    ties,
    count: indexes.length,
    actors: actorsOf(found),
    contacts: await stepsOf(log, indexes.subarray(0, MOST_TOLD)),
    more: Math.max(0, indexes.length - MOST_TOLD),
    tieSensitive: await tieSensitiveOf(log, found.tieSensitive),
    scope: scopeOf(log),
  };
}

/** How many contacts hang on the tie rule, and the first of them. */
export async function tieSensitiveOf(log: OpenLog, indexes: Uint32Array): Promise<RoutesAnswer['tieSensitive']> {
  return { count: indexes.length, contacts: await stepsOf(log, indexes.subarray(0, MOST_TIED)) };
}
