import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from './columns.ts';
import { type Engine, engineOf } from './engine.ts';

export type PassName = 'textbook' | 'groups' | 'lazy' | 'commit' | 'bits' | 'latency';

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
  return engineOf(program, [folder, String(actors)]);
}
