import {
  evidenceOfLog,
  type LoadStep,
  load,
  type Plan,
  prepared,
  reachIn,
  routeIn,
  type Spread,
  unload,
} from '../contacts/index.ts';
import { connected, type Database } from '../database/index.ts';
import { Mistake } from '../terms/mistake.ts';
import type { ReachAnswer, RouteAnswer } from '../terms/reach.ts';
import { limitsOf, opened, type WrittenLimits } from './contacts.ts';
import type { Progress } from './read.ts';

/** Which log of which database is asked, and how. */
export interface Place {
  /** postgres://user@host:port/database */
  readonly database: string;
  readonly plan?: 'slices' | 'rounds';
  readonly slices?: number;
}

/** What a load is told. */
export interface LoadWritten {
  readonly database: string;
  /** What the log is called there; where it is not said, as its folder is. */
  readonly name?: string;
  readonly shards?: number;
  readonly citus?: boolean;
  readonly replace?: boolean;
}

/**
 * Puts a log into a database: see `load`.
 *
 * @returns what it is called there, and whether it was put there; false where it was there already.
 * @throws Mistake where the log cannot be opened, the database does not answer, or another log has the name.
 */
export async function loadLog(
  folder: string,
  { database: address, name, shards, citus, replace = false }: LoadWritten,
  progress: (step: LoadStep) => void = () => undefined,
): Promise<{ readonly name: string; readonly loaded: boolean }> {
  const spread = spreadOf(shards, citus);
  return await opened(folder, async (log) => {
    const called = name ?? nameOf(folder);
    const loaded = await within(address, async (database) =>
      load(database, log, evidenceOfLog(log), { name: called, spread, replace, progress }),
    );
    return { name: called, loaded };
  });
}

/**
 * Makes the schema in a database, or brings it up to date.
 *
 * @throws Mistake where the database does not answer, or has the schema of a later version.
 */
export async function prepareDatabase(address: string, written: Pick<LoadWritten, 'shards' | 'citus'>): Promise<void> {
  await within(address, async (database) => prepared(database, spreadOf(written.shards, written.citus)));
}

/**
 * Takes a log out of a database.
 *
 * @throws Mistake where the database does not answer, or has no log of this name.
 */
export async function unloadLog(address: string, name: string): Promise<void> {
  await within(address, async (database) => unload(database, name));
}

/** As `reachOf`, of a log in a database. @throws Mistake as it does, and where the database does not answer. */
export async function storedReachOf(
  place: Place,
  log: string,
  kind: 'forward' | 'backward',
  actors: readonly string[],
  written: WrittenLimits,
  progress: Progress = () => undefined,
): Promise<ReachAnswer> {
  const limits = limitsOf(written);
  return await within(place.database, async (database) =>
    reachIn(database, log, kind, actors, limits, planOf(place, progress)),
  );
}

/** As `routeOf`, of a log in a database. @throws Mistake as it does, and where the database does not answer. */
export async function storedRouteOf(
  place: Place,
  log: string,
  from: string,
  to: string,
  written: WrittenLimits,
  progress: Progress = () => undefined,
): Promise<RouteAnswer> {
  const limits = limitsOf(written);
  return await within(place.database, async (database) =>
    routeIn(database, log, from, to, limits, planOf(place, progress)),
  );
}

function planOf({ plan, slices }: Place, progress: Progress): Plan {
  return {
    ...(plan === undefined ? {} : { plan }),
    ...(slices === undefined ? {} : { slices }),
    progress,
  };
}

function spreadOf(shards: number | undefined, citus = false): Spread {
  if (citus && shards !== undefined)
    throw new Mistake('Citus makes shards of its own.', 'Say --citus or --shards, not both.');
  return citus ? 'citus' : shards === undefined ? 'one table' : { partitions: shards };
}

/** The last part of a path that says something. */
function nameOf(folder: string): string {
  const name = folder
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .at(-1);
  if (name === undefined) throw new Mistake('The log has no name.', 'Give it one with --name.');
  return name;
}

async function within<Result>(address: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await connected(address);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
