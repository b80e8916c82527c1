import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { connected, type Database, makeFolder, migrated, openFolder } from '../../database/index.ts';
import {
  append,
  createDossier,
  type Dossier,
  dossierOf,
  LEDGER,
  type Proposal,
  type Seen,
  type Standing,
  signed,
  type Tip,
  type Written,
} from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';
import { configFolder, type Keys, keysIn } from './keys.ts';
import { addressOf, databaseFolder, emptyFolder, type Place, placed, placeIn } from './place.ts';

/** What a case does to the world outside: it opens databases, and has keys. */
export interface CaseEffects {
  readonly keys?: Keys;
  readonly connect?: (address: string) => Promise<Database>;
  readonly makeFolder?: (folder: string) => Promise<void>;
  readonly openFolder?: (folder: string) => Promise<Database>;
}

/** A case that is open. */
export interface Case {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly database: Database;
  readonly keys: Keys;
  /** Who acts. */
  readonly by: string;
  readonly dossier: () => Promise<Dossier>;
  /** Appends to its journal: see `append`. @throws Mistake as it does, and where an older state of the case was put back. */
  readonly append: (
    propose: (standing: Standing) => readonly Proposal[] | Promise<readonly Proposal[]>,
    seen?: readonly Seen[],
  ) => Promise<readonly Written[]>;
}

/** How a case is made. */
export interface CaseMaking {
  readonly name?: string | undefined;
  /** postgres://user@host:port/database; in the folder itself where it is left out. */
  readonly database?: string | undefined;
  /** A judgement counts once a second person has made it too. */
  readonly twoPersons?: boolean | undefined;
  readonly by: string;
}

/**
 * Makes a case: its database where it is in the folder, its tables, its first entry, and last the file that makes the folder a case.
 *
 * @throws Mistake where the folder has something in it, the database has a case of that name, or either cannot be had.
 */
export async function initCase(folder: string, making: CaseMaking, effects: CaseEffects = {}): Promise<Place> {
  const name = nameOf(making.name ?? basename(resolve(folder)));
  emptyFolder(folder);
  const place: Place = {
    case: randomUUID(),
    name,
    database: making.database === undefined ? null : addressOf(making.database),
  };
  const database = await openedNew(folder, place, effects);
  try {
    await createDossier(database, place.case, name);
    const open = caseIn(place, database, making.by, effects);
    await open.append(() => [
      {
        kind: 'case-opened',
        why: null,
        about: [],
        open: { name, twoPersons: making.twoPersons ?? false },
        contents: [],
        projected: { shows: 'nothing' },
      },
    ]);
  } finally {
    await database.close();
  }
  placed(folder, place);
  return place;
}

/** Makes a folder stand for a case that a database has already. @throws Mistake where it has none of that name. */
export async function joinCase(
  folder: string,
  address: string,
  name: string,
  effects: CaseEffects = {},
): Promise<Place> {
  emptyFolder(folder);
  const database = await (effects.connect ?? connected)(addressOf(address));
  try {
    await migrated(database, LEDGER);
    const { id } = await dossierOf(database, { name });
    const place = { case: id, name, database: address };
    placed(folder, place);
    return place;
  } finally {
    await database.close();
  }
}

/**
 * Does some work on a case, and closes it, however the work ends.
 *
 * @throws Mistake where the folder is no case, its database cannot be had, or another process has it.
 */
export async function withCase<Result>(
  folder: string,
  by: string,
  work: (open: Case) => Promise<Result>,
  effects: CaseEffects = {},
): Promise<Result> {
  const place = placeIn(folder);
  const database = await opened(folder, place, effects);
  try {
    return await work(caseIn(place, database, by, effects));
  } finally {
    await database.close();
  }
}

/** The database of a case that is about to be made. @throws Mistake where it cannot be had. */
export async function openedNew(folder: string, place: Place, effects: CaseEffects): Promise<Database> {
  // One that is there is what a command that was killed left.
  const make = effects.makeFolder ?? (async (made: string) => makeFolder(made, LEDGER, { replace: true }));
  if (place.database === null) await make(databaseFolder(folder));
  return await opened(folder, place, effects);
}

async function opened(folder: string, place: Place, effects: CaseEffects): Promise<Database> {
  if (place.database === null)
    return await (effects.openFolder ?? (async (made) => openFolder(made, LEDGER)))(databaseFolder(folder));
  const database = await (effects.connect ?? connected)(place.database);
  try {
    await migrated(database, LEDGER);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function caseIn(place: Place, database: Database, by: string, effects: CaseEffects): Case {
  const keys = effects.keys ?? keysIn(configFolder(process.env));
  const id = place.case;
  return {
    id,
    name: place.name,
    place,
    database,
    keys,
    by: nameOf(by),
    dossier: async () => await dossierOf(database, { id }),
    append: async (propose, seen = []) => {
      const key = keys.key();
      const checked = (standing: Standing) => {
        notBefore(standing.tip, keys.seen(id)?.number ?? 0);
        return propose(standing);
      };
      const written = await append(database, id, checked, {
        by: nameOf(by),
        sign: (tip) => signed(id, tip, key),
        seen,
      });
      const last = written.at(-1);
      if (last !== undefined)
        keys.remember({ format: 'hearsay-head-1', case: id, number: last.entry.number, hash: last.hash });
      return written;
    },
  };
}

/** Going on from an older state would make two journals of one case, and hide that an end was cut off. */
function notBefore({ number }: Tip, seen: number): void {
  if (number >= seen) return;
  throw new Mistake(
    `The case ends at entry ${number}, and entry ${seen} was seen before: an older state was put back, or the end was cut off.`,
    'See “hearsay case verify”; if you put it back yourself, say so with “hearsay case accept”.',
  );
}

/** A name as the journal can hold it. @throws Mistake where it is empty, too long, or has characters that are none. */
export function nameOf(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > 200 || /[\p{Cc}\p{Cs}]/u.test(trimmed))
    throw new Mistake(
      `“${trimmed.slice(0, 40)}” is no name for a case or an analyst.`,
      'Give one of 1 to 200 characters with --name or --analyst.',
    );
  return trimmed;
}
