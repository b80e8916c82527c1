import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Head } from '../../ledger/index.ts';
import { Mistake } from '../../terms/mistake.ts';

/** What an analyst has outside of any case: the key they sign with, and the newest head of each case that they saw. */
export interface Keys {
  /** Ed25519; made when it is first needed. @throws Mistake where it cannot be read or made. */
  readonly key: () => KeyObject;
  /** The newest head of a case that was seen; null where none was. */
  readonly seen: (caseId: string) => Head | null;
  /** Remembers a head, unless a later one was seen. */
  readonly remember: (head: Head) => void;
  /** Remembers a head, whatever was seen: for whoever put an older state back and says so. */
  readonly accept: (head: Head) => void;
}

/** The user's own folder of settings: HEARSAY_CONFIG, else as the XDG base directory specification has it. */
export function configFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { HEARSAY_CONFIG: own, XDG_CONFIG_HOME: shared } = environment;
  if (own !== undefined && own !== '') return own;
  return join(shared === undefined || shared === '' ? join(homedir(), '.config') : shared, 'hearsay');
}

/** The keys in a folder, which is made when something is first kept there. Nobody else may read it. */
export function keysIn(folder: string): Keys {
  const heads = join(folder, 'heads');
  const seen = (caseId: string): Head | null => {
    const text = read(join(heads, fileOf(caseId)));
    return text === null ? null : (JSON.parse(text) as Head);
  };
  const accept = (head: Head): void => kept(heads, fileOf(head.case), `${JSON.stringify(head)}\n`);
  return {
    key: () => {
      const path = join(folder, 'analyst.pem');
      const known = read(path);
      if (known !== null) return keyFrom(known, path);
      const made = generateKeyPairSync('ed25519').privateKey;
      kept(folder, 'analyst.pem', made.export({ type: 'pkcs8', format: 'pem' }) as string);
      // Of two commands that made one at once, the later one's is there.
      return keyFrom(read(path)!, path);
    },
    seen,
    remember: (head) => {
      if ((seen(head.case)?.number ?? -1) < head.number) accept(head);
    },
    accept,
  };
}

function keyFrom(pem: string, path: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below.
  }
  throw new Mistake(
    `${path} is no Ed25519 key.`,
    'Move it away: a new one is made, and cases say whose signature is whose.',
  );
}

/** A case's id as the name of a file: ids come from outside. */
function fileOf(caseId: string): string {
  return `${Buffer.from(caseId, 'utf8').toString('base64url').slice(0, 200)}.json`;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Mistake(`${path} cannot be read.`, 'HEARSAY_CONFIG names another folder for keys.', { cause });
  }
}

function kept(folder: string, name: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const beside = join(folder, `.${name}.${randomBytes(6).toString('hex')}`);
    writeFileSync(beside, text, { flag: 'wx', mode: 0o600 });
    renameSync(beside, join(folder, name));
  } catch (cause) {
    throw new Mistake(`${join(folder, name)} cannot be written.`, 'HEARSAY_CONFIG names another folder for keys.', {
      cause,
    });
  }
}
