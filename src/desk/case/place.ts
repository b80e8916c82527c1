import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Mistake } from '../../terms/mistake.ts';

/** Where a case is kept: what its folder says of it. */
export interface Place {
  readonly case: string;
  readonly name: string;
  /** Address of the PostgreSQL that has it, without a password; null where it is in the folder itself. */
  readonly database: string | null;
}

/** Name of the file that makes a folder a case. */
export const PLACE_FILE = 'hearsay-case.json';

const Form = z.strictObject({
  format: z.literal('hearsay-case-1'),
  case: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  database: z.string().max(2000).nullable(),
});

/** Folder of the database of a case that is kept in its own. */
export function databaseFolder(folder: string): string {
  return join(folder, 'database');
}

/** What a folder says of the case in it. @throws Mistake where it is no case. */
export function placeIn(folder: string): Place {
  const path = join(folder, PLACE_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Mistake(`${folder} is no case.`, `Make one with “hearsay case init ${folder}”.`, { cause });
  }
  const parsed = Form.safeParse(json(text));
  if (!parsed.success)
    throw new Mistake(`${path} does not say where a case is.`, 'Put it back as it was, or join the case again.');
  const { case: id, name, database } = parsed.data;
  return { case: id, name, database };
}

/**
 * Makes a folder a case. It is the last thing that is done: without it there is none.
 *
 * @throws Mistake where it is one already, or cannot be written.
 */
export function placed(folder: string, { case: id, name, database }: Place): void {
  const beside = join(folder, `.${PLACE_FILE}.${randomBytes(6).toString('hex')}`);
  try {
    writeFileSync(beside, `${JSON.stringify({ format: 'hearsay-case-1', case: id, name, database }, null, 2)}\n`, {
      flag: 'wx',
    });
    renameSync(beside, join(folder, PLACE_FILE));
  } catch (cause) {
    throw new Mistake(
      `${folder} cannot be written: ${(cause as NodeJS.ErrnoException).code}.`,
      'Give another folder.',
      { cause },
    );
  }
}

/** A folder that a case can be made in: new, or empty. @throws Mistake where it is neither, or cannot be made. */
export function emptyFolder(folder: string): void {
  let there: readonly string[];
  try {
    mkdirSync(folder, { recursive: true });
    there = readdirSync(folder);
  } catch (cause) {
    throw new Mistake(`${folder} cannot be made: ${(cause as NodeJS.ErrnoException).code}.`, 'Give another folder.', {
      cause,
    });
  }
  if (there.includes(PLACE_FILE))
    throw new Mistake(`${folder} is a case already.`, 'Use it with --case, or give another folder.');
  // What a command that was killed left behind is no case and may be made over.
  const others = there.filter((name) => !name.startsWith('.') && name !== 'database');
  if (others.length > 0)
    throw new Mistake(`${folder} has something else in it.`, 'Give a new folder, or an empty one.');
}

/** An address of a database as a case may keep it. @throws Mistake where it is none, or has a password in it. */
export function addressOf(database: string): string {
  if (!/^postgres(?:ql)?:\/\/\S+$/.test(database))
    throw new Mistake('The address of the database is none.', 'Write it as postgres://user@host:port/database.');
  if (/^\w+:\/\/[^/@]*:[^/@]*@/.test(database) || /[?&](?:ssl)?password=/i.test(database))
    throw new Mistake(
      'The address has a password in it, and would be kept.',
      'Leave it out: PGPASSWORD or ~/.pgpass has it.',
    );
  return database;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
