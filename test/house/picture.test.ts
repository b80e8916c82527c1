import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, textOf } from './tree.ts';

it('the picture in the README is what the report draws today (npm run picture)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-picture-'));
  try {
    const file = join(folder, 'picture.svg');
    execFileSync(process.execPath, [join('scripts', 'picture.mjs'), file], { cwd: ROOT });
    expect(textOf('docs/first-case.svg')).toBe(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
