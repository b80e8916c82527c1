import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fingerprint } from '../fingerprint.ts';
import { unzstd } from '../zstd.ts';
import { headsOf, LONGEST_HEAD } from './heads.ts';

/** Mail on disk: an mbox, one message, or a folder of messages (.eml, Maildir, or one file a message as archives keep them). */
export interface Mailbox {
  readonly kind: 'mbox' | 'message' | 'folder';
  readonly path: string;
  /** Files of a folder, relative to it, in the order of their names; what they are numbered by. */
  readonly files: readonly string[];
}

/** The head of a message, or null where it is too long; counted from 1. */
export interface Numbered {
  readonly number: number;
  /** File within a folder. */
  readonly file: string | null;
  readonly head: Uint8Array | null;
}

const HEAD =
  /^(?:From .*\d{2}:\d{2}.*\d{4}\r?$|(?:Return-Path|Received|Delivered-To|Message-ID|From|To|Cc|Date|Subject|MIME-Version|Sender|Reply-To|DKIM-Signature|X-[\w-]+):)/im;

/** The mailbox that a path is, as its name tells or its first bytes do; null where it is something else. */
export function mailboxOf(path: string, isFolder: boolean): Mailbox | null {
  if (isFolder) return { kind: 'folder', path, files: filesIn(path, '').toSorted((a, b) => (a < b ? -1 : 1)) };
  const bare = path.toLowerCase().replace(/\.(?:gz|zst|zstd)$/, '');
  if (/\.(?:mbox|mbx)$/.test(bare)) return { kind: 'mbox', path, files: [] };
  if (bare.endsWith('.eml')) return { kind: 'message', path, files: [] };
  if (/\.(?:csv|tsv|tab|jsonl|ndjson|json|parquet|pq|gz|zstd?)$/.test(path.toLowerCase())) return null;
  const start = startOf(path);
  return start.startsWith('From ') && HEAD.test(start.slice(0, 200).split('\n')[0] ?? '')
    ? { kind: 'mbox', path, files: [] }
    : /^[\w-]+:/.test(start) && HEAD.test(start.split('\n')[0] ?? '')
      ? { kind: 'message', path, files: [] }
      : null;
}

/** SHA-256 and bytes of all the files of a folder, with their names. */
export function folderPrint({ path, files }: Mailbox): { readonly sha256: string; readonly bytes: number } {
  const hash = createHash('sha256');
  let total = 0;
  for (const file of files) {
    const { sha256, bytes } = fingerprint(join(path, file));
    hash.update(`${sha256} ${file}\n`);
    total += bytes;
  }
  return { sha256: hash.digest('hex'), bytes: total };
}

/** The messages of a mailbox. */
export async function* messagesOf(
  { kind, path, files }: Mailbox,
  longest: number = LONGEST_HEAD,
): AsyncGenerator<Numbered> {
  if (kind !== 'folder') {
    let number = 0;
    for await (const head of headsOf(streamOf(path), { single: kind === 'message', longest })) {
      number += 1;
      yield { number, file: null, head };
    }
    return;
  }
  for (const [at, file] of files.entries()) {
    let head: Uint8Array | null = new Uint8Array(0);
    for await (const first of headsOf(streamOf(join(path, file)), { single: true, longest })) {
      head = first;
      break;
    }
    yield { number: at + 1, file, head };
  }
}

function streamOf(path: string): AsyncIterable<Uint8Array> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 18 });
  if (/\.gz$/i.test(path)) return pipeline(bytes, createGunzip(), () => undefined);
  return /\.zstd?$/i.test(path) ? pipeline(bytes, unzstd(), () => undefined) : bytes;
}

/** Hidden files apart, everything: what is no message is told of, not passed over. */
function filesIn(root: string, below: string): readonly string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.') && !(entry.isDirectory() && /^\.[^.]/.test(entry.name))) return [];
    return entry.isDirectory() ? filesIn(root, path) : entry.isFile() ? [path] : [];
  });
}

function startOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4096);
    return bytes.subarray(0, readSync(file, bytes)).toString('latin1');
  } finally {
    closeSync(file);
  }
}
