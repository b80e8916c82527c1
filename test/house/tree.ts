import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Paths of the project's own files, relative to the root, sorted: what git tracks or would track. Without git (an
 * unpacked archive) there is nothing to fence, and the list is empty.
 */
export function projectFiles(): readonly string[] {
  let listed: string;
  try {
    listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64e6,
    });
  } catch {
    return [];
  }
  const files = new Set(listed.split('\0').filter((file) => file !== '' && existsSync(join(ROOT, file))));
  return [...files].sort();
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
