import {
  backward,
  contentsOf,
  durationOf,
  forward,
  type Imported,
  type ImportOptions,
  importContacts,
  type OpenLog,
  openLog,
  type Preference,
  preferredRoute,
  reachAnswer,
  routeAnswer,
  routeTies,
  timeOf,
  type WrittenLimits,
  withInformants,
} from '../contacts/index.ts';
import { dateOrMistake } from '../documents/index.ts';
import type { LogContents } from '../terms/log-contents.ts';
import { Mistake } from '../terms/mistake.ts';
import type { LogLimits, ReachAnswer, RouteAnswer } from '../terms/reach.ts';

export type { ImportStep, WrittenLimits } from '../contacts/index.ts';

/** Imports files into a log of contacts: see `importContacts`. */
export async function importLog(files: readonly string[], folder: string, options: ImportOptions): Promise<Imported> {
  return await importContacts(files, folder, options);
}

/**
 * What is in a log: see `contentsOf`.
 *
 * @throws Mistake where it cannot be opened, or a file of it is not what was written.
 */
export async function logContents(
  folder: string,
  asked: { readonly lines: boolean; readonly check: boolean },
): Promise<LogContents> {
  return await opened(folder, async (log) => await contentsOf(log, asked));
}

/**
 * Everyone who could have had it from these actors (`forward`), or from whom it could have come to them (`backward`).
 *
 * @throws Mistake where the log cannot be opened, names an actor or channel it has not, or a time is none.
 */
export async function reachOf(
  folder: string,
  kind: 'forward' | 'backward',
  actors: readonly string[],
  written: WrittenLimits,
): Promise<ReachAnswer> {
  const limits = limitsOf(written);
  return await opened(folder, async (log) =>
    reachAnswer(log, kind, actors, limits, await (kind === 'forward' ? forward : backward)(log, actors, limits)),
  );
}

/**
 * Everyone who could have had it from these actors, with all contacts that could have informed each of them first.
 *
 * @throws Mistake as `reachOf` does, and where the log has contacts with an interval.
 */
export async function informedOf(
  folder: string,
  actors: readonly string[],
  written: WrittenLimits,
): Promise<ReachAnswer> {
  const limits = limitsOf(written);
  return await opened(folder, async (log) => {
    const answer = reachAnswer(log, 'forward', actors, limits, await forward(log, actors, limits));
    return await withInformants(log, actors, limits, await answer);
  });
}

/**
 * The route by which it could have got from one actor to another first, or the one that is preferred.
 *
 * @throws Mistake as `reachOf` does, and where the log has contacts with an interval and the preference cannot do with them.
 */
export async function routeOf(
  folder: string,
  from: string,
  to: string,
  written: WrittenLimits,
  prefer: Preference = 'earliest',
): Promise<RouteAnswer> {
  const limits = limitsOf(written);
  return await opened(folder, async (log) => {
    const route = await preferredRoute(log, from, to, limits, prefer);
    const ties = await routeTies(log, from, to, limits, route, prefer);
    return await routeAnswer(log, from, to, limits, route, ties, prefer);
  });
}

/** Asks a log, and closes it. */
export async function opened<Answer>(folder: string, ask: (log: OpenLog) => Promise<Answer>): Promise<Answer> {
  const log = openLog(folder);
  try {
    return await ask(log);
  } finally {
    log.close();
  }
}

/** A time of a log's own kind, else a date as everywhere: `since` counts from its start, `by` to its end. */
export function limitsOf({
  since: from,
  by: to,
  window,
  ties = 'non-strict',
  exclude = [],
  excludeChannel = [],
  stopAt = [],
  zone,
  latency,
  maxHold,
  maxHops,
}: WrittenLimits): LogLimits {
  const [since, by] = window === undefined ? [from, to] : endsOf(window, from ?? to);
  const read = (text: string, what: string) => timeOf(text, zone ?? 'UTC') ?? dateOrMistake(text, what);
  return {
    since: since === undefined ? null : read(since, 'The time of --since').earliest,
    by: by === undefined ? null : read(by, 'The deadline, --by,').latest,
    ties,
    exclude,
    excludeChannels: excludeChannel,
    stopAt,
    latency: latency === undefined ? 0 : lengthOf(latency, '--latency'),
    maxHold: maxHold === undefined ? null : lengthOf(maxHold, '--max-hold'),
    maxHops: maxHops ?? null,
  };
}

function endsOf(window: string, beside: string | undefined): readonly [string | undefined, string | undefined] {
  if (beside !== undefined) throw new Mistake('--window says --since and --by at once.', 'Give it, or the two.');
  const ends = window.split('/').map((end) => (end.trim() === '' || end.trim() === '..' ? undefined : end.trim()));
  if (ends.length !== 2)
    throw new Mistake(`“${window.slice(0, 60)}” is no window.`, 'Write it as 2024-03-05/2024-03-08.');
  return [ends[0], ends[1]];
}

function lengthOf(text: string, what: string): number {
  const length = durationOf(text);
  if (length === null)
    throw new Mistake(
      `“${text.slice(0, 60)}” of ${what} is no length of time.`,
      'Write it as 90s, 15m, 6h or 2d, or as ISO 8601: PT6H.',
    );
  return length;
}
