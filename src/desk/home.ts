import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder, wherever this file runs from: the sources, `dist`, or a folder it was built into. */
export function packageFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && existsSync(join(at, 'examples'))) return at;
    if (at === dirname(at)) throw new Error('The package has lost its package.json or its examples.');
  }
}

/** The version in the package's package.json: every output names it. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')).version;
}
