import { randomBytes } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Mistake } from '../terms/mistake.ts';
import { type Keyboard, nodeKeyboard } from './keyboard.ts';

/** What a command may do to the world outside: read one stream, write to two and to a file, and look at the clock. */
export interface Terminal {
  /** Standard input, a line at a time. @throws Mistake where a line is longer than can be meant. */
  readonly lines: () => AsyncIterable<string>;
  /** Somebody at a keyboard; null where standard input is no terminal. */
  readonly keyboard: Keyboard | null;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody sits at the other end. */
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, for nothing but the progress line. */
  readonly now: () => number;
  /** Puts a whole file in place, or leaves what was there. @throws Mistake where it cannot be written. */
  readonly write: (path: string, text: string | Iterable<string>) => Promise<void>;
}

/** This process's own streams, clock and files. */
export const nodeTerminal: Terminal = {
  lines: () => linesOf(process.stdin),
  keyboard: nodeKeyboard(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  environment: process.env,
  now: () => performance.now(),
  write: writeWhole,
};

/** Longest line that is read, in UTF-16 code units. */
const LONGEST_LINE = 1_000_000;

/** The lines of a stream, without their ends. Node's own line reader has no bound: a stream without an end of line would fill the memory. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop()!;
    yield* lines;
    if (rest.length > LONGEST_LINE)
      throw new Mistake(`A line of the input is longer than ${LONGEST_LINE} characters.`, 'Write one question a line.');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Colour is for a terminal whose owner did not refuse it (no-color.org). */
export function wantsColour(terminal: Terminal): boolean {
  const { NO_COLOR: refused, TERM: kind } = terminal.environment;
  return terminal.outIsTerminal && (refused === undefined || refused === '') && kind !== 'dumb';
}

/**
 * Writes beside the target and renames onto it, so that no failure leaves half a file. A link is followed; something
 * that is no regular file (a device, a pipe) is written to as it is.
 */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  try {
    const target = await realpath(path).catch(() => path);
    const there = await stat(target).catch(() => null);
    if (there !== null && !there.isFile() && !there.isDirectory()) return await writeFile(target, text);
    if (there?.isDirectory()) throw new Mistake(`${path} is a folder.`, 'Name a file to write.');
    const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.part`);
    try {
      await writeFile(beside, text, { flag: 'wx', mode: there === null ? 0o666 : there.mode & 0o777 });
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
  } catch (error) {
    if (error instanceof Mistake) throw error;
    const reason = {
      ENOENT: 'there is no such folder',
      EACCES: 'you may not write there',
      EROFS: 'nothing can be written there',
      ENOSPC: 'the disk is full',
    };
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Mistake(
      `${path} could not be written: ${reason[code as keyof typeof reason] ?? code}.`,
      'Give another path to -o.',
      { cause: error },
    );
  }
}
