import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a pass came to: its time, how many were reached, and the sum of their arrivals as stamps. */
export interface Pass {
  readonly ms: number;
  readonly reached: number;
  readonly sum: number;
}

/** The C++ passes over one log, in a process that keeps the log in memory. */
export interface OnePass {
  readonly run: (name: 'textbook' | 'groups' | 'lazy' | 'commit' | 'bits', seed: number) => Promise<Pass>;
  readonly end: () => void;
}

/** Compiles the passes. @throws Error where there is no g++. */
export function compiled(scratch: string): string {
  const program = join(scratch, 'onepass');
  execFileSync('g++', ['-O3', '-march=native', '-o', program, join('bench', 'contacts', 'onepass.cpp')]);
  return program;
}

export function onePass(program: string, folder: string, actors: number): OnePass {
  const child: ChildProcessWithoutNullStreams = spawn(program, [folder, String(actors)]);
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  return {
    run: (name, seed) =>
      new Promise((resolve, reject) => {
        child.once('error', reject);
        waiting.push((line) => {
          child.off('error', reject);
          const [nanoseconds, reached, sum] = line.split(' ').map(Number);
          resolve({ ms: nanoseconds! / 1e6, reached: reached!, sum: sum! });
        });
        child.stdin.write(`${name} ${seed}\n`);
      }),
    end: () => child.stdin.end(),
  };
}
