import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answer } from './answers.ts';
import type { Input } from './columns.ts';
import { peakOf } from './peak.ts';

/** What a pass came to, and the time that it took in milliseconds. */
export interface Pass extends Answer {
  readonly ms: number;
}

export type PassName = 'textbook' | 'groups' | 'lazy' | 'commit' | 'bits';

/** A process that keeps a log in memory and answers one question after the other, so that runs of both sides can take turns. */
export interface Engine<Name extends string> {
  readonly run: (name: Name, seed: number) => Promise<Pass>;
  /** The most memory it held so far, in MB (10^6 bytes), where the operating system tells. */
  readonly peak: () => number | null;
  readonly end: () => void;
}

export const NO_COMPILER = 'missing here: `apt-get install g++`';

/** Compiles the passes in C++, once. @returns null where there is no g++. */
export function compiled(scratch: string): string | null {
  const program = join(scratch, 'onepass');
  if (existsSync(program)) return program;
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', program, join('bench', 'contacts', 'onepass.cpp')]);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
  return program;
}

/** The passes in C++ over one log. */
export function onePass(program: string, { folder, actors }: Pick<Input, 'folder' | 'actors'>): Engine<PassName> {
  return engine(program, [folder, String(actors)]);
}

/**
 * A process that reads lines "NAME SEED" and answers each with "nanoseconds reached sum valid".
 *
 * @throws Error (from `run`) where it ends before it answers; what it said is in the message.
 */
export function engine<Name extends string>(program: string, args: readonly string[]): Engine<Name> {
  const child = spawn(program, args);
  const waiting: { resolve: (pass: Pass) => void; reject: (cause: Error) => void }[] = [];
  let said = '';
  let ended: Error | null = null;
  const end = (cause: Error): void => {
    ended = cause;
    for (const one of waiting.splice(0)) one.reject(cause);
  };
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  child.on('error', end);
  child.on('close', (code) => end(new Error(`${program} ended with ${code}: ${said.trim().split('\n').at(-1)}`)));
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [nanoseconds, reached, sum, valid] = line.split(' ').map(Number);
    waiting.shift()?.resolve({ ms: nanoseconds! / 1e6, reached: reached!, sum: sum!, valid: valid! });
  });
  return {
    run: (name, seed) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        waiting.push({ resolve, reject });
        child.stdin.write(`${name} ${seed}\n`);
      }),
    peak: () => peakOf(child.pid),
    end: () => child.stdin.end(),
  };
}
