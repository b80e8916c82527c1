import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../src/desk/home.ts';

/** What is held back is measured only where it is named with `--data`. */
const HELD = /^held/;

/** What is held back of this kind. */
export function heldSet(kind: 'events' | 'factuality'): string {
  return join(packageFolder(), 'test', 'reading', kind, 'held.jsonl');
}

/** The hand-written sets of this kind that are read while the reader is worked on, sorted by path. */
export function developmentSets(kind: 'events' | 'factuality'): string[] {
  const folder = join(packageFolder(), 'test', 'reading', kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && !HELD.test(name))
    .sort()
    .map((name) => join(folder, name));
}
