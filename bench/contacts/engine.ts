import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Answer } from './answers.ts';
import { peakOf } from './peak.ts';

/** What a pass came to, and the time that it took in milliseconds. `valid` is -1 where the engine tells no evidence. */
export interface Pass extends Answer {
  readonly ms: number;
}

/** A process that keeps a log in memory and answers one question after the other, so that runs of both sides can take turns. */
export interface Engine<Name extends string> {
  readonly run: (name: Name, seed: number) => Promise<Pass>;
  /** The most memory it held so far, in MB (10^6 bytes), where the operating system tells. */
  readonly peak: () => number | null;
  readonly end: () => void;
}

/**
 * A process that reads lines "NAME SEED" and answers each with "nanoseconds reached sum valid". It may say `ready` before.
 *
 * @param limit seconds that it may take to answer, loading its log included. One that takes longer is ended.
 * @throws Error (from `run`) where it ends before it answers; what it said last is in the message.
 */
export function engineOf<Name extends string>(program: string, args: readonly string[], limit = 600): Engine<Name> {
  const child = spawn(program, args);
  const waiting: { resolve: (pass: Pass) => void; reject: (cause: Error) => void }[] = [];
  let said = '';
  let ended: Error | null = null;
  const end = (cause: Error): void => {
    ended ??= cause;
    for (const one of waiting.splice(0)) one.reject(ended);
  };
  child.stderr.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  child.on('error', end);
  child.on('close', (code) => end(new Error(`it ended with ${code}: ${said.trim().split('\n').at(-1)}`)));
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') return;
    const [nanoseconds, reached, sum, valid] = line.split(' ').map(Number);
    waiting.shift()?.resolve({ ms: nanoseconds! / 1e6, reached: reached!, sum: sum!, valid: valid! });
  });
  return {
    run: (name, seed) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        const timer = setTimeout(() => {
          end(new Error(`not within ${limit} s`));
          child.kill('SIGKILL');
        }, limit * 1000);
        const settled = <T>(next: (value: T) => void) => {
          return (value: T): void => {
            clearTimeout(timer);
            next(value);
          };
        };
        waiting.push({ resolve: settled(resolve), reject: settled(reject) });
        child.stdin.write(`${name} ${seed}\n`);
      }),
    peak: () => peakOf(child.pid),
    end: () => child.stdin.end(),
  };
}

/** Where one run of the other side takes longer than this, in milliseconds, it is the only one. */
const LONG = 10_000;

/** Runs of ours in a turn: they take milliseconds, and the first finds the caches full of what the other side left. */
const OURS = 3;

/** The middle runs of both sides, which take turns, after one of ours that is not counted. */
export async function inTurns(
  ours: () => Pass | Promise<Pass>,
  theirs: () => Promise<Pass>,
  runs: number,
): Promise<{ readonly ours: Pass; readonly theirs: Pass }> {
  await ours();
  const [own, other]: [Pass[], Pass[]] = [[], []];
  do {
    for (let run = 0; run < OURS; run += 1) own.push(await ours());
    other.push(await theirs());
  } while (other.length < runs && other[0]!.ms < LONG);
  return { ours: middle(own), theirs: middle(other) };
}

/** The middle one of some passes by time, or the last of the faster half where they are even in number. */
function middle(passes: readonly Pass[]): Pass {
  return passes.toSorted((a, b) => a.ms - b.ms)[(passes.length - 1) >> 1]!;
}
