import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Mistake } from '../terms/index.ts';
import type { Database } from './database.ts';
import { lite } from './lite.ts';
import { locked } from './lock.ts';
import { type Migrations, migrated } from './migrations.ts';
import { makeFiles, onDisk } from './template.ts';

/** The PostgreSQL that PGlite is, and the file of a database that says which made it. */
const [POSTGRESQL, VERSION] = ['18', 'PG_VERSION'];

/** How a folder is opened. */
export interface FolderOpening {
  /** False for one that may be lost: then nothing waits for the disk. A process that is killed loses nothing even so; a power cut may. */
  readonly lasting?: boolean;
}

/** How a folder is made. */
export interface FolderMaking extends FolderOpening {
  /** A database that is there gives way. */
  readonly replace?: boolean;
}

/**
 * Makes a database in a folder, by PGlite, with a schema in it. The files are made beside it and the folder gets its name last, so one that
 * is there is whole. Only its owner may read it: it has no rights of its own to give.
 *
 * @throws Mistake where something is there already, another process is about to make it, or the disk is full or may not be written to.
 */
export async function makeFolder(folder: string, migrations: Migrations, options: FolderMaking = {}): Promise<void> {
  const { replace = false, lasting = true } = options;
  await held(folder, async (unlock) => {
    try {
      if (replace && existsSync(join(folder, VERSION))) rmSync(folder, { recursive: true });
      if (existsSync(folder) && !isEmpty(folder))
        throw new Mistake(`${folder} is there already.`, 'Open it, or name another.');
      const making = beside(folder, 'making');
      // Of one that was ended while it made it.
      rmSync(making, { recursive: true, force: true });
      mkdirSync(making, { mode: 0o700 });
      try {
        await makeFiles(making, migrations, lasting);
        renameSync(making, folder);
      } catch (error) {
        rmSync(making, { recursive: true, force: true });
        throw error;
      }
      if (lasting) await onDisk(dirname(folder));
    } finally {
      unlock();
    }
  });
}

/**
 * Opens the database in a folder, and brings its schema up to date. One process has it open at a time.
 *
 * @returns the database; closing it lets others open it.
 * @throws Mistake where there is none, or one of another PostgreSQL or a later version of this, another process has it open, or the disk is
 * full or may not be written to.
 */
export async function openFolder(
  folder: string,
  migrations: Migrations,
  { lasting = true }: FolderOpening = {},
): Promise<Database> {
  looked(folder);
  return await held(folder, async (unlock) => {
    let database: Database | null = null;
    try {
      const opened = await lite(folder, lasting);
      database = opened;
      await migrated(opened, migrations);
      return {
        ...opened,
        close: async () => {
          try {
            await opened.close();
          } finally {
            unlock();
          }
        },
      };
    } catch (error) {
      await database?.close().catch(() => undefined);
      unlock();
      throw error;
    }
  });
}

/** Looks whether PGlite could have made a folder, before it has a look itself: what it cannot read, it does not say. */
function looked(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there === undefined) throw new Mistake(`There is no database in ${folder}.`);
  const version = join(folder, VERSION);
  if (!there.isDirectory() || !existsSync(version))
    throw new Mistake(`${folder} is no folder of a database.`, 'Name another.');
  const made = readFileSync(version, 'utf8').trim();
  if (made !== POSTGRESQL)
    throw new Mistake(
      `The database in ${folder} is of PostgreSQL ${made.slice(0, 20)}, and this version has ${POSTGRESQL}.`,
      'Open it with the version that made it.',
    );
}

/** Does something while no other process has the folder: the lock lies beside it. */
async function held<Result>(folder: string, work: (unlock: () => void) => Promise<Result>): Promise<Result> {
  try {
    return await work(await locked(beside(folder, 'lock'), folder));
  } catch (error) {
    throw told(error, folder);
  }
}

/** What the file system says that somebody can do something about. */
const FILES: Readonly<Record<string, readonly [what: string, way: string]>> = {
  ENOSPC: ['the disk is full', 'Make room on it.'],
  EDQUOT: ['the disk is full', 'Make room on it.'],
  EROFS: ['it may only be read', 'Copy it to a disk that may be written to.'],
  EACCES: ['it may not be written to', 'Ask whose it is, or copy it to a folder of your own.'],
  EPERM: ['it may not be written to', 'Ask whose it is, or copy it to a folder of your own.'],
  ENOTDIR: ['the folder that it is in is none', 'Name another.'],
  ENOENT: ['the folder that it is in is not there', 'Make it first.'],
};

function told(error: unknown, folder: string): unknown {
  if (error instanceof Mistake) return error;
  const [what, way] = FILES[String((error as NodeJS.ErrnoException).code)] ?? [];
  return what === undefined ? error : new Mistake(`${folder} cannot be opened: ${what}.`, way, { cause: error });
}

/** A file or folder that goes with a folder, and lies hidden beside it. */
function beside(folder: string, what: string): string {
  return join(dirname(folder), `.${basename(folder)}.${what}`);
}

function isEmpty(folder: string): boolean {
  return statSync(folder).isDirectory() && readdirSync(folder).length === 0;
}
