import { rm, rmdir, stat } from 'node:fs/promises';
import { atOnce, type Database } from '../../database/index.ts';
import {
  type Archive,
  type BundledCase,
  bundledCase,
  bundleShelf,
  type Entry,
  linesOf,
  openArchive,
  type Packed,
  pack,
  soundnessOf,
  unpack,
} from '../../ledger/index.ts';
import { faultSentence } from '../../report/soundness-text.ts';
import { Mistake } from '../../terms/mistake.ts';
import type { StampTold } from '../../terms/soundness.ts';
import { withFile, writtenWhole } from './bundlefile.ts';
import { type Case, type CaseEffects, nameOf, openedNew } from './case.ts';
import { FORMS } from './forms.ts';
import { configFolder, type Keys, keysIn } from './keys.ts';
import { addressOf, databaseFolder, emptyFolder, type Place, placed } from './place.ts';
import { SHOWING } from './showing.ts';
import { stampedNumber, stampsAmong } from './timestamp.ts';
import { headFrom, type Verified, verifiedOf } from './verify.ts';

type Writing = (database: Database) => Promise<void>;
type Progress = (done: number, total: number) => void;
const SILENT: Progress = () => undefined;

/**
 * Writes a case to one file, whole or not at all: the same case makes the same bytes.
 *
 * @throws Mistake where the case is not sound, or the file cannot be written.
 */
export async function exportCase(open: Case, path: string, progress: Progress = SILENT): Promise<Packed> {
  const { tip } = await open.dossier();
  return await writtenWhole(path, async (write) =>
    pack(open.database, open.id, write, (done) => progress(done, tip.number)),
  );
}

/**
 * Looks a bundle through as `verifyCase` does a case; it takes no database.
 *
 * @param paper a head from outside, “NUMBER HASH”.
 * @throws Mistake where it is no bundle: too short, in another order or form, or not what its own manifest says.
 */
export async function verifyBundle(
  path: string,
  paper: string | null = null,
  effects: Pick<CaseEffects, 'keys'> = {},
  progress: Progress = SILENT,
): Promise<Verified> {
  const keys = effects.keys ?? keysIn(configFolder(process.env));
  return await withFile(path, async (bytes) => {
    const archive = await openArchive(bytes);
    return await lookedThrough(archive, await bundledCase(archive), keys, paper, progress);
  });
}

/** Where a bundle is taken in. */
export interface Import {
  /** postgres://user@host:port/database; in the folder itself where it is left out. */
  readonly database?: string | undefined;
  /** What the case is called there; as it was when it was made where it is left out. */
  readonly name?: string | undefined;
  /** A head from outside, “NUMBER HASH”, that the bundle must have. */
  readonly head?: string | undefined;
}

/** What taking a bundle in came to. */
export interface Imported {
  readonly place: Place;
  readonly verified: Verified;
  /** The number of a later entry of this case that was seen before: the bundle is an older state of it. Null where there is none. */
  readonly older: number | null;
}

/**
 * Takes a bundle in: looks it through, then writes all of it, or nothing. It is one transaction, and the
 * folder is a case once that is through.
 *
 * @throws Mistake where the bundle is refused, or the folder or the database cannot take it: then nothing is left behind.
 */
export async function importCase(
  path: string,
  folder: string,
  { database, name, head }: Import = {},
  effects: CaseEffects = {},
  progress: Progress = SILENT,
): Promise<Imported> {
  const address = database === undefined ? null : addressOf(database);
  const keys = effects.keys ?? keysIn(configFolder(process.env));
  return await withFile(path, async (bytes) => {
    const archive = await openArchive(bytes);
    const bundled = await bundledCase(archive);
    const verified = await lookedThrough(archive, bundled, keys, head ?? null, progress);
    const known = keys.seen(bundled.case);
    const older = known !== null && known.number > bundled.head.head.number ? known.number : null;
    checkSound(verified, older);
    const place: Place = { case: bundled.case, name: nameOf(name ?? (await nameIn(archive))), database: address };
    const write: Writing = async (into) => {
      await atOnce(into, async () =>
        unpack(into, archive, place.name, SHOWING, (done) => progress(done, verified.entries)),
      );
    };
    await inNewFolder(folder, place, effects, write);
    keys.remember(bundled.head.head);
    return { place, verified, older };
  });
}

/** The bundle against its own head, the newest that this user saw, and one from outside. */
async function lookedThrough(
  archive: Archive,
  bundled: BundledCase,
  keys: Keys,
  paper: string | null,
  progress: Progress,
): Promise<Verified> {
  const { case: id, head } = bundled;
  const seen = keys.seen(id);
  const pinned = [...(seen === null ? [] : [seen]), ...(paper === null ? [] : [headFrom(paper, id)])];
  const against = { case: id, head, keys: null, pinned };
  const sound = await soundnessOf(bundleShelf(archive, bundled, FORMS), against, (done) =>
    progress(done, head.head.number),
  );
  return verifiedOf(await nameIn(archive), head, pinned, keys, sound, await stampsIn(archive));
}

async function stampsIn(archive: Archive): Promise<readonly StampTold[]> {
  const stamps = await entriesIn(archive, ({ kind }) => kind === 'head-stamped');
  const numbers = new Set(stamps.flatMap(stampedNumber));
  return numbers.size === 0
    ? []
    : await stampsAmong(stamps, await entriesIn(archive, ({ number }) => numbers.has(number)));
}

async function entriesIn(archive: Archive, wanted: (entry: Entry) => boolean): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for await (const lines of linesOf(archive)) found.push(...lines.map(({ entry }) => entry).filter(wanted));
  return found;
}

/** What is wrong refuses it; that it is older than what was seen is told, and is for whoever takes it in to know. */
function checkSound({ faults }: Verified, older: number | null): void {
  const wrong = faults.filter(
    (fault) =>
      !(older !== null && fault.fault === 'put back' && fault.pinned === older) &&
      !(older !== null && fault.fault === 'cut off' && fault.head === older),
  );
  const [first] = wrong;
  if (first === undefined) return;
  const more = wrong.length === 1 ? '' : ` And ${wrong.length - 1} more.`;
  throw new Mistake(
    `The bundle is refused: ${faultSentence(first)}${more}`,
    'Nothing of it was taken in; “hearsay case verify BUNDLE” says all that is wrong.',
  );
}

async function nameIn(archive: Archive): Promise<string> {
  for await (const [first] of linesOf(archive)) {
    const name = (first?.entry.open as { readonly name?: unknown } | null | undefined)?.name;
    if (typeof name === 'string') return name;
    break;
  }
  throw new Mistake('The bundle is refused: it does not say what its case is called.');
}

/** Makes the folder a case, as the last thing; what was made in it is gone again where the work before fails. */
async function inNewFolder(folder: string, place: Place, effects: CaseEffects, write: Writing): Promise<void> {
  const there = await stat(folder).catch(() => null);
  emptyFolder(folder);
  try {
    const database = await openedNew(folder, place, effects);
    try {
      await write(database);
    } finally {
      await database.close();
    }
    placed(folder, place);
  } catch (error) {
    if (place.database === null) await rm(databaseFolder(folder), { recursive: true, force: true });
    if (there === null) await rmdir(folder).catch(() => undefined);
    throw error;
  }
}
